//! A scope hands out identifiers, each once; the first to come keeps the plain name.

use std::collections::{HashMap, HashSet};

use super::Ident;
use super::reserved::{
    ACCESSORS, BUILDER, FEATURES, FIELDS, GROUP, METHODS, MODULES, NEVER_RAW, ROOT, SETTERS, TESTS,
    TYPES, VARIANTS,
};
use super::spelling::{Case, plain, spelled};

/// Where names must differ from one another and from what the surrounding template says itself.
#[derive(Debug)]
pub(crate) struct Scope {
    case: Case,
    reserved: Vec<&'static [&'static str]>,
    /// Put after a reserved word to make it free: `path_parameter`.
    suffix: &'static str,
    taken: HashSet<String>,
    /// The number that the next name with the same plain spelling gets.
    next: HashMap<String, usize>,
}

/// An identifier, and whether it is what one would expect.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) struct Named {
    pub(crate) ident: Ident,
    pub(crate) change: Option<Change>,
}

/// A name that is not the plain one of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// As the document has it.
    pub(crate) text: String,
    pub(crate) plain: String,
    pub(crate) reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Another name of the document came first.
    Taken,
    /// The client's own code has it.
    Reserved,
}

impl Scope {
    /// Models, all in one module.
    #[must_use]
    pub(crate) fn types() -> Self {
        Self::new(Case::Pascal, &[TYPES], "Model")
    }

    /// Types at the root of the crate: credentials, server variables.
    #[must_use]
    pub(crate) fn root_types() -> Self {
        Self::new(Case::Pascal, &[TYPES, ROOT], "Value")
    }

    /// Types in the module of a group: its handle, markers, errors and outputs.
    #[must_use]
    pub(crate) fn group_types() -> Self {
        Self::new(Case::Pascal, &[GROUP], "Operation")
    }

    /// Variants of a choice or a union.
    #[must_use]
    pub(crate) fn variants() -> Self {
        Self::new(Case::Pascal, &[VARIANTS], "Value")
    }

    /// Variants by status.
    #[must_use]
    pub(crate) fn statuses() -> Self {
        Self::new(Case::Pascal, &[], "Status")
    }

    /// Members of a record, whose setters have the same names.
    #[must_use]
    pub(crate) fn fields() -> Self {
        Self::new(Case::Snake, &[FIELDS], "field")
    }

    /// Arguments of an operation's method.
    #[must_use]
    pub(crate) fn arguments() -> Self {
        Self::new(Case::Snake, &[], "parameter")
    }

