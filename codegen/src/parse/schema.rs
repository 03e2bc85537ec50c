//! A schema as it is written becomes a `Schema`, the spellings of 3.0 and 3.1 alike.

use indexmap::IndexMap;

use super::cursor::Cursor;
use super::desk::Kind;
use super::object::{Object, Unread};
use super::reference::{default_schema, follow, follow_dynamic, in_place, named_schema};
use super::{branches, schema_type, schema_words};
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::{Discriminator, Reference, Required, Schema};
use crate::source::{NodeId, Place};
use crate::tree::Tree;

const UNREAD: Unread = Unread {
    of: "schema",
    silent: &[
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$id",
        "$recursiveAnchor",
        "$schema",
        "$vocabulary",
        "additionalItems",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "definitions",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "else",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "externalDocs",
        "if",
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
        "pattern",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
        "uniqueItems",
    ],
    missed: &["$recursiveRef", "xml"],
};

pub(super) fn schema(at: &Cursor<'_>) -> Option<Schema> {
    if let Some(value) = at.tree.as_bool() {
        return Some(Schema {
            boolean: Some(value),
            ..Schema::empty(at.id.clone())
        });
    }
    if at.tree.as_map().is_none() {
        let wanted = "a schema, which is a map or a boolean";
        let name = at.tree.as_text().filter(|text| schema_type::is_name(text));
        return match name {
            Some(name) => at.refuse_kind(wanted, Some(format!("write {{type: {name}}}"))),
            None => at.wrong_kind(wanted),
        };
    }
    let object = at.object()?;
    if at.is_3_0() && object.tree("$ref").is_some() {
        let reference = reference(&object);
        // 3.0 has nothing stand beside a reference; words for people harm nobody, and authors mean this place by them.
        let description = object.text("description");
        let deprecated = object.flag("deprecated").unwrap_or(false);
        object.finish_reference();
        return Some(Schema {
            reference,
            description,
            deprecated,
            ..Schema::empty(at.id.clone())
        });
    }
    let read = Schema {
        reference: reference(&object),
        dynamic: dynamic(&object),
        bindings: bindings(at),
        ..whole(&object, at)
    };
    object.finish(UNREAD);
    Some(read)
}

fn reference(object: &Object<'_>) -> Option<Reference> {
    match object.member("$ref") {
        Some(at) => follow(&at, Kind::Schema),
        None => follow_dynamic(&object.member("$dynamicRef")?),
    }
}

fn dynamic(object: &Object<'_>) -> Option<String> {
    let text = object.tree("$dynamicRef")?.as_text()?;
    let name = text.strip_prefix('#')?;
    (!name.starts_with('/')).then(|| name.to_owned())
}

/// The schemas that `$dynamicAnchor`s make known: this one and its `$defs`.
fn bindings(at: &Cursor<'_>) -> Vec<(String, NodeId)> {
    let name = |tree: &Tree| Some(tree.get("$dynamicAnchor")?.as_text()?.to_owned());
    let own = name(at.tree).map(|name| (name, at.id.clone()));
    let definitions = at.id.child("$defs");
    let all = at
        .tree
        .get("$defs")
        .and_then(Tree::as_map)
        .unwrap_or_default();
    let below = all.iter().filter_map(|(key, tree)| {
        let id = definitions.child(key);
        let name = name(tree)?;
        at.desk.want(Kind::Schema, &id, &id.value());
        Some((name, id))
    });
    own.into_iter().chain(below).collect()
}

fn whole(object: &Object<'_>, at: &Cursor<'_>) -> Schema {
    let types = schema_type::types(object);
    schema_words::warn_of_idle(object, &types);
    Schema {
        boolean: None,
        enumeration: schema_words::enumeration(object, &types),
        format: schema_words::format(object, &types),
        types,
        content: object
            .member("contentSchema")
            .and_then(|at| schema(&at))
            .map(Box::new),
        title: object.text("title"),
        description: object.text("description"),
        deprecated: object.flag("deprecated").unwrap_or(false),
        read_only: object.flag("readOnly").unwrap_or(false),
        write_only: object.flag("writeOnly").unwrap_or(false),
        default: object.tree("default").cloned(),
        examples: examples(object),
        value_names: schema_words::value_names(object),
        constant: object.tree("const").cloned(),
        properties: properties(object),
        required: required(object),
        additional_properties: rest(object, at),
        items: items(object, at),
        all_of: object.list("allOf", schema),
        one_of: object.list("oneOf", schema),
        any_of: object.list("anyOf", schema),
        branches: branches::of(object, schema),
        discriminator: object
            .member("discriminator")
            .and_then(|at| discriminator(&at)),
        ..Schema::empty(at.id.clone())
    }
}

