//! A map of a document becomes typed members; what nobody asks for is reported.

use std::cell::RefCell;

use super::cursor::Cursor;
use super::misplaced::unasked;
use crate::coverage::Fate;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::near;
use crate::tree::Tree;

/// An object of OpenAPI that is being read. It remembers which words were asked for.
#[derive(Debug)]
pub(super) struct Object<'d> {
    pub(super) at: Cursor<'d>,
    members: &'d [(String, Tree)],
    asked: RefCell<Vec<&'d str>>,
}

/// Words that OpenAPI has for an object and that nobody asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unread {
    /// What OpenAPI calls the object.
    pub(super) of: &'static str,
    /// They document or restrict, and the client is the same without them.
    pub(super) silent: &'static [&'static str],
    /// They change what a client should do.
    pub(super) missed: &'static [&'static str],
}

const OTHERS: &str = "an extension that is somebody else's";

impl Unread {
    /// Every word of the object is asked for.
    pub(super) fn nothing(of: &'static str) -> Self {
        Self {
            of,
            silent: &[],
            missed: &[],
        }
    }
}

impl<'d> Cursor<'d> {
    pub(super) fn object(&self) -> Option<Object<'d>> {
        match self.tree.as_map() {
            Some(members) => Some(Object::new(self.clone(), members)),
            None => self.wrong_kind("a map"),
        }
    }
}

impl<'d> Object<'d> {
    fn new(at: Cursor<'d>, members: &'d [(String, Tree)]) -> Self {
        const USUAL: usize = 40;
        Self {
            at,
            members,
            asked: RefCell::new(Vec::with_capacity(USUAL)),
        }
    }

    /// The members by name, read or not.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'d str, Cursor<'d>)> {
        self.at.entries()
    }

    pub(super) fn tree(&self, word: &'static str) -> Option<&'d Tree> {
        self.asked.borrow_mut().push(word);
        self.members
            .iter()
            .find(|(name, _)| name == word)
            .map(|(_, tree)| tree)
    }

    /// The member needs no further word.
    pub(super) fn pass(&self, name: &'d str) {
        self.asked.borrow_mut().push(name);
    }

    pub(super) fn member(&self, word: &'static str) -> Option<Cursor<'d>> {
        let tree = self.tree(word)?;
        Some(Cursor {
            desk: self.at.desk,
            tree,
            id: self.at.id.child(word),
        })
    }

    /// The member, or a word about its absence.
    pub(super) fn needed(&self, word: &'static str) -> Option<Cursor<'d>> {
        let member = self.member(word);
        if member.is_none() {
            let message = format!("{} needs `{word}`", self.at.name());
            self.at
                .desk
                .say(Diagnostic::new(Code::Missing, self.at.key(), message));
        }
        member
    }

    /// The member, unless it is a word without a value, as in `tags:`.
    pub(super) fn filled(&self, word: &'static str) -> Option<Cursor<'d>> {
        self.member(word)?.filled()
    }

    pub(super) fn text(&self, word: &'static str) -> Option<String> {
        let tree = self.tree(word)?;
        tree.as_text()
            .map(str::to_owned)
            .or_else(|| self.filled(word)?.text())
    }

    pub(super) fn flag(&self, word: &'static str) -> Option<bool> {
        let tree = self.tree(word)?;
        tree.as_bool().or_else(|| self.filled(word)?.flag())
    }

    pub(super) fn texts(&self, word: &'static str) -> Vec<String> {
        self.filled(word)
            .map(|list| list.texts())
            .unwrap_or_default()
    }

    /// What can be read of the elements of a list.
    pub(super) fn list<T>(
        &self,
        word: &'static str,
        read: impl Fn(&Cursor<'d>) -> Option<T>,
    ) -> Vec<T> {
        self.list_if_any(word, read).unwrap_or_default()
    }

    /// The same where an absent list means something else than an empty one.
    pub(super) fn list_if_any<T>(
        &self,
        word: &'static str,
        read: impl Fn(&Cursor<'d>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.filled(word)?;
        Some(
            list.elements("a list")
                .filter_map(|element| read(&element))
                .collect(),
        )
    }

    /// What can be read of the members of a map whose keys are names.
    pub(super) fn map<T>(
        &self,
        word: &'static str,
        read: impl Fn(&Cursor<'d>) -> Option<T>,
    ) -> Vec<(String, T)> {
        let Some(map) = self.filled(word) else {
            return Vec::new();
        };
        map.entries()
            .filter_map(|(name, member)| Some((name.to_owned(), read(&member)?)))
            .collect()
    }

    /// Reports every member that nobody asked for.
    pub(super) fn finish(self, unread: Unread) {
        self.at
            .desk
            .count(|seen| seen.object(&self.at.id, unread.of));
        for (name, tree) in self.members {
            let name = name.as_str();
            let fate = if self.asked.borrow().contains(&name) {
                Fate::Modelled
            } else if unread.silent.contains(&name) {
                Fate::Ignored("documents or restricts; the client is the same without it")
            } else {
                self.unasked(&self.child(name, tree), name, unread)
            };
            self.count(name, unread.of, fate);
        }
    }

    /// Reports every member that nobody asked for as idle beside a reference.
    pub(super) fn finish_reference(self) {
        for (name, tree) in self.members {
            let name = name.as_str();
            let fate = if self.asked.borrow().contains(&name) {
                Fate::Modelled
            } else if name.starts_with("x-") {
                Fate::Ignored(OTHERS)
            } else {
                let member = self.child(name, tree);
                let message = format!("`{name}` has no effect beside `$ref`");
                member.desk.warn(Code::Ignored, member.key(), message);
                Fate::Ignored("has no effect beside `$ref`")
            };
            self.count(name, "reference", fate);
        }
    }

    /// A member that nobody asked for is said, unless it is somebody else's.
    fn unasked(&self, member: &Cursor<'d>, name: &'d str, unread: Unread) -> Fate {
        if unread.missed.contains(&name) {
            let message = format!("`{name}` changes nothing in the client");
            member.desk.warn(Code::Ignored, member.key(), message);
            Fate::Ignored("changes nothing in the client")
        } else if name.starts_with("x-") {
            unasked(member, name, self.asked.borrow().iter().copied());
            Fate::Ignored(OTHERS)
        } else {
            self.unknown(member, name, unread);
            Fate::Ignored("OpenAPI has no such word here")
        }
    }

    fn count(&self, name: &str, of: &'static str, fate: Fate) {
        let id = || self.at.id.child(name);
        self.at.desk.count(|seen| seen.word(id(), of, fate));
    }

    fn child(&self, name: &str, tree: &'d Tree) -> Cursor<'d> {
        Cursor {
            desk: self.at.desk,
            tree,
            id: self.at.id.child(name),
        }
    }

    fn unknown(&self, member: &Cursor<'d>, name: &str, unread: Unread) {
        let language = self.at.desk.language;
        let message = format!(
            "{} has no `{name}` here; it changes nothing {}",
            language.name(),
            language.outcome()
        );
        let mut diagnostic = Diagnostic::new(Code::UnknownWord, member.key(), message);
        let asked = self.asked.borrow();
        let known = asked
            .iter()
            .chain(unread.silent)
            .chain(unread.missed)
            .copied();
        if let Some(word) = near(name, known) {
            diagnostic = diagnostic.help(format!("did you mean `{word}`?"));
        }
        self.at.desk.say(diagnostic);
    }
}
