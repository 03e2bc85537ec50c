//! What is not JSON becomes a message with its place.

pub(super) type Scanned<T> = Result<T, Fault>;

/// Why the text is not JSON, and at which byte.
#[derive(Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) offset: usize,
    pub(crate) message: &'static str,
    pub(crate) help: Option<&'static str>,
}

impl Fault {
    pub(super) fn at(offset: usize, message: &'static str) -> Self {
        Self {
            offset,
            message,
            help: None,
        }
    }

    pub(super) fn ended(text: &str) -> Self {
        Self {
            offset: text.trim_end().len(),
            message: "the file ends in the middle of a value",
            help: Some("a part of the file seems to be cut off"),
        }
    }
}
