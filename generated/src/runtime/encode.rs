//! Values become text, and text becomes what may stand in a path, a query or a cookie.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::runtime::description::ListStyle;
use crate::runtime::model::{Json, List, View};

/// All but the characters that mean themselves everywhere in a URL.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as it may stand in a path segment, a query or a cookie.
pub(crate) fn escaped(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, RESERVED)).into_owned()
}

/// The text of a parameter; nothing when it is absent or null.
pub(crate) fn text(view: View<'_>) -> Result<Option<Cow<'_, str>>, &'static str> {
    Ok(Some(match view {
        View::Absent | View::Null => return Ok(None),
        View::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        View::Integer(value) => Cow::Owned(value.to_string()),
        View::Float(value) if value.is_finite() => Cow::Owned(value.to_string()),
        View::Float(_) => return Err("is not a finite number"),
        View::Number(digits) => Cow::Borrowed(digits),
        View::Text(text) => Cow::Borrowed(text),
        View::Secret(secret) => Cow::Borrowed(secret.expose()),
        View::Choice { wire, .. } => Cow::Borrowed(wire),
        View::Variant(_, inner) => return text(inner.view()),
        View::Json(json) => return json_text(json),
        View::List(list) => {
            let items: Result<Vec<_>, _> = elements(list).map(item).collect();
            Cow::Owned(items?.join(","))
        }
        View::Map(_) | View::Record(_) => return Err("is an object, which has no place here"),
    }))
}

/// A query parameter with all the pairs that it takes.
pub(crate) fn list(
    name: &str,
    style: ListStyle,
    view: View<'_>,
) -> Result<Vec<(String, String)>, &'static str> {
    let View::List(list) = view else {
        let text = text(view)?;
        return Ok(text
            .map(|text| (escaped(name), escaped(&text)))
            .into_iter()
            .collect());
    };
    let items: Result<Vec<_>, _> = elements(list)
        .map(|element| item(element).map(|text| escaped(&text)))
        .collect();
    let items = items?;
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let separator = match style {
        ListStyle::Repeated => {
            let name = escaped(name);
            return Ok(items.into_iter().map(|item| (name.clone(), item)).collect());
        }
        ListStyle::Comma => ",",
        ListStyle::Space => "%20",
        ListStyle::Pipe => "%7C",
    };
    Ok(vec![(escaped(name), items.join(separator))])
}

fn elements(list: &dyn List) -> impl Iterator<Item = View<'_>> {
    (0..list.count()).filter_map(|position| Some(list.element(position)?.view()))
}

fn item(view: View<'_>) -> Result<Cow<'_, str>, &'static str> {
    match view {
        View::List(_) => Err("is a list of lists, which has no place here"),
        scalar => text(scalar)?.ok_or("has an element that is null"),
    }
}

fn json_text(json: &Json) -> Result<Option<Cow<'_, str>>, &'static str> {
    match json {
        Json::Null => Ok(None),
        Json::Bool(value) => Ok(Some(Cow::Borrowed(if *value { "true" } else { "false" }))),
        Json::Number(number) => Ok(Some(Cow::Borrowed(number.as_str()))),
        Json::String(text) => Ok(Some(Cow::Borrowed(text))),
        Json::Array(_) | Json::Object(_) => Err("is a list or an object, which has no place here"),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, list};
    use crate::runtime::description::ListStyle;
    use crate::runtime::model::Member;

    #[test]
    fn everything_that_a_url_could_misread_is_escaped() {
        assert_eq!(
            escaped("a/b?c#d e%é+&="),
            "a%2Fb%3Fc%23d%20e%25%C3%A9%2B%26%3D"
        );
        assert_eq!(escaped("my-app_1.0~"), "my-app_1.0~");
    }

    #[test]
    fn a_list_is_written_in_its_style() {
        let items = vec!["a,b".to_owned(), "c".to_owned()];
        let written = |style| {
            list("tags[]", style, items.view())
                .expect("a list of texts")
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect::<Vec<_>>()
                .join("&")
        };
        assert_eq!(
            written(ListStyle::Repeated),
            "tags%5B%5D=a%2Cb&tags%5B%5D=c"
        );
        assert_eq!(written(ListStyle::Comma), "tags%5B%5D=a%2Cb,c");
        assert_eq!(written(ListStyle::Space), "tags%5B%5D=a%2Cb%20c");
        assert_eq!(written(ListStyle::Pipe), "tags%5B%5D=a%2Cb%7Cc");
    }
}
