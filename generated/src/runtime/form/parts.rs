//! Names and values become the bytes of `multipart/form-data`; a file that is a stream stays one.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::runtime::answer::is_json;
use crate::runtime::body::Body;
use crate::runtime::encode;
use crate::runtime::model::{Upload, View, written};

/// A body in parts, being written.
pub(super) struct Parts {
    boundary: String,
    /// What was finished: up to and with the last streamed file.
    done: Vec<Body>,
    out: Vec<u8>,
}

impl Parts {
    pub(super) fn new() -> Self {
        Self {
            boundary: boundary(),
            done: Vec::new(),
            out: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> (String, Body) {
        let end = format!("--{}--\r\n", self.boundary);
        self.out.extend_from_slice(end.as_bytes());
        let media = format!("multipart/form-data; boundary={}", self.boundary);
        let rest = Body::from(self.out);
        if self.done.is_empty() {
            return (media, rest);
        }
        self.done.push(rest);
        (media, Body::joined(self.done))
    }

    /// A value as one part, or as one for each element of a list.
    pub(super) fn member(
        &mut self,
        name: &str,
        media: Option<&str>,
        view: View<'_>,
    ) -> Result<(), &'static str> {
        match view {
            View::Variant(_, inner) => self.member(name, media, inner.view())?,
            View::Json(json) if json.as_number().is_none() => {
                self.member(name, media, json.shown())?;
            }
            View::Upload(upload) => self.file(name, media, upload),
            View::List(list) if !media.is_some_and(is_json) => {
                let mut elements = (0..).map_while(|position| list.element(position));
                elements.try_for_each(|element| self.member(name, media, element.view()))?;
            }
            View::Record(_) | View::Map(_) | View::List(_) => {
                let media = media.unwrap_or("application/json");
                self.text(name, Some(media), &written(view)?);
            }
            View::Absent
            | View::Null
            | View::Bool(_)
            | View::Integer(_)
            | View::Unsigned(_)
            | View::Float(_)
            | View::Number(_)
            | View::Text(_)
            | View::Constant(_)
            | View::Secret(_)
            | View::Choice { .. }
            | View::Code { .. }
            | View::Json(_) => {
                let text = encode::text(view)?.unwrap_or_default();
                self.text(name, media, &text);
            }
        }
        Ok(())
    }

    pub(super) fn text(&mut self, name: &str, media: Option<&str>, text: &str) {
        self.head(name, None, media);
        self.content(text.as_bytes());
    }

    fn file(&mut self, name: &str, media: Option<&str>, upload: &Upload) {
        let media = upload.given_media().or(media);
        let media = media.unwrap_or("application/octet-stream");
        self.head(name, Some(upload.given_name().unwrap_or(name)), Some(media));
        match upload.body().as_bytes() {
            Some(bytes) => self.content(bytes),
            None => self.streamed(upload.body().clone()),
        }
    }

    fn head(&mut self, name: &str, file_name: Option<&str>, media: Option<&str>) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(name)
        );
        if let Some(file_name) = file_name {
            head.extend(["; filename=\"", &quoted(file_name), "\""]);
        }
        if let Some(media) = media {
            // A media type of the user's with a line break in it would begin another header.
            let one_line = media.split(['\r', '\n']).next().unwrap_or_default();
            head.extend(["\r\nContent-Type: ", one_line]);
        }
        head.push_str("\r\n\r\n");
        self.out.extend_from_slice(head.as_bytes());
    }

    fn streamed(&mut self, body: Body) {
        self.done.push(std::mem::take(&mut self.out).into());
        self.done.push(body);
        self.content(&[]);
    }

    fn content(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
        self.out.extend_from_slice(b"\r\n");
    }
}

/// A name between quotes, as browsers write it (WHATWG, multipart/form-data encoding algorithm).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A text that stands in no part but by an accident that will not happen: 128 bits of chance.
fn boundary() -> String {
    let chance = || RandomState::new().build_hasher().finish();
    format!("form-{:016x}{:016x}", chance(), chance())
}
