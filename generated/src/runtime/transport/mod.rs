//! A request goes out and an answer comes in: the one thing that a client leaves to others.

mod error;
mod incoming;
mod network;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::sync::Arc;

use http::{Request, Response};

use crate::runtime::base_url::Base;
use crate::runtime::body::Body;
use crate::runtime::clock::BoxFuture;
use crate::runtime::error::Error;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use error::TransportError;
pub use incoming::{Chunks, Incoming};
pub(crate) use network::{Network, Proxy};

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

/// The transport of clients that were given none, to reach these servers.
#[cfg(feature = "reqwest")]
pub(crate) fn usual(
    network: &Network,
    servers: &[Result<Base, String>],
) -> Result<Arc<dyn Transport>, Error> {
    let servers: Vec<&Base> = servers.iter().flatten().collect();
    Ok(Arc::new(ReqwestTransport::new(network, &servers)?))
}

/// The transport of clients that were given none.
#[cfg(not(feature = "reqwest"))]
pub(crate) fn usual(_: &Network, _: &[Result<Base, String>]) -> Result<Arc<dyn Transport>, Error> {
    use crate::runtime::error::{ErrorKind, Parts};

    let why = "there is no transport: switch on the feature `rustls`, or call `.transport(…)`";
    Err(Parts::new(ErrorKind::Configuration, why).into())
}
