//! Whatever goes wrong, as one error of one word.

mod api;
mod called;
mod display;
mod kind;
mod parts;
mod reasons;

use std::any::Any;
use std::marker::PhantomData;
use std::str::FromStr;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::runtime::answer::Answer;

pub use api::Sealed;
pub use api::{ApiError, Erased, Undocumented};
pub(crate) use called::Called;
pub use kind::ErrorKind;
pub(crate) use parts::Parts;
pub use reasons::{GaveUp, TimeLimit};

/// What went wrong with a call, or with making a client.
///
/// `E` is the type of the errors that the operation documents; `?` turns every `Error<E>` into the
/// erased `Error`, which keeps all but the type of the documented error.
///
/// `Display` is one line that needs no others: operation, status, what the server says, and for a
/// failure on the way the text of its root cause. [`source`](std::error::Error::source) leads from
/// there through the layers between, each with its own part only; print the line or the chain.
/// Neither they nor `Debug` show headers, URLs with their parameters, or bodies, but for what a
/// server says in the body of an error.
pub struct Error<E = Erased> {
    parts: Box<Parts>,
    of: PhantomData<fn() -> E>,
}

impl<E> Error<E> {
    /// What sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.parts.kind
    }

    /// The operation, as it is named in messages: `addons.get`; the method, when it was called by a
    /// path that the description does not have. Nothing when no call was made.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.parts.operation.as_ref().map(Called::id)
    }

    /// The status of the answer, when there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.parts.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, when there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.parts.answer.as_ref().map(|answer| &answer.headers)
    }

    /// A header of the answer as text, by its name in any case; the first of several. Nothing when
    /// there is none, or it is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.parts.answer.as_ref()?.header(name)
    }

    /// The same as what its text says: a number, `true`, a `DateTime`. Nothing when it says no such
    /// thing.
    ///
    /// ```ignore
    /// let left: Option<i64> = answer.header_as("X-RateLimit-Remaining");
    /// ```
    #[must_use]
    pub fn header_as<H: FromStr>(&self, name: &str) -> Option<H> {
        self.parts.answer.as_ref()?.header_as(name)
    }

    /// What the server calls this request, to be given to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.parts.answer.as_ref()?.request_id()
    }

    /// The body of the answer as far as it was kept. It may hold secrets.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.parts.answer.as_ref().map(|answer| &answer.bytes)
    }

    /// The body of the answer as text, when it is text. It may hold secrets.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.body()?).ok()
    }

    /// Where in a JSON answer reading failed.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.parts.path.as_deref()
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.parts.attempts
    }

    /// The server has no such thing: 404.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.refused_with(StatusCode::NOT_FOUND)
    }

    /// The server does not know who is calling: 401.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.refused_with(StatusCode::UNAUTHORIZED)
    }

    /// The server knows who is calling and does not allow it: 403.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.refused_with(StatusCode::FORBIDDEN)
    }

    /// The thing is not in a state for this: 409.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.refused_with(StatusCode::CONFLICT)
    }

    /// Too many calls: 429.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.refused_with(StatusCode::TOO_MANY_REQUESTS)
    }

    /// How long the server asks to be left alone (`Retry-After`), counted from its answer.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.parts.retry_after
    }

    /// The limit of time that has passed, when it was one.
    #[must_use]
    pub fn time_limit(&self) -> Option<TimeLimit> {
        self.parts.limit
    }

    /// Why it was not sent again. Nothing when sending it again would have been of no use: the
    /// answer would be the same, or no attempt was made.
    #[must_use]
    pub fn gave_up(&self) -> Option<GaveUp> {
        self.parts.gave_up
    }

    /// No answer in time; the request may have arrived. [`time_limit`](Self::time_limit) tells
    /// which limit it was.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.parts.kind == ErrorKind::Timeout
    }

    /// The server could not be reached; the request did not arrive.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.parts.kind == ErrorKind::Connect
    }

    /// The answer came and could not be read.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.parts.kind == ErrorKind::Decode
    }

    /// The same call may well succeed later: nobody answered, the connection broke, a limit of time
    /// has passed, or the status is 408, 425, 429, 500, 502, 503 or 504. What could be done about
    /// it in time was done, see [`gave_up`](Self::gave_up); so wait longer, at least
    /// [`retry_after`](Self::retry_after).
    ///
    /// It says nothing of whether this call was carried out. When `gave_up` is
    /// [`GaveUp::NotIdempotent`], it may have been.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.parts.kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport => true,
            ErrorKind::Status => self
                .status()
                .is_some_and(|status| matches!(status.as_u16(), 408 | 425 | 429 | 500 | 502..=504)),
            ErrorKind::Configuration
            | ErrorKind::Request
            | ErrorKind::Credentials
            | ErrorKind::TooLarge
            | ErrorKind::Decode
            | ErrorKind::State => false,
        }
    }

    fn refused_with(&self, status: StatusCode) -> bool {
        self.parts.kind == ErrorKind::Status && self.status() == Some(status)
    }
}

impl<E: ApiError> Error<E> {
    /// The error that the operation documents, when the answer was one.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        self.parts.api()
    }
}

impl Error {
    /// The error that an operation documents, when the answer was one of that type.
    #[must_use]
    pub fn api_as<E: ApiError>(&self) -> Option<&E> {
        self.parts.api()
    }

    /// For credentials of one's own: there is none to give, because of this.
    #[must_use]
    pub fn credentials(message: impl Into<String>) -> Self {
        Parts::new(ErrorKind::Credentials, message).into()
    }

    /// Seen as the error of an operation; what it documents is read when the answer is one.
    pub(crate) fn of<E: ApiError>(mut self) -> Error<E> {
        if self.parts.kind == ErrorKind::Status
            && let Some(answer) = &self.parts.answer
        {
            let (api, deviations) = E::read(answer);
            self.parts.api = api.map(|error| Box::new(error) as Box<dyn ApiError>);
            if let Some(witness) = self.parts.witness.take() {
                witness.told(&deviations);
            }
        }
        Error {
            parts: self.parts,
            of: PhantomData,
        }
    }

    pub(crate) fn answer(&self) -> Option<&Answer> {
        self.parts.answer.as_ref()
    }

    pub(crate) fn parts_mut(&mut self) -> &mut Parts {
        &mut self.parts
    }
}

impl From<Parts> for Error {
    fn from(parts: Parts) -> Self {
        Self {
            parts: Box::new(parts),
            of: PhantomData,
        }
    }
}

impl<E: ApiError> From<Error<E>> for Error {
    fn from(error: Error<E>) -> Self {
        Self {
            parts: error.parts,
            of: PhantomData,
        }
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source = self.parts.source.as_deref()?;
        Some(source)
    }
}

impl Parts {
    fn api<E: ApiError>(&self) -> Option<&E> {
        let api: &dyn Any = self.api.as_deref()?;
        api.downcast_ref()
    }
}
