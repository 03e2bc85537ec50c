//! The elements of an answer without an async runtime of one's own.

use std::future::IntoFuture;

use crate::runtime::blocking::iter::Steps;
use crate::runtime::blocking::{BlockingIter, opened};
use crate::runtime::error::Error;
use crate::runtime::events::{EventStream, Evented, EventsCall};

impl<O: Evented> EventsCall<O> {
    /// Sends the call and waits for the head of its answer; the elements, for a `for` loop. See
    /// [`Call::send`](crate::runtime::Call::send) for what blocking means.
    ///
    /// # Errors
    ///
    /// As those of the awaited call, and of [`Call::send`](crate::runtime::Call::send).
    pub fn send(self) -> Result<BlockingIter<EventStream<O>>, Error<O::Error>> {
        let client = self.0.draft.client.clone();
        let stream = opened::<O, _>(&client, self.into_future())?;
        Ok(BlockingIter::new(client, stream))
    }
}

impl<O: Evented> Steps for EventStream<O> {
    fn broken(error: Error) -> Self::Item {
        Err(error)
    }
}
