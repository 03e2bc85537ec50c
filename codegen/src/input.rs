//! What a client is made from: the document, and what is done to it first.

/// A document by the path of its root file, as it is or mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The root file, as `read` takes it.
    pub root: String,
    /// Overlays (OpenAPI Overlay 1.0 or 1.1) that are applied to the root file, in this order.
    pub overlays: Vec<String>,
    /// The groups of operations that the client has.
    pub part: Part,
    /// Whether keywords are counted, which takes time and memory.
    pub coverage: bool,
}

/// A part of a document, by groups of operations: as the document calls them (a tag, as it is written) or as the
/// client does (`client.addons()`). An operation that tokens are exchanged by is always in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// All groups when there is none.
    pub only: Vec<String>,
    pub exclude: Vec<String>,
}

impl Part {
    pub(crate) fn is_whole(&self) -> bool {
        self.only.is_empty() && self.exclude.is_empty()
    }
}

impl<T: AsRef<str>> From<T> for Input {
    /// The document as it is.
    fn from(root: T) -> Self {
        Self {
            root: root.as_ref().to_owned(),
            ..Self::default()
        }
    }
}
