//! What every generated client needs and no description changes.

pub(crate) mod answer;
mod base_url;
pub(crate) mod body;
pub(crate) mod call;
pub(crate) mod client;
pub(crate) mod clock;
pub(crate) mod credentials;
mod delivery;
pub(crate) mod description;
mod draft;
mod encode;
pub(crate) mod error;
pub(crate) mod generated;
pub(crate) mod model;
mod one_line;
pub(crate) mod operation;
pub(crate) mod options;
pub(crate) mod raw;
pub(crate) mod read;
pub(crate) mod transport;
pub(crate) mod wait;

pub use self::body::Body;
pub use self::call::{Call, CallFuture};
pub use self::client::{Builder, Client};
pub use self::clock::{BoxFuture, Clock};
pub use self::credentials::{ApiKey, Ask, Authorization, Basic, BearerToken, Credentials};
pub use self::description::{KeyPlace, Scheme, SchemeKind};
pub use self::error::{ApiError, Erased, Error, ErrorKind, Undocumented};
pub use self::model::{Deviation, DeviationKind};
pub use self::operation::Operation;
pub use self::options::Options;
pub use self::raw::{Raw, RawCall, RawFuture};
#[cfg(feature = "reqwest")]
pub use self::transport::ReqwestTransport;
pub use self::transport::{Chunks, Incoming, Transport, TransportError};
pub use self::wait::Wait;

#[cfg(test)]
mod tests;
