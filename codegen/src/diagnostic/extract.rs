//! A file and bytes of it become the line to show: its number, its text, and what to underline.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// The part of a file that a diagnostic shows.
#[derive(Debug, PartialEq)]
pub(super) struct Extract {
    /// Counted from 1.
    pub(super) line: usize,
    /// Counted from 1, in characters.
    pub(super) column: usize,
    pub(super) text: String,
    pub(super) shows: Shows,
    /// Bytes of `text`.
    pub(super) marked: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shows {
    Line,
    /// Some characters around the place: whole documents stand on one line.
    Part,
}

/// Where the lines of a file start.
#[derive(Debug)]
pub(super) struct Lines<'f> {
    bytes: &'f [u8],
    starts: Vec<usize>,
    /// Places that were asked for, and the characters before each on its line: thousands may stand on one, and
    /// notes lead back and forth.
    counted: RefCell<BTreeMap<usize, usize>>,
}

/// A line of more bytes is shown in part.
const LONGEST: usize = 2_000;
const BEFORE: usize = 40;
const PART: usize = 100;

impl<'f> Lines<'f> {
    pub(super) fn new(bytes: &'f [u8]) -> Self {
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        Self {
            bytes,
            starts: std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
            counted: RefCell::default(),
        }
    }

    /// How many characters stand before a place on the line that starts there.
    fn characters(&self, start: usize, at: usize) -> usize {
        let mut known = self.counted.borrow_mut();
        let before = known.range(start..=at).next_back();
        let (from, counted) = before.map_or((start, 0), |(from, counted)| (*from, *counted));
        let between = String::from_utf8_lossy(&self.bytes[from..at]);
        let between = if from == 0 {
            between.trim_start_matches('\u{feff}')
        } else {
            &between
        };
        let counted = counted + between.chars().count();
        known.insert(at, counted);
        counted
    }

    pub(super) fn extract(&self, range: &Range<usize>) -> Extract {
        let line = self.starts.partition_point(|start| *start <= range.start);
        let start = self.starts[line - 1];
        let end = self
            .starts
            .get(line)
            .map_or(self.bytes.len(), |next| next - 1);
        let whole = &self.bytes[start..end];
        let whole = whole.strip_suffix(b"\r").unwrap_or(whole);
        let first = (range.start - start).min(whole.len());
        let last = (range.end - start).clamp(first, whole.len());
        let column = self.characters(start, start + first) + 1;
        let (part, shows) = shown(whole, first);
        let last = last.min(part.end);
        let pieces = [part.start..first, first..last, last..part.end];
        let [left, middle, right] = pieces.map(|piece| String::from_utf8_lossy(&whole[piece]));
        let marked = left.len()..left.len() + middle.len();
        Extract {
            line,
            column,
            text: format!("{left}{middle}{right}"),
            shows,
            marked,
        }
    }
}

/// Which bytes of a line are shown.
fn shown(line: &[u8], from: usize) -> (Range<usize>, Shows) {
    if line.len() <= LONGEST {
        return (0..line.len(), Shows::Line);
    }
    let first = boundary(line, from.saturating_sub(BEFORE));
    let last = boundary(line, (first + PART).min(line.len()));
    (first..last, Shows::Part)
}

/// The nearest place at or before this one that is not inside a character of UTF-8.
fn boundary(line: &[u8], at: usize) -> usize {
    let is_start = |byte: &u8| byte & 0xc0 != 0x80;
    (0..=at)
        .rev()
        .find(|at| line.get(*at).is_none_or(is_start))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_line_is_counted_in_characters_and_shown_without_its_end() {
        let extract = Lines::new("a\r\nüé: b\r\n".as_bytes()).extract(&(9..10));
        assert_eq!((extract.line, extract.column), (2, 5));
        assert_eq!((extract.text.as_str(), extract.marked), ("üé: b", 6..7));
    }

    #[test]
    fn a_range_over_several_lines_is_marked_to_the_end_of_its_first() {
        let extract = Lines::new(b"ab\ncd").extract(&(1..5));
        assert_eq!((extract.text.as_str(), extract.marked), ("ab", 1..2));
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = "ü".repeat(5_000) + "here" + &"é".repeat(5_000);
        let extract = Lines::new(text.as_bytes()).extract(&(10_000..10_004));
        assert_eq!(extract.column, 5_001);
        assert_eq!(&extract.text[extract.marked], "here");
        assert!(extract.text.len() < 300);
    }

    #[test]
    fn places_on_one_line_are_counted_from_one_another_in_any_order() {
        let lines = Lines::new("x\nüab".as_bytes());
        let columns = [6, 4, 5, 2].map(|at| lines.extract(&(at..at)).column);
        assert_eq!(columns, [4, 2, 3, 1]);
    }

    #[test]
    fn bytes_that_are_no_text_and_places_past_the_end_are_shown_all_the_same() {
        let extract = Lines::new(b"a\xff\xfeb").extract(&(1..2));
        assert_eq!(extract.text, "a\u{fffd}\u{fffd}b");
        assert_eq!(&extract.text[extract.marked], "\u{fffd}");
        assert_eq!(Lines::new(b"a\n").extract(&(2..2)).line, 2);
    }
}
