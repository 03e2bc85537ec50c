//! What a body has that its description has not, and why a body could not be read.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Write};

use crate::runtime::one_line::OneLine;

/// One place where a body is not as documented. The rest of the body was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// JSON pointer into the body, such as `/addons/3/plan`; empty for the whole body.
    pub path: String,
    /// Whether content was lost.
    pub kind: DeviationKind,
    /// What the description says.
    pub expected: Cow<'static, str>,
    /// What stands there. Never the content of a secret.
    pub found: Cow<'static, str>,
}

/// Whether a deviation lost content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeviationKind {
    /// A value is missing, of another kind, out of range or given twice: an empty value, or the
    /// last one, stands in its place. Or it is another text where the description has only one.
    Loss,
    /// A value, tag or format that the description does not know; its content is kept.
    News,
}

/// A body that is not JSON, or nested too deeply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadError {
    /// JSON pointer to the value that was being read; empty for the whole body.
    pub path: String,
    /// The byte of the body where reading stopped.
    pub offset: usize,
    /// What is wrong there.
    pub message: Cow<'static, str>,
}

/// The outcome of reading one value. The error is boxed: it is rare, and results are returned often.
pub type Reading = Result<(), Box<ReadError>>;

impl ReadError {
    /// The same error, seen from the object or list around the value.
    #[cold]
    pub(super) fn under(mut self: Box<Self>, segment: Segment<'_>) -> Reading {
        segment.prefix(&mut self.path);
        Err(self)
    }
}

/// One step of a JSON pointer.
#[derive(Clone, Copy)]
pub(super) enum Segment<'s> {
    Name(&'s str),
    Position(usize),
}

impl Segment<'_> {
    /// Paths are made from their end: only who has something to say pays for them.
    #[cold]
    pub(super) fn prefix(self, path: &mut String) {
        let rest = std::mem::take(path);
        *path = match self {
            Self::Name(name) => format!("/{}{rest}", name.replace('~', "~0").replace('/', "~1")),
            Self::Position(position) => format!("/{position}{rest}"),
        };
    }
}

impl fmt::Display for DeviationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Loss => "loss",
            Self::News => "news",
        })
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            kind: _,
            expected,
            found,
        } = self;
        let mut line = OneLine(f);
        if !path.is_empty() {
            write!(line, "{path}: ")?;
        }
        write!(line, "expected {expected}, found {found}")
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            offset,
            message,
        } = self;
        let mut line = OneLine(f);
        if !path.is_empty() {
            write!(line, "{path}: ")?;
        }
        write!(line, "{message} (byte {offset})")
    }
}

impl Error for ReadError {}

/// Content for a message: quoted, and short.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Segment, quoted};

    #[test]
    fn names_are_escaped_as_json_pointers_ask() {
        let mut path = "/3".to_owned();
        Segment::Name("a/b~c").prefix(&mut path);
        assert_eq!(path, "/a~1b~0c/3");
    }

    #[test]
    fn long_content_is_cut_between_characters() {
        assert_eq!(quoted("é"), "\"é\"");
        assert_eq!(quoted(&"é".repeat(50)), format!("\"{}\"…", "é".repeat(40)));
    }
}
