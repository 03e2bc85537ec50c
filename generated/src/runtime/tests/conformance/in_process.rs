//! The script as a transport without a network, and a clock that nobody waits for.

use std::sync::Arc;
use std::time::{Duration, SystemTime};
use std::vec;

use bytes::Bytes;
use http::{Request, Response};
use tokio::time::Instant;

use super::scenario::{End, Fail, Reply};
use super::script::{Script, line, seconds};
use super::words::Place;
use crate::runtime::{Body, BoxFuture, Chunks, Clock, Incoming, Transport, TransportError};

/// Gives the replies of a script.
pub(super) struct InProcess(pub(super) Arc<Script>);

impl Transport for InProcess {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        let line = line(&request);
        let (head, body) = request.into_parts();
        let body = body.as_bytes().expect("no stream").clone();
        let reply = self.0.reply_to(line, head.headers, body);
        Box::pin(async move {
            let reply = reply.ok_or_else(|| TransportError::other("there is no reply to it"))?;
            tokio::time::sleep(seconds(reply.delay)).await;
            match reply.fails {
                Some(fail) => Err(failed(fail).await),
                None => Ok(answer(reply)),
            }
        })
    }
}

async fn failed(fail: Fail) -> TransportError {
    match fail {
        Fail::Refused => TransportError::connect("refused"),
        Fail::Reset => TransportError::other("reset"),
        Fail::Closed => TransportError::other("closed"),
        Fail::Garbage => TransportError::other("not HTTP"),
        Fail::Late => TransportError::timeout("late"),
        Fail::Unsent => TransportError::other("no room").never_left(),
        Fail::Silent => std::future::pending().await,
    }
}

fn answer(reply: Reply) -> Response<Incoming> {
    let mut response = Response::builder().status(reply.status.unwrap_or(200));
    for (name, value) in reply.head() {
        response = response.header(name, value);
    }
    let whole = reply.piece.is_none() && reply.ends == End::Whole;
    let incoming = if whole {
        Incoming::from(reply.body())
    } else {
        Incoming::new(Pieces {
            pieces: reply.pieces().into_iter(),
            reply,
        })
    };
    response.body(incoming).expect("a status and headers")
}

struct Pieces {
    pieces: vec::IntoIter<Bytes>,
    reply: Reply,
}

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async move {
            tokio::time::sleep(seconds(self.reply.gap)).await;
            match (self.pieces.next(), self.reply.ends) {
                (Some(piece), _) => Ok(Some(piece)),
                (None, End::Whole) => Ok(None),
                (None, End::Broken) => Err(TransportError::other("reset")),
                (None, End::Stalled) => std::future::pending().await,
            }
        })
    }
}

/// Tokio's time, which stands still while there is something to do.
#[derive(Debug)]
pub(super) struct RunClock(Instant);

impl Default for RunClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for RunClock {
    fn now(&self) -> SystemTime {
        Place::imagined().began + self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}
