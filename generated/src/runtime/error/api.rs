//! The errors that a description documents, and the types that stand for none.

use std::any::Any;
use std::fmt;

use crate::runtime::answer::Answer;
use crate::runtime::model::Member;
use crate::runtime::model::{View, write_json};

/// The errors that an operation documents: implemented by generated types only.
pub trait ApiError: Sealed + Any + fmt::Debug + fmt::Display + Send + Sync {
    /// Reads a documented answer; nothing when it is not one, or not as documented.
    #[doc(hidden)]
    fn read(answer: &Answer) -> Option<Self>
    where
        Self: Sized;
}

/// Keeps [`ApiError`] to the types of this crate.
pub trait Sealed {}

/// Stands in [`Error`](super::Error) for the errors of any operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {}

/// The errors of an operation that documents none; it has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undocumented {}

impl Sealed for Undocumented {}

impl ApiError for Undocumented {
    fn read(_: &Answer) -> Option<Self> {
        None
    }
}

impl fmt::Display for Undocumented {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

/// What an error body says: the member that is meant for people, else the whole body.
pub(crate) fn describe(body: &dyn Member, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match text_of(body) {
        Some(text) => f.write_str(text),
        None => f.write_str(&String::from_utf8_lossy(&write_json(body, None))),
    }
}

fn text_of(body: &dyn Member) -> Option<&str> {
    match body.view() {
        View::Text(text) => Some(text),
        View::Choice { wire, .. } => Some(wire),
        View::Variant(_, inner) => text_of(inner),
        View::Record(record) => ["error", "message", "errors"]
            .into_iter()
            .find_map(|name| text_of(record.member_named(name)?)),
        View::Json(json) => json.as_str().or_else(|| {
            ["error", "message"]
                .into_iter()
                .find_map(|name| json.get(name)?.as_str())
        }),
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Float(_)
        | View::Number(_)
        | View::Secret(_)
        | View::List(_)
        | View::Map(_) => None,
    }
}
