//! A stream of pages, items or events becomes an iterator.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use crate::runtime::blocking::block;
use crate::runtime::client::Client;
use crate::runtime::error::Error;

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

impl<S> BlockingIter<S> {
    pub(super) fn new(client: Client, stream: S) -> Self {
        Self {
            client,
            stream: Some(stream),
        }
    }

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
