//! Which schemas are objects, which choose between objects, and which are parts of others.

use std::collections::{HashMap, HashSet};

use crate::openapi::{Document, Nodes, Schema, SchemaType};
use crate::source::NodeId;

use super::null::is_null;
use super::peeled::{Peeled, has_structure, only_requires, peel};
use super::visit;

/// Alternatives of alternatives are looked at so far.
const DEEPEST: usize = 16;

/// The nodes that are objects, whatever else they say.
pub(super) fn all(nodes: &Nodes) -> HashSet<NodeId> {
    let mut objects = HashSet::new();
    let mut referring: HashMap<&NodeId, &Schema> = nodes.schemas.iter().collect();
    for _ in 0..DEEPEST {
        let found: Vec<NodeId> = referring
            .iter()
            .filter(|(_, schema)| is_object(schema, &|id| objects.contains(id)))
            .map(|(id, _)| (*id).clone())
            .collect();
        if found.is_empty() {
            break;
        }
        for id in found {
            referring.remove(&id);
            objects.insert(id);
        }
    }
    objects
}

fn is_object(schema: &Schema, known: &dyn Fn(&NodeId) -> bool) -> bool {
    if schema.types.iter().any(|kind| *kind != SchemaType::Null) {
        return schema.types.contains(&SchemaType::Object)
            && !schema
                .types
                .iter()
                .any(|kind| !matches!(kind, SchemaType::Object | SchemaType::Null));
    }
    let all = |set: &[Schema]| !set.is_empty() && set.iter().all(|one| is_object(one, known));
    !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema
            .reference
            .as_ref()
            .is_some_and(|reference| known(&reference.target))
        || schema.all_of.iter().any(|part| is_object(part, known))
        || all(&schema.one_of)
        || all(&schema.any_of)
}

/// Whether a schema has members apart from those of its alternatives.
pub(super) fn has_members(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || schema.reference.is_some()
        || schema
            .all_of
            .iter()
            .any(|part| part.reference.is_some() || has_structure(part))
}

/// Whether exactly one of the alternatives holds, each of which is an object.
pub(super) fn is_choice(schema: &Schema, objects: &HashSet<NodeId>) -> bool {
    let set = match (schema.one_of.as_slice(), schema.any_of.as_slice()) {
        ([_, _, ..], []) => &schema.one_of,
        ([], [_, _, ..]) if schema.discriminator.is_some() => &schema.any_of,
        (_, _) => return false,
    };
    let known = |id: &NodeId| objects.contains(id);
    !only_requires(set)
        && schema.enumeration.is_none()
        && schema.constant.is_none()
        && set.iter().all(|one| is_null(one) || is_object(one, &known))
}

/// Schemas that others have as a part: those need its members where they are.
pub(super) fn inherited(document: &mut Document) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    visit::each(document, &mut |schema| add_inherited(schema, &mut found));
    found
}

fn add_inherited(schema: &mut Schema, found: &mut HashSet<NodeId>) {
    if let Peeled::Own(own, _) = peel(schema) {
        let parts = own.all_of.iter().chain(&own.branches);
        let parts = parts.filter_map(|part| part.reference.as_ref());
        let targets = parts.chain(&own.reference);
        found.extend(targets.map(|reference| reference.target.clone()));
    }
    for part in visit::parts(schema) {
        add_inherited(part, found);
    }
    for inner in visit::inside(schema) {
        add_inherited(inner, found);
    }
}
