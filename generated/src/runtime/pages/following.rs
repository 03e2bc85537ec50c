//! An answer becomes what it says of the next page.

use url::Url;

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::description::{PageRule, PageStyle};
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Json, value_at};
use crate::runtime::pages::link_header;
use crate::runtime::pages::position::Place;

/// The place of the page after the one that was got from `url`. Whether there is such a page, and
/// whether it may be asked for, is another question.
pub(super) fn place(rule: &PageRule, delivered: &Delivered, url: &Url) -> Result<Place, Error> {
    let found = match (rule.style, rule.next) {
        (PageStyle::Link, []) => link_header::next(&delivered.answer.headers),
        (PageStyle::Page | PageStyle::Cursor | PageStyle::Link, path) => {
            in_body(path, &delivered.answer).map_err(|why| unreadable(path, delivered, &why))?
        }
    };
    let found = found.filter(|text| !text.is_empty());
    Ok(match (rule.style, found) {
        (_, None) => Place::End,
        (PageStyle::Page | PageStyle::Cursor, Some(text)) => Place::At(text),
        // What is no URL is kept, to be told when it would be asked for.
        (PageStyle::Link, Some(link)) => Place::At(url.join(&link).map_or(link, String::from)),
    })
}

fn in_body(path: &'static [&'static str], answer: &Answer) -> Result<Option<String>, String> {
    let value = value_at(path, &answer.bytes).map_err(|error| error.to_string())?;
    let found = match value {
        Json::Null => return Ok(None),
        Json::String(text) => return Ok(Some(text)),
        Json::Number(number) => {
            let whole = number.as_i64().map(|whole| whole.to_string());
            return Ok(Some(whole.unwrap_or_else(|| number.as_str().to_owned())));
        }
        Json::Bool(_) => "a boolean",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    Err(format!(
        "expected what leads to the next page, found {found}"
    ))
}

fn unreadable(path: &[&str], delivered: &Delivered, why: &str) -> Error {
    let status = delivered.answer.status.as_u16();
    let message = format!("the answer (status {status}) cannot be read: {why}");
    let mut parts = Parts::new(ErrorKind::Decode, message)
        .operation(delivered.operation.clone())
        .answer(delivered.answer.clone())
        .attempts(delivered.attempts);
    parts.path = Some(path.iter().flat_map(|name| ["/", name]).collect());
    parts.into()
}
