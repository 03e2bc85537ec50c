//! A value becomes `Debug` text: one walk over the views shows every model, secrets redacted.

use std::fmt;

use super::member::{Member, View};
use super::outline::Outline;
use super::record::{Presence, Record};
use super::union::UNKNOWN;
use super::walk::Walk;

/// A view that can be shown. Options are shown as what is in them, or `None`.
pub(crate) struct Shown<'v>(pub(crate) View<'v>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            View::Absent => f.write_str("None"),
            View::Null => f.write_str("Null"),
            View::Bool(value) => value.fmt(f),
            View::Integer(value) => value.fmt(f),
            View::Unsigned(value) => value.fmt(f),
            View::Float(value) => value.fmt(f),
            View::Number(text) => f.write_str(text),
            View::Text(text) | View::Constant(text) => text.fmt(f),
            View::Secret(secret) => secret.fmt(f),
            View::Choice {
                variant,
                wire: _,
                known: true,
            }
            | View::Code {
                variant,
                value: _,
                known: true,
            } => f.write_str(variant),
            View::Choice {
                variant,
                wire,
                known: false,
            } => f.debug_tuple(variant).field(&wire).finish(),
            View::Code {
                variant,
                value,
                known: false,
            } => f.debug_tuple(variant).field(&value).finish(),
            View::List(list) => {
                let elements = (0..).map_while(|position| list.element(position));
                f.debug_list()
                    .entries(elements.map(|element| Shown(element.view())))
                    .finish()
            }
            View::Map(map) => {
                let mut shown = f.debug_map();
                map.each(&mut |name, value| {
                    shown.entry(&name, &Shown(value));
                });
                shown.finish()
            }
            View::Record(record) => show_record(record, f),
            View::Variant(variant, value) => {
                let mut shown = f.debug_tuple(variant);
                match value.view() {
                    View::Json(json) if variant == UNKNOWN => shown.field(&Outline(json)),
                    known => shown.field(&Shown(known)),
                };
                shown.finish()
            }
            View::Json(json) => Shown(json.shown()).fmt(f),
            View::Upload(upload) => upload.fmt(f),
        }
    }
}

/// A walk passes over optional members that are not there: `Debug` shows them too, in their places. A constant is no
/// field, and is not shown.
fn show_record(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let table = record.table();
    let mut shown = f.debug_struct(table.name);
    let fields = table.fields.iter().enumerate();
    let fields = fields.filter(|(_, field)| field.presence != Presence::constant);
    let mut members = fields.zip(table.members.split_whitespace());
    let mut show_through = |last: usize, view: View<'_>| {
        if let View::Constant(_) = view {
            return;
        }
        for ((index, _), name) in members.by_ref() {
            let name = name.strip_prefix("r#").unwrap_or(name);
            if index == last {
                shown.field(name, &Shown(view));
                return;
            }
            shown.field(name, &Shown(View::Absent));
        }
    };
    record.walk(&mut Walk::views(&mut show_through));
    show_through(table.fields.len(), View::Absent);
    match record.rest() {
        Some(rest) => shown.field("..", &Shown(View::Map(rest))).finish(),
        None => shown.finish(),
    }
}

/// Where error bodies have their words for people, the likeliest first: APIs' own habits, then `detail` and `title` of
/// RFC 9457.
const WORDS: [&str; 7] = [
    "error", "message", "errors", "detail", "title", "reason", "msg",
];

/// What an error body says, for people: a member that usually has the words, else all that is described, else of which
/// kind it is. Nothing when all of it is empty: the body was another one then, and its text says more.
pub(crate) fn say(value: &dyn Member, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let view = value.view();
    for name in WORDS {
        if let Some(said) = member_said(view, name) {
            return f.write_str(&said);
        }
    }
    match view {
        view if is_empty(view) => Ok(()),
        View::Json(json) if json.as_object().is_some() => fmt::Debug::fmt(&Outline(json), f),
        view => f.write_str(&said(view)),
    }
}

/// Whether a value is what stands for one that is not there.
fn is_empty(view: View<'_>) -> bool {
    match view {
        View::Absent | View::Null | View::Constant(_) => true,
        View::Bool(value) => !value,
        View::Integer(value) | View::Code { value, .. } => value == 0,
        View::Unsigned(value) => value == 0,
        View::Float(value) => value == 0.0,
        View::Number(digits) => digits == "0",
        View::Text(text) | View::Choice { wire: text, .. } => text.is_empty(),
        View::Secret(secret) => secret.expose().is_empty(),
        View::List(list) => list.count() == 0,
        View::Map(map) => map.count() == 0,
        View::Record(record) => {
            let mut empty = record.rest().is_none_or(|rest| rest.count() == 0);
            record.walk(&mut Walk::views(&mut |_, view| empty &= is_empty(view)));
            empty
        }
        View::Variant(_, value) => is_empty(value.view()),
        View::Json(json) => json.is_null(),
        View::Upload(upload) => upload.body().is_empty(),
    }
}

