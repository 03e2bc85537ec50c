//! Why a text is not what its type asks for.

use std::error::Error;
use std::fmt;

/// A text that is not of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    expected: &'static str,
}

impl Malformed {
    pub(super) fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl Error for Malformed {}
