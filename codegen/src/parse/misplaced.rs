//! A word of ours where it has no meaning is refused.

use super::cursor::Cursor;
use crate::diagnostic::{Code, Diagnostic};

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

/// A word beginning with `x-` that nobody asked for: others' words are their own business.
pub(super) fn misplaced(at: &Cursor<'_>, word: &str) {
    if let Some((_, place)) = OWN.iter().find(|(own, _)| *own == word) {
        let message = format!("`{word}` has no meaning here");
        let diagnostic = Diagnostic::new(Code::MisplacedWord, at.key(), message);
        at.desk
            .say(diagnostic.help(format!("it belongs on {place}")));
    }
}
