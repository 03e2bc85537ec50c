//! A value is merged into a node: maps member by member, lists one after the other, primitives anew.

use indexmap::IndexMap;

use super::budget::{Budget, TooLarge};
use crate::source::{NodeId, Written};
use crate::tree::Tree;

/// What is to be merged, and where it is written.
#[derive(Clone, Copy)]
pub(super) struct Value<'v> {
    pub(super) tree: &'v Tree,
    pub(super) written: &'v Written,
}

/// Why it could not.
pub(super) enum Unmerged {
    TooLarge,
    /// The one is a map and the other a list, or the like.
    Unlike {
        target: NodeId,
        was: &'static str,
        value: NodeId,
        is: &'static str,
    },
}

impl From<TooLarge> for Unmerged {
    fn from(TooLarge: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// Into the target of an action, where a list takes a single element, too.
pub(super) fn into_target(
    target: &mut Tree,
    written: &mut Written,
    value: Value<'_>,
    depth: usize,
    budget: &mut Budget,
) -> Result<(), Unmerged> {
    match target {
        Tree::List(elements) if value.tree.as_list().is_none() => {
            let places = written.elements(elements.len());
            elements.push(budget.copy(value.tree, depth + 1)?);
            places.push(value.written.clone());
            Ok(())
        }
        Tree::Null
        | Tree::Bool(_)
        | Tree::Number(_)
        | Tree::Text(_)
        | Tree::List(_)
        | Tree::Map(_) => merge(target, written, value, depth, budget),
    }
}

fn merge(
    target: &mut Tree,
    written: &mut Written,
    value: Value<'_>,
    depth: usize,
    budget: &mut Budget,
) -> Result<(), Unmerged> {
    match (&mut *target, value.tree) {
        (Tree::Map(members), Tree::Map(new)) => {
            let mut all: IndexMap<String, Tree> = std::mem::take(members).into_iter().collect();
            let merged = new.iter().try_for_each(|(key, tree)| {
                let from = value.written.child(key);
                let value = Value {
                    tree,
                    written: &from,
                };
                member(&mut all, written, key, value, depth + 1, budget)
            });
            members.extend(all);
            merged
        }
        (Tree::List(elements), Tree::List(new)) => {
            let places = written.elements(elements.len());
            for (index, tree) in new.iter().enumerate() {
                elements.push(budget.copy(tree, depth + 1)?);
                places.push(value.written.child(&index.to_string()));
            }
            Ok(())
        }
        // A key without a value is how YAML writes what is still to come.
        (was, _) if *was == Tree::Null || is_primitive(was) && is_primitive(value.tree) => {
            *was = budget.copy(value.tree, depth)?;
            *written = value.written.clone();
            Ok(())
        }
        (was, is) => Err(Unmerged::Unlike {
            target: written.place().clone(),
            was: was.kind(),
            value: value.written.place().clone(),
            is: is.kind(),
        }),
    }
}

fn member(
    all: &mut IndexMap<String, Tree>,
    written: &mut Written,
    key: &str,
    value: Value<'_>,
    depth: usize,
    budget: &mut Budget,
) -> Result<(), Unmerged> {
    if let Some(there) = all.get_mut(key) {
        return merge(there, written.member(key), value, depth, budget);
    }
    all.insert(key.to_owned(), budget.copy(value.tree, depth)?);
    *written.member(key) = value.written.clone();
    Ok(())
}

/// Whether a value is neither a map nor a list.
pub(super) fn is_primitive(tree: &Tree) -> bool {
    tree.as_map().is_none() && tree.as_list().is_none()
}
