//! A request goes out and an answer comes in: the one thing that a client leaves to others.

mod error;
mod incoming;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};

use crate::runtime::body::Body;
use crate::runtime::clock::BoxFuture;
use crate::runtime::error::Error;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use error::TransportError;
pub use incoming::{Chunks, Incoming};

/// Sends one request and gives the answer to it, whatever its status. It follows no redirect,
/// sends nothing twice and keeps no secret.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. The answer is given as soon as its head is there.
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        (**self).send(request)
    }
}

/// The transport of clients that were given none.
#[cfg(feature = "reqwest")]
pub(crate) fn usual(connect_timeout: Duration) -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(ReqwestTransport::new(connect_timeout)?))
}

/// The transport of clients that were given none.
#[cfg(not(feature = "reqwest"))]
pub(crate) fn usual(_: Duration) -> Result<Arc<dyn Transport>, Error> {
    use crate::runtime::error::{ErrorKind, Parts};

    let why = "there is no transport: switch on the feature `reqwest`, or call `.transport(…)`";
    Err(Parts::new(ErrorKind::Configuration, why).into())
}
