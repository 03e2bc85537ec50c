//! `style` and `explode` of a parameter become the way its value is written.

use crate::ir::{Style, Type};
use crate::openapi::{Nodes, Parameter, ParameterPlace, Schema};

use super::content::{self, Kind};
use super::form;
use super::formed::{Form, of_kind};
use super::types::Types;

/// What a parameter carries.
pub(super) enum Sendable<'a> {
    /// Anything, sent as the text it is given as.
    Text,
    Value(&'a Schema),
    List(Option<&'a Schema>),
}

/// What is sent, and how; or why it cannot be sent.
pub(super) fn of<'a>(
    types: &Types<'a>,
    parameter: &'a Parameter,
) -> Result<(Sendable<'a>, Style), String> {
    if parameter.schema.is_none() && !parameter.content.is_empty() {
        return of_content(parameter);
    }
    let style = style(parameter)?;
    let Some(schema) = &parameter.schema else {
        return Ok((Sendable::Text, style));
    };
    Ok((sendable(types.nodes(), schema), style))
}

/// A parameter in a media type: JSON, or a text that is given as it is to be sent.
fn of_content(parameter: &Parameter) -> Result<(Sendable<'_>, Style), String> {
    let media = &parameter.content[0];
    let kind = content::kind_of(&media.name);
    if parameter.place == ParameterPlace::QueryString {
        return match (kind, &media.schema) {
            (Kind::Form, Some(schema)) => Ok((Sendable::Value(schema), Style::FormExploded)),
            (_, _) => Err(format!("a whole query in `{}` is not modelled", media.name)),
        };
    }
    match (kind, &media.schema) {
        (Kind::Json, Some(schema)) => Ok((Sendable::Value(schema), Style::Json)),
        (Kind::Json | Kind::Items | Kind::Form | Kind::Multipart | Kind::Text | Kind::Bytes, _) => {
            Ok((Sendable::Text, usual(parameter.place)))
        }
    }
}

fn usual(place: ParameterPlace) -> Style {
    match place {
        ParameterPlace::Path | ParameterPlace::Header => Style::Simple,
        ParameterPlace::Query | ParameterPlace::QueryString | ParameterPlace::Cookie => {
            Style::FormExploded
        }
    }
}

/// What the words say; an error where the standard does not have them together.
fn style(parameter: &Parameter) -> Result<Style, String> {
    let Some(word) = parameter.style.as_deref() else {
        return Ok(match (usual(parameter.place), parameter.explode) {
            (Style::Simple, Some(true)) => Style::SimpleExploded,
            (Style::FormExploded, Some(false)) => Style::Form,
            (usual, _) => usual,
        });
    };
    let explode = parameter
        .explode
        .unwrap_or(matches!(word, "form" | "cookie"));
    let of_word = of_word(word, explode).ok_or_else(|| format!("there is no style `{word}`"))?;
    let fits = match parameter.place {
        ParameterPlace::Path => matches!(word, "simple" | "label" | "matrix"),
        ParameterPlace::Header => word == "simple",
        ParameterPlace::Query | ParameterPlace::QueryString => matches!(
            word,
            "form" | "spaceDelimited" | "pipeDelimited" | "deepObject"
        ),
        ParameterPlace::Cookie => matches!(word, "form" | "cookie"),
    };
    if fits {
        Ok(of_word)
    } else {
        Err(format!("the style `{word}` does not exist there"))
    }
}

/// The style of that name.
pub(super) fn of_word(word: &str, explode: bool) -> Option<Style> {
    Some(match (word, explode) {
        ("simple", false) => Style::Simple,
        ("simple", true) => Style::SimpleExploded,
        ("label", false) => Style::Label,
        ("label", true) => Style::LabelExploded,
        ("matrix", false) => Style::Matrix,
        ("matrix", true) => Style::MatrixExploded,
        ("form" | "cookie", false) => Style::Form,
        ("form" | "cookie" | "spaceDelimited" | "pipeDelimited", true) => Style::FormExploded,
        ("spaceDelimited", false) => Style::Space,
        ("pipeDelimited", false) => Style::Pipe,
        ("deepObject", _) => Style::Deep,
        (_, _) => return None,
    })
}

/// A list is told apart, because a call may be given any collection for it.
fn sendable<'a>(nodes: &'a Nodes, schema: &'a Schema) -> Sendable<'a> {
    match form::resolved(nodes, schema).map(|formed| formed.form) {
        None | Some(Form::Scalar(Type::Json)) => Sendable::Text,
        Some(Form::List(items)) => Sendable::List(items),
        Some(Form::Union(members, None)) => among(nodes, schema, &members),
        Some(
            Form::Scalar(_)
            | Form::Choice(..)
            | Form::Codes(..)
            | Form::Text
            | Form::TextFrom(_)
            | Form::Kinds(..)
            | Form::Reference(_)
            | Form::Record(_)
            | Form::Union(_, Some(_))
            | Form::Map(_),
        ) => Sendable::Value(schema),
    }
}

/// A list beside scalars stands for all of them: on its way a list of one is that one.
fn among<'a>(nodes: &'a Nodes, schema: &'a Schema, members: &[&'a Schema]) -> Sendable<'a> {
    let mut list = None;
    for member in members {
        match form::resolved(nodes, member).map(|formed| formed.form) {
            Some(Form::List(items)) if items.is_none_or(|items| is_scalar(nodes, items)) => {
                list = Some(items);
            }
            _ if is_scalar(nodes, member) => {}
            _ => return Sendable::Value(schema),
        }
    }
    list.map_or(Sendable::Value(schema), Sendable::List)
}

fn is_scalar(nodes: &Nodes, schema: &Schema) -> bool {
    match form::resolved(nodes, schema).map(|formed| formed.form) {
        Some(
            Form::Scalar(_) | Form::Choice(..) | Form::Codes(..) | Form::Text | Form::TextFrom(_),
        ) => true,
        Some(Form::Kinds(kinds, merged)) => kinds.iter().all(|kind| {
            matches!(
                of_kind(*kind, merged.clone()).form,
                Form::Scalar(_) | Form::Text
            )
        }),
        Some(
            Form::Reference(_) | Form::Record(_) | Form::Union(..) | Form::List(_) | Form::Map(_),
        )
        | None => false,
    }
}
