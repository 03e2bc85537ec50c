//! A file to be sent keeps its bytes, and what the server is told about them.

use std::fmt;

use bytes::Bytes;
use jiter::Peek;

use super::deviation::Reading;
use super::member::{Member, View};
use super::reader::Reader;

/// A file in a form, whole in memory.
///
/// ```ignore
/// Upload::from(bytes).file_name("logo.png").media_type("image/png")
/// ```
///
/// Where the description has one in JSON, it is the text that stands there.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Upload {
    bytes: Bytes,
    file_name: Option<String>,
    media_type: Option<String>,
}

impl Upload {
    /// What the file is called. Servers often take a part without a name for a text, so one is
    /// sent in any case: that of the form's field, unless this says otherwise.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// What is in the file, such as `image/png`; what the description says unless told otherwise.
    #[must_use]
    pub fn media_type(mut self, media: impl Into<String>) -> Self {
        self.media_type = Some(media.into());
        self
    }

    /// What is in the file.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub(crate) fn given_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(crate) fn given_media(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// What JSON and queries have of it; what is not UTF-8 is replaced.
    pub(crate) fn to_text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self {
            bytes: bytes.into(),
            file_name: None,
            media_type: None,
        }
    }
}

/// Files may be large and secret, so only their size is shown.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upload({} bytes)", self.bytes.len())
    }
}

impl Member for Upload {
    fn empty() -> Self {
        Self::default()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        let mut text = String::new();
        text.read(reader, next)?;
        self.bytes = text.into();
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Upload(self)
    }
}

super::stored!(Upload);
