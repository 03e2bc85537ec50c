//! Nobody looks: spans are nothing, futures stay as they are, and events are not made.

#![expect(
    clippy::unused_self,
    reason = "the spans that are there take themselves"
)]

use std::time::Duration;

use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, GaveUp};
use crate::runtime::model::Deviation;
use crate::runtime::seen::End;

/// The span of a call, of which there is none.
#[derive(Clone)]
pub(crate) struct CallSpan;

impl CallSpan {
    pub(crate) fn of(_: &Draft) -> Self {
        Self
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(crate) fn ended(&self, _: End<'_>, _: u32) {}

    pub(crate) fn unreadable(&self) {}

    pub(crate) fn deviates(&self, _: &Deviation) {}
}

/// The span of an attempt, of which there is none.
#[derive(Clone)]
pub(crate) struct AttemptSpan;

impl AttemptSpan {
    pub(crate) fn of(_: &Draft, _: u32) -> Self {
        Self
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(crate) fn ended(&self, _: End<'_>) {}
}

pub(crate) fn resent(_: End<'_>, _: u32, _: Duration) {}

pub(crate) fn gave_up(_: GaveUp) {}

pub(crate) fn exchanged(_: &'static str, _: Result<(), &Error>) {}
