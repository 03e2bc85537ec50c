//! An action changes the document, and what is known of where its nodes are written.

use super::super::desk::Desk;
use super::action::{Action, Change, Edition, Path};
use super::budget::Budget;
use super::merge::{Unmerged, Value, into_target, is_primitive};
use super::target::{Chosen, selected};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{NodeId, Written};
use crate::tree::Tree;

/// A document that is being mended.
pub(super) struct Mend<'m> {
    pub(super) tree: &'m mut Tree,
    pub(super) written: &'m mut Written,
    pub(super) budget: &'m mut Budget,
}

impl Mend<'_> {
    pub(super) fn act(&mut self, desk: &Desk<'_>, action: Action<'_>) {
        let Action {
            target,
            change,
            edition,
        } = action;
        let found = selected(self.tree, &target, desk);
        if found.is_empty() {
            return;
        }
        let kinds: Vec<&Tree> = found.iter().map(|found| found.tree).collect();
        let chosen = Chosen::of(&found);
        match change {
            Change::Remove if chosen.here => {
                let message = "this selects the whole document, which cannot be removed";
                desk.say(Diagnostic::new(Code::Unfit, target.id.value(), message));
            }
            Change::Remove => remove(self.tree, self.written, &chosen),
            Change::Update { value, id } => {
                if fits(&kinds, value, &target, &id, edition, desk) {
                    let written = Written::at(id.clone());
                    self.merge(value, &written, &chosen, &id, desk);
                }
            }
            Change::Copy(path) => {
                let copied = copied(self.tree, self.written, self.budget, &path, desk);
                let Some((value, written)) = copied else {
                    return;
                };
                if fits(&kinds, &value, &target, &path.id, Edition::V1_1, desk) {
                    self.merge(&value, &written, &chosen, &path.id, desk);
                }
            }
        }
    }

    fn merge(
        &mut self,
        tree: &Tree,
        written: &Written,
        chosen: &Chosen,
        id: &NodeId,
        desk: &Desk<'_>,
    ) {
        let value = Value { tree, written };
        let merged = walk(
            self.tree,
            self.written,
            chosen,
            0,
            &mut |tree, at, depth| into_target(tree, at, value, depth, self.budget),
        );
        match merged {
            Ok(()) => {}
            Err(Unmerged::TooLarge) => say_too_large(id, desk),
            Err(Unmerged::Unlike {
                target,
                was,
                value,
                is,
            }) => {
                let message = format!("{is} cannot be merged into {was}");
                let diagnostic = Diagnostic::new(Code::Unfit, value.value(), message)
                    .note(target.key(), format!("this is {was}"))
                    .help("to put it in its place, remove the other one in an action before this");
                desk.say(diagnostic);
            }
        }
    }
}

/// The one node that a `copy` selects.
fn copied(
    tree: &Tree,
    written: &Written,
    budget: &mut Budget,
    path: &Path,
    desk: &Desk<'_>,
) -> Option<(Tree, Written)> {
    let found = selected(tree, path, desk);
    match &found[..] {
        [] => None,
        [one] => {
            let Ok(copy) = budget.copy(one.tree, 0) else {
                say_too_large(&path.id, desk);
                return None;
            };
            Some((copy, written_at(tree, written, &one.way())))
        }
        several => {
            let count = several.len();
            let message = format!("`{}` selects {count} nodes, and one is copied", path.text);
            desk.say(Diagnostic::new(Code::Unfit, path.id.value(), message));
            None
        }
    }
}

/// Whether the targets are alike, and what is merged into them is of their kind.
fn fits(
    targets: &[&Tree],
    value: &Tree,
    target: &Path,
    id: &NodeId,
    edition: Edition,
    desk: &Desk<'_>,
) -> bool {
    let sort = |tree: &Tree| (tree.as_map().is_some(), tree.as_list().is_some());
    let first = targets[0];
    if let Some(other) = targets.iter().find(|other| sort(other) != sort(first)) {
        let (first, other) = (first.kind(), other.kind());
        let message = format!("`{}` selects {first} and {other}", target.text);
        let diagnostic = Diagnostic::new(Code::Unfit, target.id.value(), message);
        desk.say(diagnostic.help("make an action for each kind"));
        return false;
    }
    if *first == Tree::Null || !is_primitive(first) {
        return true;
    }
    if !is_primitive(value) {
        let message = format!(
            "`{}` selects {}, into which {} cannot be merged",
            target.text,
            first.kind(),
            value.kind()
        );
        let diagnostic = Diagnostic::new(Code::Unfit, id.value(), message);
        desk.say(diagnostic.help("select the object that holds it"));
        return false;
    }
    if edition == Edition::V1_0 {
        let message = "replacing single values is new in Overlay 1.1; it is done as there";
        let loose = Diagnostic::new(Code::LooseKind, id.value(), message);
        desk.say(loose.help("write `overlay: 1.1.0`, or select the object that holds it"));
    }
    true
}

fn say_too_large(id: &NodeId, desk: &Desk<'_>) {
    let message =
        "with this the document becomes too large, or is nested more than 128 levels deep";
    desk.say(Diagnostic::new(Code::OverlayTooLarge, id.value(), message));
}

type Visit<'v> = dyn FnMut(&mut Tree, &mut Written, usize) -> Result<(), Unmerged> + 'v;

/// Visits what is chosen, what is below first: positions above stay as they are.
fn walk(
    tree: &mut Tree,
    written: &mut Written,
    chosen: &Chosen,
    depth: usize,
    visit: &mut Visit<'_>,
) -> Result<(), Unmerged> {
    match tree {
        Tree::Map(members) => {
            for (position, below) in &chosen.below {
                let (key, tree) = &mut members[*position];
                walk(tree, written.member(key), below, depth + 1, visit)?;
            }
        }
        Tree::List(elements) if !chosen.below.is_empty() => {
            let places = written.elements(elements.len());
            for (position, below) in &chosen.below {
                let place = &mut places[*position];
                walk(&mut elements[*position], place, below, depth + 1, visit)?;
            }
        }
        Tree::List(_) | Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
    }
    if chosen.here {
        visit(tree, written, depth)?;
    }
    Ok(())
}

fn remove(tree: &mut Tree, written: &mut Written, chosen: &Chosen) {
    if chosen.below.is_empty() {
        return;
    }
    match tree {
        Tree::Map(members) => {
            for (position, below) in &chosen.below {
                let (key, tree) = &mut members[*position];
                remove(tree, written.member(key), below);
            }
            keep(members, chosen);
        }
        Tree::List(elements) => {
            let places = written.elements(elements.len());
            for (position, below) in &chosen.below {
                remove(&mut elements[*position], &mut places[*position], below);
            }
            keep(elements, chosen);
            keep(places, chosen);
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
    }
}

fn keep<T>(all: &mut Vec<T>, chosen: &Chosen) {
    let mut position = 0;
    all.retain(|_| {
        let goes = chosen.below.get(&position).is_some_and(|below| below.here);
        position += 1;
        !goes
    });
}

/// Where the node is written to which these positions lead.
fn written_at(tree: &Tree, written: &Written, way: &[usize]) -> Written {
    let mut at = (tree, written.clone());
    for position in way {
        at = match at.0 {
            Tree::Map(members) => {
                let (key, tree) = &members[*position];
                (tree, at.1.child(key))
            }
            Tree::List(elements) => {
                let token = position.to_string();
                (&elements[*position], at.1.child(&token))
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => break,
        };
    }
    at.1
}
