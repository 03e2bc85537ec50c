//! Whether null is a value of a schema.

use std::collections::HashSet;

use crate::openapi::{Nodes, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

use super::peeled::has_structure;

/// Whether null is all that a schema allows.
pub(super) fn is_null(schema: &Schema) -> bool {
    let only_type = schema.types.as_slice() == [SchemaType::Null]
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && !has_structure(schema);
    let only_value = match (&schema.constant, schema.enumeration.as_deref()) {
        (Some(Tree::Null), _) | (None, Some([Tree::Null])) => true,
        (Some(_), _) | (None, Some(_) | None) => false,
    };
    only_type || only_value
}

/// Whether null is among the values, as far as the client follows it. What is written decides before what is referred to.
pub(super) fn is_allowed(nodes: &Nodes, schema: &Schema) -> bool {
    allows(nodes, schema, &mut HashSet::new(), 0)
}

/// What is referred to, or is an alternative, is followed so far.
const DEEPEST: usize = 16;

fn allows<'d>(
    nodes: &'d Nodes,
    schema: &'d Schema,
    seen: &mut HashSet<&'d NodeId>,
    depth: usize,
) -> bool {
    if schema.types.contains(&SchemaType::Null) {
        return true;
    }
    if let Some(allows) = schema.boolean {
        return allows;
    }
    let values = schema.constant.as_slice().iter();
    let mut values = values.chain(schema.enumeration.iter().flatten()).peekable();
    if values.peek().is_some() {
        return values.any(|value| *value == Tree::Null);
    }
    if says_no(schema) || depth == DEEPEST || !seen.insert(&schema.id) {
        return false;
    }
    let target = schema.reference.as_ref().map(|reference| &reference.target);
    let target = target.and_then(|target| nodes.schemas.get(target));
    let mut any = |set: &'d [Schema]| {
        set.is_empty() || set.iter().any(|one| allows(nodes, one, seen, depth + 1))
    };
    let among = any(&schema.one_of) && any(&schema.any_of);
    let mut parts = target.into_iter().chain(&schema.all_of);
    // An object without a word about it is what anything may be, so it is said only of what is not empty.
    let is_empty = !has_structure(schema) && target.is_none() && schema.all_of.is_empty();
    among && !is_empty && parts.all(|part| is_word(part) || allows(nodes, part, seen, depth + 1))
}

/// A kind, or words that only objects and lists have.
fn says_no(schema: &Schema) -> bool {
    !schema.types.is_empty()
        || !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.additional_properties.is_some()
        || schema.items.is_some()
}

/// A part that only adds a description.
fn is_word(part: &Schema) -> bool {
    !has_structure(part) && part.reference.is_none() && part.all_of.is_empty()
}
