//! Our own words, `x-wait` and the like, become what they say.

use super::cursor::Cursor;
use super::object::{Object, Unread};
use crate::openapi::{Pagination, PaginationStyle, TokenExchange, Wait};

pub(super) fn envelope(object: &Object<'_>) -> Option<String> {
    filled(&object.member("x-envelope")?)
}

pub(super) fn name(object: &Object<'_>) -> Option<String> {
    filled(&object.member("x-name")?)
}

pub(super) fn env(object: &Object<'_>) -> Option<String> {
    let at = object.member("x-env")?;
    let name = filled(&at)?;
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_';
    if name.starts_with(starts) && name.chars().all(|c| starts(c) || c.is_ascii_digit()) {
        return Some(name);
    }
    let message = format!("`{name}` is no name of an environment variable");
    at.not_allowed(
        message,
        "write letters, digits and underscores: `SCALINGO_REGION`",
    )
}

pub(super) fn idempotent(object: &Object<'_>) -> bool {
    object.flag("x-idempotent").unwrap_or(false)
}

pub(super) fn waits(object: &Object<'_>) -> Vec<Wait> {
    object.list("x-wait", wait)
}

fn wait(at: &Cursor<'_>) -> Option<Wait> {
    let object = at.object()?;
    let name = needed(&object, "name");
    let field = needed(&object, "field");
    let good = object.needed("good").map(|good| several(&good));
    let bad = object.texts("bad");
    let interval = seconds(&object, "interval", 5);
    let limit = seconds(&object, "limit", 1800);
    object.finish(Unread::nothing("x-wait"));
    let id = at.id.clone();
    Some(Wait {
        id,
        name: name?,
        field: field?,
        good: good?,
        bad,
        interval: interval?,
        limit: limit?,
    })
}

pub(super) fn token_exchange(object: &Object<'_>) -> Option<TokenExchange> {
    let at = object.member("x-token-exchange")?;
    let object = at.object()?;
    let operation = needed(&object, "operation");
    let token = match object.member("token") {
        Some(token) => filled(&token),
        None => Some("token".to_owned()),
    };
    let lifetime = seconds(&object, "lifetime", 3600);
    let renew = seconds(&object, "renew", 300);
    object.finish(Unread::nothing("x-token-exchange"));
    Some(TokenExchange {
        id: at.id,
        operation: operation?,
        token: token?,
        lifetime: lifetime?,
        renew: renew?,
    })
}

pub(super) fn pagination(object: &Object<'_>) -> Option<Pagination> {
    const STYLES: [(&str, PaginationStyle); 3] = [
        ("page", PaginationStyle::Page),
        ("cursor", PaginationStyle::Cursor),
        ("link", PaginationStyle::Link),
    ];
    let at = object.member("x-pagination")?;
    let object = at.object()?;
    let style = object
        .needed("style")
        .and_then(|style| style.one_of(STYLES, "style of pages"));
    let parameter = match style {
        Some(PaginationStyle::Page | PaginationStyle::Cursor) => needed(&object, "parameter"),
        Some(PaginationStyle::Link) => None,
        None => object.text("parameter"),
    };
    let items = object.member("items").and_then(|at| filled(&at));
    let next = match style {
        Some(PaginationStyle::Link) => object.member("next").and_then(|at| filled(&at)),
        Some(PaginationStyle::Page | PaginationStyle::Cursor) | None => needed(&object, "next"),
    };
    object.finish(Unread::nothing("x-pagination"));
    Some(Pagination {
        id: at.id,
        style: style?,
        parameter,
        items,
        next,
    })
}

fn needed(object: &Object<'_>, word: &'static str) -> Option<String> {
    filled(&object.needed(word)?)
}

fn filled(at: &Cursor<'_>) -> Option<String> {
    let text = at.text()?;
    if text.is_empty() {
        return at.not_allowed(format!("{} is empty", at.name()), "write a name");
    }
    Some(text)
}

fn several(at: &Cursor<'_>) -> Vec<String> {
    let texts = at.texts();
    if at.tree.as_list().is_some_and(<[_]>::is_empty) {
        let message = format!("{} is empty", at.name());
        return at
            .not_allowed(message, "name at least one value")
            .unwrap_or_default();
    }
    texts
}

/// A number of seconds, at least one.
fn seconds(object: &Object<'_>, word: &'static str, default: u32) -> Option<u32> {
    let Some(at) = object.member(word) else {
        return Some(default);
    };
    let Some(digits) = at.tree.as_number() else {
        return at.wrong_kind("a number of seconds");
    };
    match digits.parse() {
        Ok(seconds @ 1..) => Some(seconds),
        Ok(0) | Err(_) => at.not_allowed(
            format!("`{digits}` is no number of seconds"),
            "write a whole number, at least 1",
        ),
    }
}
