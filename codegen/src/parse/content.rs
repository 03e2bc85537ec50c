//! Bodies as they are written, of requests and of responses, and their examples become their models.

use super::cursor::Cursor;
use super::desk::Kind;
use super::object::{Object, Unread};
use super::reference::{followed, referenced};
use super::schema::schema;
use super::style::style;
use super::words;
use crate::diagnostic::Code;
use crate::openapi::{Encoding, Example, Header, MediaType, Referenced, RequestBody, Response};
use crate::tree::Tree;

pub(super) fn request_body(at: &Cursor<'_>) -> Option<RequestBody> {
    let object = at.object()?;
    if object.tree("content").is_none() {
        object.needed("content");
    }
    let body = RequestBody {
        id: at.id.clone(),
        description: object.text("description"),
        required: object.flag("required").unwrap_or(false),
        content: content(&object),
    };
    object.finish(Unread::nothing("request body"));
    Some(body)
}

pub(super) fn response(at: &Cursor<'_>) -> Option<Response> {
    let object = at.object()?;
    let response = Response {
        description: object.text("description"),
        headers: object.map("headers", |at| referenced(at, Kind::Header, header)),
        content: content(&object),
    };
    object.finish(Unread {
        of: "response",
        silent: &["summary"],
        missed: &["links"],
    });
    Some(response)
}

/// A header is read as text, whatever it is written as.
pub(super) fn header(at: &Cursor<'_>) -> Option<Header> {
    let object = at.object()?;
    let header = Header {
        description: object.text("description"),
        schema: object.member("schema").and_then(|at| schema(&at)),
    };
    object.finish(Unread {
        of: "header",
        silent: &[
            "allowEmptyValue",
            "allowReserved",
            "content",
            "deprecated",
            "example",
            "examples",
            "explode",
            "required",
            "style",
        ],
        missed: &[],
    });
    Some(header)
}

/// The media types under `content`.
pub(super) fn content(object: &Object<'_>) -> Vec<MediaType> {
    object
        .map("content", media_type)
        .into_iter()
        .map(|(_, media)| media)
        .collect()
}

/// What stands under `examples`.
pub(super) fn examples(object: &Object<'_>) -> Vec<(String, Referenced<Example>)> {
    object.map("examples", |at| referenced(at, Kind::Example, example))
}

fn media_type(at: &Cursor<'_>) -> Option<MediaType> {
    let name = at.id.pointer.last().unwrap_or_default().to_owned();
    if *at.tree == Tree::Null {
        let message = format!("`{name}` is null; it is read as any content of that type");
        at.desk.warn(Code::LooseKind, at.id.value(), message);
        return Some(MediaType::any(at.id.clone(), name));
    }
    // 3.2 lets a media type be one of `components.mediaTypes`.
    let at = &followed(at)?;
    let object = at.object()?;
    let one = object.member("example").map(|at| {
        let value = Some(at.tree.clone());
        let example = Example { id: at.id, value };
        ("example".to_owned(), Referenced::Inline(example))
    });
    let media = MediaType {
        id: at.id.clone(),
        name,
        schema: object.member("schema").and_then(|at| schema(&at)),
        item_schema: object.member("itemSchema").and_then(|at| schema(&at)),
        examples: one.into_iter().chain(examples(&object)).collect(),
        encodings: encodings(&object),
        envelope: words::envelope(&object),
    };
    object.finish(Unread {
        of: "media type",
        silent: &[],
        missed: &["itemEncoding", "prefixEncoding"],
    });
    Some(media)
}

/// What stands under `encoding`.
fn encodings(object: &Object<'_>) -> Vec<Encoding> {
    let read = object.map("encoding", encoding);
    read.into_iter().map(|(_, encoding)| encoding).collect()
}

fn encoding(at: &Cursor<'_>) -> Option<Encoding> {
    let object = at.object()?;
    let encoding = Encoding {
        id: at.id.clone(),
        name: at.id.pointer.last().unwrap_or_default().to_owned(),
        media: object.text("contentType"),
        style: style(&object),
        explode: object.flag("explode"),
    };
    object.finish(Unread {
        of: "encoding",
        silent: &[],
        missed: &["allowReserved", "encoding", "headers"],
    });
    Some(encoding)
}

pub(super) fn example(at: &Cursor<'_>) -> Option<Example> {
    let object = at.object()?;
    let value = object
        .member("value")
        .or_else(|| object.member("dataValue"));
    let example = Example {
        id: value
            .as_ref()
            .map_or_else(|| at.id.clone(), |at| at.id.clone()),
        value: value.map(|at| at.tree.clone()),
    };
    object.finish(Unread {
        of: "example",
        silent: &["description", "serializedValue", "summary"],
        missed: &["externalValue"],
    });
    Some(example)
}
