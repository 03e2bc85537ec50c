//! Alternatives of a union, each with its type and the sign it is recognised by.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::ir::{Fixed, JsonKind, Pick, Type};
use crate::naming::pascal;
use crate::openapi::{Discriminator, Nodes, Schema};

use super::fixed;
use super::form;
use super::formed::{Form, Formed};
use super::nameless;
use super::peeled::{Peeled, peel};
use super::types::Types;
use super::usage::Hint;

pub(super) struct Candidate<'a> {
    pub(super) schema: &'a Schema,
    pub(super) ty: Type,
    /// What an inline one calls itself.
    pub(super) title: Option<String>,
    pub(super) sign: Sign<'a>,
}

pub(super) enum Sign<'a> {
    Kind(JsonKind),
    Object(Shape<'a>),
    /// A union of its own.
    Unclear,
}

/// What is known of an object before it is read.
#[derive(Default)]
pub(super) struct Shape<'a> {
    /// The members that it requires.
    pub(super) needed: Vec<String>,
    /// Those of them that have one of a few values.
    pub(super) fixed: Vec<Fixed>,
    /// All that it describes.
    pub(super) properties: IndexMap<&'a str, Vec<&'a Schema>>,
    /// Whether others may be there, and are not kept.
    pub(super) drops_others: bool,
}

/// A variant that is recognised and not yet named.
pub(super) struct Picked<'a> {
    pub(super) candidate: Candidate<'a>,
    pub(super) pick: Pick,
}

/// The alternatives, each type once.
pub(super) fn all<'a>(
    types: &mut Types<'a>,
    members: &[&'a Schema],
    hint: Hint<'_>,
) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = Vec::with_capacity(members.len());
    let words = nameless::words(types.nodes(), members);
    for (position, schema) in members.iter().enumerate() {
        let formed = form::of(types.nodes(), schema);
        let inline = match &formed.form {
            Form::Record(_) | Form::Union(..) | Form::Kinds(..) => {
                let title = schema.title.as_ref().or(words[position].as_ref());
                Some(title.map_or_else(|| format!("Variant{}", position + 1), |it| pascal(it)))
            }
            Form::Codes(..) => Some(
                schema
                    .title
                    .as_deref()
                    .map_or_else(|| "Number".to_owned(), pascal),
            ),
            Form::Choice(..) | Form::TextFrom(_) => Some(
                schema
                    .title
                    .as_deref()
                    .map_or_else(|| "Text".to_owned(), pascal),
            ),
            Form::Reference(_) => schema.title.as_deref().map(pascal),
            Form::Text | Form::List(_) | Form::Map(_) | Form::Scalar(_) => None,
        };
        let part = format!("{}{}", hint.part, inline.as_deref().unwrap_or_default());
        let ty = types
            .usage(
                schema,
                Hint {
                    owner: hint.owner,
                    part: &part,
                },
            )
            .ty;
        if candidates.iter().all(|candidate| candidate.ty != ty) {
            let nodes = types.nodes();
            let sign =
                form::resolved(nodes, schema).map_or(Sign::Unclear, |formed| sign(nodes, formed));
            candidates.push(Candidate {
                schema,
                ty,
                title: inline,
                sign,
            });
        }
    }
    candidates
}

/// Alternatives that are alternatives again stand for what they list, unless a tag is told for them as a whole.
pub(super) fn flattened<'a>(
    nodes: &'a Nodes,
    members: &[&'a Schema],
    tag: Option<&Discriminator>,
) -> Vec<&'a Schema> {
    let is_mapped = |schema: &Schema| match (tag, peel(schema)) {
        (Some(tag), Peeled::Reference(target, _)) => tag
            .mapping
            .iter()
            .any(|(_, reference)| reference.target == *target),
        (Some(_) | None, _) => false,
    };
    // The values of a tag that is mapped are known from that alone.
    let is_same = |inner: Option<&Discriminator>| match (tag, inner) {
        (_, None) => true,
        (Some(tag), Some(inner)) => inner.property == tag.property && inner.mapping.is_empty(),
        (None, Some(_)) => false,
    };
    let mut flat: Vec<&Schema> = Vec::new();
    let mut seen: HashSet<*const Schema> = HashSet::new();
    let mut open: Vec<&Schema> = members.iter().rev().copied().collect();
    while let Some(schema) = open.pop() {
        if !seen.insert(std::ptr::from_ref(schema)) {
            continue;
        }
        match form::resolved(nodes, schema) {
            Some(Formed {
                form: Form::Union(inner, own),
                ..
            }) if is_same(own) && !is_mapped(schema) => open.extend(inner.into_iter().rev()),
            Some(_) | None => flat.push(schema),
        }
    }
    flat
}

fn sign<'a>(nodes: &'a Nodes, formed: Formed<'a>) -> Sign<'a> {
    match formed.form {
        Form::Record(merged) => {
            let needed = merged.needed();
            let fixed = needed.iter().filter_map(|name| {
                let values = fixed::values(nodes, merged.properties.get(name.as_str())?)?;
                let wire = name.clone();
                Some(Fixed { wire, values })
            });
            Sign::Object(Shape {
                fixed: fixed.collect(),
                drops_others: merged.drops_others(),
                properties: merged.properties,
                needed,
            })
        }
        Form::Map(_) => Sign::Object(Shape::default()),
        Form::Union(_, Some(discriminator)) => Sign::Object(Shape {
            needed: vec![discriminator.property.clone()],
            ..Shape::default()
        }),
        Form::Choice(..) | Form::Text | Form::TextFrom(_) => Sign::Kind(JsonKind::String),
        Form::Codes(..) => Sign::Kind(JsonKind::Integer),
        Form::List(_) => Sign::Kind(JsonKind::List),
        Form::Scalar(ty) => ty.kind().map_or(Sign::Unclear, Sign::Kind),
        Form::Reference(_) | Form::Union(_, None) | Form::Kinds(..) => Sign::Unclear,
    }
}