/// What members are that have no name of their own: those of a pattern, and all others.
fn rest(object: &Object<'_>, at: &Cursor<'_>) -> Option<Box<Schema>> {
    let mut all: Vec<Schema> = object
        .map("patternProperties", schema)
        .into_iter()
        .map(|(_, schema)| schema)
        .filter(|schema| schema.boolean != Some(false))
        .collect();
    let others = object
        .member("additionalProperties")
        .or_else(|| unevaluated(object, "unevaluatedProperties"));
    let others = others.and_then(|at| schema(&at));
    if all.is_empty() {
        return others.map(Box::new);
    }
    all.extend(others.filter(|schema| schema.boolean.is_none()));
    Some(Box::new(any(at, "patternProperties", all)))
}

/// What is not described elsewhere, when more is said of it than that it may be there or not.
fn unevaluated<'d>(object: &Object<'d>, word: &'static str) -> Option<Cursor<'d>> {
    let described = object.at.tree.get(word).and_then(Tree::as_map);
    described.and_then(|_| object.member(word))
}

/// The elements of a list; those of a tuple are not kept apart.
fn items(object: &Object<'_>, at: &Cursor<'_>) -> Option<Box<Schema>> {
    let mut all = object.list("prefixItems", schema);
    if !all.is_empty() {
        let place = at.id.child("prefixItems").key();
        warn_of_tuple(at, Code::NotModelled, place, "a tuple is read as a list");
    }
    let written = object.member("items");
    let others = match written {
        // A list is how other dialects spell `prefixItems`.
        Some(list) if list.tree.as_list().is_some() => {
            let message = "`items` takes one schema; this list is read as `prefixItems`";
            warn_of_tuple(at, Code::LooseKind, list.id.value(), message);
            all.extend(object.list("items", schema));
            None
        }
        other => other
            .or_else(|| unevaluated(object, "unevaluatedItems"))
            .and_then(|at| schema(&at)),
    };
    if all.is_empty() {
        return others.map(Box::new);
    }
    all.extend(others.filter(|schema| schema.boolean.is_none()));
    Some(Box::new(any(at, "prefixItems", all)))
}

fn warn_of_tuple(at: &Cursor<'_>, code: Code, place: Place, message: &str) {
    let message = format!("{message}, whose elements are any of these");
    at.desk.say(Diagnostic::new(code, place, message));
}

/// One schema is itself, several are alternatives, written below `word`.
fn any(at: &Cursor<'_>, word: &str, mut all: Vec<Schema>) -> Schema {
    if all.len() == 1 {
        return all.remove(0);
    }
    Schema {
        any_of: all,
        ..Schema::empty(at.id.child(word))
    }
}

fn properties(object: &Object<'_>) -> IndexMap<String, Schema> {
    let Some(written) = object.filled("properties") else {
        return IndexMap::new();
    };
    // A property may be called `$ref`, and is described by a map then.
    if written.tree.get("$ref").and_then(Tree::as_text).is_none() {
        return described(&written);
    }
    let Some(map) = in_place(&written, "a map of properties") else {
        return IndexMap::new();
    };
    let read = map.desk.standing_in(|| described(&map));
    read.unwrap_or_else(|| {
        let message = "properties by reference are followed in 100 places, and not within others";
        let help = "list the properties, or refer to the whole schema";
        let place = written.id.child("$ref").value();
        let diagnostic = Diagnostic::new(Code::BadReference, place, message);
        map.desk.say(diagnostic.help(help));
        IndexMap::new()
    })
}

fn described(map: &Cursor<'_>) -> IndexMap<String, Schema> {
    let members = map.entries();
    members
        .filter_map(|(name, at)| Some((name.to_owned(), schema(&at)?)))
        .collect()
}

fn examples(object: &Object<'_>) -> Vec<Tree> {
    let one = object.tree("example").cloned();
    let list = object.list("examples", |value| Some(value.tree.clone()));
    one.into_iter().chain(list).collect()
}

fn required(object: &Object<'_>) -> Vec<Required> {
    let Some(list) = object.filled("required") else {
        return Vec::new();
    };
    if list.tree.as_bool().is_some() {
        let help = "the schema that has the property lists its name: `required: [name]`";
        return list
            .refuse_kind("a list of texts", Some(help.to_owned()))
            .unwrap_or_default();
    }
    let names = list.elements("a list of texts");
    names
        .filter_map(|at| {
            Some(Required {
                name: at.text()?,
                id: at.id,
            })
        })
        .collect()
}

fn discriminator(at: &Cursor<'_>) -> Option<Discriminator> {
    let object = at.object()?;
    let property = object.needed("propertyName").and_then(|name| name.text());
    let mapping = object.map("mapping", named_schema);
    let default = object
        .member("defaultMapping")
        .and_then(|at| default_schema(&at));
    object.finish(Unread::nothing("discriminator"));
    Some(Discriminator {
        id: at.id.clone(),
        property: property?,
        mapping,
        default,
    })
}
