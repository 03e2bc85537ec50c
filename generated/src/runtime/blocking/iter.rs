//! A stream of pages or items becomes an iterator.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use crate::runtime::blocking::block;
use crate::runtime::client::Client;
use crate::runtime::error::{ApiError, Error};
use crate::runtime::pages::{ItemStream, PageStream, Paged};

/// A walk over pages without an async runtime of one's own: each step waits for the next page, as
/// [`Call::send`](crate::runtime::Call::send) waits for its answer.
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

impl<S> BlockingIter<S> {
    /// The stream, at the place that was reached: it knows its position. Nothing when the client's
    /// thread could not go on with it, which was an error.
    pub fn into_stream(self) -> Option<S> {
        self.stream
    }
}

impl<S, T, E> Iterator for BlockingIter<S>
where
    S: Stream<Item = Result<T, Error<E>>> + Unpin + Send + 'static,
    T: Send + 'static,
    E: ApiError,
{
    type Item = Result<T, Error<E>>;

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
            Err(error) => Some(Err(error.of())),
        }
    }
}

impl<S: fmt::Debug> fmt::Debug for BlockingIter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingIter").field(&self.stream).finish()
    }
}
