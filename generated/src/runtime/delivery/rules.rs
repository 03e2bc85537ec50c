//! How an attempt ended becomes whether the request may be sent again.
//!
//! | how it ended | what that says | sent again |
//! |---|---|---|
//! | nothing was sent: no connection | not carried out | every method |
//! | 429 | not carried out: the server counted and refused | every method |
//! | 401 | not carried out: the server did not know the caller | every method, once, with another token |
//! | the connection broke, no answer in time, a success that broke off | it may have been carried out | what may be repeated |
//! | 408, 500, 502, 503, 504 | it may have been carried out, wholly or in part | what may be repeated |
//! | everything else | that is the answer | never |
//!
//! *What may be repeated* is what HTTP calls safe or idempotent (GET, HEAD, OPTIONS, PUT, DELETE),
//! what the description marks, and what carries an `Idempotency-Key`, by which the server
//! recognises the second of two. A POST or PATCH is not: a thing bought twice is worse than an
//! error, and only the caller can find out whether the first one arrived.
//!
//! A 503 says that the server could not do it now, yet proxies write it, too, when a server went
//! away in the middle; so it counts with the others. 501 and 505 are left out, as are other 5xx:
//! the server does not know the method or the version of HTTP, and will not know it in a second.
//!
//! An answer that is too large, or that cannot be read, would be the same the next time.

use http::header::HeaderName;
use http::{Request, StatusCode};

use crate::runtime::answer::Answer;
use crate::runtime::body::Body;
use crate::runtime::delivery::attempt::Failure;
use crate::runtime::description::{Info, Resend};
use crate::runtime::error::ErrorKind;

/// By which servers tell two of the same request from two requests.
pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// What the end of an attempt says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It failed, and was certainly not carried out.
    NotDone,
    /// It failed, and may have been carried out.
    MayBeDone,
    /// There is an answer, be it good or bad.
    Settled,
}

/// What sending twice may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeated {
    /// No more than sending once.
    Harmless,
    /// It may do it twice.
    Harmful,
}

pub(super) fn fate(outcome: &Result<Answer, Failure>) -> Fate {
    match outcome {
        Ok(answer) => match answer.status.as_u16() {
            429 => Fate::NotDone,
            408 | 500 | 502 | 503 | 504 => Fate::MayBeDone,
            _ => Fate::Settled,
        },
        Err(failure) if failure.error.kind() == ErrorKind::Configuration => Fate::Settled,
        Err(failure) if !failure.may_have_left => Fate::NotDone,
        Err(failure) => match failure.error.kind() {
            ErrorKind::Timeout | ErrorKind::Transport => Fate::MayBeDone,
            _ => Fate::Settled,
        },
    }
}

pub(super) fn repeated(info: &Info, request: &Request<Body>) -> Repeated {
    let key = request.headers().get(IDEMPOTENCY_KEY);
    match info.resend {
        Resend::Safe | Resend::Idempotent | Resend::Marked => Repeated::Harmless,
        Resend::Never if key.is_some_and(|key| !key.is_empty()) => Repeated::Harmless,
        Resend::Never => Repeated::Harmful,
    }
}

pub(super) fn may_be_resent(fate: Fate, repeated: Repeated) -> bool {
    match fate {
        Fate::NotDone => true,
        Fate::MayBeDone => repeated == Repeated::Harmless,
        Fate::Settled => false,
    }
}

/// Whether an answer says that there is nothing to delete.
pub(super) fn nothing_to_delete(info: &Info, answer: &Answer) -> bool {
    info.method == "DELETE" && answer.status == StatusCode::NOT_FOUND
}
