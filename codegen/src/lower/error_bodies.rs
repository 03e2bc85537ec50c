//! The schemas that answers to failed calls carry, by themselves or as one of several.
//!
//! What servers say when something fails is often another text than the one that is documented, and it is for people to
//! read: such bodies keep all of their members.

use std::collections::HashSet;

use crate::openapi::{Document, Schema};
use crate::source::NodeId;

use super::answers::is_success;
use super::resolve::resolve;

pub(super) fn all(document: &Document) -> HashSet<&NodeId> {
    let nodes = &document.nodes;
    let operations = document.paths.iter().flat_map(|path| &path.operations);
    let responses = operations
        .flat_map(|operation| &operation.responses)
        .filter(|(key, _)| !is_success(*key))
        .filter_map(|(_, referenced)| resolve(&nodes.responses, referenced));
    let media = responses.flat_map(|resolved| &resolved.value.content);
    let mut open: Vec<&Schema> = media.filter_map(|media| media.schema.as_ref()).collect();
    let mut found = HashSet::new();
    while let Some(schema) = open.pop() {
        if !found.insert(&schema.id) {
            continue;
        }
        let reference = schema.reference.as_ref();
        open.extend(reference.and_then(|reference| nodes.schemas.get(&reference.target)));
        open.extend(schema.one_of.iter().chain(&schema.any_of));
        // What is only a part of a schema is not the schema, but for one that has words around it.
        if let [only] = schema.all_of.as_slice() {
            open.push(only);
        }
    }
    found
}
