//! What is to come of a call, and what is to be sent, as a scenario says it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// What comes of a call: exactly one of value, error, request or nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Expect {
    #[serde(deserialize_with = "even_null")]
    pub(super) value: Option<Value>,
    pub(super) error: Option<Wrong>,
    pub(super) request: Option<Wanted>,
    pub(super) dropped: bool,
    pub(super) status: Option<u16>,
    pub(super) attempts: Option<u32>,
    /// Path and kind of each; none unless told otherwise.
    pub(super) deviations: Vec<(String, String)>,
    pub(super) already_gone: bool,
    pub(super) request_id: Option<String>,
    /// What a walk gave before its error.
    pub(super) given: Option<Vec<Value>>,
    /// Where a walk stands in the end.
    pub(super) position: Option<String>,
    /// How long it takes, in seconds.
    pub(super) took: Option<f64>,
}

/// An error as it is to be.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Wrong {
    pub(super) kind: String,
    pub(super) status: Option<u16>,
    pub(super) attempts: Option<u32>,
    pub(super) retryable: Option<bool>,
    /// The whole line.
    pub(super) says: Option<String>,
    pub(super) contains: Vec<String>,
    pub(super) lacks: Vec<String>,
    /// The variant of the operation's enum; null when it is to be none.
    #[serde(deserialize_with = "even_null")]
    pub(super) api: Option<Value>,
    pub(super) path: Option<String>,
    /// Each stands somewhere in the chain of causes.
    pub(super) causes: Vec<String>,
    pub(super) text: Option<String>,
    /// How many bytes are kept of the body.
    pub(super) kept: Option<usize>,
    pub(super) request_id: Option<String>,
}

/// A request as it is to be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// Method and URL.
    pub(super) line: String,
    /// So many in a row; one unless told otherwise.
    pub(super) times: Option<usize>,
    /// Null: it is not there.
    #[serde(default)]
    pub(super) headers: BTreeMap<String, Option<String>>,
    /// Null: there is none.
    #[serde(default, deserialize_with = "even_null")]
    pub(super) body: Option<Value>,
}

/// Null is a value here, and only what is not said is nothing.
fn even_null<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}
