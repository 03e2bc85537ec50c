//! Members that have one of a few values: alternatives are recognised by them, and called after them.

use crate::openapi::{Nodes, Schema};
use crate::tree::Tree;

use super::merged::Merged;

/// The values of a member that may have a few only; nothing when it may have others, or a list or an
/// object among them.
pub(super) fn values(nodes: &Nodes, schemas: &[&Schema]) -> Option<Vec<String>> {
    const FEW: usize = 12;
    let merged = Merged::of(nodes, schemas);
    let values = merged.values.filter(|_| !merged.nullable)?;
    if values.is_empty() || values.len() > FEW {
        return None;
    }
    let written = |value: &&Tree| match value {
        Tree::Text(text) | Tree::Number(text) => Some(text.clone()),
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    };
    values.iter().map(written).collect()
}
