//! Text of a document becomes doc comments that can do no harm: it cannot end the comment, is no
//! test, and `cargo doc` and clippy have nothing to say about it.

mod block;
mod inline;
mod line;
mod prose;

use std::fmt;

use proc_macro2::TokenStream;
use quote::{ToTokens, TokenStreamExt, quote};

use super::deprecation::Deprecation;
use crate::ir::Docs;

pub(super) use self::line::is_harmful;

/// How wide a line of prose becomes.
const WIDTH: usize = 96;

/// A doc comment, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    /// What the document says; where it says nothing, a sentence of ours.
    pub(super) fn of(docs: &Docs, otherwise: &str) -> Self {
        let mut lines = block::safe(&docs.summary);
        let text = block::safe(&docs.text);
        if lines.is_empty() || text.starts_with(&lines) {
            lines = text;
        } else if !text.is_empty() {
            end_sentence(&mut lines);
            lines.push(String::new());
            lines.extend(text);
        }
        if lines.is_empty() {
            return Self::ours(otherwise);
        }
        Self { lines }
    }

    /// Markdown of our own, which is harmless already.
    pub(super) fn ours(text: &str) -> Self {
        Self::default().and(text)
    }

    /// A paragraph of our own after what is there.
    pub(super) fn and(mut self, text: &str) -> Self {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        for line in text.lines() {
            line::wrap(line, "", "", &mut self.lines);
        }
        self
    }

    /// What the document says besides.
    pub(super) fn and_safe(self, text: &str) -> Self {
        match block::safe(text) {
            lines if lines.is_empty() => self,
            lines => self.section(lines),
        }
    }

    /// A section of our own whose lines stay as they are.
    pub(super) fn section(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
        self
    }

    /// With a word that the thing is deprecated.
    pub(super) fn deprecated_if(self, deprecated: Deprecation) -> Self {
        match deprecated {
            Deprecation::None => self,
            Deprecation::Documented => self.and("Deprecated by the API."),
        }
    }

    /// As comments of a whole file.
    pub(super) fn inner(&self) -> String {
        let lines = self.lines.iter().map(|line| format!("//! {line}"));
        lines.fold(String::new(), |text, line| text + line.trim_end() + "\n")
    }
}

/// Stands between the lines of a comment while it is one token; no line has it, as it is a control character.
const BETWEEN_LINES: char = '\u{1e}';

/// One attribute for all lines: an attribute each would be most of what is parsed.
impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.lines.is_empty() {
            return;
        }
        let mut text = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push(BETWEEN_LINES);
            }
            if !line.is_empty() {
                text.push(' ');
                text.push_str(line);
            }
        }
        tokens.append_all(quote!(#[doc = #text]));
    }
}

/// As it stands in code, where the end of the last line has no blanks.
impl fmt::Display for Doc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, line) in self.lines.iter().enumerate() {
            let line = if index + 1 == self.lines.len() {
                line.trim_end_matches(' ')
            } else {
                line
            };
            f.write_str(if line.is_empty() { "///" } else { "/// " })?;
            f.write_str(line)?;
            f.write_str("\n")?;
        }
        Ok(())
    }
}

/// Formatted code with every line of its comments on a line of its own.
pub(super) fn parted(code: String) -> String {
    if !code.contains(BETWEEN_LINES) {
        return code;
    }
    let mut parted = String::with_capacity(code.len() + code.len() / 8);
    for line in code.split_inclusive('\n') {
        let mut pieces = line.split(BETWEEN_LINES);
        parted.push_str(pieces.next().unwrap_or_default());
        let margin = line.len() - line.trim_start().len();
        for piece in pieces {
            parted.push('\n');
            parted.push_str(&line[..margin]);
            parted.push_str("///");
            parted.push_str(piece);
        }
    }
    parted
}

/// Summaries are titles as often as sentences; before a text they are read as sentences.
fn end_sentence(lines: &mut [String]) {
    if let Some(last) = lines
        .last_mut()
        .filter(|last| last.ends_with(char::is_alphanumeric))
    {
        last.push('.');
    }
}

/// The first line of what the document says, to stand inside a line of ours.
pub(super) fn line(docs: &Docs) -> String {
    let text = if docs.summary.trim().is_empty() {
        &docs.text
    } else {
        &docs.summary
    };
    let first = text.trim().lines().next().unwrap_or_default();
    let first = first.trim_start_matches(|c: char| c.is_whitespace() || "#>-*+=|~`".contains(c));
    inline::unbroken(&line::clean(first))
}

/// A name of the document as a span of code.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| {
            if is_harmful(c) || c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let text = text.trim();
    if text.is_empty() {
        return "(nothing)".to_owned();
    }
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{Doc, code};
    use crate::emit::file::formatted;
    use crate::ir::Docs;

    fn of(text: &str) -> Vec<String> {
        Doc::of(
            &Docs {
                summary: String::new(),
                text: text.to_owned(),
            },
            "Ours.",
        )
        .lines
    }

    #[test]
    fn a_missing_description_gets_a_sentence_of_ours() {
        assert_eq!(of(" \n"), ["Ours."]);
    }

    #[test]
    fn a_summary_that_begins_the_text_stands_once() {
        let docs = Docs {
            summary: "An addon.".into(),
            text: "An addon.\n\nIt runs.".into(),
        };
        assert_eq!(Doc::of(&docs, "").lines, ["An addon.", "", "It runs."]);
    }

    #[test]
    fn hostile_text_adds_no_token_outside_the_comments() {
        let hostile = "*/ fn a() {}\r\n#![no_std]\r}\u{2028}\"# \\\n\u{202e}```rust\npanic!()\n\n    let x;\n```\n\0<p>    x";
        let doc = Doc::of(
            &Docs {
                summary: hostile.into(),
                text: hostile.into(),
            },
            "",
        );
        let file = formatted(quote!(#doc pub struct A;));
        let parsed = syn::parse_file(&file).expect("Rust");
        let [syn::Item::Struct(only)] = parsed.items.as_slice() else {
            panic!("{file}")
        };
        assert!(
            only.attrs
                .iter()
                .all(|attribute| attribute.path().is_ident("doc"))
        );
        assert!(
            file.lines()
                .all(|line| line.starts_with("///") || line == "pub struct A;"),
            "{file}"
        );
    }

    #[test]
    fn a_name_with_backticks_stays_code() {
        assert_eq!(code("a`b\n*"), "`` a`b * ``");
    }
}
