//! What a person at a terminal reads: status lines, failures, colours only where they are seen.

use std::env;
use std::io::{self, IsTerminal as _};

use codegen::diagnostic::Style;

use crate::failure::Failure;

/// A status line in cargo's manner, on standard error: `   Generated 12 files`.
pub(crate) fn status(verb: &str, rest: &str) {
    if colours() {
        eprintln!("\u{1b}[1m\u{1b}[32m{verb:>12}\u{1b}[0m {rest}");
    } else {
        eprintln!("{verb:>12} {rest}");
    }
}

pub(crate) fn failure(failure: &Failure) {
    let (Failure::Document(message) | Failure::Other(message)) = failure;
    if colours() {
        eprintln!("\u{1b}[1m\u{1b}[31merror\u{1b}[0m: {message}");
    } else {
        eprintln!("error: {message}");
    }
}

/// How problems of a document are painted here.
pub(crate) fn style() -> Style {
    if colours() {
        Style::Coloured
    } else {
        Style::Plain
    }
}

/// Colours on a terminal, unless `NO_COLOR` is set.
fn colours() -> bool {
    io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
