//! Replies become a server that is not there: a transport in this process, and a clock that only calls move.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use http::{Request, Response};
use scalingo::{Body, BoxFuture, Builder, Client, Clock, Incoming, Transport, TransportError};

/// What the server answers.
pub(crate) type Reply = Response<Vec<u8>>;

/// A server with its replies, in turn; the last one is given again and again.
#[derive(Clone, Debug)]
pub(crate) struct Stage(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    replies: Vec<Reply>,
    asked: usize,
    now: SystemTime,
    pauses: Vec<Duration>,
}

impl Stage {
    pub(crate) fn new(replies: Vec<Reply>) -> Self {
        Self(Arc::new(Mutex::new(State {
            replies,
            asked: 0,
            now: SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
            pauses: Vec::new(),
        })))
    }

    /// A client that talks to this server, whatever the server's name.
    pub(crate) fn client(&self) -> Client {
        let client = self.builder().credentials(scalingo::BearerToken::new("t"));
        client.build().expect("these settings make sense")
    }

    pub(crate) fn builder(&self) -> Builder {
        Client::builder()
            .transport(self.clone())
            .clock(self.clone())
    }

    /// How often the server was asked.
    pub(crate) fn asked(&self) -> usize {
        self.state().asked
    }

    /// The pauses that were made so far.
    pub(crate) fn pauses(&self) -> Vec<Duration> {
        self.state().pauses.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Stage {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        let mut state = self.state();
        let turn = state.asked.min(state.replies.len() - 1);
        state.asked += 1;
        let reply = state.replies[turn].clone().map(Incoming::from);
        Box::pin(std::future::ready(Ok(reply)))
    }
}

/// Time passes at once, and only when somebody waits.
impl Clock for Stage {
    fn now(&self) -> SystemTime {
        self.state().now
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let mut state = self.state();
        state.now += duration;
        state.pauses.push(duration);
        Box::pin(std::future::ready(()))
    }
}

/// What a future gives, without an executor: here nothing is ever waited for.
pub(crate) fn outcome<F: IntoFuture>(future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    match Future::poll(future.as_mut(), &mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the call waits, and nothing will wake it"),
    }
}

pub(crate) fn reply(status: u16, content_type: &str, body: &[u8]) -> Reply {
    Response::builder()
        .status(status)
        .header("content-type", content_type)
        .body(body.to_vec())
        .expect("status and type can be sent")
}