/// The words of the member of that name, when it is there and says something.
fn member_said(view: View<'_>, name: &str) -> Option<String> {
    let mut words = None;
    let mut look = |member: &str, view: View<'_>| {
        if member == name {
            words = Some(said(view)).filter(|words| !words.is_empty() && words != "null");
        }
    };
    match view {
        View::Record(_) | View::Map(_) => super::writer::each_member(view, &mut look),
        View::Variant(_, value) => return member_said(value.view(), name),
        View::Json(json) if json.as_object().is_some() => return member_said(json.shown(), name),
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
        | View::List(_)
        | View::Json(_)
        | View::Upload(_) => {}
    }
    words
}

/// Text as it is, lists and maps with commas and colons, and everything else as compact JSON.
fn said(view: View<'_>) -> String {
    match view {
        View::Text(text)
        | View::Constant(text)
        | View::Choice {
            wire: text,
            variant: _,
            known: _,
        } => text.to_owned(),
        View::Variant(_, value) => said(value.view()),
        View::Json(json) if !json.is_null() => said(json.shown()),
        View::List(list) => {
            let elements = (0..list.count()).filter_map(|position| list.element(position));
            let elements = elements.map(|element| said(element.view()));
            elements.collect::<Vec<_>>().join(", ")
        }
        View::Map(map) => {
            let mut members = Vec::with_capacity(map.count());
            map.each(&mut |name, value| members.push(format!("{name}: {}", said(value))));
            members.join("; ")
        }
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Unsigned(_)
        | View::Float(_)
        | View::Number(_)
        | View::Code { .. }
        | View::Secret(_)
        | View::Record(_)
        | View::Upload(_)
        | View::Json(_) => {
            let mut writer = super::writer::Writer::new(super::writer::Secrets::Redacted);
            writer.value(view);
            writer.finish()
        }
    }
}

/// `Debug` of a model.
pub(crate) fn show(value: &dyn Member, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&Shown(value.view()), f)
}

/// The body of an error has a `Display`: `error_body!(ErrorMessage)`.
macro_rules! error_body {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::model::say(self, f)
            }
        }
    };
}
pub(crate) use error_body;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::{self, Write as _};

    use super::super::{Json, Nullable, Secret, error_body, read_json, record};
    use super::{Member, say};

    #[derive(Clone)]
    struct Account {
        id: String,
        r#type: Option<i64>,
        keys: Vec<Secret>,
        named: BTreeMap<String, Secret>,
        note: Nullable<f64>,
        others: BTreeMap<String, Json>,
    }
    record!(Account {
        0 id "id" required,
        1 r#type "type" optional,
        2 keys "keys" optional,
        3 named "named" optional,
        4 note "note" optional_nullable,
    } rest 5 others);

    #[derive(Clone)]
    struct Problem {
        message: Option<String>,
        errors: Option<Json>,
        token: Option<Secret>,
    }
    record!(Problem { 0 message "message" optional, 1 errors "errors" optional, 2 token "token" optional });
    error_body!(Problem);

    fn read<T: Member>(text: &str) -> T {
        let mut value = T::empty();
        read_json(&mut value, None, text.as_bytes()).expect(text);
        value
    }

    #[test]
    fn debug_shows_fields_by_their_names_in_rust_and_redacts_secrets() {
        let account: Account = read(
            r#"{"id":"a","keys":["s1"],"named":{"k":"s2"},"note":null,"x":{"y":[1.50,null]}}"#,
        );
        assert_eq!(
            format!("{account:?}"),
            r#"Account { id: "a", type: None, keys: [Secret(redacted)], named: {"k": Secret(redacted)}, note: Null, ..: {"x": {"y": [1.50, Null]}} }"#
        );
    }

    #[test]
    fn pretty_debug_goes_over_lines() {
        let account: Account = read(r#"{"id":"a","type":3,"keys":["s1"]}"#);
        let shown = format!("{:#?}", vec![account]);
        assert!(
            shown.contains("        type: 3,\n        keys: [\n            Secret(redacted),\n"),
            "{shown}"
        );
    }

    #[test]
    fn an_error_body_says_its_message_or_all_of_itself() {
        let said = |text: &str| read::<Problem>(text).to_string();
        assert_eq!(
            said(r#"{"message":"no such app","errors":{}}"#),
            "no such app"
        );
        assert_eq!(
            said(r#"{"errors":{"plan":["is unknown"]}}"#),
            "plan: is unknown"
        );
        assert_eq!(
            said(r#"{"message":"","token":"t"}"#),
            r#"{"message":"","token":"(redacted)"}"#
        );
        assert_eq!(said(r#"{"detail":"gone"}"#), "");
    }

    #[test]
    fn free_json_says_its_words_or_only_what_it_is_made_of() {
        let said = |text: &str| {
            let json: Json = read(text);
            let mut said = String::new();
            write!(said, "{}", Said(&json)).expect("a text takes all");
            said
        };
        assert_eq!(said(r#"{"type":"about:blank","detail":"gone"}"#), "gone");
        assert_eq!(
            said(r#"{"token":"tk-1","left":3}"#),
            r#"an object of "left", "token""#
        );
        assert_eq!(said(r#"["is unknown"]"#), "is unknown");
        assert_eq!(said("{}"), "an empty object");
    }

    struct Said<'j>(&'j Json);

    impl fmt::Display for Said<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            say(self.0, f)
        }
    }
}
