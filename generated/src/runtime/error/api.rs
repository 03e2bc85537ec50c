//! The errors that a description documents, and the types that stand for none.

use std::any::Any;
use std::fmt;

use crate::runtime::answer::Answer;
use crate::runtime::model::Deviation;
#[cfg(any(test, feature = "testing"))]
use crate::runtime::testing::written::Written;

/// The errors that an operation documents: implemented by generated types only.
pub trait ApiError: Sealed + Any + fmt::Debug + fmt::Display + Send + Sync {
    /// Reads a documented answer, and gives what is not as documented; no value when the answer is
    /// not one, or as a whole not as documented.
    #[doc(hidden)]
    fn read(answer: &Answer) -> (Option<Self>, Vec<Deviation>)
    where
        Self: Sized;

    /// Writes the answer that it would be read from.
    #[doc(hidden)]
    #[cfg(any(test, feature = "testing"))]
    fn write(&self) -> Written;
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
    fn read(_: &Answer) -> (Option<Self>, Vec<Deviation>) {
        (None, Vec::new())
    }

    #[cfg(any(test, feature = "testing"))]
    fn write(&self) -> Written {
        match *self {}
    }
}

impl fmt::Display for Undocumented {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}
