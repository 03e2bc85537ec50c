//! An action as it is written becomes a target and a change.

use super::super::cursor::Cursor;
use super::super::object::{Object, Unread};
use crate::diagnostic::{Code, Diagnostic};
use crate::jsonpath::{Fault, Query};
use crate::source::{At, NodeId, Place};
use crate::tree::Tree;

/// Which words an overlay has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edition {
    V1_0,
    V1_1,
}

pub(super) struct Action<'d> {
    pub(super) target: Path,
    pub(super) change: Change<'d>,
    pub(super) edition: Edition,
}

/// A path and where it is written.
pub(super) struct Path {
    pub(super) id: NodeId,
    pub(super) text: String,
    pub(super) query: Query,
}

pub(super) enum Change<'d> {
    Remove,
    Update { value: &'d Tree, id: NodeId },
    Copy(Path),
}

pub(super) fn action<'d>(at: &Cursor<'d>, edition: Edition) -> Option<Action<'d>> {
    let object = at.object()?;
    let target = object.needed("target").and_then(|at| path(&at));
    object.text("description");
    let update = object.member("update");
    let copy = object.member("copy");
    let change = change(&object, update, copy, edition);
    object.finish(Unread::nothing("action"));
    Some(Action {
        target: target?,
        change: change?,
        edition,
    })
}

fn change<'d>(
    object: &Object<'d>,
    update: Option<Cursor<'d>>,
    copy: Option<Cursor<'d>>,
    edition: Edition,
) -> Option<Change<'d>> {
    if object.flag("remove") == Some(true) {
        for idle in update.iter().chain(&copy) {
            let message = format!("{} has no effect beside `remove: true`", idle.name());
            idle.desk.warn(Code::Ignored, idle.key(), message);
        }
        return Some(Change::Remove);
    }
    match (update, copy) {
        (Some(update), Some(copy)) => {
            let message = "an action has either `update` or `copy`";
            let diagnostic = Diagnostic::new(Code::NotAllowed, copy.key(), message);
            let diagnostic = diagnostic.note(update.key(), "the other one is here");
            copy.desk.say(diagnostic.help("make two actions of it"));
            None
        }
        (Some(update), None) => Some(Change::Update {
            value: update.tree,
            id: update.id,
        }),
        (None, Some(copy)) => {
            if edition == Edition::V1_0 {
                let message = "`copy` is a word of Overlay 1.1; it is read as there";
                let loose = Diagnostic::new(Code::LooseKind, copy.key(), message);
                copy.desk.say(loose.help("write `overlay: 1.1.0`"));
            }
            path(&copy).map(Change::Copy)
        }
        (None, None) => {
            let message =
                "this action changes nothing: it has no `update`, `copy` or `remove: true`";
            let place = object.at.id.child("target").key();
            object.at.desk.warn(Code::Ignored, place, message);
            None
        }
    }
}

fn path(at: &Cursor<'_>) -> Option<Path> {
    let text = at.text()?;
    match Query::parse(&text) {
        Ok(query) => Some(Path {
            id: at.id.clone(),
            text,
            query,
        }),
        Err(fault) => {
            let Fault {
                at: part,
                message,
                help,
            } = fault;
            let place = Place {
                file: at.id.file,
                at: At::Within(at.id.pointer.clone(), part),
            };
            let diagnostic = Diagnostic::new(Code::JsonPath, place, message);
            at.desk.say(Diagnostic { help, ..diagnostic });
            None
        }
    }
}
