//! `type` and `nullable` become the types that a value may have.

use super::cursor::Cursor;
use super::object::Object;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::SchemaType;
use crate::tree::Tree;

const NAMES: [(&str, SchemaType); 7] = [
    ("null", SchemaType::Null),
    ("boolean", SchemaType::Boolean),
    ("integer", SchemaType::Integer),
    ("number", SchemaType::Number),
    ("string", SchemaType::String),
    ("array", SchemaType::Array),
    ("object", SchemaType::Object),
];

pub(super) fn types(object: &Object<'_>) -> Vec<SchemaType> {
    let mut types = match object.member("type") {
        None => Vec::new(),
        Some(at) if at.tree.as_list().is_some() => at
            .elements("a list of texts")
            .filter_map(|at| named(&at))
            .collect(),
        Some(at) => named(&at).into_iter().collect(),
    };
    if object.flag("nullable") == Some(true) {
        if !object.at.is_3_0() {
            let place = object.at.id.child("nullable").key();
            let message = "`nullable` is a word of OpenAPI 3.0; it is read as there";
            let help = "write `type: [string, \"null\"]`";
            object
                .at
                .desk
                .say(Diagnostic::new(Code::LooseKind, place, message).help(help));
        }
        if !types.contains(&SchemaType::Null) {
            types.push(SchemaType::Null);
        }
    }
    types
}

/// Whether this is what people write where a schema belongs.
pub(super) fn is_name(text: &str) -> bool {
    NAMES.iter().any(|(name, _)| *name == text)
}

fn named(at: &Cursor<'_>) -> Option<SchemaType> {
    if *at.tree == Tree::Null {
        let message = "a type is a text, this is null; it is read as `\"null\"`";
        let diagnostic = Diagnostic::new(Code::LooseKind, at.id.value(), message);
        at.desk.say(diagnostic.help("write it in quotes: \"null\""));
        return Some(SchemaType::Null);
    }
    at.one_of(NAMES, "type")
}
