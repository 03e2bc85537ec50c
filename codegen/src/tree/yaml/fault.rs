//! What the YAML reader says becomes what is wrong and how it is mended.

use serde::Deserialize as _;
use serde::de::IgnoredAny;

use crate::tree::Problem;

pub(super) const TOO_DEEP: &str = "nested more than 128 levels deep";
const TAG: &str = "the tag `";
pub(super) const TOO_LARGE: &str = "aliases make this document too large";

pub(super) fn problem(error: &serde_yaml::Error, text: &str) -> Problem {
    let after = after_the_first(text);
    let error = after.as_ref().unwrap_or(error);
    let said = without_positions(&error.to_string());
    let located = error
        .location()
        .map(|location| boundary(text, location.index()));
    let (offset, message) = if said.contains("more than one document") {
        let second = text.rfind("\n---").or_else(|| text.find("\n..."));
        let second = second.map(|line| line + 1);
        (second, "the file holds more than one YAML document")
    } else if said.contains("repetition limit") || said.contains(TOO_LARGE) {
        (
            located.or_else(|| text.find(" *").map(|blank| blank + 1)),
            TOO_LARGE,
        )
    } else if said.contains("recursion limit") {
        (located, TOO_DEEP)
    } else {
        // Our own words follow the way to the node, which the place shows better.
        (
            located,
            said.find(TAG).map_or(said.as_str(), |at| &said[at..]),
        )
    };
    let tab = located.is_some_and(|at| is_indented_with_tabs(text, at));
    let ended = offset.is_some_and(|at| text[at..].trim().is_empty());
    let (message, help) = match (tab, ended) {
        (true, _) => (
            "a tab in the indentation",
            Some("indent with spaces: YAML takes no tabs"),
        ),
        (false, true) => (message, Some("a part of the file seems to be cut off")),
        (false, false) => (message, remedy(message)),
    };
    Problem::Syntax {
        offset,
        message: message.to_owned(),
        help: help.map(str::to_owned),
    }
}

/// What most often is behind the words of the YAML reader.
fn remedy(message: &str) -> Option<&'static str> {
    const REMEDIES: [(&str, &str); 6] = [
        (
            "mapping values are not allowed",
            "a text with `: ` in it needs quotes; or this line is indented more than it should be",
        ),
        (
            "did not find expected key",
            "this line is indented otherwise than those beside it, or a quote before it is not closed",
        ),
        (
            "could not find expected ':'",
            "the line above has no `: ` after its key",
        ),
        (
            "did not find expected ','",
            "a bracket before this is not closed",
        ),
        (
            "cannot start any token",
            "a text that begins with this character needs quotes",
        ),
        (
            "did not find expected '-'",
            "this line is indented otherwise than the elements above it",
        ),
    ];
    let found = REMEDIES.iter().find(|(said, _)| message.contains(said));
    found.map(|(_, remedy)| *remedy)
}

/// `found a tab at line 2 column 1, while scanning at line 1 column 1` without its positions.
fn without_positions(message: &str) -> String {
    let mut parts = message.split(" at line ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.strip_prefix(" column ").unwrap_or(rest);
        kept.push_str(rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    kept
}

fn boundary(text: &str, mut offset: usize) -> usize {
    offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn is_indented_with_tabs(text: &str, offset: usize) -> bool {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    text[start..]
        .chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .any(|c| c == '\t')
}

/// A line that is indented less than the first ends the document for the YAML reader, which then speaks of several
/// documents; what follows tells what is wrong.
fn after_the_first(text: &str) -> Option<serde_yaml::Error> {
    let mut documents = serde_yaml::Deserializer::from_str(text);
    IgnoredAny::deserialize(documents.next()?).ok()?;
    IgnoredAny::deserialize(documents.next()?).err()
}
