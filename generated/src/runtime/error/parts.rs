//! All that an error knows, whatever its type.

use std::time::Duration;

use crate::runtime::answer::Answer;
use crate::runtime::error::{ApiError, Called, ErrorKind, GaveUp, TimeLimit};
use crate::runtime::witness::Witness;

type Source = Box<dyn std::error::Error + Send + Sync>;

pub(crate) struct Parts {
    pub(crate) kind: ErrorKind,
    pub(crate) operation: Option<Called>,
    /// Empty when status and body say it all.
    pub(crate) message: String,
    pub(crate) answer: Option<Answer>,
    /// The documented error, once it is read.
    pub(crate) api: Option<Box<dyn ApiError>>,
    /// Where in the JSON of the answer.
    pub(crate) path: Option<String>,
    pub(crate) attempts: u32,
    pub(crate) limit: Option<TimeLimit>,
    pub(crate) gave_up: Option<GaveUp>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) source: Option<Source>,
    /// Until the documented error is read.
    pub(crate) witness: Option<Witness>,
}

impl Parts {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            operation: None,
            message: message.into(),
            answer: None,
            api: None,
            path: None,
            attempts: 0,
            limit: None,
            gave_up: None,
            retry_after: None,
            source: None,
            witness: None,
        }
    }

    /// A limit of time has passed.
    pub(crate) fn late(limit: TimeLimit, message: impl Into<String>) -> Self {
        Self {
            limit: Some(limit),
            ..Self::new(ErrorKind::Timeout, message)
        }
    }

    pub(crate) fn answer(mut self, answer: Answer) -> Self {
        self.answer = Some(answer);
        self
    }

    pub(crate) fn source(mut self, source: impl Into<Source>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn operation(mut self, operation: impl Into<Called>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    pub(crate) fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }
}
