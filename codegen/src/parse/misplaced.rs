//! A word of ours where it has no meaning is refused.

use super::cursor::Cursor;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::slip;

/// Each word and where it has a meaning.
const OWN: [(&str, &str); 7] = [
    ("x-envelope", "a media type"),
    ("x-env", "a server, a server variable or a security scheme"),
    ("x-idempotent", "an operation"),
    ("x-name", "a server"),
    ("x-pagination", "an operation"),
    ("x-token-exchange", "a security scheme"),
    ("x-wait", "an operation"),
];

/// A word beginning with `x-` that nobody asked for: others' words are their own business, unless one of
/// ours that is read here is a letter away.
pub(super) fn unasked<'a>(at: &Cursor<'_>, word: &str, asked: impl Iterator<Item = &'a str>) {
    if let Some(meant) = slip(word, asked.filter(|own| own.starts_with("x-"))) {
        let message = format!("`{word}` has no meaning here; it changes nothing in the client");
        let diagnostic = Diagnostic::new(Code::UnknownWord, at.key(), message);
        at.desk
            .say(diagnostic.help(format!("did you mean `{meant}`?")));
    } else {
        misplaced(at, word);
    }
}

/// One of our words where it has no meaning.
pub(super) fn misplaced(at: &Cursor<'_>, word: &str) {
    if let Some((_, place)) = OWN.iter().find(|(own, _)| *own == word) {
        let message = format!("`{word}` has no meaning here");
        let diagnostic = Diagnostic::new(Code::MisplacedWord, at.key(), message);
        at.desk
            .say(diagnostic.help(format!("it belongs on {place}")));
    }
}
