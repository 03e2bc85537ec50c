//! A value is looked through for members that do not go its way, or have to and are missing: a request does not say what
//! only answers have, and an answer says all that answers need.

use crate::ir::{Role, Way};
use crate::lower::merged::Merged;
use crate::lower::way;
use crate::openapi::{Nodes, Schema};
use crate::tree::Tree;

/// After so many schemas a value is taken as it is: alternatives of alternatives can be without end.
const MOST: usize = 1 << 12;

/// Whether nothing in the value, as far as its schema describes it, goes the other way only, and nothing that goes this
/// way only is missing.
pub(super) fn keeps(nodes: &Nodes, role: &Role, schema: &Schema, value: &Tree) -> bool {
    let (own, gone) = match role {
        Role::Answer { .. } => (Way::Answers, Way::Requests),
        Role::Request => (Way::Requests, Way::Answers),
    };
    // What only an alternative needs may be missing: the value may be another one.
    let mut open: Vec<(&Schema, &Tree, bool)> = vec![(schema, value, true)];
    for _ in 0..MOST {
        let Some((schema, value, certain)) = open.pop() else {
            return true;
        };
        let merged = Merged::of(nodes, &[schema]);
        let alternatives = merged.alternatives.iter().flat_map(|set| set.iter());
        open.extend(alternatives.map(|one| (one, value, false)));
        match value {
            Tree::List(elements) => {
                let items = merged.items.into_iter();
                let each = |items| elements.iter().map(move |one| (items, one, certain));
                open.extend(items.flat_map(each));
            }
            Tree::Map(members) => {
                if certain && lacks(nodes, &merged, members, own) {
                    return false;
                }
                for (name, value) in members {
                    let described = merged.properties.get(name.as_str());
                    let schemas = described.map_or(merged.rest.as_slice(), Vec::as_slice);
                    if way::of(nodes, schemas) == gone {
                        return false;
                    }
                    open.extend(schemas.iter().map(|schema| (*schema, value, certain)));
                }
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
        }
    }
    true
}

/// Whether a member is required that goes this way only, and is not there.
fn lacks(nodes: &Nodes, merged: &Merged<'_>, members: &[(String, Tree)], own: Way) -> bool {
    let mut required = merged
        .required
        .iter()
        .map(|required| required.name.as_str());
    required.any(|name| {
        let schemas = merged.properties.get(name);
        let goes = schemas.is_some_and(|schemas| way::of(nodes, schemas) == own);
        goes && members.iter().all(|(there, _)| there != name)
    })
}
