//! `style` and `explode` of a parameter become the way its value is written.

use crate::ir::{ListStyle, Type};
use crate::openapi::{Nodes, Parameter, ParameterPlace, Schema};

use super::form::{self, Form, of_kind};
use super::types::Types;

/// What a parameter can carry.
pub(super) enum Sendable<'a> {
    /// Anything, sent as the text it is given as.
    Text,
    Scalar(&'a Schema),
    List(Option<&'a Schema>),
}

/// What is sent and, if it is a list, how; or why it cannot be sent.
pub(super) fn of<'a>(
    types: &Types<'a>,
    parameter: &'a Parameter,
) -> Result<(Sendable<'a>, Option<ListStyle>), String> {
    let style = list_style(parameter)?;
    if parameter.schema.is_none() && !parameter.content.is_empty() {
        return Err("parameters written as `content` are not modelled".to_owned());
    }
    let Some(schema) = &parameter.schema else {
        return Ok((Sendable::Text, None));
    };
    match sendable(types.nodes(), schema) {
        Some(list @ Sendable::List(_)) => match style {
            Some(style) => Ok((list, Some(style))),
            None => Err("exploded lists are not modelled here".to_owned()),
        },
        Some(other) => Ok((other, None)),
        None => Err("objects and free values are not modelled in parameters".to_owned()),
    }
}

/// Nothing where the standard has no way to write a list.
fn list_style(parameter: &Parameter) -> Result<Option<ListStyle>, String> {
    let default = match parameter.place {
        ParameterPlace::Path | ParameterPlace::Header => "simple",
        ParameterPlace::Query | ParameterPlace::Cookie => "form",
        ParameterPlace::QueryString => {
            return Err("a whole query in one parameter is not modelled".to_owned());
        }
    };
    let style = parameter.style.as_deref().unwrap_or(default);
    let explode = parameter
        .explode
        .unwrap_or(matches!(style, "form" | "cookie"));
    match (style, parameter.place) {
        ("form", ParameterPlace::Cookie) => Ok((!explode).then_some(ListStyle::Comma)),
        ("form" | "spaceDelimited" | "pipeDelimited", ParameterPlace::Query) if explode => {
            Ok(Some(ListStyle::Repeated))
        }
        ("simple", ParameterPlace::Path | ParameterPlace::Header)
        | ("form", ParameterPlace::Query) => Ok(Some(ListStyle::Comma)),
        ("spaceDelimited", ParameterPlace::Query) => Ok(Some(ListStyle::Space)),
        ("pipeDelimited", ParameterPlace::Query) => Ok(Some(ListStyle::Pipe)),
        (other, _) => Err(format!("the style `{other}` is not modelled here")),
    }
}

fn sendable<'a>(nodes: &'a Nodes, schema: &'a Schema) -> Option<Sendable<'a>> {
    match form::resolved(nodes, schema)?.form {
        Form::Scalar(Type::Json) => Some(Sendable::Text),
        Form::Scalar(_) | Form::Choice(_) | Form::Text | Form::TextFrom(_) => {
            Some(Sendable::Scalar(schema))
        }
        Form::List(None) => Some(Sendable::List(None)),
        Form::List(Some(items)) => match sendable_once(nodes, items)? {
            Sendable::Text | Sendable::Scalar(_) => Some(Sendable::List(Some(items))),
            Sendable::List(_) => None,
        },
        Form::Union(members, None) => among(nodes, schema, &members),
        Form::Kinds(kinds, merged) => {
            let scalars = kinds.iter().all(|kind| {
                matches!(
                    of_kind(*kind, merged.clone()).form,
                    Form::Scalar(_) | Form::Text
                )
            });
            scalars.then_some(Sendable::Scalar(schema))
        }
        Form::Reference(_) | Form::Record(_) | Form::Union(_, Some(_)) | Form::Map(_) => None,
    }
}

/// Scalars among one another are a scalar. A list beside scalars stands for all of them: on its way
/// a list of one is that one.
fn among<'a>(nodes: &'a Nodes, schema: &'a Schema, members: &[&'a Schema]) -> Option<Sendable<'a>> {
    let mut list = None;
    for member in members {
        match sendable_once(nodes, member)? {
            Sendable::Text | Sendable::Scalar(_) => {}
            Sendable::List(items) => list = Some(items),
        }
    }
    Some(list.map_or(Sendable::Scalar(schema), Sendable::List))
}

/// An element or an alternative, which is not opened any further.
fn sendable_once<'a>(nodes: &'a Nodes, schema: &'a Schema) -> Option<Sendable<'a>> {
    match form::resolved(nodes, schema)?.form {
        Form::Scalar(Type::Json) => Some(Sendable::Text),
        Form::Scalar(_) | Form::Choice(_) | Form::Text | Form::TextFrom(_) => {
            Some(Sendable::Scalar(schema))
        }
        Form::List(items) => {
            let plain = items.is_none_or(|items| is_scalar(nodes, items));
            plain.then_some(Sendable::List(items))
        }
        Form::Reference(_) | Form::Record(_) | Form::Union(..) | Form::Kinds(..) | Form::Map(_) => {
            None
        }
    }
}

fn is_scalar(nodes: &Nodes, schema: &Schema) -> bool {
    match form::resolved(nodes, schema).map(|formed| formed.form) {
        Some(Form::Scalar(_) | Form::Choice(_) | Form::Text | Form::TextFrom(_)) => true,
        Some(
            Form::Reference(_)
            | Form::Record(_)
            | Form::Union(..)
            | Form::Kinds(..)
            | Form::List(_)
            | Form::Map(_),
        )
        | None => false,
    }
}
