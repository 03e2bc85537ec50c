//! Which schema is called what: by its pointer's last word, or by the file it fills.

use crate::naming::pascal;
use crate::source::{NodeId, Sources};

/// Words of the standard on the way to a schema that say nothing about it.
const PATHWAYS: &[&str] = &[
    "schema",
    "schemas",
    "content",
    "items",
    "properties",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
    "components",
    "definitions",
    "$defs",
    "responses",
    "requestBodies",
    "parameters",
    "paths",
    "headers",
];

/// Folders of named schemas: what follows is a name, whatever it is.
const FOLDERS: &[&str] = &["schemas", "definitions", "$defs"];

/// The name of a schema that something refers to.
pub(super) fn of_node(sources: &Sources, node: &NodeId) -> String {
    let tokens = node.pointer.tokens();
    match tokens.as_slice() {
        [] => pascal(stem(&sources.get(node.file).path)),
        [name] => pascal(name),
        [.., folder, name] if FOLDERS.contains(folder) => pascal(name),
        _ => of_pathway(&tokens),
    }
}

/// Where an alternative and the members that were spread over it are one.
pub(super) fn whole(alternative: &NodeId) -> NodeId {
    alternative.child("allOf")
}

/// The name of a component that holds a schema, such as a response.
pub(super) fn of_component(sources: &Sources, node: &NodeId) -> String {
    let file = || stem(&sources.get(node.file).path);
    pascal(node.pointer.last().unwrap_or_else(file))
}

/// From the nearest name on: `#/components/schemas/Addon/properties/plan` is `AddonPlan`.
fn of_pathway(tokens: &[&str]) -> String {
    let start = tokens
        .iter()
        .rposition(|token| FOLDERS.contains(token))
        .map_or(0, |folder| folder + 1);
    let words: Vec<String> = tokens[start..]
        .iter()
        .enumerate()
        .filter(|(position, token)| {
            *position == 0 && start > 0
                || !PATHWAYS.contains(token) && token.parse::<usize>().is_err()
        })
        .map(|(_, token)| pascal(token))
        .collect();
    if words.is_empty() {
        pascal(tokens.last().copied().unwrap_or_default())
    } else {
        words.concat()
    }
}

fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file)
}
