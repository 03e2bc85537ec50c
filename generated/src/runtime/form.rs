//! An object becomes the body of a form: `application/x-www-form-urlencoded`, or `multipart/form-data`.

mod parts;

use self::parts::Parts;
use crate::runtime::answer::is_json;
use crate::runtime::body::Body;
use crate::runtime::encode::Escape;
use crate::runtime::model::{View, each_member};
use crate::runtime::style::{self, Style};

/// How a member of a form is written, where the description says so.
#[derive(Clone, Copy, PartialEq, Eq)]
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
    let mut parts = Parts::new();
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
    let view = style::open(view);
    if !is_object(view) {
        return Err(NO_FORM);
    }
    let mut outcome = Ok(());
    each_member(view, &mut |name, view| {
        if outcome.is_ok() {
            outcome = visit(name, view);
        }
    });
    outcome
}

fn encoding(encodings: Encodings, name: &str) -> Option<Encoding> {
    let found = encodings.iter().find(|(known, _)| *known == name);
    found.map(|(_, encoding)| *encoding)
}

fn usual_style(view: View<'_>) -> Style {
    if is_object(style::open(view)) {
        Style::Json
    } else {
        Style::FormExploded
    }
}

fn is_object(view: View<'_>) -> bool {
    matches!(view, View::Record(_) | View::Map(_))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Encodings, multipart, urlencoded};
    use crate::runtime::generated::*;
    use crate::runtime::model::{Json, Member, Upload};
    use crate::runtime::style::Style;

    #[derive(Clone)]
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
        let (_, body) = multipart(picture().view(), encodings).expect("an object");
        let body = body.as_bytes().expect("no stream").to_vec();
        let body = String::from_utf8(body).expect("text");
        assert!(body.contains("Content-Type: image/png\r\n"), "{body}");
        assert_eq!(body.matches("Content-Type: text/x-tag\r\n").count(), 2);
    }
}
