//! Alternatives beside members become alternatives that each have these members.

use std::collections::HashSet;

use crate::openapi::{Document, Schema, SchemaType};
use crate::source::NodeId;

use super::null::is_null;
use super::objects::{has_members, is_choice};
use super::peeled::{Peeled, peel};
use super::{apart, lift, names, objects, single, visit};

/// Spreads members over `oneOf`, and over `anyOf` with a discriminator. Other `anyOf`s may hold
/// several at once.
pub(super) fn over(document: &mut Document) {
    single::join(document);
    apart::tell(document);
    let objects = objects::all(&document.nodes);
    lift::up(document, &objects);
    let inherited = objects::inherited(document);
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
    let id = names::whole(&alternative.id);
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
    for reference in discriminator.references_mut() {
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
