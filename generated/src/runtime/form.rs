//! An object becomes the body of a form: `application/x-www-form-urlencoded`, or `multipart/form-data`.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::runtime::body::Body;
use crate::runtime::encode::{self, Escape};
use crate::runtime::model::{Upload, View, each_member, written};
use crate::runtime::style::{self, Style};

/// How a member of a form is written, where the description says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// In a style of parameters.
    Styled(Style),
    /// As a part of that media type.
    Media(&'static str),
}

/// The members that the description says something of.
pub(crate) type Encodings = &'static [(&'static str, Encoding)];

/// What is not an object has no names.
const NO_FORM: &str = "is no object, so it cannot be sent as a form";

/// The pairs of a form. Lists are written as a pair for each element and objects as JSON, unless the
/// description says otherwise (OpenAPI 3.1, Encoding Object).
pub(crate) fn urlencoded(view: View<'_>, encodings: Encodings) -> Result<String, &'static str> {
    let mut pairs = Vec::new();
    each_of_object(view, &mut |name, view| {
        let style = match encoding(encodings, name) {
            Some(Encoding::Styled(style)) => style,
            Some(Encoding::Media(media)) if is_json(media) => Style::Json,
            Some(Encoding::Media(_)) | None => usual_style(view),
        };
        pairs.extend(style::pairs(style, name, view, Escape::All)?);
        Ok(())
    })?;
    let pair = |(name, value): (String, String)| format!("{name}={value}");
    Ok(pairs.into_iter().map(pair).collect::<Vec<_>>().join("&"))
}

/// A body in parts, and its media type, which names what stands between them. A list has a part for
/// each element; objects are parts of JSON.
pub(crate) fn multipart(
    view: View<'_>,
    encodings: Encodings,
) -> Result<(String, Body), &'static str> {
    let mut parts = Parts::new(boundary());
    each_of_object(view, &mut |name, view| {
        match encoding(encodings, name) {
            Some(Encoding::Styled(style)) => {
                for (name, text) in style::pairs(style, name, view, Escape::Nothing)? {
                    parts.text(&name, None, &text);
                }
            }
            Some(Encoding::Media(media)) => parts.member(name, Some(media), view)?,
            None => parts.member(name, None, view)?,
        }
        Ok(())
    })?;
    Ok(parts.finish())
}

fn each_of_object(
    view: View<'_>,
    visit: &mut dyn FnMut(&str, View<'_>) -> Result<(), &'static str>,
) -> Result<(), &'static str> {
    match view {
        View::Variant(_, inner) => each_of_object(inner.view(), visit),
        View::Json(json) if json.as_object().is_some() => each_of_object(json.shown(), visit),
        View::Record(_) | View::Map(_) => {
            let mut outcome = Ok(());
            each_member(view, &mut |name, view| {
                if outcome.is_ok() {
                    outcome = visit(name, view);
                }
            });
            outcome
        }
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Unsigned(_)
        | View::Float(_)
        | View::Number(_)
        | View::Text(_)
        | View::Secret(_)
        | View::Choice { .. }
        | View::Code { .. }
        | View::List(_)
        | View::Json(_)
        | View::Upload(_) => Err(NO_FORM),
    }
}

fn encoding(encodings: Encodings, name: &str) -> Option<Encoding> {
    let found = encodings.iter().find(|(known, _)| *known == name);
    found.map(|(_, encoding)| *encoding)
}

fn usual_style(view: View<'_>) -> Style {
    match view {
        View::Variant(_, inner) => usual_style(inner.view()),
        View::Json(json) if json.as_object().is_some() => Style::Json,
        View::Record(_) | View::Map(_) => Style::Json,
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Unsigned(_)
        | View::Float(_)
        | View::Number(_)
        | View::Text(_)
        | View::Secret(_)
        | View::Choice { .. }
        | View::Code { .. }
        | View::List(_)
        | View::Json(_)
        | View::Upload(_) => Style::FormExploded,
    }
}

fn is_json(media: &str) -> bool {
    crate::runtime::answer::is_json(media)
}

/// A text that stands in no part but by an accident that will not happen: 128 bits of chance.
fn boundary() -> String {
    let chance = || RandomState::new().build_hasher().finish();
    format!("form-{:016x}{:016x}", chance(), chance())
}

/// A body in parts, being written.
struct Parts {
    boundary: String,
    /// What was finished: up to and with the last streamed file.
    done: Vec<Body>,
    out: Vec<u8>,
}

