//! Forms that arrived, compared with what was sent.

use serde_json::Value;

use super::json::same_json;
use super::request::{Request, pairs};

/// A part of a form: its name, its media type, its content.
type Part<'a> = (&'a str, Option<&'a str>, &'a str);

/// The pairs of a form, those of one name in their order.
#[track_caller]
pub(crate) fn assert_form(request: &Request, expected: &[(&str, &str)]) {
    let text = String::from_utf8_lossy(&request.body);
    let mut arrived = pairs(&text, '&');
    let mut expected = expected.to_vec();
    arrived.sort_by(|one, other| one.0.cmp(&other.0));
    expected.sort_by_key(|(name, _)| *name);
    let mut both = arrived.iter().zip(&expected);
    let alike = |((name, text), (wanted, value)): (&(String, String), &(&str, &str))| {
        name == wanted && same(text, value)
    };
    assert!(
        arrived.len() == expected.len() && both.all(alike),
        "{arrived:?} is not {expected:?}"
    );
}

/// The parts of a form, those of one name in their order.
#[track_caller]
pub(crate) fn assert_parts(request: &Request, expected: &[Part<'_>]) {
    let media = request.header("content-type").unwrap_or_default();
    let boundary = media.strip_prefix("multipart/form-data; boundary=");
    let boundary = boundary.unwrap_or_else(|| panic!("{media} has no parts"));
    let body = String::from_utf8_lossy(&request.body);
    let body = body.strip_suffix(&format!("--{boundary}--\r\n"));
    let body = body.expect("an end of the parts");
    let begin = format!("--{boundary}\r\n");
    let mut arrived: Vec<Part<'_>> = body.split(&begin).skip(1).map(part).collect();
    let mut expected = expected.to_vec();
    arrived.sort_by_key(|(name, _, _)| *name);
    expected.sort_by_key(|(name, _, _)| *name);
    let mut both = arrived.iter().zip(&expected);
    let alike = |(one, other): (&Part<'_>, &Part<'_>)| {
        one.0 == other.0 && one.1 == other.1 && same(one.2, other.2)
    };
    assert!(
        arrived.len() == expected.len() && both.all(alike),
        "{arrived:?} is not {expected:?}"
    );
}

fn part(text: &str) -> Part<'_> {
    let (head, content) = text.split_once("\r\n\r\n").expect("a head of the part");
    let content = content.strip_suffix("\r\n").expect("an end of the part");
    let name = head
        .split_once("; name=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let (name, _) = name.expect("a name of the part");
    let media = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Type: "));
    (name, media, content)
}

/// Whether they are one text, or one JSON.
fn same(one: &str, other: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    let as_json = json(one).zip(json(other));
    one == other || as_json.is_some_and(|(one, other)| same_json(&one, &other))
}
