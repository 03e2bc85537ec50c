//! What holds under a condition becomes members that may be there: `then`, `else`, `dependentSchemas`.

use super::cursor::Cursor;
use super::desk::Kind;
use super::object::{Object, Unread};
use super::reference::follow;
use super::schema::schema;
use crate::openapi::Schema;
use crate::tree::Tree;

/// Words with a schema, and with schemas by the member on which they depend.
const ONE: [&str; 2] = ["then", "else"];
const SEVERAL: [&str; 2] = ["dependentSchemas", "dependencies"];

/// Words with parts, any of which may hold.
const PARTS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// How deep is looked for a member: conditions in conditions.
const DEEPEST: usize = 16;

/// Words that under a condition only restrict.
const UNREAD: Unread = Unread {
    of: "schema",
    silent: &[
        "$comment",
        "additionalProperties",
        "const",
        "contains",
        "default",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "deprecated",
        "description",
        "discriminator",
        "else",
        "enum",
        "example",
        "examples",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "externalDocs",
        "format",
        "if",
        "items",
        "maxContains",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minContains",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "nullable",
        "pattern",
        "patternProperties",
        "prefixItems",
        "propertyNames",
        "readOnly",
        "required",
        "then",
        "title",
        "type",
        "unevaluatedItems",
        "unevaluatedProperties",
        "uniqueItems",
        "writeOnly",
    ],
    missed: &["$dynamicRef", "$recursiveRef", "xml"],
};

/// The conditions of a schema under which it has members that it does not have else. The others restrict, and
/// nobody asks for them.
pub(super) fn of(object: &Object<'_>) -> Vec<Schema> {
    let words = object.at.tree.as_map().unwrap_or_default();
    let is_one = |word: &str| ONE.contains(&word) || SEVERAL.contains(&word);
    if !words.iter().any(|(word, _)| is_one(word)) {
        return Vec::new();
    }
    let own = object.at.tree.get("properties");
    let tells = |word: &str, tree: &Tree| adds_below(word, tree, own, DEEPEST);
    let told = |word: &str| {
        words
            .iter()
            .any(|(name, tree)| name == word && tells(word, tree))
    };
    let one = ONE.into_iter().filter(|word| told(word));
    let mut all: Vec<Schema> = one
        .filter_map(|word| branch(&object.member(word)?))
        .collect();
    for word in SEVERAL.into_iter().filter(|word| told(word)) {
        all.extend(object.map(word, branch).into_iter().map(|(_, one)| one));
    }
    all
}

/// Whether a schema describes members that are none of the `own`, or refers to one that may.
fn adds(tree: &Tree, own: Option<&Tree>, depth: usize) -> bool {
    let is_new = |(name, _): &(String, Tree)| own.is_none_or(|own| own.get(name).is_none());
    let words = tree.as_map().unwrap_or_default();
    words.iter().any(|(word, tree)| match word.as_str() {
        "$ref" => true,
        "properties" => tree.as_map().unwrap_or_default().iter().any(is_new),
        word => depth > 0 && adds_below(word, tree, own, depth - 1),
    })
}

fn adds_below(word: &str, tree: &Tree, own: Option<&Tree>, depth: usize) -> bool {
    if ONE.contains(&word) {
        adds(tree, own, depth)
    } else if SEVERAL.contains(&word) {
        let mut all = tree.as_map().unwrap_or_default().iter();
        all.any(|(_, tree)| adds(tree, own, depth))
    } else if PARTS.contains(&word) {
        let mut all = tree.as_list().unwrap_or_default().iter();
        all.any(|tree| adds(tree, own, depth))
    } else {
        false
    }
}

/// What a condition adds; nothing of a list, which is how older dialects write what is required.
fn branch(at: &Cursor<'_>) -> Option<Schema> {
    at.tree.as_map()?;
    let object = at.object()?;
    let reference = object.member("$ref");
    let read = Schema {
        reference: reference.and_then(|at| follow(&at, Kind::Schema)),
        properties: object.map("properties", schema).into_iter().collect(),
        all_of: PARTS
            .into_iter()
            .flat_map(|word| object.list(word, branch))
            .collect(),
        branches: of(&object),
        ..Schema::empty(at.id.clone())
    };
    object.finish(UNREAD);
    Some(read)
}
