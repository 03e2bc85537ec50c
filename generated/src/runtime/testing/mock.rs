//! Scripted replies become a transport, and the requests that it is given a record.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::{Request, Response};

use super::received::Received;
use super::reply::Reply;
use super::script::Script;
use super::stub::Stub;
use crate::runtime::body::Body;
use crate::runtime::clock::BoxFuture;
use crate::runtime::operation::Operation;
use crate::runtime::transport::{Incoming, Transport, TransportError};

/// A transport without a network: it gives the replies that were scripted, and remembers every
/// request. Clones share both.
///
/// Give it to a client with [`Builder::mock`](crate::runtime::Builder::mock). A request takes the
/// next reply of its operation ([`on`](Self::on)); when none is left there, the next of those for
/// any request ([`reply`](Self::reply)). When there is none either, the call fails at once, with
/// an error that says for which request a reply is missing.
#[derive(Clone, Default)]
pub struct Mock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// By the operation's id.
    stubs: BTreeMap<&'static str, Script>,
    others: Script,
    received: Vec<Received>,
}

impl Mock {
    /// A mock without replies.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The replies of one operation, which is named by its marker type.
    #[must_use]
    pub fn on<O: Operation>(&self) -> Stub<O> {
        Stub {
            mock: self.clone(),
            of: PhantomData,
        }
    }

    /// Queues a reply for whichever request has none of its own. A status alone will do: `503`.
    pub fn reply(&self, reply: impl Into<Reply>) -> &Self {
        self.state().others.push(reply.into());
        self
    }

    /// Gives the last reply queued with [`reply`](Self::reply) again and again, once those before it
    /// are used up. Replies queued later come first.
    pub fn always(&self) {
        self.state().others.last_always();
    }

    /// Every request so far, in the order in which they were sent.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.state().received.clone()
    }

    /// The one request that was sent.
    ///
    /// # Panics
    ///
    /// None was sent, or several.
    #[must_use]
    #[track_caller]
    pub fn request(&self) -> Received {
        super::received::only(self.requests())
    }

    /// How many queued replies no request has asked for yet; those given always do not count.
    #[must_use]
    pub fn replies_left(&self) -> usize {
        let state = self.state();
        let of_stubs: usize = state.stubs.values().map(Script::left).sum();
        of_stubs + state.others.left()
    }

    pub(super) fn change_stub(&self, id: &'static str, change: impl FnOnce(&mut Script)) {
        change(self.state().stubs.entry(id).or_default());
    }

    fn reply_to(&self, received: Received) -> Result<Reply, TransportError> {
        let mut state = self.state();
        let reply = state.next(&received);
        let reply = reply.ok_or_else(|| unscripted(&received));
        state.received.push(received);
        reply
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn next(&mut self, received: &Received) -> Option<Reply> {
        let id = received.operation();
        let own = id.and_then(|id| self.stubs.get_mut(id)?.next());
        own.or_else(|| self.others.next())
    }
}

impl Transport for Mock {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        Box::pin(async move {
            let received = Received::of(request).await.map_err(TransportError::other)?;
            self.reply_to(received)?.give().await
        })
    }
}

fn unscripted(received: &Received) -> TransportError {
    let (method, path) = (received.method(), received.path());
    let mend = match received.operation() {
        Some(id) => format!(
            "queue one with `mock.on::<…>().reply(…)`, by the marker type of `{id}`, or with \
             `mock.reply(…)`"
        ),
        None => "queue one with `mock.reply(…)`".to_owned(),
    };
    TransportError::configuration(format!("no reply is left for `{method} {path}`: {mend}"))
}

/// Shows the requests, without their secrets, and how many replies are left.
impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("requests", &self.requests())
            .field("replies_left", &self.replies_left())
            .finish()
    }
}
