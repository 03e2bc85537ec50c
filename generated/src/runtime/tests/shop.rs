//! A transport without a network.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};

use crate::runtime::{Body, BoxFuture, Incoming, Transport, TransportError};

/// What the server does with one request.
pub(crate) enum Reply {
    Answer(Response<Incoming>),
    After(Duration, Response<Incoming>),
    Fail(TransportError),
    Never,
}

pub(crate) fn json(status: u16, body: &'static str) -> Reply {
    Reply::Answer(response(status, "application/json", body))
}

pub(crate) fn response(status: u16, media: &str, body: &'static str) -> Response<Incoming> {
    Response::builder()
        .status(status)
        .header("content-type", media)
        .header("x-request-id", "r-7")
        .body(Incoming::from(body))
        .expect("a response")
}

/// A transport that gives the replies it was made with, and remembers the requests.
#[derive(Clone, Default)]
pub(crate) struct Shop {
    replies: Arc<Mutex<VecDeque<Reply>>>,
    requests: Arc<Mutex<Vec<Request<Body>>>>,
}

impl Shop {
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let shop = Self::default();
        shop.then(replies);
        shop
    }

    /// Gives these replies when it has given all others.
    pub(crate) fn then(&self, replies: impl IntoIterator<Item = Reply>) {
        self.replies.lock().expect("no panic").extend(replies);
    }

    pub(crate) fn requests(&self) -> Vec<Request<Body>> {
        self.requests.lock().expect("no panic").clone()
    }

    /// Method and URL of what was sent.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |request: &Request<Body>| format!("{} {}", request.method(), request.uri());
        self.requests().iter().map(line).collect()
    }

    /// A header of each request.
    pub(crate) fn header(&self, name: &str) -> Vec<String> {
        let value = |request: &Request<Body>| {
            let value = request.headers().get(name);
            value.map_or_else(String::new, |value| {
                value.to_str().expect("text").to_owned()
            })
        };
        self.requests().iter().map(value).collect()
    }
}

impl Transport for Shop {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        self.requests.lock().expect("no panic").push(request);
        let reply = self.replies.lock().expect("no panic").pop_front();
        Box::pin(async move {
            match reply.expect("a reply for each request") {
                Reply::Answer(response) => Ok(response),
                Reply::After(time, response) => {
                    tokio::time::sleep(time).await;
                    Ok(response)
                }
                Reply::Fail(error) => Err(error),
                Reply::Never => std::future::pending().await,
            }
        })
    }
}

/// What the simulated clock says when a test begins.
pub(crate) const MORNING: u64 = 1_700_000_000;
