//! What happens in a call becomes events, and how it ends a word.

use std::time::Duration;

use tracing::{info, warn};

use crate::runtime::error::{Error, ErrorKind, GaveUp};
use crate::runtime::seen::End;

/// What filters name.
pub(super) const TARGET: &str = env!("CARGO_PKG_NAME");

/// Another attempt follows, the first of them having the count 1.
pub(crate) fn resent(end: End<'_>, count: u32, pause: Duration) {
    let reason = match end {
        End::Answer(answer) => answer.status.as_str(),
        End::Failure(error) => error_type(error),
    };
    info!(
        target: TARGET,
        {
            "error.type" = reason,
            "http.request.resend_count" = count,
            "pause_ms" = milliseconds(pause),
        },
        "a request is sent again"
    );
}

/// A failure on the way is not followed by another attempt.
pub(crate) fn gave_up(why: GaveUp) {
    match why {
        GaveUp::BudgetExhausted => warn!(
            target: TARGET,
            "a request is not sent again: too many calls of this client fail"
        ),
        // The error of the call says it.
        GaveUp::NotIdempotent
        | GaveUp::BodySpent
        | GaveUp::AttemptsExhausted
        | GaveUp::RetryAfterTooLong
        | GaveUp::DeadlineTooClose => {}
    }
}

/// A token was exchanged by that operation, or not.
pub(crate) fn exchanged(operation: &'static str, outcome: Result<(), &Error>) {
    match outcome {
        Ok(()) => info!(target: TARGET, operation, "a token was exchanged"),
        Err(error) => warn!(
            target: TARGET,
            { "operation" = operation, "error.type" = error_type(error) },
            "a token was not exchanged"
        ),
    }
}

/// The status, or what else went wrong.
pub(super) fn error_type(error: &Error) -> &str {
    match (error.kind(), error.answer()) {
        (ErrorKind::Status, Some(answer)) => answer.status.as_str(),
        (other, _) => kind(other),
    }
}

pub(super) fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Configuration => "configuration",
        ErrorKind::Request => "request",
        ErrorKind::Credentials => "credentials",
        ErrorKind::Connect => "connect",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Transport => "transport",
        ErrorKind::TooLarge => "too_large",
        ErrorKind::Status => "status",
        ErrorKind::Decode => "decode",
        ErrorKind::State => "state",
    }
}

fn milliseconds(pause: Duration) -> u64 {
    u64::try_from(pause.as_millis()).unwrap_or(u64::MAX)
}
