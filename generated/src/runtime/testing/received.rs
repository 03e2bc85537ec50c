//! A request that was sent becomes something that a test can ask questions.

use std::fmt;
use std::io;

use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, PROXY_AUTHORIZATION};
use http::{HeaderMap, Method, Request, Uri};

use crate::runtime::body::Body;
use crate::runtime::description::Info;
use crate::runtime::model::Json;

/// Headers that are not shown, marked as sensitive or not.
const SECRET: [HeaderName; 3] = [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION];

/// A request as a server would have received it.
#[derive(Clone)]
pub struct Received {
    operation: Option<&'static str>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl Received {
    /// The operation that was called, as it is named in messages: `addons.get`. Nothing when the
    /// request was made by hand.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The whole URL, as it was sent.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// The path, as it was sent: the server's own path comes first, and values are escaped.
    #[must_use]
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// The pairs of the query, decoded, in their order.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.uri.query().unwrap_or_default();
        url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect()
    }

    /// The headers, credentials included.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The first header of that name, when it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON, when it is JSON.
    #[must_use]
    pub fn json(&self) -> Option<Json> {
        std::str::from_utf8(&self.body).ok()?.parse().ok()
    }

    /// Its body is read to the end, as a server would.
    pub(super) async fn of(request: Request<Body>) -> io::Result<Self> {
        let (head, body) = request.into_parts();
        let body = body.bytes(usize::MAX).await?;
        let info = head.extensions.get::<&'static Info>();
        Ok(Self {
            operation: info.map(|info| info.id),
            method: head.method,
            uri: head.uri,
            headers: head.headers,
            body,
        })
    }
}

/// The only one of them.
#[track_caller]
pub(super) fn only(mut requests: Vec<Received>) -> Received {
    match (requests.pop(), requests.as_slice()) {
        (Some(only), []) => only,
        (None, _) => panic!("no request was sent"),
        (Some(last), others) => panic!("several requests were sent: {others:?} and {last:?}"),
    }
}

/// Shows no credential, no value of the query and nothing of the body: they may be secret.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.query().into_iter().map(|(name, _)| name).collect();
        let mut headers = self.headers.clone();
        for (name, value) in &mut headers {
            if SECRET.contains(name) {
                value.set_sensitive(true);
            }
        }
        f.debug_struct("Received")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("path", &self.path())
            .field("query", &names)
            .field("headers", &headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}
