//! A body to try the client with: an example of the document, or a value made from its schema.

use crate::tree::Tree;

#[derive(Debug)]
pub(crate) struct Specimen {
    /// `GET`, as the document's operation has it.
    pub method: String,
    pub path: String,
    pub role: Role,
    pub origin: Origin,
    /// What the document calls it, or how it was made.
    pub name: String,
    /// Whether it is a value of its schema.
    pub valid: bool,
    /// JSON pointers to the members of it that no schema describes.
    pub beyond: Vec<String>,
    pub value: Tree,
}

/// Who sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Answer { status: u16, media: String },
    Request,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Documented,
    Sampled,
}
