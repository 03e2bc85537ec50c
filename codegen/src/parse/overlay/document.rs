//! An overlay as it is written becomes its actions.

use super::super::address::{has_scheme, resolved};
use super::super::cursor::Cursor;
use super::super::object::{Object, Unread};
use super::action::{Action, Edition, action};
use crate::diagnostic::{Code, Diagnostic};

/// What the overlay does to the document at `root`; what cannot be read of it is said.
pub(super) fn actions<'d>(at: &Cursor<'d>, root: &str) -> Vec<Action<'d>> {
    let Some(object) = at.object() else {
        return Vec::new();
    };
    let Some(edition) = edition(&object) else {
        return Vec::new();
    };
    if let Some(info) = object.needed("info") {
        read_info(&info);
    }
    if let Some(extends) = object.member("extends") {
        warn_of_another(&extends, root);
    }
    let list = object.needed("actions");
    let actions: Vec<_> = list
        .iter()
        .flat_map(|list| list.elements("a list of actions"))
        .filter_map(|at| action(&at, edition))
        .collect();
    if let Some(list) = list.filter(|list| list.tree.as_list().is_some_and(<[_]>::is_empty)) {
        let message = "`actions` is empty, so the overlay changes nothing";
        list.desk.warn(Code::LooseKind, list.id.value(), message);
    }
    object.finish(Unread::nothing("overlay"));
    actions
}

fn edition(object: &Object<'_>) -> Option<Edition> {
    let Some(at) = object.member("overlay") else {
        let place = object.at.id.value();
        let message = "this is no overlay: it has no `overlay`";
        let diagnostic = Diagnostic::new(Code::Version, place, message);
        object
            .at
            .desk
            .say(diagnostic.help("begin it with `overlay: 1.0.0`"));
        return None;
    };
    let version = at.loose_text()?;
    let mut parts = version.splitn(3, '.');
    match (parts.next(), parts.next()) {
        (Some("1"), Some("0")) => Some(Edition::V1_0),
        (Some("1"), Some("1")) => Some(Edition::V1_1),
        _ => {
            let message = format!("Overlay `{version}` is not read here");
            let diagnostic = Diagnostic::new(Code::Version, at.id.value(), message);
            at.desk
                .say(diagnostic.help("write it in 1.0 or 1.1: `overlay: 1.0.0`"));
            None
        }
    }
}

fn read_info(at: &Cursor<'_>) {
    let Some(object) = at.object() else { return };
    for word in ["title", "version"] {
        object.needed(word).and_then(|text| text.loose_text());
    }
    object.text("description");
    object.finish(Unread::nothing("info"));
}

/// An overlay may name the document that it is for. A URL is compared by its last segment: nobody can say where
/// the document at hand came from.
fn warn_of_another(at: &Cursor<'_>, root: &str) {
    let Some(text) = at.tree.as_text().or_else(|| at.wrong_kind("a text")) else {
        return;
    };
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let is_this = if has_scheme(text) {
        let path = text.split(['?', '#']).next().unwrap_or_default();
        last(path) == last(root)
    } else {
        resolved(text, at.desk.files.path(at.id.file)) == root
    };
    if !is_this {
        let message = format!("the overlay is for `{text}`, and is applied to `{root}`");
        at.desk.warn(Code::Extends, at.id.value(), message);
    }
}