    /// Methods on a call, which may not be named like its arguments either, nor like the ways that this
    /// call has to give its answer in pieces, of [`STREAMED`](super::STREAMED).
    #[must_use]
    pub(crate) fn into_setters(mut self, ways: &'static [&'static str]) -> Self {
        self.reserved.extend([SETTERS, ways]);
        self
    }

    /// Methods of a group's handle.
    #[must_use]
    pub(crate) fn methods() -> Self {
        Self::new(Case::Snake, &[METHODS], "call")
    }

    /// Methods of the client that give a group's handle.
    #[must_use]
    pub(crate) fn accessors() -> Self {
        Self::new(Case::Snake, &[ACCESSORS], "group")
    }

    /// Methods of the client's builder.
    #[must_use]
    pub(crate) fn builder() -> Self {
        Self::new(Case::Snake, &[BUILDER], "setting")
    }

    /// Modules of groups.
    #[must_use]
    pub(crate) fn modules() -> Self {
        Self::new(Case::File, &[MODULES], "group")
    }

    /// Cargo features of groups, beside those that every client has.
    #[must_use]
    pub(crate) fn features() -> Self {
        Self::new(Case::Snake, &[FEATURES], "group")
    }

    /// Modules below `types`, which the groups' names are reserved in.
    #[must_use]
    pub(crate) fn chapters() -> Self {
        Self::new(Case::File, &[], "items")
    }

    /// Functions of a file of tests.
    #[must_use]
    pub(crate) fn tests() -> Self {
        Self::new(Case::Snake, &[TESTS], "test")
    }

    fn new(case: Case, reserved: &[&'static [&'static str]], suffix: &'static str) -> Self {
        let mut all = vec![NEVER_RAW];
        all.extend_from_slice(reserved);
        Self {
            case,
            reserved: all,
            suffix,
            taken: HashSet::new(),
            next: HashMap::new(),
        }
    }

    /// Keeps a name from being handed out: something beside the scope is called so.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Whether somebody has the name already.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// The identifier for a name of the document.
    pub(crate) fn name(&mut self, text: &str) -> Named {
        let wanted = plain(text, self.case);
        if self.take(&wanted) {
            return Named {
                ident: Ident::escaped(wanted),
                change: None,
            };
        }
        let reason = if self.is_reserved(&wanted) {
            Reason::Reserved
        } else {
            Reason::Taken
        };
        let other = self.other(text, &wanted);
        // A keyword that cannot be raw is not worth a word: nothing else is called so.
        let keyword =
            NEVER_RAW.contains(&wanted.as_str()) && other == self.joined(&wanted, self.suffix);
        let change = (!keyword).then(|| Change {
            text: text.to_owned(),
            plain: wanted,
            reason,
        });
        Named {
            ident: Ident::escaped(other),
            change,
        }
    }

    /// The identifier for a name, or for another one where the first is taken.
    pub(crate) fn name_or(&mut self, text: &str, otherwise: &str) -> Named {
        self.name_of(&[text, otherwise])
    }

    /// The identifier for the first of these names that is free, else for the last.
    pub(crate) fn name_of(&mut self, texts: &[&str]) -> Named {
        let is_free = |text: &&&str| !self.taken.contains(&plain(text, self.case));
        let free = texts.iter().find(is_free).or(texts.last());
        let text = free.copied().unwrap_or_default();
        self.name(text)
    }

    /// The identifier of what belongs to another one: `clear_note` to `note`.
    pub(crate) fn beside(&mut self, word: &str, of: &Ident) -> Ident {
        let wanted = self.joined(word, of.plain());
        if self.take(&wanted) {
            return Ident::escaped(wanted);
        }
        Ident::escaped(self.numbered(&wanted))
    }

    /// The identifier of one more of the same: `addons_2` after `addons`.
    pub(crate) fn another(&mut self, of: &Ident) -> Ident {
        Ident::escaped(self.numbered(of.plain()))
    }

    /// Symbols as words first, then the scope's suffix for reserved words, then numbers.
    fn other(&mut self, text: &str, wanted: &str) -> String {
        let with_symbols = spelled(text, self.case);
        if self.take(&with_symbols) {
            return with_symbols;
        }
        let stem = if self.is_reserved(wanted) {
            let suffixed = self.joined(wanted, self.suffix);
            if self.take(&suffixed) {
                return suffixed;
            }
            suffixed
        } else {
            wanted.to_owned()
        };
        self.numbered(&stem)
    }

    fn numbered(&mut self, stem: &str) -> String {
        let mut number = self.next.get(stem).copied().unwrap_or(2);
        loop {
            let candidate = self.joined(stem, &number.to_string());
            number += 1;
            if self.take(&candidate) {
                self.next.insert(stem.to_owned(), number);
                return candidate;
            }
        }
    }

    fn joined(&self, stem: &str, end: &str) -> String {
        let digits =
            stem.ends_with(|last: char| last.is_numeric()) && end.starts_with(char::is_numeric);
        match self.case {
            Case::Snake | Case::File => format!("{stem}_{end}"),
            Case::Pascal if digits => format!("{stem}_{end}"),
            Case::Pascal => format!("{stem}{end}"),
        }
    }

    fn take(&mut self, name: &str) -> bool {
        !self.is_reserved(name) && self.taken.insert(name.to_owned())
    }

    fn is_reserved(&self, name: &str) -> bool {
        self.reserved.iter().any(|words| words.contains(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, Scope};

    #[test]
    fn the_first_to_come_keeps_the_plain_name() {
        let mut scope = Scope::types();
        assert_eq!(scope.name("foo").ident.as_str(), "Foo");
        let second = scope.name("Foo");
        assert_eq!(second.ident.as_str(), "Foo2");
        let change = second.change.expect("it is changed");
        assert_eq!(
            (change.text.as_str(), change.plain.as_str()),
            ("Foo", "Foo")
        );
        assert_eq!(change.reason, Reason::Taken);
        assert_eq!(scope.name("FOO").ident.as_str(), "Foo3");
    }

    #[test]
    fn a_number_after_a_number_is_kept_apart() {
        let mut scope = Scope::types();
        let _ = scope.name("V1");
        assert_eq!(scope.name("v1").ident.as_str(), "V1_2");
    }

    #[test]
    fn symbols_tell_two_names_apart_before_numbers_do() {
        let mut scope = Scope::variants();
        assert_eq!(scope.name("name").ident.as_str(), "Name");
        assert_eq!(scope.name("-name").ident.as_str(), "MinusName");
        assert_eq!(scope.name("NAME").ident.as_str(), "Name2");
        assert_eq!(scope.name("a-b").ident.as_str(), "AB");
        assert_eq!(scope.name("a_b").ident.as_str(), "AB2");
    }

    #[test]
    fn keywords_are_written_raw_where_they_can_be() {
        let mut scope = Scope::fields();
        assert_eq!(scope.name("type").ident.as_str(), "r#type");
        assert_eq!(scope.name("gen").ident.as_str(), "r#gen");
        assert_eq!(scope.name("self").ident.as_str(), "self_field");
        assert_eq!(scope.name("Type").ident.as_str(), "type_2");
        assert_eq!(Scope::variants().name("self").ident.as_str(), "SelfValue");
    }

    #[test]
    fn what_belongs_to_a_name_yields_to_the_documents_own() {
        let mut scope = Scope::fields();
        let note = scope.name("note").ident;
        assert_eq!(scope.name("clearNote").ident.as_str(), "clear_note");
        assert_eq!(scope.beside("clear", &note).as_str(), "clear_note_2");
        let raw = scope.name("type").ident;
        assert_eq!(scope.beside("clear", &raw).as_str(), "clear_type");
    }

    #[test]
    fn words_of_the_template_are_not_handed_out() {
        assert_eq!(Scope::types().name("Option").ident.as_str(), "OptionModel");
        assert_eq!(
            Scope::variants().name("unknown").ident.as_str(),
            "UnknownValue"
        );
        assert_eq!(Scope::arguments().name("path").ident.as_str(), "path");
        let named = Scope::arguments().into_setters(&[]).name("path");
        assert_eq!(named.ident.as_str(), "path_parameter");
        assert_eq!(
            named.change.map(|change| change.reason),
            Some(Reason::Reserved)
        );
    }
}
