//! Walks over pages without an async runtime of one's own.

use crate::runtime::blocking::BlockingIter;
use crate::runtime::blocking::iter::Steps;
use crate::runtime::error::Error;
use crate::runtime::pages::{ItemStream, PageStream, Paged};

impl<O: Paged> ItemStream<O> {
    /// The items, for a `for` loop; see [`Call::send`](crate::runtime::Call::send) for what blocking means.
    pub fn send(self) -> BlockingIter<Self> {
        BlockingIter::new(self.client().clone(), self)
    }
}

impl<O: Paged> PageStream<O> {
    /// The pages, for a `for` loop; see [`Call::send`](crate::runtime::Call::send) for what blocking means.
    pub fn send(self) -> BlockingIter<Self> {
        BlockingIter::new(self.client().clone(), self)
    }
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
