//! What holds under a condition becomes members that may be there: `then`, `else`, `dependentSchemas`.

use indexmap::IndexMap;

use super::cursor::Cursor;
use super::desk::Kind;
use super::object::{Object, Unread};
use super::reference::follow;
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

/// How the schema of a member is read.
type Read = fn(&Cursor<'_>) -> Option<Schema>;

/// The conditions of a schema under which it has members that it does not have else. The others restrict, and
/// nobody asks for them.
pub(super) fn of(object: &Object<'_>, schema: Read) -> Vec<Schema> {
    let words = object.at.tree.as_map().unwrap_or_default();
    let is_one = |word: &str| ONE.contains(&word) || SEVERAL.contains(&word);
    if words.iter().any(|(word, _)| is_one(word)) {
        below(object, &[], schema)
    } else {
        Vec::new()
    }
}

/// The same of a condition in others, whose members are `known`.
fn below<'d>(object: &Object<'d>, known: &[&'d Tree], schema: Read) -> Vec<Schema> {
    let words = object.at.tree.as_map().unwrap_or_default();
    let own = object.at.tree.get("properties");
    let known: Vec<&Tree> = known.iter().copied().chain(own).collect();
    let tells = |word: &str, tree: &Tree| adds_below(word, tree, &known, DEEPEST);
    let told = |word: &str| {
        let mut words = words.iter();
        words.any(|(name, tree)| name == word && tells(word, tree))
    };
    let read = |at: &Cursor<'d>| branch(at, &known, schema);
    let one = ONE.into_iter().filter(|word| told(word));
    let mut all: Vec<Schema> = one.filter_map(|word| read(&object.member(word)?)).collect();
    for word in SEVERAL.into_iter().filter(|word| told(word)) {
        all.extend(object.map(word, read).into_iter().map(|(_, one)| one));
    }
    all
}

fn is_known(name: &str, known: &[&Tree]) -> bool {
    known.iter().any(|known| known.get(name).is_some())
}

/// Whether a schema describes members that are not `known`, or refers to one that may.
fn adds(tree: &Tree, known: &[&Tree], depth: usize) -> bool {
    let words = tree.as_map().unwrap_or_default();
    words.iter().any(|(word, tree)| match word.as_str() {
        "$ref" => true,
        "properties" => {
            let mut all = tree.as_map().unwrap_or_default().iter();
            all.any(|(name, _)| !is_known(name, known))
        }
        word => depth > 0 && adds_below(word, tree, known, depth - 1),
    })
}

fn adds_below(word: &str, tree: &Tree, known: &[&Tree], depth: usize) -> bool {
    if ONE.contains(&word) {
        adds(tree, known, depth)
    } else if SEVERAL.contains(&word) {
        let mut all = tree.as_map().unwrap_or_default().iter();
        all.any(|(_, tree)| adds(tree, known, depth))
    } else if PARTS.contains(&word) {
        let mut all = tree.as_list().unwrap_or_default().iter();
        all.any(|tree| adds(tree, known, depth))
    } else {
        false
    }
}

/// What a condition adds; nothing of a list, which is how older dialects write what is required.
fn branch<'d>(at: &Cursor<'d>, known: &[&'d Tree], schema: Read) -> Option<Schema> {
    at.tree.as_map()?;
    let object = at.object()?;
    let reference = object.member("$ref");
    let part = |at: &Cursor<'d>| branch(at, known, schema);
    let read = Schema {
        reference: reference.and_then(|at| follow(&at, Kind::Schema)),
        properties: added(&object, known, schema),
        all_of: PARTS
            .into_iter()
            .flat_map(|word| object.list(word, part))
            .collect(),
        branches: below(&object, known, schema),
        ..Schema::empty(at.id.clone())
    };
    object.finish(UNREAD);
    Some(read)
}

/// The members that are not known: what a condition says of the others restricts them.
fn added(object: &Object<'_>, known: &[&Tree], schema: Read) -> IndexMap<String, Schema> {
    let members = object.filled("properties");
    let members = members.iter().flat_map(Cursor::entries);
    members
        .filter(|(name, _)| !is_known(name, known))
        .filter_map(|(name, member)| Some((name.to_owned(), schema(&member)?)))
        .collect()
}
