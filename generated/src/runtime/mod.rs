//! What every generated client needs and no description changes.

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
pub(crate) mod download;
mod draft;
mod encode;
pub(crate) mod error;
pub(crate) mod events;
mod form;
pub(crate) mod generated;
pub(crate) mod model;
mod one_line;
pub(crate) mod operation;
pub(crate) mod options;
pub(crate) mod pages;
pub(crate) mod raw;
pub(crate) mod read;
mod seen;
mod style;
#[cfg(any(test, feature = "testing"))]
pub(crate) mod testing;
pub(crate) mod transport;
pub(crate) mod wait;
mod witness;

#[cfg(feature = "blocking")]
pub use self::blocking::{BlockingDownload, BlockingIter};
pub use self::body::{Body, BodyStream, JsonItems};
pub use self::call::{Call, CallFuture};
pub use self::client::{Builder, Client};
pub use self::clock::{BoxFuture, Clock};
pub use self::credentials::{
    ApiKey, Ask, Authorization, AuthorizationHeader, Basic, BearerToken, ClientCredentials,
    Credentials, RefreshToken,
};
pub use self::custom::{Custom, CustomCall};
pub use self::description::{KeyPlace, Scheme, SchemeKind};
pub use self::download::{Download, DownloadCall};
pub use self::error::{ApiError, Erased, Error, ErrorKind, GaveUp, TimeLimit, Undocumented};
pub use self::events::{Event, EventStream, Evented, EventsCall};
pub use self::model::{Deviation, DeviationKind};
pub use self::operation::Operation;
pub use self::options::Options;
pub use self::pages::{ItemStream, Page, PageStream, Paged, Position};
pub use self::raw::{Raw, RawCall, RawFuture};
#[cfg(feature = "reqwest")]
pub use self::transport::ReqwestTransport;
pub use self::transport::{Chunks, Incoming, Transport, TransportError};
pub use self::wait::Wait;
pub use self::witness::Deviations;

#[cfg(test)]
mod tests;
