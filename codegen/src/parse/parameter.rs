//! Parameters and examples as they are written become their models.

use super::content::{content, examples};
use super::cursor::Cursor;
use super::object::{Object, Unread};
use super::schema::schema;
use crate::openapi::{Example, Parameter, ParameterPlace, Referenced, Schema};
use crate::tree::Tree;

const PLACES: [(&str, ParameterPlace); 5] = [
    ("path", ParameterPlace::Path),
    ("query", ParameterPlace::Query),
    ("querystring", ParameterPlace::QueryString),
    ("header", ParameterPlace::Header),
    ("cookie", ParameterPlace::Cookie),
];

const STYLES: [&str; 8] = [
    "form",
    "cookie",
    "simple",
    "label",
    "matrix",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
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
    let style = object.member("style").and_then(|style| {
        style
            .one_of(STYLES.map(|name| (name, name)), "style")
            .map(str::to_owned)
    });
    let explode = object.flag("explode");
    let schema = member_schema(&object);
    let content = content(&object);
    let example = example_value(&object);
    object.finish(Unread {
        silent: &["allowEmptyValue"],
        missed: &["allowReserved"],
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
        schema,
        content,
        example,
    })
}

pub(super) fn parameter_place(at: &Cursor<'_>) -> Option<ParameterPlace> {
    at.one_of(PLACES, "place of a parameter")
}

pub(super) fn example(at: &Cursor<'_>) -> Option<Example> {
    let object = at.object()?;
    let example = Example {
        value: object
            .tree("value")
            .or_else(|| object.tree("dataValue"))
            .cloned(),
    };
    object.finish(Unread {
        silent: &["description", "serializedValue", "summary"],
        missed: &["externalValue"],
    });
    Some(example)
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
