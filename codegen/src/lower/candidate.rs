//! Alternatives of a union, each with its type and the sign it is recognised by.

use crate::ir::{Fixed, JsonKind, Pick, Type};
use crate::naming::pascal;
use crate::openapi::{Nodes, Schema};
use crate::tree::Tree;

use super::form::{self, Form, Formed};
use super::merged::Merged;
use super::types::Types;
use super::usage::Hint;

pub(super) struct Candidate<'a> {
    pub(super) schema: &'a Schema,
    pub(super) ty: Type,
    /// What an inline one calls itself.
    pub(super) title: Option<String>,
    pub(super) sign: Sign,
}

pub(super) enum Sign {
    Kind(JsonKind),
    Object(Shape),
    /// Anything, or a union of its own.
    Unclear,
}

/// What is known of an object before it is read.
#[derive(Default)]
pub(super) struct Shape {
    /// The members that it requires.
    pub(super) needed: Vec<String>,
    /// Those of them that have one of a few values.
    pub(super) fixed: Vec<Fixed>,
    /// All that it describes.
    pub(super) known: Vec<String>,
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
    for (position, schema) in members.iter().enumerate() {
        let formed = form::of(types.nodes(), schema);
        let inline = match &formed.form {
            Form::Record(_) | Form::Union(..) | Form::Kinds(..) => Some(
                schema
                    .title
                    .as_deref()
                    .map_or_else(|| format!("Variant{}", position + 1), pascal),
            ),
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
                form::resolved(nodes, schema).map_or(Sign::Unclear, |formed| sign(nodes, &formed));
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

/// Alternatives that are untagged alternatives again stand for what they list.
pub(super) fn flattened<'a>(nodes: &'a Nodes, members: &[&'a Schema]) -> Vec<&'a Schema> {
    let mut flat: Vec<&Schema> = Vec::new();
    let mut seen: Vec<&Schema> = Vec::new();
    let mut open: Vec<&Schema> = members.iter().rev().copied().collect();
    while let Some(schema) = open.pop() {
        if seen.iter().any(|other| std::ptr::eq(*other, schema)) {
            continue;
        }
        seen.push(schema);
        match form::resolved(nodes, schema) {
            Some(Formed {
                form: Form::Union(inner, None),
                ..
            }) => open.extend(inner.into_iter().rev()),
            Some(_) | None => flat.push(schema),
        }
    }
    flat
}

/// The members that a value of this form must have, in the order of the document.
pub(super) fn required(merged: &Merged<'_>) -> Vec<String> {
    let described = merged.properties.keys();
    let names = described.filter(|name| merged.required.iter().any(|word| word.name == **name));
    names.map(|name| (*name).to_owned()).collect()
}

fn sign(nodes: &Nodes, formed: &Formed<'_>) -> Sign {
    match &formed.form {
        Form::Record(merged) => {
            let needed = required(merged);
            let fixed = needed.iter().filter_map(|name| {
                let values = fixed_values(nodes, merged.properties.get(name.as_str())?)?;
                let wire = name.clone();
                Some(Fixed { wire, values })
            });
            Sign::Object(Shape {
                fixed: fixed.collect(),
                known: merged
                    .properties
                    .keys()
                    .map(|name| (*name).to_owned())
                    .collect(),
                needed,
            })
        }
        Form::Map(_) => Sign::Object(Shape::default()),
        Form::Union(_, Some(discriminator)) => Sign::Object(Shape {
            needed: vec![discriminator.property.clone()],
            known: vec![discriminator.property.clone()],
            ..Shape::default()
        }),
        Form::Choice(..) | Form::Text | Form::TextFrom(_) => Sign::Kind(JsonKind::String),
        Form::Codes(..) => Sign::Kind(JsonKind::Integer),
        Form::List(_) => Sign::Kind(JsonKind::List),
        Form::Scalar(ty) => scalar(ty).map_or(Sign::Unclear, Sign::Kind),
        Form::Reference(_) | Form::Union(_, None) | Form::Kinds(..) => Sign::Unclear,
    }
}

/// The values of a member that may have a few only; nothing when it may have others, or a list or an
/// object among them.
fn fixed_values(nodes: &Nodes, schemas: &[&Schema]) -> Option<Vec<String>> {
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

fn scalar(ty: &Type) -> Option<JsonKind> {
    match ty {
        Type::Bool => Some(JsonKind::Boolean),
        Type::I32 | Type::I64 | Type::U64 => Some(JsonKind::Integer),
        Type::F32 | Type::F64 => Some(JsonKind::Number),
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Uuid
        | Type::Upload
        | Type::Body => Some(JsonKind::String),
        Type::List(_) => Some(JsonKind::List),
        Type::Map(_) => Some(JsonKind::Object),
        Type::Json | Type::Nullable(_) | Type::Boxed(_) | Type::Named(_) => None,
    }
}
