//! What follows the head of an answer comes piece by piece, within the limits of patience and size and
//! the deadline.

use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::clock::{BoxFuture, Elapsed, within};
use crate::runtime::delivery::attempt::failed;
use crate::runtime::delivery::receive::{stalled, too_large};
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, Parts, TimeLimit};
use crate::runtime::transport::Incoming;

/// The body of an answer whose head has been received. What is on its way goes with it when it is
/// dropped.
pub(crate) struct Rest(State);

enum State {
    Waiting(Box<Tap>),
    Receiving(BoxFuture<'static, (Box<Tap>, Received)>),
    /// All came, or an error did.
    Over,
}

type Received = Result<Option<Bytes>, Error>;

/// Where the pieces come from.
struct Tap {
    draft: Box<Draft>,
    answer: Answer,
    attempts: u32,
    incoming: Incoming,
    /// How many bytes may still come, where that is limited.
    room: Option<usize>,
}

impl Rest {
    pub(crate) fn new(draft: Box<Draft>, delivered: &Delivered, incoming: Incoming) -> Self {
        let tap = Tap {
            answer: delivered.answer.clone(),
            attempts: delivered.attempts,
            incoming,
            room: draft.options.response_limit,
            draft,
        };
        Self(State::Waiting(Box::new(tap)))
    }

    /// Of which nothing more comes.
    #[cfg(feature = "blocking")]
    pub(crate) fn over() -> Self {
        Self(State::Over)
    }

    /// The same without a limit for all pieces together.
    pub(crate) fn without_end(mut self) -> Self {
        if let State::Waiting(tap) = &mut self.0 {
            tap.room = None;
        }
        self
    }

    /// The next piece; nothing at the end, and after an error.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            self.0 = match std::mem::replace(&mut self.0, State::Over) {
                State::Over => return Poll::Ready(None),
                State::Waiting(tap) => State::Receiving(Box::pin(tap.received())),
                State::Receiving(mut receiving) => {
                    let Poll::Ready((tap, piece)) = receiving.as_mut().poll(context) else {
                        self.0 = State::Receiving(receiving);
                        return Poll::Pending;
                    };
                    if let Ok(Some(_)) = piece {
                        self.0 = State::Waiting(tap);
                    }
                    return Poll::Ready(piece.transpose());
                }
            };
        }
    }
}

impl Tap {
    async fn received(mut self: Box<Self>) -> (Box<Self>, Received) {
        let piece = self.piece().await.map_err(|error| self.named(error));
        (self, piece)
    }

    async fn piece(&mut self) -> Received {
        let (limit, late) = self.limit();
        let clock = self.draft.client.clock();
        let piece = within(clock, limit, pin!(self.incoming.chunk()))
            .await
            .map_err(late)?
            .map_err(failed)?;
        if let (Some(piece), Some(room)) = (&piece, &mut self.room) {
            let Some(left) = room.checked_sub(piece.len()) else {
                let limit = self.draft.options.response_limit.unwrap_or_default();
                return Err(too_large(limit));
            };
            *room = left;
        }
        Ok(piece)
    }

    /// How long the next piece may take, and what it is when it takes longer.
    fn limit(&self) -> (Option<Duration>, fn(Elapsed) -> Error) {
        let options = &self.draft.options;
        let now = self.draft.client.clock().now();
        let left = options
            .deadline
            .map(|deadline| deadline.duration_since(now).unwrap_or_default());
        match (options.stall_timeout, left) {
            (patience, Some(left)) if patience.is_none_or(|patience| left < patience) => {
                (Some(left), passed)
            }
            (patience, _) => (patience, stalled),
        }
    }

    fn named(&self, mut error: Error) -> Error {
        let parts = error.parts_mut();
        parts.operation = Some(self.draft.called());
        parts.attempts = self.attempts;
        parts.answer = Some(self.answer.clone());
        error
    }
}

fn passed(_: Elapsed) -> Error {
    let message = "the deadline passed while the answer came";
    Parts::late(TimeLimit::Call, message).into()
}
