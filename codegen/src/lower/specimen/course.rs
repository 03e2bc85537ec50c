//! A value is looked through for members that do not go its way: a request does not say what only answers have.

use crate::ir::{Role, Way};
use crate::lower::merged::Merged;
use crate::lower::way;
use crate::openapi::{Nodes, Schema};
use crate::tree::Tree;

/// After so many schemas a value is taken as it is: alternatives of alternatives can be without end.
const MOST: usize = 1 << 12;

/// Whether nothing in the value, as far as its schema describes it, goes the other way only.
pub(super) fn keeps(nodes: &Nodes, role: &Role, schema: &Schema, value: &Tree) -> bool {
    let gone = match role {
        Role::Answer { .. } => Way::Requests,
        Role::Request => Way::Answers,
    };
    let mut open: Vec<(&Schema, &Tree)> = vec![(schema, value)];
    for _ in 0..MOST {
        let Some((schema, value)) = open.pop() else {
            return true;
        };
        let merged = Merged::of(nodes, &[schema]);
        let alternatives = merged.alternatives.iter().flat_map(|set| set.iter());
        open.extend(alternatives.map(|one| (one, value)));
        match value {
            Tree::List(elements) => {
                let items = merged.items.into_iter();
                open.extend(items.flat_map(|items| elements.iter().map(move |one| (items, one))));
            }
            Tree::Map(members) => {
                for (name, value) in members {
                    let described = merged.properties.get(name.as_str());
                    let schemas = described.map_or(merged.rest.as_slice(), Vec::as_slice);
                    if way::of(nodes, schemas) == gone {
                        return false;
                    }
                    open.extend(schemas.iter().map(|schema| (*schema, value)));
                }
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
        }
    }
    true
}
