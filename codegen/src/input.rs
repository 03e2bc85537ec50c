//! What a client is made from: the document, and what is done to it first.

/// A document by the path of its root file, as it is or mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The root file, as `read` takes it.
    pub root: String,
    /// Overlays (OpenAPI Overlay 1.0 or 1.1) that are applied to the root file, in this order.
    pub overlays: Vec<String>,
    /// Whether keywords are counted, which takes time and memory.
    pub coverage: bool,
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
