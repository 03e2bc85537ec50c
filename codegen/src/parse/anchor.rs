//! `$anchor`, `$dynamicAnchor` and `$id` become names of places that references may use.

use std::collections::HashMap;

use crate::source::Pointer;
use crate::tree::Tree;

/// The names that the schemas of a file give themselves.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By `$anchor` or `$dynamicAnchor`; the first counts.
    plain: HashMap<String, Pointer>,
    /// By `$id`, without an empty fragment.
    ids: HashMap<String, Pointer>,
}

/// What JSON is in these is no schema, whatever it looks like.
const VALUES: [&str; 5] = ["const", "default", "enum", "example", "examples"];

impl Anchors {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut anchors = Self::default();
        anchors.add(tree, &Pointer::root());
        anchors
    }

    fn add(&mut self, tree: &Tree, at: &Pointer) {
        match tree {
            Tree::Map(members) => {
                for (name, value) in members {
                    match (name.as_str(), value) {
                        ("$anchor" | "$dynamicAnchor", Tree::Text(text)) => self.name(text, at),
                        ("$id", Tree::Text(text)) => {
                            let id = text.trim_end_matches('#').to_owned();
                            self.ids.entry(id).or_insert_with(|| at.clone());
                        }
                        (name, _) if VALUES.contains(&name) => {}
                        (name, _) => self.add(value, &at.child(name)),
                    }
                }
            }
            Tree::List(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.add(element, &at.index(index));
                }
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
        }
    }

    fn name(&mut self, text: &str, at: &Pointer) {
        let known = self.plain.entry(text.to_owned());
        known.or_insert_with(|| at.clone());
    }

    pub(super) fn find(&self, name: &str) -> Option<&Pointer> {
        self.plain.get(name)
    }

    /// What a text, as it is written at the pointer, means by an `$id`: that of another schema, or the one around itself.
    pub(super) fn by_id(&self, at: &Pointer, text: &str) -> Option<Pointer> {
        let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
        let start = if uri.is_empty() {
            self.around(at)?
        } else {
            self.ids.get(uri)?
        };
        match Pointer::parse(fragment) {
            Some(below) => {
                let tokens = below.tokens().into_iter();
                Some(tokens.fold(start.clone(), |at, token| at.child(token)))
            }
            None => self.find(fragment).cloned(),
        }
    }

    /// The innermost schema around the pointer that has an `$id`, which its references start from.
    fn around(&self, at: &Pointer) -> Option<&Pointer> {
        if self.ids.is_empty() {
            return None;
        }
        let mut way = std::iter::successors(Some(at), |at| at.parent());
        way.find_map(|at| self.ids.values().find(|known| *known == at))
    }
}
