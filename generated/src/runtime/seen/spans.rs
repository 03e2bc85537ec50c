//! Calls and attempts become spans, with the names that OpenTelemetry gives to the attributes of HTTP
//! clients.
//!
//! None of them holds a secret, a body, a header but the request id, or a value of a parameter: of a
//! URL there are the template of its path and its host.

use std::borrow::Cow;

use tracing::field::Empty;
use tracing::instrument::{Instrument, Instrumented};
use tracing::{Span, info, info_span, warn};

use crate::runtime::answer::Answer;
use crate::runtime::description::Info;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::model::{Deviation, DeviationKind};
use crate::runtime::seen::End;
use crate::runtime::seen::events::{TARGET, error_type, kind};

/// The span of a call, around its attempts and what is between them.
#[derive(Clone)]
pub(crate) struct CallSpan(Span);

impl CallSpan {
    /// Its kind is not `client`: that are the attempts, and who counts requests would count it too.
    pub(crate) fn of(draft: &Draft) -> Self {
        let info = draft.info;
        let span = info_span!(
            target: TARGET,
            "call",
            "otel.name" = info.id,
            "otel.kind" = "internal",
            "otel.status_code" = Empty,
            "operation" = info.id,
            "http.request.method" = info.method,
            "url.template" = template(info),
            "server.address" = Empty,
            "server.port" = Empty,
            "http.response.status_code" = Empty,
            "http.request.resend_count" = Empty,
            "error.type" = Empty,
            "request_id" = Empty,
        );
        located(&span, draft);
        Self(span)
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    /// After so many attempts.
    pub(crate) fn ended(&self, end: End<'_>, attempts: u32) {
        counted(&self.0, attempts);
        match end {
            // The caller got what was asked for, be it by an earlier attempt.
            End::Answer(answer) => answered(&self.0, answer),
            End::Failure(error) => failed(&self.0, error),
        }
    }

    /// There was an answer, and it could not be read.
    pub(crate) fn unreadable(&self) {
        broken(&self.0, kind(ErrorKind::Decode));
    }

    /// Says where and how an answer is not as documented, and not what stands there.
    pub(crate) fn deviates(&self, deviation: &Deviation) {
        let Deviation {
            path,
            kind,
            expected,
            found,
        } = deviation;
        let (path, expected) = (path.as_str(), &**expected);
        let found = match found {
            Cow::Borrowed(words) => words,
            // Whatever is not a word of ours comes from the answer.
            Cow::Owned(_) => "another value",
        };
        let parent = self.0.id();
        match kind {
            DeviationKind::Loss => warn!(
                target: TARGET,
                parent: parent,
                path,
                expected,
                found,
                "an answer is not as documented, and content is lost"
            ),
            DeviationKind::News => info!(
                target: TARGET,
                parent: parent,
                path,
                expected,
                found,
                "an answer is not as documented; its content is kept"
            ),
        }
    }
}

/// The template of the path; a path that no description has may hold anything, and is not shown.
fn template(info: &Info) -> Option<&'static str> {
    (!info.path.is_empty()).then_some(info.path)
}

/// The span of an attempt, from the request to the end of the answer.
#[derive(Clone)]
pub(crate) struct AttemptSpan(Span);

impl AttemptSpan {
    /// The attempt of that number, the first being 1.
    pub(crate) fn of(draft: &Draft, number: u32) -> Self {
        let info = draft.info;
        let span = info_span!(
            target: TARGET,
            "attempt",
            "otel.name" = format_args!("{} {}", info.method, info.path).to_string().trim_end(),
            "otel.kind" = "client",
            "otel.status_code" = Empty,
            "http.request.method" = info.method,
            "url.template" = template(info),
            "server.address" = Empty,
            "server.port" = Empty,
            "http.response.status_code" = Empty,
            "http.request.resend_count" = Empty,
            "error.type" = Empty,
            "request_id" = Empty,
        );
        located(&span, draft);
        counted(&span, number);
        Self(span)
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    pub(crate) fn ended(&self, end: End<'_>) {
        match end {
            End::Answer(answer) => {
                answered(&self.0, answer);
                if !answer.status.is_success() {
                    broken(&self.0, answer.status.as_str());
                }
            }
            End::Failure(error) => failed(&self.0, error),
        }
    }
}

fn located(span: &Span, draft: &Draft) {
    if span.is_disabled() {
        return;
    }
    if let Ok(base) = draft.base() {
        span.record("server.address", base.host());
        span.record("server.port", base.port());
    }
}

/// OpenTelemetry wants no count where nothing was sent again.
fn counted(span: &Span, attempts: u32) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
}

fn answered(span: &Span, answer: &Answer) {
    span.record("http.response.status_code", answer.status.as_u16());
    if let Some(id) = answer.request_id() {
        span.record("request_id", id);
    }
}

fn failed(span: &Span, error: &Error) {
    if let Some(answer) = error.answer() {
        answered(span, answer);
    }
    broken(span, error_type(error));
}

fn broken(span: &Span, error_type: &str) {
    span.record("error.type", error_type);
    span.record("otel.status_code", "ERROR");
}
