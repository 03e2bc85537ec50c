//! Paths and the operations under them become their models.

use super::content::{request_body, response};
use super::cursor::Cursor;
use super::desk::Kind;
use super::misplaced::misplaced;
use super::object::{Object, Unread};
use super::parameter::parameter;
use super::reference::{followed, in_place, referenced};
use super::security::security;
use super::server::servers;
use super::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::near;
use crate::openapi::{Operation, Parameters, PathItem, Referenced, Response, StatusKey};
use crate::tree::Tree;

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// What else a path holds, of whatever kind it is.
const OTHERS: [&str; 6] = [
    "$ref",
    "additionalOperations",
    "description",
    "parameters",
    "servers",
    "summary",
];

/// Every path under `paths`.
pub(super) fn paths(at: &Cursor<'_>) -> Vec<PathItem> {
    at.entries()
        .filter_map(|(path, item)| path_item(path, &item))
        .collect()
}

fn path_item(path: &str, at: &Cursor<'_>) -> Option<PathItem> {
    if path.starts_with("x-") {
        misplaced(at, path);
        return None;
    }
    if !path.starts_with('/') {
        let message = format!("the path `{path}` does not begin with a slash");
        let diagnostic = Diagnostic::new(Code::NotAllowed, at.key(), message);
        at.desk.say(diagnostic.help(format!("write `/{path}`")));
    }
    item(path, at)
}

/// What the API calls: each has a name instead of a path.
pub(super) fn webhook(name: &str, at: &Cursor<'_>) -> Option<PathItem> {
    if name.starts_with("x-") {
        misplaced(at, name);
        return None;
    }
    item(name, at)
}

fn item(path: &str, at: &Cursor<'_>) -> Option<PathItem> {
    let object = followed(at)?.object()?;
    let item = PathItem {
        id: at.id.clone(),
        path: path.to_owned(),
        summary: object.text("summary"),
        description: object.text("description"),
        parameters: parameters(&object),
        servers: servers(&object),
        operations: operations(&object),
    };
    unknown_methods(&object);
    object.finish(Unread::nothing("path item"));
    Some(item)
}

fn operations(object: &Object<'_>) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (name, at) in object.members() {
        if METHODS.contains(&name) {
            object.pass(name);
            operations.extend(operation(name.to_uppercase(), &at));
        } else if name == "additionalOperations" {
            operations.extend(
                object
                    .map("additionalOperations", additional)
                    .into_iter()
                    .map(|(_, one)| one),
            );
        }
    }
    operations
}

/// 3.2: an operation under a method that has no word of its own, written as it is sent.
fn additional(at: &Cursor<'_>) -> Option<Operation> {
    let method = at.id.pointer.last().unwrap_or_default();
    if METHODS.iter().any(|word| word.eq_ignore_ascii_case(method)) {
        let help = format!("write it as `{}` of the path", method.to_lowercase());
        let diagnostic = Diagnostic::new(
            Code::NotAllowed,
            at.key(),
            format!("the method {method} has a word of its own"),
        );
        at.desk.say(diagnostic.help(help));
        return None;
    }
    let may_stand = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if method.is_empty() || !method.chars().all(may_stand) {
        let message = format!("`{method}` cannot be a method of HTTP");
        let diagnostic = Diagnostic::new(Code::NotAllowed, at.key(), message);
        at.desk.say(diagnostic.help("write a word such as `COPY`"));
        return None;
    }
    operation(method.to_owned(), at)
}

fn parameters(object: &Object<'_>) -> Parameters {
    let written = object.tree("parameters").unwrap_or(&Tree::Null);
    let read = object.list("parameters", |at| {
        referenced(at, Kind::Parameter, parameter)
    });
    let complete = match written {
        Tree::List(all) => read.len() == all.len(),
        other => *other == Tree::Null,
    };
    Parameters { read, complete }
}

fn operation(method: String, at: &Cursor<'_>) -> Option<Operation> {
    let at = &in_place(at, "an operation")?;
    let object = at.object()?;
    let operation = Operation {
        id: at.id.clone(),
        method,
        operation_id: object.text("operationId"),
        summary: object.text("summary"),
        description: object.text("description"),
        deprecated: object.flag("deprecated").unwrap_or(false),
        tags: object.texts("tags"),
        parameters: parameters(&object),
        request_body: object
            .member("requestBody")
            .and_then(|at| referenced(&at, Kind::RequestBody, request_body)),
        responses: responses(&object),
        security: security(&object),
        servers: servers(&object),
        idempotent: words::idempotent(&object),
        waits: words::waits(&object),
        pagination: words::pagination(&object),
    };
    object.finish(Unread {
        of: "operation",
        silent: &["externalDocs"],
        missed: &["callbacks"],
    });
    Some(operation)
}

fn responses(object: &Object<'_>) -> Vec<(StatusKey, Referenced<Response>)> {
    // 3.1 lets an operation have none.
    let member = object.filled("responses");
    let member = if object.at.is_3_0() {
        member.or_else(|| object.needed("responses"))
    } else {
        member
    };
    let map = member.and_then(|map| in_place(&map, "a map of responses"));
    let Some(map) = map else { return Vec::new() };
    let answers = map.entries().filter_map(|(key, at)| {
        if key.starts_with("x-") {
            misplaced(&at, key);
            return None;
        }
        let status = status(key, &at)?;
        Some((status, referenced(&at, Kind::Response, response)?))
    });
    answers.collect()
}

fn status(key: &str, at: &Cursor<'_>) -> Option<StatusKey> {
    if key == "default" {
        return Some(StatusKey::Default);
    }
    let class = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx"));
    if let Some(class @ 1..=5) = class.and_then(|digit| digit.parse().ok()) {
        return Some(StatusKey::Class(class));
    }
    if let Ok(code @ 100..=599) = key.parse() {
        return Some(StatusKey::Code(code));
    }
    let message = format!("`{key}` is no status of HTTP");
    let help = "write a code such as `404`, a class such as `4XX`, or `default`";
    at.desk
        .say(Diagnostic::new(Code::NotAllowed, at.key(), message).help(help));
    None
}

/// What looks like an operation stands under a word that is no method.
fn unknown_methods(object: &Object<'_>) {
    for (name, at) in object.members() {
        let known = METHODS.contains(&name) || OTHERS.contains(&name) || name.starts_with("x-");
        if !known && at.tree.as_map().is_some() {
            let message = format!("`{name}` is no method of HTTP that OpenAPI has");
            let help = match near(name, METHODS.into_iter().chain(OTHERS)) {
                Some(word) => format!("did you mean `{word}`?"),
                None => format!("the methods are {}", METHODS.join(", ")),
            };
            at.desk
                .say(Diagnostic::new(Code::NotAllowed, at.key(), message).help(help));
            object.pass(name);
        }
    }
}
