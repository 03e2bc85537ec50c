//! Requests and answers over `reqwest`.

mod origins;
mod sent;
mod setup;

use bytes::Bytes;
use http::{Request, Response};

use self::origins::Origins;
use self::sent::sent;
use crate::runtime::base_url::{Base, is_loopback};
use crate::runtime::body::Body;
use crate::runtime::clock::BoxFuture;
use crate::runtime::error::Error;
use crate::runtime::transport::{Chunks, Incoming, Network, Proxy, Transport, TransportError};

const REDIRECTED: &str = "its `reqwest::Client` followed a redirect, and a token must not follow; \
                          build it with `.redirect(reqwest::redirect::Policy::none())`";

/// The transport that clients have unless told otherwise: `reqwest`, with its pool of connections
/// and the proxy of the environment.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// For servers on this machine, where the other one is for a proxy.
    direct: Option<reqwest::Client>,
    origins: Origins,
    redirects: Redirects,
}

/// What is known of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Redirects {
    /// It follows none.
    Off,
    /// Somebody else has built it.
    Unknown,
}

impl ReqwestTransport {
    /// Servers on this machine are reached without a proxy: secrets may go to them in clear, and
    /// the variables that name a proxy seldom mean them.
    pub(crate) fn new(network: &Network, servers: &[&Base]) -> Result<Self, Error> {
        setup::speaks_tls_where_needed(network, servers)?;
        let local = servers.iter().filter(|server| server.is_loopback()).count();
        let direct = || setup::client(network, &Proxy::Direct);
        let mixed = local > 0 && local < servers.len();
        let client = if local > 0 && !mixed {
            direct()?
        } else {
            setup::client(network, &network.proxy)?
        };
        let direct = if mixed { Some(direct()?) } else { None };
        Ok(Self {
            client,
            direct,
            origins: Origins::of(servers),
            redirects: Redirects::Off,
        })
    }

    fn outgoing(&self, request: Request<Body>) -> Result<reqwest::Request, TransportError> {
        let url = self.origins.url(request.uri());
        let url = url.map_err(|error| TransportError::other(error).never_left())?;
        let (head, body) = request.into_parts();
        let mut outgoing = reqwest::Request::new(head.method, url);
        *outgoing.headers_mut() = head.headers;
        *outgoing.version_mut() = head.version;
        *outgoing.body_mut() = Some(sent(body));
        Ok(outgoing)
    }

    fn client_for(&self, request: &reqwest::Request) -> &reqwest::Client {
        match &self.direct {
            Some(direct) if is_loopback(request.url()) => direct,
            Some(_) | None => &self.client,
        }
    }
}

/// A client of one's own, with its proxies, certificates and pool. Build it with redirects off: a
/// token must not follow them, and a call that was redirected fails. Nor let it send anything again
/// by itself, as it knows nothing of what may be done twice.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self {
            client,
            direct: None,
            origins: Origins::default(),
            redirects: Redirects::Unknown,
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        // Begun here, so that the future holds no request, nor its URL where nobody asks for it.
        let begun = self.outgoing(request).map(|request| {
            let asked = match self.redirects {
                Redirects::Off => None,
                Redirects::Unknown => Some(Box::new(request.url().clone())),
            };
            (asked, self.client_for(&request).execute(request))
        });
        Box::pin(async move {
            let (asked, pending) = begun?;
            let mut answer = pending.await.map_err(seen)?;
            if asked.is_some_and(|asked| *asked != *answer.url()) {
                return Err(TransportError::configuration(REDIRECTED));
            }
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
    let (redirect, builder) = (error.is_redirect(), error.is_builder());
    let error = error.without_url();
    if connect && timeout {
        TransportError::connect_timeout(error)
    } else if connect {
        TransportError::connect(error)
    } else if timeout {
        TransportError::timeout(error)
    } else if redirect {
        TransportError::configuration(REDIRECTED)
    } else if builder {
        TransportError::other(error).never_left()
    } else {
        TransportError::other(error)
    }
}
