//! A file to be sent keeps its content, and what the server is told about it.

use std::fmt;

use bytes::Bytes;
use jiter::Peek;

use super::deviation::Reading;
use super::member::{Member, View};
use super::reader::Reader;
use crate::runtime::body::Body;

/// A file in a form: whole in memory, or streamed like a [`Body`].
///
/// ```ignore
/// Upload::from(bytes).file_name("logo.png").media_type("image/png")
/// Upload::from(Body::from_source(open).with_length(length)).file_name("backup.tar")
/// ```
///
/// Where the description has one in JSON, it is the text that stands there; a streamed one is refused
/// then, before anything is sent.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Upload {
    body: Body,
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
    pub fn body(&self) -> &Body {
        &self.body
    }

    pub(crate) fn given_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(crate) fn given_media(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// What JSON and queries have of it; what is not UTF-8 is replaced. Nothing of a stream.
    pub(crate) fn to_text(&self) -> Option<String> {
        let bytes = self.body.as_bytes()?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Body::from(bytes.into()).into()
    }
}

impl From<Body> for Upload {
    fn from(body: Body) -> Self {
        Self {
            body,
            file_name: None,
            media_type: None,
        }
    }
}

/// Files may be large and secret, so only their size is shown.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.body.len() {
            Some(length) => write!(f, "Upload({length} bytes)"),
            None => f.write_str("Upload(streamed)"),
        }
    }
}

impl Member for Upload {
    fn empty() -> Self {
        Self::default()
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        let mut text = String::new();
        text.read(reader, next)?;
        self.body = text.into();
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Upload(self)
    }
}

super::stored!(Upload);

/// What is said of a stream where only text can stand.
pub(crate) const STREAMED: &str = "is streamed, and stands where the text of it is needed";
