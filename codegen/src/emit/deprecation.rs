//! That a thing is deprecated becomes its attribute, and what is expected of those that use it.

use super::layout::expectation;

/// Why the compiler's word about a deprecated thing is expected.
const TOGETHER: &str = "deprecated things belong together";

/// Whether the description discourages a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deprecation {
    None,
    Documented,
}

impl Deprecation {
    pub(super) fn of(documented: bool) -> Self {
        if documented {
            Self::Documented
        } else {
            Self::None
        }
    }

    /// The attribute as a line, or nothing.
    pub(super) fn line(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Documented => "#[deprecated]\n",
        }
    }

    /// The same, on a function that itself uses what is deprecated with it.
    pub(super) fn line_of_user(self) -> String {
        match self {
            Self::None => String::new(),
            Self::Documented => self.line().to_owned() + &expectation(&["deprecated"], TOGETHER),
        }
    }
}
