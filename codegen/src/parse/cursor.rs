//! A node of a document becomes a typed value, or a diagnostic that says what it should be.

use std::fmt;

use super::desk::Desk;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::near;
use crate::openapi::Version;
use crate::source::{NodeId, Place};
use crate::tree::Tree;

/// A node under the reader: what it holds, where it stands, and where to say what is wrong with it.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'d> {
    pub(super) desk: &'d Desk<'d>,
    pub(super) tree: &'d Tree,
    pub(super) id: NodeId,
}

impl<'d> Cursor<'d> {
    /// The members of a map whose keys are names.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'d str, Cursor<'d>)> {
        let members = self
            .tree
            .as_map()
            .or_else(|| self.wrong_kind("a map"))
            .unwrap_or_default();
        members
            .iter()
            .map(|(name, tree)| (name.as_str(), self.child(name, tree)))
    }

    /// Nothing for null, which is how YAML reads a word without a value.
    pub(super) fn filled(self) -> Option<Self> {
        if *self.tree != Tree::Null {
            return Some(self);
        }
        let message = format!("{} is null; it is read as if it were left out", self.name());
        self.desk.warn(Code::LooseKind, self.id.value(), message);
        None
    }

    pub(super) fn elements(&self, of: &str) -> impl Iterator<Item = Cursor<'d>> {
        let elements = self
            .tree
            .as_list()
            .or_else(|| self.wrong_kind(of))
            .unwrap_or_default();
        elements.iter().enumerate().map(|(index, tree)| Cursor {
            desk: self.desk,
            tree,
            id: self.id.index(index),
        })
    }

    pub(super) fn text(&self) -> Option<String> {
        self.tree
            .as_text()
            .map(str::to_owned)
            .or_else(|| self.wrong_kind("a text"))
    }

    /// A text; a number or a boolean is read as one, with a warning.
    pub(super) fn loose_text(&self) -> Option<String> {
        let text = match self.tree {
            Tree::Text(text) => return Some(text.clone()),
            Tree::Number(digits) => digits.clone(),
            Tree::Bool(value) => value.to_string(),
            Tree::Null | Tree::List(_) | Tree::Map(_) => return self.wrong_kind("a text"),
        };
        let kind = self.tree.kind();
        let message = format!(
            "{} takes a text, this is {kind}; it is read as `{text}`",
            self.name()
        );
        let help = in_quotes(&text);
        self.desk
            .say(Diagnostic::new(Code::LooseKind, self.id.value(), message).help(help));
        Some(text)
    }

    pub(super) fn texts(&self) -> Vec<String> {
        self.elements("a list of texts")
            .filter_map(|element| element.text())
            .collect()
    }

    pub(super) fn flag(&self) -> Option<bool> {
        self.tree
            .as_bool()
            .or_else(|| self.wrong_kind("true or false"))
    }

    /// A text that stands for one of several values.
    pub(super) fn one_of<T, const N: usize>(
        &self,
        values: [(&'static str, T); N],
        what: &str,
    ) -> Option<T> {
        let text = self.text()?;
        let names = values.each_ref().map(|(name, _)| *name);
        if let Some((_, value)) = values.into_iter().find(|(name, _)| *name == text) {
            return Some(value);
        }
        let help = match near(&text, names) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("write one of {}", names.join(", ")),
        };
        self.not_allowed(format!("`{text}` is no {what}"), &help)
    }

    pub(super) fn is_3_0(&self) -> bool {
        self.desk.version == Version::V3_0
    }

    /// Says that the value is of another kind than it should be.
    pub(super) fn wrong_kind<T>(&self, wanted: &str) -> Option<T> {
        self.refuse_kind(wanted, self.instead(wanted))
    }

    /// The same with words about what to write instead.
    pub(super) fn refuse_kind<T>(&self, wanted: &str, help: Option<String>) -> Option<T> {
        let message = format!(
            "{} takes {wanted}, this is {}",
            self.name(),
            self.tree.kind()
        );
        let mut diagnostic = Diagnostic::new(Code::WrongKind, self.id.value(), message);
        if let Some(referrer) = self.desk.referrer(&self.id) {
            diagnostic = diagnostic.note(referrer, "it is referred to here");
        }
        self.desk.say(Diagnostic { help, ..diagnostic });
        None
    }

    /// Says that the value is none of those that are allowed.
    pub(super) fn not_allowed<T>(&self, message: impl Into<String>, help: &str) -> Option<T> {
        let diagnostic = Diagnostic::new(Code::NotAllowed, self.id.value(), message).help(help);
        self.desk.say(diagnostic);
        None
    }

    /// What people call the node: by its key, or by the list in which it is.
    pub(super) fn name(&self) -> String {
        let pointer = &self.id.pointer;
        let (Some(token), Some(parent)) = (pointer.last(), pointer.parent()) else {
            return self.desk.language.whole().to_owned();
        };
        let parent = NodeId {
            file: self.id.file,
            pointer: parent.clone(),
        };
        match self.desk.files.node(&parent) {
            Some(Tree::List(_)) => {
                format!(
                    "an element of `{}`",
                    parent.pointer.last().unwrap_or_default()
                )
            }
            Some(_) | None => format!("`{token}`"),
        }
    }

    /// Where to point at what is missing: the key, for it is short.
    pub(super) fn key(&self) -> Place {
        self.id.key()
    }

    fn child(&self, name: &str, tree: &'d Tree) -> Cursor<'d> {
        Cursor {
            desk: self.desk,
            tree,
            id: self.id.child(name),
        }
    }

    fn instead(&self, wanted: &str) -> Option<String> {
        match (wanted, self.tree) {
            ("a text", Tree::Number(digits)) => Some(in_quotes(digits)),
            ("a text", Tree::Bool(value)) => Some(in_quotes(value)),
            ("true or false", Tree::Text(text)) if text == "true" || text == "false" => {
                Some(format!("write {text} without quotes"))
            }
            ("true or false", _) => Some("write `true` or `false`, without quotes".to_owned()),
            ("a list of texts" | "a list", Tree::Text(text)) if !text.contains('\n') => {
                Some(format!("write [{text}]"))
            }
            ("a list", Tree::Map(_)) => Some("begin each element with `- `".to_owned()),
            ("a text", Tree::Null) if self.id.pointer.last() == Some("$ref") => {
                let help = "write it in quotes: a `#` after a space begins a comment";
                Some(help.to_owned())
            }
            (wanted, Tree::Null) if wanted.contains("map") => Some(
                "nothing is written below it; is that indented less than it should be?".to_owned(),
            ),
            _ => None,
        }
    }
}

fn in_quotes(value: impl fmt::Display) -> String {
    format!("write it in quotes: \"{value}\"")
}
