//! Parameters become the arguments of a test's call, and the texts that the request must hold.

use proc_macro2::TokenStream;
use quote::quote;

use super::script::{Script, literal};
use super::{CANARY_IN_ARGUMENTS, body, credential};
use crate::emit::arguments::required;
use crate::emit::sample;
use crate::emit::types::resolved;
use crate::ir::{Api, Form, Operation, Parameter, ParameterPlace, Style, Type};
use crate::tree::Tree;

/// A parameter with a value.
pub(super) struct Given<'a> {
    pub(super) parameter: &'a Parameter,
    pub(super) value: Tree,
}

/// Whether the test's client has what the operation asks for.
pub(super) fn is_callable(api: &Api, operation: &Operation) -> bool {
    let (mut parameters, body) = required(operation);
    credential::is_open(api, operation)
        && parameters.all(|one| given(api, one).is_some())
        && body.is_none_or(|body| body::value(api, body).is_some())
}

/// Whether it is a secret, with a canary in it.
pub(super) fn secret(given: &Given<'_>) -> bool {
    let texts = texts(&given.value).unwrap_or_default();
    texts.iter().any(|text| text == CANARY_IN_ARGUMENTS)
}

/// A parameter's value, when it can stand where it belongs.
pub(super) fn given<'a>(api: &Api, parameter: &'a Parameter) -> Option<Given<'a>> {
    let value = fitting(
        api,
        &parameter.ty,
        parameter.example.as_ref(),
        &parameter.wire,
    );
    let texts = texts(&value)?;
    let harmless = |text: &String| !text.is_empty() && text.chars().all(|c| !c.is_control());
    let header =
        parameter.place != ParameterPlace::Header || texts.iter().all(|text| text.is_ascii());
    let plain = match parameter.style {
        Style::Simple | Style::Form | Style::FormExploded | Style::Space | Style::Pipe => true,
        Style::SimpleExploded
        | Style::Label
        | Style::LabelExploded
        | Style::Matrix
        | Style::MatrixExploded
        | Style::Deep
        | Style::Json => false,
    };
    (plain && !texts.is_empty() && texts.iter().all(harmless) && header)
        .then_some(Given { parameter, value })
}

/// The argument as the test writes it.
pub(super) fn expression(given: &Given<'_>, script: &mut Script<'_>) -> TokenStream {
    let Parameter { ty, wire, .. } = given.parameter;
    sample::argument(script.api, ty, Some(&given.value), wire).unwrap_or_else(|| {
        let ty = script.named(ty);
        let json = literal(&sample::json(&given.value));
        quote!(support::read::<#ty>(#json))
    })
}

/// What a parameter is in a path: one text, with everything escaped that a URL could misread.
pub(super) fn segment(given: &Given<'_>) -> String {
    let text = texts(&given.value).unwrap_or_default().join(",");
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte.into());
            }
            other => out.extend(format!("%{other:02X}").chars()),
        }
    }
    out
}

/// What a parameter is in a query, each pair's value.
pub(super) fn values(given: &Given<'_>) -> Vec<String> {
    let texts = texts(&given.value).unwrap_or_default();
    match given.parameter.style {
        Style::FormExploded => texts,
        Style::Space => vec![texts.join(" ")],
        Style::Pipe => vec![texts.join("|")],
        Style::Json => vec![sample::json(&given.value)],
        Style::Simple
        | Style::SimpleExploded
        | Style::Label
        | Style::LabelExploded
        | Style::Matrix
        | Style::MatrixExploded
        | Style::Form
        | Style::Deep => vec![texts.join(",")],
    }
}

/// What a parameter is in a header or a cookie.
pub(super) fn joined(given: &Given<'_>) -> String {
    texts(&given.value).unwrap_or_default().join(",")
}

/// A value of the type that is as the example where the example is of the type.
fn fitting(api: &Api, ty: &Type, example: Option<&Tree>, wire: &str) -> Tree {
    let ty = resolved(api, ty);
    let text = match example {
        Some(Tree::Text(text) | Tree::Number(text))
            if !matches!(text.as_str(), "" | "." | "..") =>
        {
            Some(text.clone())
        }
        Some(_) | None => None,
    };
    let own = || {
        Tree::Text(
            text.clone()
                .unwrap_or_else(|| format!("my-{}", wire.replace(['_', ' '], "-").to_lowercase())),
        )
    };
    match (ty, example) {
        (Type::Secret, _) => Tree::Text(CANARY_IN_ARGUMENTS.to_owned()),
        (Type::String, _) => own(),
        (Type::Named(id), _) => match (&api.items[id.0].form, &text) {
            (Form::Newtype(_), _) => own(),
            (Form::Choice(..), Some(text)) => Tree::Text(text.clone()),
            (Form::Codes(..), Some(text)) if text.parse::<i64>().is_ok() => {
                Tree::Number(text.clone())
            }
            (
                Form::Choice(..)
                | Form::Codes(..)
                | Form::Record(_)
                | Form::Union(_)
                | Form::Alias(_),
                _,
            ) => sample::tree(api, ty),
        },
        (Type::I32, Some(Tree::Number(digits))) if digits.parse::<i32>().is_ok() => {
            Tree::Number(digits.clone())
        }
        (Type::I64, Some(Tree::Number(digits))) if digits.parse::<i64>().is_ok() => {
            Tree::Number(digits.clone())
        }
        (Type::U64, Some(Tree::Number(digits))) if digits.parse::<u64>().is_ok() => {
            Tree::Number(digits.clone())
        }
        (Type::F64 | Type::F32, Some(Tree::Number(digits))) => match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => Tree::Number(value.to_string()),
            Ok(_) | Err(_) => sample::tree(api, ty),
        },
        (Type::Bool, Some(Tree::Bool(value))) => Tree::Bool(*value),
        (Type::DateTime | Type::Date | Type::Uuid, Some(Tree::Text(text))) => {
            Tree::Text(text.clone())
        }
        (Type::List(inner), Some(Tree::List(items))) if !items.is_empty() => Tree::List(
            items
                .iter()
                .map(|item| fitting(api, inner, Some(item), wire))
                .collect(),
        ),
        (Type::List(inner), example) => Tree::List(vec![fitting(api, inner, example, wire)]),
        (Type::Boxed(inner), example) => fitting(api, inner, example, wire),
        (
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::Constant(_)
            | Type::DateTime
            | Type::Date
            | Type::Uuid
            | Type::Upload
            | Type::Body
            | Type::Json
            | Type::Map(_)
            | Type::Nullable(_),
            _,
        ) => sample::tree(api, ty),
    }
}

/// The texts of a scalar or of a list of scalars; nothing for what has no text.
fn texts(value: &Tree) -> Option<Vec<String>> {
    match value {
        Tree::Bool(value) => Some(vec![value.to_string()]),
        Tree::Number(digits) => Some(vec![digits.clone()]),
        Tree::Text(text) => Some(vec![text.clone()]),
        Tree::List(items) => items.iter().map(|item| texts(item)?.pop()).collect(),
        Tree::Null | Tree::Map(_) => None,
    }
}
