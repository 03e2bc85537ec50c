//! Alternatives beside members become alternatives that each have these members.

use std::collections::{HashMap, HashSet};

use crate::openapi::{Document, Nodes, Schema, SchemaType};
use crate::source::NodeId;

use super::alternatives::is_null;
use super::form::{Peeled, has_structure, only_requires, peel};
use super::{apart, lift, visit};

/// Alternatives of alternatives are looked at so far.
const DEEPEST: usize = 16;

/// Spreads members over `oneOf`, and over `anyOf` with a discriminator. Other `anyOf`s may hold
/// several at once.
pub(super) fn over(document: &mut Document) {
    apart::tell(document);
    let objects = objects(&document.nodes);
    lift::up(document, &objects);
    let inherited = inherited(document);
    let mut made: Vec<Schema> = Vec::new();
    visit::each(document, &mut |schema| {
        spread(schema, &objects, &inherited, &mut made);
    });
    let nodes = made.into_iter().map(|schema| (schema.id.clone(), schema));
    document.nodes.schemas.extend(nodes);
}

fn spread(
    schema: &mut Schema,
    objects: &HashSet<NodeId>,
    inherited: &HashSet<NodeId>,
    made: &mut Vec<Schema>,
) {
    for part in visit::parts(schema) {
        spread(part, objects, inherited, made);
    }
    for inner in visit::inside(schema) {
        spread(inner, objects, inherited, made);
    }
    if has_members(schema) && !inherited.contains(&schema.id) && is_choice(schema, objects) {
        part(schema, made);
    }
}

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

/// The alternatives refer to what stood beside them.
fn part(schema: &mut Schema, made: &mut Vec<Schema>) {
    let id = schema.id.clone();
    let is_null_type = |kind: &SchemaType| *kind == SchemaType::Null;
    let union = Schema {
        types: schema.types.iter().copied().filter(is_null_type).collect(),
        title: schema.title.take(),
        description: schema.description.take(),
        deprecated: schema.deprecated,
        read_only: schema.read_only,
        write_only: schema.write_only,
        default: schema.default.take(),
        examples: std::mem::take(&mut schema.examples),
        discriminator: schema.discriminator.take(),
        ..Schema::empty(id.clone())
    };
    let mut base = std::mem::replace(schema, union);
    base.id = id.child("base");
    base.types.retain(|kind| !is_null_type(kind));
    let mut set = std::mem::take(&mut base.one_of);
    set.append(&mut base.any_of);
    for alternative in set {
        let variant = if is_null(&alternative) {
            alternative
        } else {
            variant(schema, &base.id, alternative, made)
        };
        schema.one_of.push(variant);
    }
    made.push(base);
}

/// With a discriminator it stands on its own, so that a tag can lead to it.
fn variant(
    union: &mut Schema,
    base: &NodeId,
    alternative: Schema,
    made: &mut Vec<Schema>,
) -> Schema {
    let id = alternative.id.child("allOf");
    let target = match peel(&alternative) {
        Peeled::Reference(target, _) => Some(target.clone()),
        Peeled::Own(..) => None,
    };
    let name = target.as_ref().and_then(|target| target.pointer.last());
    let name = alternative.title.clone().or(name.map(str::to_owned));
    let whole = Schema {
        title: name.clone(),
        description: alternative.description.clone(),
        all_of: vec![
            Schema::reference(alternative.id.child("base"), base.clone()),
            alternative,
        ],
        ..Schema::empty(id.clone())
    };
    let (Some(discriminator), Some(target)) = (&mut union.discriminator, &target) else {
        return whole;
    };
    let own = union
        .id
        .child("oneOf")
        .child(target.pointer.last().unwrap_or_default());
    for (_, reference) in &mut discriminator.mapping {
        if reference.target == *target {
            reference.target = own.clone();
        }
    }
    made.push(Schema {
        id: own.clone(),
        ..whole
    });
    Schema {
        title: name,
        ..Schema::reference(id, own)
    }
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

/// The nodes that are objects, whatever else they say.
fn objects(nodes: &Nodes) -> HashSet<NodeId> {
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
