//! A schema with a discriminator that others inherit from becomes a union of these, and a base that
//! they inherit from.

use std::collections::{HashMap, HashSet};

use crate::openapi::{Discriminator, Document, Nodes, Reference, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

use super::peeled::{Peeled, peel};
use super::visit;

/// Parts every such schema in two.
pub(super) fn part(document: &mut Document) {
    let children = children(&document.nodes);
    let used = used(document);
    let parents: Vec<(NodeId, Vec<NodeId>)> = document
        .nodes
        .schemas
        .iter()
        .filter(|(id, _)| used.contains(*id))
        .filter_map(|(id, schema)| Some((id.clone(), variants(id, schema, &children)?)))
        .collect();
    if parents.is_empty() {
        return;
    }
    let ids: HashSet<&NodeId> = parents.iter().map(|(id, _)| id).collect();
    let mut redirect = |reference: &mut Reference, role: Role| {
        if role == Role::Part && ids.contains(&reference.target) {
            reference.target = base(&reference.target);
        }
    };
    visit::each(document, &mut |schema| {
        references(schema, Role::Whole, &mut redirect);
    });
    for (id, heirs) in &parents {
        let schemas = &mut document.nodes.schemas;
        let Some(parent) = schemas.get_mut(id) else {
            continue;
        };
        let own = std::mem::replace(parent, Schema::empty(id.clone()));
        let (union, base) = halves(own, heirs, &ids);
        *parent = union;
        schemas.insert(base.id.clone(), base);
    }
}

/// How a schema refers to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is the other.
    Whole,
    /// It has all that the other has, and more.
    Part,
}

/// Every reference of a schema, and of those inside it.
fn references(schema: &mut Schema, role: Role, act: &mut dyn FnMut(&mut Reference, Role)) {
    let role = match (role, peel(schema)) {
        (Role::Whole, Peeled::Reference(..)) => Role::Whole,
        (Role::Whole, Peeled::Own(..)) | (Role::Part, _) => Role::Part,
    };
    if let Some(reference) = &mut schema.reference {
        act(reference, role);
    }
    for part in visit::parts(schema) {
        references(part, role, act);
    }
    for inner in visit::inside(schema) {
        references(inner, Role::Whole, act);
    }
}

/// Schemas that stand for values somewhere, not only for what others inherit.
fn used(document: &mut Document) -> HashSet<NodeId> {
    let mut used = HashSet::new();
    visit::each(document, &mut |schema| {
        references(schema, Role::Whole, &mut |reference, role| {
            if role == Role::Whole {
                used.insert(reference.target.clone());
            }
        });
    });
    used
}

type Children = HashMap<NodeId, Vec<NodeId>>;

/// Who inherits from whom, among the schemas that have a name.
fn children(nodes: &Nodes) -> Children {
    let mut children = Children::new();
    for (id, schema) in &nodes.schemas {
        let folder = id.pointer.parent().and_then(|folder| folder.last());
        let has_name = matches!(folder, Some("schemas" | "definitions" | "$defs"));
        if has_name && matches!(peel(schema), Peeled::Own(..)) {
            inherited(schema, &mut |parent| {
                children.entry(parent.clone()).or_default().push(id.clone());
            });
        }
    }
    children
}

fn inherited(schema: &Schema, found: &mut dyn FnMut(&NodeId)) {
    if let Some(reference) = &schema.reference {
        found(&reference.target);
    }
    for part in &schema.all_of {
        inherited(part, found);
    }
}

/// What a schema may turn out to be, when that is told by a tag and inherits from it.
fn variants(id: &NodeId, schema: &Schema, children: &Children) -> Option<Vec<NodeId>> {
    let is_choice = !schema.one_of.is_empty() || !schema.any_of.is_empty();
    if schema.discriminator.is_none() && !is_choice {
        return None;
    }
    let heirs = descendants(id, children);
    if heirs.is_empty() || schema.enumeration.is_some() || schema.constant.is_some() {
        return None;
    }
    if !schema.one_of.is_empty() && !schema.any_of.is_empty() {
        return None;
    }
    let known: HashSet<&NodeId> = heirs.iter().collect();
    for alternative in schema.one_of.iter().chain(&schema.any_of) {
        let Peeled::Reference(target, false) = peel(alternative) else {
            return None;
        };
        if !known.contains(target) {
            return None;
        }
    }
    Some(heirs)
}

fn descendants(id: &NodeId, children: &Children) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut seen: HashSet<&NodeId> = HashSet::from([id]);
    let mut next = vec![id];
    while let Some(parent) = next.pop() {
        for child in children.get(parent).into_iter().flatten() {
            if seen.insert(child) {
                found.push(child.clone());
                next.push(child);
            }
        }
    }
    found
}

fn base(id: &NodeId) -> NodeId {
    id.child("base")
}

/// The union that stands where the schema stood, and what its variants inherit.
fn halves(mut own: Schema, heirs: &[NodeId], parted: &HashSet<&NodeId>) -> (Schema, Schema) {
    let id = own.id.clone();
    let is_null = |kind: &SchemaType| *kind == SchemaType::Null;
    let null = own.types.iter().copied().filter(is_null).collect();
    own.types.retain(|kind| !is_null(kind));
    let mut discriminator = own.discriminator.take();
    let mut one_of = std::mem::take(&mut own.one_of);
    one_of.append(&mut own.any_of);
    if one_of.is_empty() {
        let heir = |heir: &NodeId| {
            let target = if parted.contains(heir) {
                base(heir)
            } else {
                heir.clone()
            };
            Schema::reference(heir.child("allOf"), target)
        };
        one_of.extend(heirs.iter().map(heir));
        if let Some(discriminator) = &mut discriminator {
            map_to_bases(discriminator, parted);
            if map_itself(discriminator, &own) {
                one_of.push(Schema::reference(id.child("discriminator"), base(&id)));
            }
        }
    }
    let union = Schema {
        types: null,
        title: own.title.take(),
        description: own.description.clone(),
        deprecated: own.deprecated,
        read_only: own.read_only,
        write_only: own.write_only,
        default: own.default.take(),
        examples: std::mem::take(&mut own.examples),
        one_of,
        discriminator,
        ..Schema::empty(id.clone())
    };
    own.id = base(&id);
    (union, own)
}

/// A tag leads to a schema itself, not to all that inherits from it in turn.
fn map_to_bases(discriminator: &mut Discriminator, parted: &HashSet<&NodeId>) {
    for reference in discriminator.references_mut() {
        if parted.contains(&reference.target) {
            reference.target = base(&reference.target);
        }
    }
}

/// Whether a value may be the schema itself and none of its heirs; its name is the tag then, if no
/// other is said.
fn map_itself(discriminator: &mut Discriminator, own: &Schema) -> bool {
    let target = base(&own.id);
    let mut mapped = discriminator.mapping.iter();
    if mapped.any(|(_, reference)| reference.target == target) {
        return true;
    }
    let name = own.id.pointer.last().unwrap_or_default();
    let tag = own.properties.get(&discriminator.property);
    let values = tag.and_then(|tag| tag.enumeration.as_deref());
    let is_free = |values: &[Tree]| values.iter().any(|value| value.as_text() == Some(name));
    let is_taken = discriminator.mapping.iter().any(|(value, _)| value == name);
    if is_taken || !values.is_none_or(is_free) {
        return false;
    }
    let reference = Reference {
        place: own.id.value(),
        target,
        description: None,
    };
    discriminator.mapping.push((name.to_owned(), reference));
    true
}
