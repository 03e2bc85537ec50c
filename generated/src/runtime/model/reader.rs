//! A JSON text becomes names, scalars and steps, with what is not as documented recorded beside them.

mod odd;
mod surprise;

use jiter::{Jiter, Peek};

pub(super) use self::surprise::{Oddity, kind};
use super::deviation::{Deviation, ReadError, Reading};
use super::plain::is_plain;
use super::repair::decoded;

/// Objects and lists within one another; a body that nests more deeply is an error.
const DEEPEST: usize = 128;

/// The text being read, where in it we stand, and what was not as documented.
pub struct Reader<'j> {
    text: &'j [u8],
    json: Jiter<'j>,
    /// Where the text of `json` begins in `text`: it moves past what `json` itself refuses.
    base: usize,
    depth: usize,
    /// So deep it may be.
    deepest: usize,
    /// Whether the value just read was none that its member takes: an option is then nothing.
    refused: bool,
    /// The tag that a union has looked at, for the record that is read next.
    tag: Option<&'static str>,
    /// How many members were passed that no record has a word for.
    passed: usize,
    /// Whether what is read is thrown away.
    is_trial: bool,
    deviations: Vec<Deviation>,
}

type Outcome<T> = Result<T, Box<ReadError>>;

impl<'j> Reader<'j> {
    pub(super) fn new(text: &'j [u8]) -> Self {
        let base = mark(text);
        Self {
            text,
            json: Jiter::new(&text[base..]),
            base,
            depth: 0,
            deepest: DEEPEST,
            refused: false,
            tag: None,
            passed: 0,
            is_trial: false,
            deviations: Vec::new(),
        }
    }

    /// Of what a value in memory was written as, which is as deep as that is.
    pub(super) fn of_own(text: &'j [u8]) -> Self {
        Self {
            deepest: usize::MAX,
            ..Self::new(text)
        }
    }

