//! The values of an enum become variants, or the type that they share.

use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::ir::{Docs, Type, Variant};
use crate::naming::Scope;
use crate::openapi::SchemaType;
use crate::source::NodeId;
use crate::tree::Tree;

use super::form::{Form, Formed};
use super::merged::Merged;
use super::report::Report;
use super::scalar;

/// What `enum` or `const` makes of a schema; null is no longer among the values.
pub(super) fn classify<'d>(id: &'d NodeId, values: &[&Tree], merged: &Merged<'_>) -> Formed<'d> {
    if values.is_empty() {
        return Formed::plain(Form::Scalar(Type::Json));
    }
    let says_text = merged.kinds.as_slice() == [SchemaType::String];
    let texts: Option<Vec<String>> = if says_text {
        values.iter().map(|value| written(value)).collect()
    } else {
        values.iter().map(|value| text(value)).collect()
    };
    if let Some(texts) = texts {
        return Formed::plain(Form::Choice(texts));
    }
    let shared = if values.iter().all(|value| matches!(value, Tree::Bool(_))) {
        Some((Type::Bool, "booleans"))
    } else if values.iter().all(|value| is_integer(value)) {
        Some((scalar::integer(merged.format), "integers"))
    } else if values.iter().all(|value| matches!(value, Tree::Number(_))) {
        Some((scalar::number(merged.format), "numbers"))
    } else {
        None
    };
    match shared {
        Some((ty, what)) => {
            let written = words(&ty);
            let message = format!(
                "an enum of {what} has no variants in the client yet; it becomes {written}"
            );
            Formed::plain(Form::Scalar(ty)).remark(Code::NotModelled, id, message)
        }
        None => Formed::unmodelled(id, "an enum of values of several kinds is not modelled"),
    }
}

/// The variants of an enum, each value once.
pub(super) fn variants(report: &mut Report<'_>, id: &NodeId, values: &[String]) -> Vec<Variant> {
    let mut scope = Scope::variants();
    let mut variants: Vec<Variant> = Vec::with_capacity(values.len());
    let mut seen = HashSet::with_capacity(values.len());
    for wire in values {
        if seen.insert(wire) {
            let name = report.ident(scope.name(wire), id);
            variants.push(Variant {
                name,
                wire: wire.clone(),
                docs: Docs::default(),
            });
        }
    }
    variants
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

fn is_integer(value: &Tree) -> bool {
    match value {
        Tree::Number(digits) => !digits.contains(['.', 'e', 'E']),
        Tree::Null | Tree::Bool(_) | Tree::Text(_) | Tree::List(_) | Tree::Map(_) => false,
    }
}

fn words(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "`bool`",
        Type::I32 => "`i32`",
        Type::I64 => "`i64`",
        Type::F32 => "`f32`",
        Type::F64 => "`f64`",
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Uuid
        | Type::Upload
        | Type::Body
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Boxed(_)
        | Type::Named(_) => "a value",
    }
}
