//! The values of an enum become variants, or the type that they share.

use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::ir::{Openness, Type, Variant};
use crate::naming::Scope;
use crate::openapi::SchemaType;
use crate::source::NodeId;
use crate::tree::Tree;

use super::formed::{Form, Formed, Value, of_kind};
use super::merged::Merged;
use super::report::Report;
use super::{docs, scalar};

/// What `enum` or `const` makes of a schema; null is no longer among the values. A single number or
/// boolean is no choice: it stays what it is.
pub(super) fn classify<'d>(id: &'d NodeId, values: &[&Tree], merged: &Merged<'d>) -> Formed<'d> {
    if values.is_empty() {
        return Formed::plain(Form::Scalar(Type::Json));
    }
    if let Some(texts) = texts(values, merged) {
        return Formed::plain(Form::Choice(texts, Openness::Closed));
    }
    if values.iter().all(|value| matches!(value, Tree::Bool(_))) {
        return Formed::plain(Form::Scalar(Type::Bool));
    }
    match integers(values, merged) {
        Some(codes) if codes.len() > 1 => {
            return Formed::plain(Form::Codes(codes, Openness::Closed));
        }
        Some(_) => return Formed::plain(Form::Scalar(scalar::integer(merged.format))),
        None => {}
    }
    if values.iter().all(|value| matches!(value, Tree::Number(_))) {
        return numbers(id, values, merged);
    }
    let mut kinds: Vec<SchemaType> = Vec::new();
    for kind in values.iter().map(|value| kind_of(value)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if let [kind] = kinds.as_slice() {
        return of_kind(*kind, merged.clone());
    }
    let message = "an enum of values of several kinds becomes a union of these kinds, without a variant for each value";
    Formed::plain(Form::Kinds(kinds, merged.clone())).remark(Code::NotModelled, id, message)
}

/// Numbers that are not all whole ones of 64 bits: a fraction among them, or one that is too large.
fn numbers<'d>(id: &'d NodeId, values: &[&Tree], merged: &Merged<'d>) -> Formed<'d> {
    let is_unsigned = |value: &&Tree| {
        let digits = value.as_number();
        digits.is_some_and(|digits| digits.parse::<u64>().is_ok())
    };
    let (ty, word) = if values.iter().all(is_unsigned) {
        (Type::U64, "u64")
    } else {
        (scalar::number(merged.format), "f64")
    };
    let number = Formed::plain(Form::Scalar(ty));
    if values.len() == 1 {
        return number;
    }
    let message = format!("an enum of numbers has no variants in the client; it becomes `{word}`");
    number.remark(Code::NotModelled, id, message)
}

fn kind_of(value: &Tree) -> SchemaType {
    match value {
        Tree::Null => SchemaType::Null,
        Tree::Bool(_) => SchemaType::Boolean,
        Tree::Number(digits) if digits.parse::<i64>().is_ok() => SchemaType::Integer,
        Tree::Number(_) => SchemaType::Number,
        Tree::Text(_) => SchemaType::String,
        Tree::List(_) => SchemaType::Array,
        Tree::Map(_) => SchemaType::Object,
    }
}

/// Values that are all texts, or are meant as such.
pub(super) fn texts<'d>(values: &[&Tree], merged: &Merged<'d>) -> Option<Vec<Value<'d>>> {
    let says_text = merged.kinds.as_slice() == [SchemaType::String];
    let wire = |value: &Tree| {
        if says_text {
            written(value)
        } else {
            text(value)
        }
    };
    named(values, merged, wire)
}

/// Values that are all whole numbers of 64 bits.
pub(super) fn integers<'d>(values: &[&Tree], merged: &Merged<'d>) -> Option<Vec<Value<'d>>> {
    named(values, merged, |value| match value {
        Tree::Number(digits) => digits.parse::<i64>().ok().map(|_| digits.clone()),
        Tree::Null | Tree::Bool(_) | Tree::Text(_) | Tree::List(_) | Tree::Map(_) => None,
    })
}

fn named<'d>(
    values: &[&Tree],
    merged: &Merged<'d>,
    wire: impl Fn(&Tree) -> Option<String>,
) -> Option<Vec<Value<'d>>> {
    let names = merged.value_names;
    let all = names.len() == values.len();
    values
        .iter()
        .enumerate()
        .map(|(position, value)| {
            Some(Value {
                name: names.get(position).filter(|_| all).cloned(),
                ..Value::plain(wire(value)?)
            })
        })
        .collect()
}

/// The variants of an enum, each value once.
pub(super) fn variants(report: &mut Report<'_>, id: &NodeId, values: &[Value<'_>]) -> Vec<Variant> {
    let mut scope = Scope::variants();
    let mut variants: Vec<Variant> = Vec::with_capacity(values.len());
    let mut seen = HashSet::with_capacity(values.len());
    for Value { wire, name, schema } in values {
        if seen.insert(wire) {
            let title = schema.and_then(|schema| schema.title.as_deref());
            let called = name.as_deref().or(title).unwrap_or(wire);
            let described = schema.and_then(|schema| schema.description.as_deref());
            let name = report.ident(scope.name(&spoken(called)), id);
            variants.push(Variant {
                name,
                wire: wire.clone(),
                docs: docs::of(None, described),
            });
        }
    }
    variants
}

/// A number as a word.
fn spoken(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(digits) if digits.parse::<u64>().is_ok() => format!("minus {digits}"),
        Some(_) | None => text.to_owned(),
    }
}

fn text(value: &Tree) -> Option<String> {
    match value {
        Tree::Text(text) => Some(text.clone()),
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}

/// What was meant as text, where the type says so: YAML reads `1` as a number.
fn written(value: &Tree) -> Option<String> {
    match value {
        Tree::Text(text) | Tree::Number(text) => Some(text.clone()),
        Tree::Bool(bool) => Some(bool.to_string()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    }
}
