//! Values become text, and text becomes what may stand in a path, a query or a cookie.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::runtime::model::{Json, List, STREAMED, View};

/// All but the characters that mean themselves everywhere in a URL.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same without the characters that a URL gives a meaning to, for parameters that are written
/// with them on purpose.
const MEANT: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';');

/// Which characters of a text are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escape {
    /// None: a header or a part of its own carries it as it is.
    Nothing,
    /// All but letters, digits and `-._~`.
    All,
    /// Those that would end the value: the text has its own `/`, `?` and `:`.
    AllButReserved,
}

impl Escape {
    pub(crate) fn of(self, text: &str) -> String {
        match self {
            Self::Nothing => text.to_owned(),
            Self::All => escaped(text),
            Self::AllButReserved => utf8_percent_encode(text, MEANT).to_string(),
        }
    }
}

/// A text as it may stand in a path segment, a query or a cookie.
pub(crate) fn escaped(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, RESERVED)).into_owned()
}

/// Whether a segment would be taken for this folder or the one above, written plainly or escaped.
pub(crate) fn is_dots(segment: &str) -> bool {
    let (mut rest, mut dots) = (segment, 0);
    while let Some(after) = [".", "%2e", "%2E"]
        .iter()
        .find_map(|dot| rest.strip_prefix(dot))
    {
        (rest, dots) = (after, dots + 1);
    }
    rest.is_empty() && (dots == 1 || dots == 2)
}

/// The text of a parameter; nothing when it is absent or null.
pub(crate) fn text(view: View<'_>) -> Result<Option<Cow<'_, str>>, &'static str> {
    Ok(Some(match view {
        View::Absent | View::Null => return Ok(None),
        View::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        View::Integer(value) | View::Code { value, .. } => Cow::Owned(value.to_string()),
        View::Unsigned(value) => Cow::Owned(value.to_string()),
        View::Float(value) if value.is_finite() => Cow::Owned(value.to_string()),
        View::Float(_) => return Err("is not a finite number"),
        View::Number(digits) => Cow::Borrowed(digits),
        View::Text(text) | View::Constant(text) => Cow::Borrowed(text),
        View::Secret(secret) => Cow::Borrowed(secret.expose()),
        View::Choice { wire, .. } => Cow::Borrowed(wire),
        View::Variant(_, inner) => return text(inner.view()),
        View::Json(json) => return json_text(json),
        View::List(list) => {
            let items: Result<Vec<_>, _> = elements(list).map(item).collect();
            Cow::Owned(items?.join(","))
        }
        View::Map(_) | View::Record(_) => return Err("is an object, which has no place here"),
        View::Upload(upload) => Cow::Owned(upload.to_text().ok_or(STREAMED)?),
    }))
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
    use super::{Escape, escaped, is_dots};

    #[test]
    fn everything_that_a_url_could_misread_is_escaped() {
        assert_eq!(
            escaped("a/b?c#d e%é+&="),
            "a%2Fb%3Fc%23d%20e%25%C3%A9%2B%26%3D"
        );
        assert_eq!(escaped("my-app_1.0~"), "my-app_1.0~");
    }

    #[test]
    fn reserved_characters_stand_where_they_are_meant() {
        let meant = Escape::AllButReserved.of("/a/b?x=1&y#z %");
        assert_eq!(meant, "/a/b?x%3D1%26y%23z%20%25");
    }

    #[test]
    fn one_dot_or_two_mean_a_folder_however_they_are_written() {
        for dots in [".", "..", "%2e", "%2E.", ".%2e", "%2E%2e"] {
            assert!(is_dots(dots), "{dots}");
        }
        for text in ["", "...", ".a", "a.", "%2e%2e%2e", "%2", ". ."] {
            assert!(!is_dots(text), "{text}");
        }
    }
}
