//! What happens to calls becomes what operators see: spans and events with the feature `tracing`,
//! without it nothing, at no cost.

#[cfg(feature = "tracing")]
mod events;
#[cfg(feature = "tracing")]
mod spans;
#[cfg(not(feature = "tracing"))]
mod unseen;

#[cfg(feature = "tracing")]
pub(crate) use events::{exchanged, gave_up, resent};
#[cfg(feature = "tracing")]
pub(crate) use spans::{AttemptSpan, CallSpan};
#[cfg(not(feature = "tracing"))]
pub(crate) use unseen::{AttemptSpan, CallSpan, exchanged, gave_up, resent};

use crate::runtime::answer::Answer;
use crate::runtime::error::Error;

/// How an attempt or a call ended.
#[derive(Clone, Copy)]
pub(crate) enum End<'e> {
    Answer(&'e Answer),
    Failure(&'e Error),
}
