//! Requests and answers over `reqwest`.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use rustls::crypto::{CryptoProvider, ring};

use crate::runtime::body::Body;
use crate::runtime::clock::BoxFuture;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::transport::{Chunks, Incoming, Transport, TransportError};

/// The transport that clients have unless told otherwise: `reqwest`, with its pool of connections
/// and the proxy of the environment.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    pub(crate) fn new(connect_timeout: Duration) -> Result<Self, Error> {
        if CryptoProvider::get_default().is_none() {
            // Somebody else may install theirs at the same moment, which is as good.
            let _ = ring::default_provider().install_default();
        }
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout)
            .build();
        client.map(Self).map_err(|error| {
            Parts::new(ErrorKind::Configuration, "reqwest cannot be set up")
                .source(error)
                .into()
        })
    }
}

/// A client of one's own, with its proxies, certificates and pool. Build it with redirects off:
/// a token must not follow them.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        Box::pin(async move {
            let request = request.map(|body| reqwest::Body::from(body.into_bytes()));
            let request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::other(error.without_url()).never_left())?;
            let mut answer = self.0.execute(request).await.map_err(seen)?;
            let mut response = Response::new(());
            *response.status_mut() = answer.status();
            *response.version_mut() = answer.version();
            *response.headers_mut() = std::mem::take(answer.headers_mut());
            Ok(response.map(|()| Incoming::new(Pieces(answer))))
        })
    }
}

struct Pieces(reqwest::Response);

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async move { self.0.chunk().await.map_err(seen) })
    }
}

/// A URL may hold a key in its query, so it stays out of the error.
///
/// What an HTTP/2 server refused unseen, `reqwest` has sent again by itself. What it gives up on
/// counts as if it may have arrived, as do connections that end before anything is written: there
/// is no telling them apart.
fn seen(error: reqwest::Error) -> TransportError {
    let (connect, timeout) = (error.is_connect(), error.is_timeout());
    let (builder, error) = (error.is_builder(), error.without_url());
    if connect && timeout {
        TransportError::connect_timeout(error)
    } else if connect {
        TransportError::connect(error)
    } else if timeout {
        TransportError::timeout(error)
    } else if builder {
        TransportError::other(error).never_left()
    } else {
        TransportError::other(error)
    }
}
