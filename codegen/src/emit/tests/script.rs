//! Tests become a file, each with a name of its own.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};

use crate::emit::docs::{Doc, is_harmful};
use crate::emit::example::crate_ident;
use crate::emit::file::Source;
use crate::emit::types::{Place, Uses, parsed, text};
use crate::emit::{File, Options};
use crate::ir::{Api, Type};
use crate::naming::{Ident, Scope};

/// A file of tests on its way.
pub(super) struct Script<'a> {
    pub(super) api: &'a Api,
    pub(super) options: &'a Options,
    pub(super) tests: Vec<TokenStream>,
    /// Whether a test calls the client.
    pub(super) calls: Calls,
    helpers: BTreeSet<Helper>,
    uses: Uses,
    maps: bool,
    names: Scope,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calls {
    None,
    Some,
}

/// The hand-written modules that tests stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Helper {
    Support,
    Trial,
}

impl<'a> Script<'a> {
    pub(super) fn new(api: &'a Api, options: &'a Options) -> Self {
        Self {
            api,
            options,
            tests: Vec::new(),
            calls: Calls::None,
            helpers: BTreeSet::new(),
            uses: Uses::default(),
            maps: false,
            names: Scope::tests(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// A type as a test names it.
    pub(super) fn named(&mut self, ty: &Type) -> TokenStream {
        let text = text(self.api, ty, Place::Outside);
        self.uses.add(ty);
        self.maps |= text.contains("BTreeMap<");
        parsed(&text)
    }

    /// Says that a test stands on it.
    pub(super) fn needs(&mut self, helper: Helper) {
        self.helpers.insert(helper);
    }

    /// A name for a test that no other has.
    pub(super) fn name(&mut self, sentence: &str) -> Ident {
        let words: String = sentence
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
            .collect();
        self.names.name(&words).ident
    }

    pub(super) fn finish(self, about: &Doc, module: &str) -> File {
        let mut source = Source::new(self.options, about);
        let name = crate_ident(self.options);
        if self.maps {
            source.gap();
            source.line("use std::collections::BTreeMap;");
        }
        let types = self.uses.types();
        if types {
            source.gap();
            source.line(&format!("use {name}::types;"));
        }
        source.gap();
        match self.calls {
            Calls::None => {}
            Calls::Some => source.line("use super::client;"),
        }
        let helpers: Vec<_> = self.helpers.into_iter().collect();
        match helpers.as_slice() {
            [] => {}
            [Helper::Support] => source.line("use crate::support;"),
            [Helper::Trial] => source.line("use crate::trial;"),
            [..] => source.line("use crate::{support, trial};"),
        }
        for test in self.tests {
            source.item(test);
        }
        source.finish(format!("tests/{module}.rs"))
    }
}

/// A text as a raw string with no more marks than it needs.
pub(in crate::emit) fn literal(text: &str) -> Literal {
    let quoted = quoted(text);
    quoted
        .parse()
        .expect("no quote in the text has as many marks behind it")
}

/// The same as it stands in code.
pub(in crate::emit) fn quoted(text: &str) -> String {
    if text.chars().any(is_harmful) || !text.contains(['"', '\\']) {
        return Literal::string(text).to_string();
    }
    let longest = text
        .split('"')
        .skip(1)
        .map(|after| after.len() - after.trim_start_matches('#').len() + 1)
        .max();
    let marks = "#".repeat(longest.unwrap_or(0));
    format!("r{marks}\"{text}\"{marks}")
}
