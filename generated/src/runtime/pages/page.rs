//! A page: its items, the answer that they came in, and where it stands.

use std::fmt;

use crate::runtime::operation::Operation;
use crate::runtime::pages::{Paged, Position};
use crate::runtime::raw::Raw;

/// One page of a list.
pub struct Page<O: Operation> {
    raw: Raw<O::Output>,
    position: Position,
    next: Position,
}

impl<O: Paged> Page<O> {
    pub(super) fn new(raw: Raw<O::Output>, position: Position, next: Position) -> Self {
        Self {
            raw,
            position,
            next,
        }
    }

    /// What is on it.
    #[must_use]
    pub fn items(&self) -> &[O::Item] {
        O::items(self.raw.value()).unwrap_or_default()
    }

    /// What is on it, to keep.
    #[must_use]
    pub fn into_items(self) -> Vec<O::Item> {
        O::into_items(self.raw.into_value()).unwrap_or_default()
    }

    /// The whole answer: what else it says beside the items, its status, headers and bytes.
    #[must_use]
    pub fn raw(&self) -> &Raw<O::Output> {
        &self.raw
    }

    /// The whole answer, to keep.
    #[must_use]
    pub fn into_raw(self) -> Raw<O::Output> {
        self.raw
    }

    /// Where it is: a walk that resumes there begins with this page.
    #[must_use]
    pub fn position(&self) -> &Position {
        &self.position
    }

    /// Where the page after it is: a walk that resumes there begins behind this one.
    #[must_use]
    pub fn next(&self) -> &Position {
        &self.next
    }
}

/// Counts the items and shows none; they may be many.
impl<O: Paged> fmt::Debug for Page<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Page({}, {} items)", O::INFO.id, self.items().len())
    }
}
