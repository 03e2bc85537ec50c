//! Parameters as they are written become their models.

use super::content::{content, examples};
use super::cursor::Cursor;
use super::object::{Object, Unread};
use super::schema::schema;
use super::style::style;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::{Parameter, ParameterPlace, Referenced, Schema};
use crate::tree::Tree;

const PLACES: [(&str, ParameterPlace); 5] = [
    ("path", ParameterPlace::Path),
    ("query", ParameterPlace::Query),
    ("querystring", ParameterPlace::QueryString),
    ("header", ParameterPlace::Header),
    ("cookie", ParameterPlace::Cookie),
];

pub(super) fn parameter(at: &Cursor<'_>) -> Option<Parameter> {
    let object = at.object()?;
    let name = object.needed("name").and_then(|name| name.text());
    let place = object
        .needed("in")
        .and_then(|place| parameter_place(&place));
    let required = object.flag("required").unwrap_or(false);
    let description = object.text("description");
    let deprecated = object.flag("deprecated").unwrap_or(false);
    let style = style(&object);
    let explode = object.flag("explode");
    let reserved = object.flag("allowReserved").unwrap_or(false);
    let schema = member_schema(&object);
    let content = content(&object);
    let example = example_value(&object);
    read_loosely(&object, place);
    object.finish(Unread {
        of: "parameter",
        silent: &["allowEmptyValue"],
        missed: &[],
    });
    let (name, place) = (name?, place?);
    Some(Parameter {
        id: at.id.clone(),
        name,
        place,
        description,
        required: required || place == ParameterPlace::Path,
        deprecated,
        style,
        explode,
        reserved,
        schema,
        content,
        example,
    })
}

/// What OpenAPI does not allow, and is clear all the same.
fn read_loosely(object: &Object<'_>, place: Option<ParameterPlace>) {
    let optional = object.tree("required").and_then(Tree::as_bool) == Some(false);
    if optional && place == Some(ParameterPlace::Path) {
        let message = "a parameter in the path is always required; it is read as `required: true`";
        let at = object.at.id.child("required").value();
        let diagnostic = Diagnostic::new(Code::LooseKind, at, message);
        object
            .at
            .desk
            .say(diagnostic.help("write `required: true`"));
    }
    let typeless = ["schema", "content"].map(|word| object.tree(word).is_none());
    if typeless == [true, true] {
        let message = format!("{} has no `schema`; it is read as a text", object.at.name());
        let diagnostic = Diagnostic::new(Code::LooseKind, object.at.key(), message);
        let help = "write what it is: `schema: {type: string}`";
        object.at.desk.say(diagnostic.help(help));
    }
}

pub(super) fn parameter_place(at: &Cursor<'_>) -> Option<ParameterPlace> {
    at.one_of(PLACES, "place of a parameter")
}

fn member_schema(object: &Object<'_>) -> Option<Schema> {
    object.member("schema").and_then(|at| schema(&at))
}

/// The example, or the first of several that is written here.
fn example_value(object: &Object<'_>) -> Option<Tree> {
    let several = examples(object)
        .into_iter()
        .filter_map(|(_, example)| match example {
            Referenced::Inline(example) => example.value,
            Referenced::Reference(_) => None,
        });
    let one = object.tree("example").cloned();
    one.into_iter().chain(several).next()
}
