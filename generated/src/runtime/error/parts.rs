//! All that an error knows, whatever its type.

use crate::runtime::answer::Answer;
use crate::runtime::error::{ApiError, Called, ErrorKind};

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
    pub(crate) source: Option<Source>,
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
            source: None,
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
