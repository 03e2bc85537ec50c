//! Alternatives of an `anyOf` of which only one can hold at a time become those of a `oneOf`.

use std::collections::HashSet;

use crate::openapi::{Document, Nodes, Schema};
use crate::source::NodeId;
use crate::tree::Tree;

use super::merged::Merged;
use super::null::is_null;
use super::objects::has_members;
use super::visit;

/// Where that counts: beside members, and among the parts of a schema. Elsewhere both words make the same
/// type.
pub(super) fn tell(document: &mut Document) {
    let mut open: Vec<(NodeId, Vec<Schema>)> = Vec::new();
    visit::each(document, &mut |schema| find(schema, Role::Whole, &mut open));
    let nodes = &document.nodes;
    let apart = open.into_iter().filter(|(_, set)| are_apart(nodes, set));
    let apart: HashSet<NodeId> = apart.map(|(id, _)| id).collect();
    if !apart.is_empty() {
        visit::each(document, &mut |schema| change(schema, &apart));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Whole,
    Part,
}

fn find(schema: &mut Schema, role: Role, open: &mut Vec<(NodeId, Vec<Schema>)>) {
    for part in &mut schema.all_of {
        find(part, Role::Part, open);
    }
    for inner in visit::inside(schema) {
        find(inner, Role::Whole, open);
    }
    let is_open =
        schema.any_of.len() > 1 && schema.one_of.is_empty() && schema.discriminator.is_none();
    if is_open && (role == Role::Part || has_members(schema)) {
        open.push((schema.id.clone(), schema.any_of.clone()));
    }
}

fn change(schema: &mut Schema, apart: &HashSet<NodeId>) {
    for part in &mut schema.all_of {
        change(part, apart);
    }
    for inner in visit::inside(schema) {
        change(inner, apart);
    }
    if apart.contains(&schema.id) {
        schema.one_of = std::mem::take(&mut schema.any_of);
    }
}

/// Whether all require a member that has other values in each.
fn are_apart(nodes: &Nodes, set: &[Schema]) -> bool {
    let alternatives = set.iter().filter(|one| !is_null(one));
    let all: Vec<Merged<'_>> = alternatives.map(|one| Merged::of(nodes, &[one])).collect();
    let Some(first) = all.first() else {
        return false;
    };
    first.needed().iter().any(|name| {
        let mut seen: Vec<&Tree> = Vec::new();
        all.iter().all(|one| {
            let values = values(nodes, one, name);
            let is_new = values.iter().all(|value| !seen.contains(value));
            let is_fixed = !values.is_empty();
            seen.extend(values);
            is_new && is_fixed
        })
    })
}

/// The only values that a required member may have.
fn values<'d>(nodes: &'d Nodes, one: &Merged<'d>, name: &str) -> Vec<&'d Tree> {
    let is_required = one.required.iter().any(|word| word.name == name);
    let member = one.properties.get(name).filter(|_| is_required);
    let values = member.and_then(|member| Merged::of(nodes, member).values);
    values.unwrap_or_default()
}
