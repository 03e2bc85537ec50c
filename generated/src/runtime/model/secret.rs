//! A text that must not be seen is shown to nobody who does not ask for it by name.

use std::fmt;

use jiter::Peek;

use super::deviation::Reading;
use super::member::{Member, View};
use super::reader::Reader;

/// A password, token or URL that grants access. It is redacted in `Debug` and has no `Display`;
/// [`expose`](Self::expose) gives the text. `serde` writes it in clear, for storing.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// A secret of that text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, in clear.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&Secret> for Secret {
    fn from(same: &Secret) -> Self {
        same.clone()
    }
}

impl Member for Secret {
    fn empty() -> Self {
        Self(String::new())
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        self.0.read(reader, next)
    }

    fn view(&self) -> View<'_> {
        View::Secret(self)
    }
}

super::stored!(Secret);
