//! Values of an operation become the replies to its requests.

use std::fmt;
use std::marker::PhantomData;

use super::mock::Mock;
use super::received::{self, Received};
use super::reply::Reply;
use super::script::Script;
use crate::runtime::error::ApiError;
use crate::runtime::operation::Operation;

/// What a [`Mock`] does with the requests of the operation `O`. Replies are given in the order in
/// which they are queued, each once.
pub struct Stub<O> {
    pub(super) mock: Mock,
    pub(super) of: PhantomData<fn() -> O>,
}

impl<O: Operation> Stub<O> {
    /// Queues a success, written as the description says: status, media type and envelope.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "it is read as `reply(addon)`"
    )]
    pub fn reply(&self, output: O::Output) -> &Self {
        self.respond(Reply::from(O::write(&output)))
    }

    /// Queues a documented error, written with its status. Where the description names a range of
    /// statuses it is the first of them, where it names none it is 418.
    #[expect(clippy::needless_pass_by_value, reason = "it is read as `fail(error)`")]
    pub fn fail(&self, error: O::Error) -> &Self {
        self.respond(Reply::from(error.write()))
    }

    /// Queues any other reply. A status alone will do: `503`.
    pub fn respond(&self, reply: impl Into<Reply>) -> &Self {
        let reply = reply.into();
        self.mock
            .change_stub(O::INFO.id, |script| script.push(reply));
        self
    }

    /// Gives the last reply queued again and again, once those before it are used up. Replies
    /// queued later come first.
    pub fn always(&self) {
        self.mock.change_stub(O::INFO.id, Script::last_always);
    }

    /// The requests of this operation so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        let mut requests = self.mock.requests();
        requests.retain(|request| request.operation() == Some(O::INFO.id));
        requests
    }

    /// The one request of this operation that was sent.
    ///
    /// # Panics
    ///
    /// None was sent, or several.
    #[must_use]
    #[track_caller]
    pub fn request(&self) -> Received {
        received::only(self.requests())
    }
}

impl<O: Operation> fmt::Debug for Stub<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stub({})", O::INFO.id)
    }
}
