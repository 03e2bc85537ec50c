//! What a path selects becomes a tree of positions, so that all of it is changed in one walk.

use std::collections::BTreeMap;

use super::super::desk::Desk;
use super::action::Path;
use crate::diagnostic::{Code, Diagnostic};
use crate::jsonpath::{Found, Query, Segment, Select, Selector};
use crate::near::near;
use crate::tree::Tree;

/// Which of the nodes from here down are selected.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Chosen {
    pub(super) here: bool,
    /// By position in the map or the list.
    pub(super) below: BTreeMap<usize, Chosen>,
}

impl Chosen {
    pub(super) fn of(found: &[Found<'_>]) -> Self {
        let mut root = Self::default();
        for node in found {
            let way = node.way().into_iter();
            way.fold(&mut root, |at, position| {
                at.below.entry(position).or_default()
            })
            .here = true;
        }
        root
    }
}

/// What a path selects; that it is too much, or nothing, is said.
pub(super) fn selected<'t>(tree: &'t Tree, path: &Path, desk: &Desk<'_>) -> Vec<Found<'t>> {
    let Ok(found) = Select::new(tree).all(&path.query) else {
        let message = "this path looks at too many nodes";
        let diagnostic = Diagnostic::new(Code::OverlayTooLarge, path.id.value(), message);
        desk.say(diagnostic.help("name more of the way, instead of `..` and filters in filters"));
        return Vec::new();
    };
    if found.is_empty() {
        let message = format!("`{}` matches nothing in the document", path.text);
        let mut diagnostic = Diagnostic::new(Code::NoTarget, path.id.value(), message);
        diagnostic.help = meant(tree, &path.query);
        desk.say(diagnostic);
    }
    found
}

/// The name that resembles the first one that is not there.
fn meant(tree: &Tree, query: &Query) -> Option<String> {
    let select = Select::new(tree);
    let mut nodes = select.start();
    for segment in &query.segments {
        let next = select.step(segment, nodes.clone()).ok()?;
        if !next.is_empty() {
            nodes = next;
            continue;
        }
        let Segment { selectors, .. } = segment;
        let names = nodes.iter().filter_map(|node| node.tree.as_map()).flatten();
        let names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
        return selectors.iter().find_map(|selector| match selector {
            Selector::Name(name) => near(name, names.iter().copied())
                .map(|name| format!("did you mean `{name}`?"))
                .or_else(|| Some(format!("there is no `{name}` here"))),
            Selector::Index(_)
            | Selector::Slice { .. }
            | Selector::Wildcard
            | Selector::Filter(_) => None,
        });
    }
    None
}
