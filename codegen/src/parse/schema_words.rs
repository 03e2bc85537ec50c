//! Words of a schema that are legal each for itself, and say nothing or the wrong thing together.

use std::collections::HashSet;

use super::object::Object;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::slip;
use crate::openapi::SchemaType;
use crate::source::Place;
use crate::tree::Tree;

/// Formats that mean something to a client.
const FORMATS: [&str; 11] = [
    "binary",
    "byte",
    "date",
    "date-time",
    "double",
    "float",
    "int32",
    "int64",
    "password",
    "uint64",
    "uuid",
];

/// Other formats that are a letter away from one of them.
const ALIKE: [&str; 2] = ["guid", "uint32"];

/// How small and how large a number may be.
const BOUNDS: [&str; 4] = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];

/// Which words belong to which type.
const OWNERS: [(&str, SchemaType, &str); 3] = [
    ("properties", SchemaType::Object, "object"),
    ("additionalProperties", SchemaType::Object, "object"),
    ("items", SchemaType::Array, "array"),
];

/// The values of `enum`; an empty one is no `enum`.
pub(super) fn enumeration(object: &Object<'_>, types: &[SchemaType]) -> Option<Vec<Tree>> {
    let values = object.list_if_any("enum", |value| Some(value.tree.clone()))?;
    let at = object.at.id.child("enum");
    if values.is_empty() {
        if object.tree("enum").and_then(Tree::as_list).is_some() {
            let message = "`enum` is empty; it is read as if it were not there";
            say(object, at.value(), message, "list the values, or remove it");
        }
        return None;
    }
    let says_text = types == [SchemaType::String];
    let mut seen = HashSet::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let place = at.index(index).value();
        let first = seen.insert(value);
        if let (true, Tree::Number(word)) = (says_text, value) {
            let message = format!("the values are texts, this is a number; it is read as `{word}`");
            let help = format!("write it in quotes: \"{word}\"");
            say(object, place, &message, &help);
        } else if !first {
            say(
                object,
                place,
                "this value is listed twice",
                "remove one of them",
            );
        }
    }
    Some(values)
}

/// The format, or the one that the bounds of a whole number speak of.
pub(super) fn format(object: &Object<'_>, types: &[SchemaType]) -> Option<String> {
    let written = object.text("format");
    if let Some(format) = &written {
        warn_of_slip(object, format);
    }
    if types.contains(&SchemaType::Integer) && is_unsigned(object) {
        for word in BOUNDS {
            object.pass(word);
        }
        return Some("uint64".to_owned());
    }
    written
}

/// Whether a number that is none of a signed one of 64 bits may stand there, and none below 0.
fn is_unsigned(object: &Object<'_>) -> bool {
    // What is beyond it as a float, so that one that lost its last digits is the signed one that was meant.
    const MOST_SIGNED: f64 = 9_223_372_036_854_775_808.0;
    let bound = |word: &str| object.at.tree.get(word)?.as_number()?.parse::<f64>().ok();
    let [least, above, most, below] = BOUNDS.map(bound);
    let any = |one: Option<f64>, other: Option<f64>, holds: fn(f64) -> bool| {
        one.is_some_and(holds) || other.is_some_and(holds)
    };
    any(least, above, |least| least >= 0.0) && any(most, below, |most| most > MOST_SIGNED)
}

/// Says when a format is one letter away from one that means something.
fn warn_of_slip(object: &Object<'_>, format: &str) {
    let known = |list: &[&str]| list.contains(&format);
    if !known(&FORMATS)
        && !known(&ALIKE)
        && let Some(meant) = slip(format, FORMATS)
    {
        let message = format!("no format is called `{format}`; it changes nothing in the client");
        let place = object.at.id.child("format").value();
        let diagnostic = Diagnostic::new(Code::UnknownWord, place, message);
        object
            .at
            .desk
            .say(diagnostic.help(format!("did you mean `{meant}`?")));
    }
}

/// Words of another type than the one that is written.
pub(super) fn warn_of_idle(object: &Object<'_>, types: &[SchemaType]) {
    let mut written = types
        .iter()
        .filter(|one| **one != SchemaType::Null)
        .peekable();
    if written.peek().is_none() {
        return;
    }
    let written: Vec<_> = written.collect();
    for (word, owner, name) in OWNERS {
        if object.tree(word).is_some() && !written.contains(&&owner) {
            let message = format!("`{word}` has no effect without `type: {name}`");
            let place = object.at.id.child(word).key();
            object.at.desk.warn(Code::Ignored, place, message);
        }
    }
}

fn say(object: &Object<'_>, place: Place, message: &str, help: &str) {
    let diagnostic = Diagnostic::new(Code::LooseKind, place, message);
    object.at.desk.say(diagnostic.help(help));
}

/// What the values of `enum` are called, in their order: there is no word of the standard for it, and
/// two that many generators know.
pub(super) fn value_names(object: &Object<'_>) -> Vec<String> {
    let words = ["x-enum-varnames", "x-enumNames"];
    let names = words
        .into_iter()
        .find_map(|word| object.tree(word)?.as_list());
    let names = names.unwrap_or_default().iter().map(Tree::as_text);
    let names: Option<Vec<&str>> = names.collect();
    let names = names.unwrap_or_default();
    names.into_iter().map(str::to_owned).collect()
}
