//! What came back: status, headers and bytes, not yet read.

use std::fmt;
use std::str::FromStr;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, StatusCode};

use crate::runtime::error::Called;
use crate::runtime::model::Deviation;
use crate::runtime::witness::Witness;

/// Under which names servers say what they call a request.
const REQUEST_ID: [HeaderName; 2] = [
    HeaderName::from_static("x-request-id"),
    HeaderName::from_static("request-id"),
];

/// An answer whose body has been received, as far as it is kept.
#[derive(Clone)]
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

/// An answer that is a success, and how it came to be.
#[derive(Clone)]
pub(crate) struct Delivered {
    pub(crate) operation: Called,
    pub(crate) answer: Answer,
    pub(crate) attempts: u32,
    pub(crate) done: Done,
    /// What was noticed before the body was read.
    pub(crate) deviations: Vec<Deviation>,
    pub(crate) strictness: Strictness,
    pub(crate) witness: Witness,
}

/// By which attempt it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// By the one that was answered.
    Now,
    /// By an earlier one: there was nothing left to delete, and the answer is a 404.
    Before,
}

/// What is done about an answer that is not as documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// It is recorded.
    #[default]
    Record,
    /// A loss is an error.
    RefuseLosses,
}

impl Answer {
    pub(crate) fn request_id(&self) -> Option<&str> {
        REQUEST_ID
            .iter()
            .find_map(|name| self.headers.get(name)?.to_str().ok())
    }

    /// A header as text; the first of several.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// A header as what its text says.
    pub(crate) fn header_as<T: FromStr>(&self, name: &str) -> Option<T> {
        self.header(name)?.trim().parse().ok()
    }

    /// The media type, without its parameters.
    pub(crate) fn media_type(&self) -> Option<&str> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        Some(value.split(';').next().unwrap_or_default().trim())
    }

    pub(crate) fn is_html(&self) -> bool {
        match self.media_type() {
            Some(media) if media.eq_ignore_ascii_case("text/html") => true,
            Some(media) if is_json(media) => false,
            Some(_) | None => {
                let start = self.bytes.trim_ascii_start();
                let doctype = b"<!doctype html";
                start.len() >= doctype.len() && start[..doctype.len()].eq_ignore_ascii_case(doctype)
                    || start.starts_with(b"<html")
            }
        }
    }
}

/// Whether a media type promises JSON.
pub(crate) fn is_json(media: &str) -> bool {
    const SUFFIX: &str = "+json";
    let end = media.len().saturating_sub(SUFFIX.len());
    let end = media.get(end..).unwrap_or_default();
    media.eq_ignore_ascii_case("application/json") || end.eq_ignore_ascii_case(SUFFIX)
}

/// Bodies and headers may hold secrets, so only their sizes are shown.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("body", &format_args!("{} bytes", self.bytes.len()))
            .finish_non_exhaustive()
    }
}
