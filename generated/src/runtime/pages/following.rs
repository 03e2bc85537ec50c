//! An answer becomes what it says of the next page.

use url::{Url, form_urlencoded};

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::description::{KeyPlace, PageRule, PageStyle, Scheme, SchemeKind};
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Json, value_at};
use crate::runtime::pages::link_header;
use crate::runtime::pages::position::Place;

/// The place of the page after the one that was got from `url`. Whether there is such a page, and
/// whether it may be asked for, is another question.
pub(super) fn place(
    rule: &PageRule,
    schemes: &[Scheme],
    delivered: &Delivered,
    url: &Url,
) -> Result<Place, Error> {
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
        (PageStyle::Link, Some(link)) => Place::At(match url.join(&link) {
            Ok(url) => without_keys(url, schemes).into(),
            Err(_) => link,
        }),
    })
}

/// A link without the key that the server may have copied from the query that it answers: the next
/// request gets its own, and a position that is kept shall not keep a secret.
fn without_keys(mut url: Url, schemes: &[Scheme]) -> Url {
    let is_key = |pair: &str| {
        let name = form_urlencoded::parse(pair.as_bytes()).next();
        let keys = schemes.iter().filter_map(|scheme| match scheme.kind {
            SchemeKind::ApiKey {
                place: KeyPlace::Query,
                name,
            } => Some(name),
            SchemeKind::ApiKey { .. }
            | SchemeKind::Bearer
            | SchemeKind::Basic
            | SchemeKind::Other(_) => None,
        });
        name.is_some_and(|(name, _)| keys.into_iter().any(|key| key == name))
    };
    let query = url.query().unwrap_or_default();
    if query.split('&').any(is_key) {
        let kept: Vec<_> = query.split('&').filter(|pair| !is_key(pair)).collect();
        let kept = kept.join("&");
        url.set_query((!kept.is_empty()).then_some(kept.as_str()));
    }
    url
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

#[cfg(test)]
mod tests {
    use url::Url;

    use super::without_keys;
    use crate::runtime::description::{KeyPlace, Scheme, SchemeKind};

    #[test]
    fn a_key_that_the_server_copied_into_a_link_is_left_out() {
        let name = "api key";
        let schemes = [Scheme {
            name: "Key",
            kind: SchemeKind::ApiKey {
                place: KeyPlace::Query,
                name,
            },
            env: None,
            exchange: None,
            tokens: None,
            hint: "",
        }];
        let left = |query: &str| {
            let url = format!("https://a.example/{query}");
            let url = without_keys(Url::parse(&url).expect("a URL"), &schemes);
            url.as_str()["https://a.example/".len()..].to_owned()
        };
        assert_eq!(left("?api+key=hunter2"), "");
        assert_eq!(left("?a=%2F&api%20key=hunter2&b"), "?a=%2F&b");
        assert_eq!(left("?a=api%20key"), "?a=api%20key");
        assert_eq!(left(""), "");
    }
}
