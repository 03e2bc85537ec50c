//! Pointers become bytes of a file: all that are asked for, in one pass over its text.

mod spots;
mod walk;

use std::ops::Range;

use saphyr_parser::{Event, Parser};

pub(super) use self::spots::Spots;
use self::walk::{Collection, Walk};
use crate::tree::json::{Scanner, Token};
use crate::tree::{is_json, without_mark};

/// Fills in where the spots stand in the file; what its text does not hold stays open.
pub(super) fn find(spots: &mut Spots, bytes: &[u8]) {
    let readable = std::str::from_utf8(bytes).unwrap_or_default();
    let (text, skipped) = without_mark(readable);
    if is_json(text) {
        json(text, skipped, spots);
    } else {
        yaml(text, skipped, spots);
    }
}

fn json(text: &str, skipped: usize, spots: &mut Spots) {
    let mut scanner = Scanner::new(text);
    let mut walk = Walk::new(spots);
    while let Ok(Some((token, range))) = scanner.next() {
        let range = range.start + skipped..range.end + skipped;
        match token {
            Token::OpenMap => walk.open(Collection::Map, range),
            Token::OpenList => walk.open(Collection::List, range),
            Token::CloseMap | Token::CloseList => walk.close(),
            Token::Key(text) | Token::Text(text) => walk.scalar(&text, range),
            Token::Number(_) | Token::Bool(_) | Token::Null => walk.scalar("", range),
        }
    }
}

fn yaml(text: &str, skipped: usize, spots: &mut Spots) {
    let mut walk = Walk::new(spots);
    for event in Parser::new_from_str(text) {
        // What the reader before us took and this parser does not: later places stay open.
        let Ok((event, span)) = event else { break };
        let range = span.start.index()..span.end.index();
        match event {
            Event::MappingStart(..) => walk.open(Collection::Map, range),
            Event::SequenceStart(..) => walk.open(Collection::List, range),
            Event::MappingEnd | Event::SequenceEnd => walk.close(),
            Event::Scalar(text, ..) => walk.scalar(&text, range),
            Event::Alias(_) => walk.scalar("", range),
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
    }
    from_characters(spots, text, skipped);
}

/// That parser counts in characters; block collections have no bytes of their own, so their first
/// word stands for them.
fn from_characters(spots: &mut Spots, text: &str, skipped: usize) {
    let mut ranges: Vec<&mut Range<usize>> = spots.ranges().collect();
    let mut bounds: Vec<usize> = ranges
        .iter()
        .flat_map(|range| [range.start, range.end])
        .collect();
    bounds.sort_unstable();
    bounds.dedup();
    let mut starts = text.char_indices().map(|(at, _)| at).enumerate();
    let bytes: Vec<usize> = bounds
        .iter()
        .map(|bound| {
            starts
                .find(|(count, _)| count == bound)
                .map_or(text.len(), |(_, at)| at)
        })
        .collect();
    let byte = |count: usize| {
        bounds
            .binary_search(&count)
            .map_or(text.len(), |at| bytes[at])
    };
    for range in &mut ranges {
        let (start, end) = (byte(range.start), byte(range.end));
        let end = if start == end {
            start + first_word(&text[start..])
        } else {
            end
        };
        **range = start + skipped..end + skipped;
    }
}

fn first_word(text: &str) -> usize {
    text.find([' ', '\n', '\r', ':', ',', '}', ']'])
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{Spots, find};
    use crate::source::{At, Pointer};

    fn found(text: &str, at: &At) -> String {
        let mut spots = Spots::new();
        spots.want(at);
        find(&mut spots, text.as_bytes());
        text[spots.range(at, text.len())].to_owned()
    }

    fn value(text: &str, pointer: &str) -> String {
        found(
            text,
            &At::Value(Pointer::parse(pointer).expect("a pointer")),
        )
    }

    fn key(text: &str, pointer: &str) -> String {
        found(text, &At::Key(Pointer::parse(pointer).expect("a pointer")))
    }

    const YAML: &str = "été: [x, {b: 'ü', c: 3}]\nlast:\n  - deep: &a text\n    more: *a\n";
    const JSON: &str = r#"{"été": ["x", {"b": "ü", "c": 3}], "last": [{"deep": "text"}]}"#;

    #[test]
    fn values_and_keys_are_found_in_yaml() {
        assert_eq!(value(YAML, "/été/1/b"), "'ü'");
        assert_eq!(value(YAML, "/été/1"), "{");
        assert_eq!(key(YAML, "/été/1/c"), "c");
        assert_eq!(value(YAML, "/last/0/more"), "*a");
        assert_eq!(value(YAML, "/last/0"), "deep");
        assert_eq!(key(YAML, "/last"), "last");
    }

    #[test]
    fn values_and_keys_are_found_in_json() {
        assert_eq!(value(JSON, "/été/1/b"), "\"ü\"");
        assert_eq!(value(JSON, "/été/1/c"), "3");
        assert_eq!(key(JSON, "/last/0/deep"), "\"deep\"");
        assert_eq!(value(JSON, "/last"), "[");
    }

    #[test]
    fn what_is_not_there_is_shown_at_its_nearest_parent() {
        assert_eq!(value(YAML, "/été/1/z/y"), "{");
        assert_eq!(value(YAML, "/last/0/more/b"), "*a");
        assert_eq!(key(JSON, "/last/0/z"), "{");
        assert_eq!(value("", "/a"), "");
    }

    #[test]
    fn each_occurrence_of_a_key_has_its_place() {
        let text = "a: 1\nb: 2\na: 3\n";
        let repeated = At::Repeated(Pointer::root().child("a"), 1);
        let mut spots = Spots::new();
        spots.want(&repeated);
        find(&mut spots, text.as_bytes());
        assert_eq!(spots.range(&repeated, text.len()), 10..11);
        assert_eq!(value(text, "/a"), "3");
    }
}
