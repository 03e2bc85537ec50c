//! What every generated client needs and no description changes.
//!
//! Six parts are only of use where an operation has them: `__downloads`, `__events`, `__forms`, `__items`, `__pages`
//! and `__waits` are features of the crate that the features of groups switch on. A client without any of the six takes
//! a twelfth less to check, and shows nobody what its API does not have.

pub(crate) mod answer;
mod base_url;
#[cfg(feature = "blocking")]
pub(crate) mod blocking;
pub(crate) mod body;
pub(crate) mod call;
pub(crate) mod client;
pub(crate) mod clock;
pub(crate) mod credentials;
mod custom;
mod delivery;
pub(crate) mod description;
#[cfg(any(test, feature = "__downloads"))]
pub(crate) mod download;
mod draft;
mod encode;
pub(crate) mod error;
#[cfg(any(test, feature = "__events"))]
pub(crate) mod events;
#[cfg(any(test, feature = "__forms"))]
mod form;
pub(crate) mod generated;
pub(crate) mod model;
mod one_line;
pub(crate) mod operation;
pub(crate) mod options;
#[cfg(any(test, feature = "__pages"))]
pub(crate) mod pages;
pub(crate) mod raw;
pub(crate) mod read;
mod seen;
mod style;
#[cfg(any(test, feature = "testing"))]
pub(crate) mod testing;
pub(crate) mod transport;
#[cfg(any(test, feature = "__waits"))]
pub(crate) mod wait;
mod witness;

#[cfg(all(feature = "blocking", any(test, feature = "__downloads")))]
pub use self::blocking::BlockingDownload;
#[cfg(all(
    feature = "blocking",
    any(test, feature = "__events", feature = "__pages")
))]
pub use self::blocking::BlockingIter;
#[cfg(any(test, feature = "__items"))]
pub use self::body::JsonItems;
pub use self::body::{Body, BodyStream};
pub use self::call::{Call, CallFuture};
pub use self::client::{Builder, Client};
pub use self::clock::{BoxFuture, Clock};
pub use self::credentials::{
    ApiKey, Ask, Authorization, AuthorizationHeader, Basic, BearerToken, ClientCredentials,
    Credentials, RefreshToken,
};
pub use self::custom::{Custom, CustomCall};
pub use self::description::{KeyPlace, Scheme, SchemeKind};
#[cfg(any(test, feature = "__downloads"))]
pub use self::download::{Download, DownloadCall};
pub use self::error::{ApiError, Erased, Error, ErrorKind, GaveUp, TimeLimit, Undocumented};
#[cfg(any(test, feature = "__events"))]
pub use self::events::{Event, EventStream, Evented, EventsCall};
pub use self::model::{Deviation, DeviationKind};
pub use self::operation::Operation;
pub use self::options::Options;
#[cfg(any(test, feature = "__pages"))]
pub use self::pages::{ItemStream, Page, PageStream, Paged, Position};
pub use self::raw::{Raw, RawCall, RawFuture};
#[cfg(feature = "reqwest")]
pub use self::transport::ReqwestTransport;
pub use self::transport::{Chunks, Incoming, Transport, TransportError};
#[cfg(any(test, feature = "__waits"))]
pub use self::wait::Wait;
pub use self::witness::Deviations;

#[cfg(test)]
mod tests;
