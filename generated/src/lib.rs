//! Client for Scalingo's Addons API.

#[allow(
    dead_code,
    deprecated,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "a description need not use all of the runtime"
)]
mod runtime;

#[cfg(feature = "reqwest")]
pub use crate::runtime::ReqwestTransport;
pub use crate::runtime::{
    ApiError, ApiKey, Ask, Authorization, Basic, BearerToken, Body, BoxFuture, Builder, Call,
    CallFuture, Chunks, Client, Clock, Credentials, Deviation, DeviationKind, Erased, Error,
    ErrorKind, Incoming, KeyPlace, Operation, Options, Raw, RawCall, RawFuture, Scheme, SchemeKind,
    Transport, TransportError, Undocumented, Wait,
};