impl Parts {
    fn new(boundary: String) -> Self {
        Self {
            boundary,
            done: Vec::new(),
            out: Vec::new(),
        }
    }

    fn finish(mut self) -> (String, Body) {
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

    fn member(
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

    fn text(&mut self, name: &str, media: Option<&str>, text: &str) {
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

#[cfg(test)]
mod tests {
    use super::{Encoding, Encodings, Parts, each_of_object, multipart, urlencoded};
    use crate::runtime::generated::*;
    use crate::runtime::model::{Json, Member, Upload};
    use crate::runtime::style::Style;

    #[derive(Clone, PartialEq)]
    struct Picture {
        file: Upload,
        tags: Vec<String>,
        size: Option<i64>,
        about: Json,
    }
    record!(Picture {
        0 file "file" required, 1 tags "tags" required, 2 size "size" optional, 3 about "about" required,
    });

    fn picture() -> Picture {
        Picture {
            file: Upload::from("\u{89}PNG").file_name("a \"b\"\r\n.png"),
            tags: vec!["x y".to_owned(), "z".to_owned()],
            size: None,
            about: r#"{"by":"me"}"#.parse().expect("JSON"),
        }
    }

    fn form(json: &str, encodings: Encodings) -> String {
        let json: Json = json.parse().expect("JSON");
        urlencoded(json.view(), encodings).expect("an object")
    }

    #[test]
    fn a_form_has_a_pair_for_each_element_and_json_for_objects() {
        assert_eq!(
            form(r#"{"a":1,"b":["x y","z"],"c":{"d":true}}"#, &[]),
            "a=1&b=x%20y&b=z&c=%7B%22d%22%3Atrue%7D"
        );
    }

    #[test]
    fn a_form_follows_the_style_that_the_description_has() {
        let deep: Encodings = &[("c", Encoding::Styled(Style::Deep))];
        assert_eq!(
            form(r#"{"c":{"d":[{"e":1}]}}"#, deep),
            "c%5Bd%5D%5B0%5D%5Be%5D=1"
        );
        let json: Encodings = &[("a", Encoding::Media("application/json"))];
        assert_eq!(form(r#"{"a":[1]}"#, json), "a=%5B1%5D");
    }

    #[test]
    fn only_objects_are_forms() {
        let list: Json = "[1]".parse().expect("JSON");
        assert!(urlencoded(list.view(), &[]).is_err());
    }

    #[test]
    fn a_body_in_parts_has_files_texts_and_json() {
        let (media, body) = multipart(picture().view(), &[]).expect("an object");
        let boundary = media
            .strip_prefix("multipart/form-data; boundary=")
            .expect("a boundary");
        let body = body.as_bytes().expect("no stream").to_vec();
        let text = String::from_utf8(body).expect("this one is text");
        let parts: Vec<&str> = text
            .split(&format!("--{boundary}"))
            .map(str::trim)
            .collect();
        assert_eq!(
            parts,
            [
                "",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a %22b%22%0D%0A.png\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n\u{89}PNG",
                "Content-Disposition: form-data; name=\"tags\"\r\n\r\nx y",
                "Content-Disposition: form-data; name=\"tags\"\r\n\r\nz",
                "Content-Disposition: form-data; name=\"about\"\r\n\
             Content-Type: application/json\r\n\r\n{\"by\":\"me\"}",
                "--",
            ]
        );
    }

    #[test]
    fn parts_take_the_media_type_of_the_description_and_files_their_own() {
        let encodings: Encodings = &[
            ("file", Encoding::Media("image/png")),
            ("tags", Encoding::Media("text/x-tag")),
        ];
        let mut parts = Parts::new("b".to_owned());
        each_of_object(picture().view(), &mut |name, view| {
            let found = encodings.iter().find(|(known, _)| *known == name);
            let media = found.and_then(|(_, one)| match one {
                Encoding::Media(media) => Some(*media),
                Encoding::Styled(_) => None,
            });
            parts.member(name, media, view)
        })
        .expect("an object");
        let (_, body) = parts.finish();
        let body = body.as_bytes().expect("no stream").to_vec();
        let body = String::from_utf8(body).expect("text");
        assert!(body.contains("Content-Type: image/png\r\n"), "{body}");
        assert_eq!(body.matches("Content-Type: text/x-tag\r\n").count(), 2);
    }
}
