//! What comes of a call, whatever its operation, written down to be compared.

use std::fmt::Debug;

use bytes::Bytes;
use http::Request;
use serde_json::Value;

use crate::runtime::{Body, Error, ErrorKind, Raw};

/// What came of a call.
#[derive(Debug)]
pub(super) enum Outcome {
    Value(Value),
    Raw(Box<Whole>),
    Failed(Box<Failed>),
    Request(Box<Request<Body>>),
    Walked(Box<Walked>),
    Dropped,
}

/// A value and the answer that it came in.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) value: Value,
    pub(super) status: u16,
    pub(super) attempts: u32,
    pub(super) already_gone: bool,
    pub(super) request_id: Option<String>,
    pub(super) deviations: Vec<(String, String)>,
    /// As a log would show it.
    pub(super) shown: String,
}

/// What came of a walk over pages.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The items, or the items of each page.
    pub(super) given: Vec<Value>,
    pub(super) errors: Vec<Failed>,
    pub(super) position: String,
    /// As a log would show it.
    pub(super) shown: String,
}

/// An error, whatever its type.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) kind: ErrorKind,
    pub(super) operation: Option<&'static str>,
    pub(super) status: Option<u16>,
    pub(super) attempts: u32,
    pub(super) retryable: bool,
    /// The names of the predicates that hold.
    pub(super) is: Vec<&'static str>,
    pub(super) says: String,
    /// The variant of the operation's enum.
    pub(super) api: Option<String>,
    pub(super) path: Option<String>,
    pub(super) causes: Vec<String>,
    pub(super) text: Option<String>,
    pub(super) kept: Option<usize>,
    pub(super) request_id: Option<String>,
    /// As a log would show it.
    pub(super) shown: String,
}

impl Whole {
    pub(super) fn of<T: Debug>(raw: &Raw<T>, show: fn(&T) -> Value) -> Self {
        let deviations = raw.deviations().iter();
        Self {
            value: show(raw.value()),
            status: raw.status().as_u16(),
            attempts: raw.attempts(),
            already_gone: raw.was_already_gone(),
            request_id: raw.request_id().map(str::to_owned),
            deviations: deviations
                .map(|one| (one.path.clone(), one.kind.to_string()))
                .collect(),
            shown: format!("{raw:?}"),
        }
    }
}

impl Failed {
    pub(super) fn of<E>(error: &Error<E>, api: Option<String>) -> Self {
        let predicates = [
            ("not_found", error.is_not_found()),
            ("unauthorized", error.is_unauthorized()),
            ("forbidden", error.is_forbidden()),
            ("conflict", error.is_conflict()),
            ("rate_limited", error.is_rate_limited()),
            ("timeout", error.is_timeout()),
            ("connect", error.is_connect()),
            ("decode", error.is_decode()),
        ];
        let hold = predicates.iter().filter(|(_, holds)| *holds);
        Self {
            kind: error.kind(),
            operation: error.operation(),
            status: error.status().map(|status| status.as_u16()),
            attempts: error.attempts(),
            retryable: error.is_retryable(),
            is: hold.map(|(name, _)| *name).collect(),
            says: error.to_string(),
            api,
            path: error.json_path().map(str::to_owned),
            causes: causes(error),
            text: error.text().map(str::to_owned),
            kept: error.body().map(Bytes::len),
            request_id: error.request_id().map(str::to_owned),
            shown: format!("{error:?}"),
        }
    }
}

fn causes<E>(error: &Error<E>) -> Vec<String> {
    let mut causes = Vec::new();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        causes.push(cause.to_string());
        next = cause.source();
    }
    causes
}

/// The name of an enum's variant.
pub(super) fn variant(error: &impl Debug) -> String {
    let shown = format!("{error:?}");
    shown.split('(').next().unwrap_or_default().to_owned()
}