    /// A second reader at the same place, to look at what comes.
    pub(super) fn ahead(&self) -> Reader<'j> {
        Self {
            text: self.text,
            json: self.json.clone(),
            base: self.base,
            depth: self.depth,
            deepest: self.deepest,
            refused: false,
            tag: None,
            passed: 0,
            is_trial: self.is_trial,
            deviations: Vec::new(),
        }
    }

    /// The same, to see how a value reads as something.
    pub(super) fn trial(&self) -> Reader<'j> {
        Self {
            is_trial: true,
            ..self.ahead()
        }
    }

    pub(super) fn is_trial(&self) -> bool {
        self.is_trial
    }

    /// Passes a member that the record has no word for.
    pub(super) fn pass_member(&mut self, next: Peek) -> Reading {
        self.passed += 1;
        self.skip(next)
    }

    /// Refuses text behind the value, and hands out what was recorded.
    pub(super) fn finish(mut self) -> Outcome<Vec<Deviation>> {
        match self.json.finish() {
            Ok(()) => Ok(self.deviations),
            Err(error) => self.failed(&error),
        }
    }

    #[inline]
    pub(super) fn peek(&mut self) -> Outcome<Peek> {
        match self.json.peek() {
            Ok(next) => Ok(next),
            Err(error) => self.failed(&error),
        }
    }

    pub(super) fn null(&mut self) -> Reading {
        match self.json.known_null() {
            Ok(()) => Ok(()),
            Err(error) => self.failed(&error),
        }
    }

    pub(super) fn bool(&mut self, next: Peek) -> Outcome<bool> {
        match self.json.known_bool(next) {
            Ok(value) => Ok(value),
            Err(error) => self.failed(&error),
        }
    }

    /// A number as it is written.
    #[inline]
    pub(super) fn number<T>(&mut self, next: Peek, take: impl FnOnce(&[u8]) -> T) -> Outcome<T> {
        match self.json.known_number_bytes(next) {
            Ok(digits) => Ok(take(digits)),
            Err(error) => self.long_number(&error).map(take),
        }
    }

    /// A string. What is no text in it is replaced, and recorded.
    #[inline]
    pub(super) fn string<T>(&mut self, take: impl FnOnce(&str) -> T) -> Outcome<T> {
        match self.json.known_str() {
            Ok(text) => Ok(take(text)),
            Err(error) => {
                let raw = self.odd_string(&error)?;
                let text = self.recorded(decoded(raw));
                Ok(take(&text))
            }
        }
    }

    pub(super) fn skip_string(&mut self) -> Reading {
        match self.json.known_bytes() {
            Ok(_) => Ok(()),
            Err(error) => self.odd_string(&error).map(drop),
        }
    }

    /// Goes into an object, to its first name as it stands in the document.
    #[inline]
    pub(super) fn first_name<T>(&mut self, take: impl FnOnce(&[u8]) -> T) -> Outcome<Option<T>> {
        match self.json.next_object_bytes() {
            Ok(name) => Ok(name.map(take)),
            Err(error) => self.odd_name(&error).map(|name| Some(take(name))),
        }
    }

    /// The name of the object's next member, or the object's end.
    #[inline]
    pub(super) fn next_name<T>(&mut self, take: impl FnOnce(&[u8]) -> T) -> Outcome<Option<T>> {
        match self.json.next_key_bytes() {
            Ok(name) => Ok(name.map(take)),
            Err(error) => self.odd_name(&error).map(|name| Some(take(name))),
        }
    }

    /// Passes the next member's name when it stands right here, behind a comma and a space at most: half of the
    /// names' cost is scanning for their ends.
    #[inline]
    pub(super) fn pass_name(&mut self, name: &str) -> bool {
        let start = match self.text.get(self.index()..) {
            Some([b',', b' ', ..]) => self.index() + 2,
            Some([b',', ..]) => self.index() + 1,
            _ => return false,
        };
        let name = name.as_bytes();
        let end = start + name.len() + 3;
        let Some([b'"', found @ .., b'"', b':']) = self.text.get(start..end) else {
            return false;
        };
        // A name that JSON writes with escapes is none of these bytes.
        if found != name || !is_plain(found) {
            return false;
        }
        self.move_to(end);
        true
    }

    #[inline]
    pub(super) fn first_element(&mut self) -> Outcome<Option<Peek>> {
        match self.json.known_array() {
            Ok(next) => Ok(next),
            Err(error) => self.failed(&error),
        }
    }

    #[inline]
    pub(super) fn next_element(&mut self) -> Outcome<Option<Peek>> {
        match self.json.array_step() {
            Ok(next) => Ok(next),
            Err(error) => self.failed(&error),
        }
    }

    /// Goes one level deeper, and takes along what a union left for the record it has chosen.
    #[inline]
    pub(super) fn enter(&mut self) -> Outcome<Option<&'static str>> {
        self.depth += 1;
        if self.depth > self.deepest {
            return self.too_deep();
        }
        Ok(self.tag.take())
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
        self.refused = false;
    }

    /// Whether an object or a list may begin so many levels further in.
    pub(super) fn may_enter(&self, further: usize) -> bool {
        self.depth + further < self.deepest
    }

    pub(super) fn set_tag(&mut self, tag: &'static str) {
        self.tag = Some(tag);
    }

    pub(super) fn index(&self) -> usize {
        self.base + self.json.current_index()
    }

    fn move_to(&mut self, index: usize) {
        self.base = index;
        let tape = std::mem::replace(&mut self.json, Jiter::new(&[])).into_tape();
        self.json = Jiter::with_tape(&self.text[index..], tape);
    }
}

/// The length of a byte order mark, which some servers send.
fn mark(text: &[u8]) -> usize {
    let mark = "\u{feff}".as_bytes();
    if text.starts_with(mark) {
        mark.len()
    } else {
        0
    }
}
