//! What a command says when it did not do what it was asked.

/// Why a command did not do what it was asked.
pub(crate) enum Failure {
    /// The document's problems were shown already; this is their sum.
    Document(String),
    Other(String),
}

impl Failure {
    pub(crate) fn other(what: &str, error: impl std::fmt::Display) -> Self {
        Self::Other(format!("{what}: {error}"))
    }
}
