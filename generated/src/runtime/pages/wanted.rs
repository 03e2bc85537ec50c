//! A stream becomes a future of what comes next in it, which takes along what is on its way when it
//! is dropped.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

/// What comes next in a stream.
///
/// A request that nobody polls would hold on to what it has, its turn to renew a token for one,
/// as long as the stream lives; so it does not outlive the future that wanted it.
pub(super) struct Wanted<'s, S: Stops>(pub(super) &'s mut S);

/// A stream that can do without what is on its way, and asks for it again.
pub(super) trait Stops {
    fn stop(&mut self);
}

impl<S: Stream + Stops + Unpin> Future for Wanted<'_, S> {
    type Output = Option<S::Item>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut *self.0).poll_next(context)
    }
}

impl<S: Stops> Drop for Wanted<'_, S> {
    fn drop(&mut self) {
        self.0.stop();
    }
}
