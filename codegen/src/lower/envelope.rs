//! `x-envelope` opens an object of one member: the client sees what is inside.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Type;
use crate::openapi::{MediaType, Schema};

use super::form;
use super::formed::Form;
use super::merged::Merged;
use super::record::warn_of_idle;
use super::types::Types;
use super::usage::{Constants, Hint};

/// The type of the envelope's member.
pub(super) fn opened<'a>(
    types: &mut Types<'a>,
    media: &'a MediaType,
    schema: &'a Schema,
    name: &str,
    hint: Hint<'_>,
) -> Type {
    let formed = form::resolved(types.nodes(), schema);
    let Some(Form::Record(merged)) = formed.map(|formed| formed.form) else {
        let message = format!(
            "`x-envelope: {name}` needs an object with the one member `{name}`, and this schema is none"
        );
        refuse(types, media, schema, message, None);
        return Type::Json;
    };
    let Some(member) = merged.properties.get(name) else {
        let message = format!("`x-envelope: {name}` names a member that the schema does not have");
        let help = merged
            .properties
            .keys()
            .next()
            .map(|only| format!("the schema has `{only}`"));
        refuse(types, media, schema, message, help);
        return Type::Json;
    };
    if let Some(siblings) = siblings(&merged, name) {
        let message = format!(
            "`x-envelope: {name}` must be the only member, and the schema also has {siblings}"
        );
        let help = "leave `x-envelope` out, or describe the siblings elsewhere".to_owned();
        refuse(types, media, schema, message, Some(help));
    }
    warn_of_idle(types, &merged);
    types.usage_of_all(member, Constants::Chosen, hint).whole()
}

fn siblings(merged: &Merged<'_>, name: &str) -> Option<String> {
    let others: Vec<String> = merged
        .properties
        .keys()
        .filter(|other| **other != name)
        .map(|other| format!("`{other}`"))
        .collect();
    (!others.is_empty()).then(|| others.join(", "))
}

fn refuse(
    types: &mut Types<'_>,
    media: &MediaType,
    schema: &Schema,
    message: String,
    help: Option<String>,
) {
    let node = media.id.child("x-envelope");
    let mut diagnostic = Diagnostic::new(Code::Envelope, node.value(), message)
        .note(schema.id.value(), "the schema is here");
    diagnostic.help = help;
    types.report.push(&node, diagnostic);
}
