//! A stream of pages, items or events becomes an iterator.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;

use futures_core::Stream;

use crate::runtime::blocking::block;
use crate::runtime::client::Client;
use crate::runtime::clock::BoxFuture;
use crate::runtime::error::Error;
use crate::runtime::events::{EventStream, Evented, EventsCall};
use crate::runtime::operation::Operation;
use crate::runtime::pages::{ItemStream, PageStream, Paged};

/// A walk over pages, or over the elements of an answer, without an async runtime of one's own: each step
/// waits for the next one, as [`Call::send`](crate::runtime::Call::send) waits for its answer.
///
/// Nothing goes on between two steps. When it is dropped, so is the connection of events that still come.
///
/// What comes after an error, and what is not followed, is as in the stream that it was made of.
#[must_use = "nothing is sent until something is wanted"]
pub struct BlockingIter<S> {
    client: Client,
    /// Gone when the client's thread could not go on with it.
    stream: Option<S>,
}

impl<O: Paged> ItemStream<O> {
    /// The items, for a `for` loop; see [`Call::send`](crate::runtime::Call::send) for what blocking means.
    pub fn send(self) -> BlockingIter<Self> {
        BlockingIter {
            client: self.client().clone(),
            stream: Some(self),
        }
    }
}

impl<O: Paged> PageStream<O> {
    /// The pages, for a `for` loop; see [`Call::send`](crate::runtime::Call::send) for what blocking means.
    pub fn send(self) -> BlockingIter<Self> {
        BlockingIter {
            client: self.client().clone(),
            stream: Some(self),
        }
    }
}

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
        Ok(BlockingIter {
            client,
            stream: Some(stream),
        })
    }
}

/// What a call gives once the head of its answer is there.
pub(super) fn opened<O: Operation, T: Send + 'static>(
    client: &Client,
    opening: BoxFuture<'static, Result<T, Error<O::Error>>>,
) -> Result<T, Error<O::Error>> {
    block(client, opening).unwrap_or_else(|mut error| {
        error.parts_mut().operation = Some(O::INFO.id.into());
        Err(error.of())
    })
}

impl<S> BlockingIter<S> {
    /// The stream, to look at: the head of the answer, or the position. Nothing when the client's thread
    /// could not go on with it.
    pub fn stream(&self) -> Option<&S> {
        self.stream.as_ref()
    }

    /// The stream, at the place that was reached: it knows its position. Nothing when the client's
    /// thread could not go on with it, which was an error.
    pub fn into_stream(self) -> Option<S> {
        self.stream
    }
}

/// A stream that may be told that nobody can go on with it.
pub trait Steps: Stream + Unpin + Send + 'static {
    /// What comes last then.
    #[doc(hidden)]
    fn broken(error: Error) -> Self::Item;
}

impl<O: Paged> Steps for ItemStream<O> {
    fn broken(error: Error) -> Self::Item {
        Err(error.of())
    }
}

impl<O: Paged> Steps for PageStream<O> {
    fn broken(error: Error) -> Self::Item {
        Err(error.of())
    }
}

impl<O: Evented> Steps for EventStream<O> {
    fn broken(error: Error) -> Self::Item {
        Err(error)
    }
}

impl<S> Iterator for BlockingIter<S>
where
    S: Steps,
    S::Item: Send + 'static,
{
    type Item = S::Item;

    fn next(&mut self) -> Option<Self::Item> {
        let mut stream = self.stream.take()?;
        let step = Box::pin(async move {
            let next = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await;
            (stream, next)
        });
        match block(&self.client, step) {
            Ok((stream, next)) => {
                self.stream = Some(stream);
                next
            }
            Err(error) => Some(S::broken(error)),
        }
    }
}

impl<S: fmt::Debug> fmt::Debug for BlockingIter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingIter").field(&self.stream).finish()
    }
}
