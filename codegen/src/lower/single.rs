//! An alternative that is the only one beside members becomes a part of its schema: it has to hold.

use std::collections::HashSet;

use crate::openapi::{Document, Nodes, Schema};
use crate::source::NodeId;

use super::objects::has_members;
use super::visit;

/// Leaves those of a discriminator, of which there may be more elsewhere, and those that have the schema as a part of
/// their own.
pub(super) fn join(document: &mut Document) {
    let mut open: Vec<(NodeId, Schema)> = Vec::new();
    visit::each(document, &mut |schema| find(schema, &mut open));
    let nodes = &document.nodes;
    let single = open
        .into_iter()
        .filter(|(id, one)| !leads_to(nodes, one, id));
    let single: HashSet<NodeId> = single.map(|(id, _)| id).collect();
    if !single.is_empty() {
        visit::each(document, &mut |schema| change(schema, &single));
    }
}

fn find(schema: &mut Schema, open: &mut Vec<(NodeId, Schema)>) {
    for inner in visit::parts(schema) {
        find(inner, open);
    }
    for inner in visit::inside(schema) {
        find(inner, open);
    }
    if has_members(schema)
        && schema.discriminator.is_none()
        && let ([only], []) | ([], [only]) = (schema.one_of.as_slice(), schema.any_of.as_slice())
    {
        open.push((schema.id.clone(), only.clone()));
    }
}

fn change(schema: &mut Schema, single: &HashSet<NodeId>) {
    for inner in visit::parts(schema) {
        change(inner, single);
    }
    for inner in visit::inside(schema) {
        change(inner, single);
    }
    if single.contains(&schema.id) {
        schema.all_of.append(&mut schema.one_of);
        schema.all_of.append(&mut schema.any_of);
    }
}

/// Whether a schema is made of another.
fn leads_to(nodes: &Nodes, schema: &Schema, target: &NodeId) -> bool {
    let mut seen: HashSet<&NodeId> = HashSet::new();
    let mut open = vec![schema];
    while let Some(one) = open.pop() {
        if let Some(to) = &one.reference {
            if to.target == *target {
                return true;
            }
            let next = nodes.schemas.get(&to.target);
            open.extend(next.filter(|next| seen.insert(&next.id)));
        }
        let parts = one.all_of.iter().chain(&one.branches);
        open.extend(parts.chain(&one.one_of).chain(&one.any_of));
    }
    false
}
