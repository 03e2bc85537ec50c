//! An operation, or a method and a path, as what messages call a call.

use std::fmt;
use std::sync::Arc;

/// What was called.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Called {
    id: &'static str,
    /// Where it was called, when no description says so.
    path: Option<Arc<str>>,
}

impl Called {
    /// What was called by its path: the method and the path.
    pub(crate) fn at(method: &'static str, path: Arc<str>) -> Self {
        Self {
            id: method,
            path: Some(path),
        }
    }

    /// The operation's name, or the method.
    pub(crate) fn id(&self) -> &'static str {
        self.id
    }
}

impl From<&'static str> for Called {
    fn from(id: &'static str) -> Self {
        Self { id, path: None }
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)?;
        match &self.path {
            Some(path) => write!(f, " {path}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}
