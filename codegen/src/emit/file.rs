//! Items become a file of Rust, formatted one at a time and parted by blank lines.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, parted};
use super::{File, Options};

/// A file on its way.
pub(super) struct Source {
    text: String,
}

impl Source {
    /// With the line that says who made it, and what it is about.
    pub(super) fn new(options: &Options, about: &Doc) -> Self {
        let made = format!(
            "// Made by `{}` from the OpenAPI description; change that, not this file.",
            options.regenerate
        );
        Self {
            text: format!("{made}\n\n{}", about.inner()),
        }
    }

    /// A part of one.
    pub(super) fn part() -> Self {
        let text = String::new();
        Self { text }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// One line: a module, an import, an attribute of the file.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn item(&mut self, tokens: TokenStream) {
        self.gap();
        self.text.push_str(&formatted(tokens));
    }

    /// The members of a block, each formatted alone, with blank lines between.
    pub(super) fn block(&mut self, head: &TokenStream, members: &[TokenStream]) {
        for (index, member) in members.iter().enumerate() {
            let one = formatted(quote!(#head { #member }));
            let opening = one.find("{\n").map_or(0, |at| at + 2);
            self.gap();
            if index == 0 {
                self.text.push_str(&one[..opening]);
            }
            let inner = one[opening..].trim_end();
            self.text.push_str(inner.strip_suffix('}').unwrap_or(inner));
        }
        if !members.is_empty() {
            self.text.push_str("}\n");
        }
    }

    /// A table, right below what it describes: `record!(Addon {`, a line for each member, `});`.
    pub(super) fn table(&mut self, head: &str, members: &[String], tail: &str) {
        self.line(head);
        for member in members {
            let _ = writeln!(self.text, "    {member},");
        }
        self.line(tail);
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What was written after the text had a length.
    pub(super) fn since(&self, length: usize) -> &str {
        &self.text[length..]
    }

    pub(super) fn finish(self, path: String) -> File {
        File {
            path,
            text: self.text,
        }
    }
}

/// One item as it stands in a file, with its line end.
pub(super) fn formatted(tokens: TokenStream) -> String {
    // Writing the tokens out takes as long as reading them, so only who mends templates has it.
    let text = cfg!(debug_assertions).then(|| tokens.to_string());
    let item = syn::parse2::<syn::Item>(tokens)
        .unwrap_or_else(|error| panic!("the templates are Rust: {error}: {text:?}"));
    parted(prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    }))
}

/// The lines of a function's body, for examples in documentation.
pub(super) fn statements(body: &TokenStream) -> Vec<String> {
    let function = formatted(quote!(async fn example() { #body }));
    let lines: Vec<&str> = function.lines().collect();
    let inner = lines.get(1..lines.len() - 1).unwrap_or_default();
    inner
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
        .collect()
}
