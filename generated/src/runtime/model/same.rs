//! Two values are the same or not: one walk over their views compares all models.

use super::member::{Map, Member, View};
use super::record::Record;
use super::walk::Walk;

/// Compares two models of one type. A comparison of its own in each is a twentieth of what checking models takes.
pub(crate) fn same(one: &dyn Member, other: &dyn Member) -> bool {
    alike(one.view(), other.view())
}

pub(super) fn alike(one: View<'_>, other: View<'_>) -> bool {
    match (one, other) {
        (View::Absent, View::Absent)
        | (View::Null, View::Null)
        | (View::Constant(_), View::Constant(_)) => true,
        (View::Bool(one), View::Bool(other)) => one == other,
        (View::Integer(one), View::Integer(other))
        | (View::Code { value: one, .. }, View::Code { value: other, .. }) => one == other,
        (View::Unsigned(one), View::Unsigned(other)) => one == other,
        #[expect(
            clippy::float_cmp,
            reason = "a value is the same as itself, not as one nearby"
        )]
        (View::Float(one), View::Float(other)) => one == other,
        (View::Number(one), View::Number(other)) | (View::Text(one), View::Text(other)) => {
            one == other
        }
        (View::Secret(one), View::Secret(other)) => one == other,
        (View::Choice { wire: one, .. }, View::Choice { wire: other, .. }) => one == other,
        (View::List(one), View::List(other)) => {
            let elements = |position| Some((one.element(position)?, other.element(position)?));
            let is_same =
                |position| elements(position).is_some_and(|(one, other)| same(one, other));
            one.count() == other.count() && (0..one.count()).all(is_same)
        }
        (View::Map(one), View::Map(other)) => maps(one, other),
        (View::Record(one), View::Record(other)) => records(one, other),
        (View::Variant(one, value), View::Variant(other, others)) => {
            one == other && same(value, others)
        }
        (View::Json(one), View::Json(other)) => one == other,
        (View::Upload(one), View::Upload(other)) => one == other,
        (_, _) => false,
    }
}

fn maps(one: &dyn Map, other: &dyn Map) -> bool {
    let mut is_same = one.count() == other.count();
    one.each(&mut |name, value| {
        is_same = is_same && other.has(name, value);
    });
    is_same
}

/// Those that a walk passes over are not there in either when as many are shown.
fn records(one: &dyn Record, other: &dyn Record) -> bool {
    let mut is_same = shown(one) == shown(other);
    one.walk(&mut Walk::views(&mut |index, view| {
        is_same = is_same && has(other, index, view);
    }));
    is_same
        && match (one.rest(), other.rest()) {
            (Some(one), Some(other)) => maps(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
}

fn shown(record: &dyn Record) -> usize {
    let mut count = 0;
    record.walk(&mut Walk::views(&mut |_, _| count += 1));
    count
}

/// Whether the member of that index is there, and the same.
fn has(record: &dyn Record, index: usize, value: View<'_>) -> bool {
    let mut is_same = false;
    record.walk(&mut Walk::views(&mut |at, view| {
        if at == index {
            is_same = alike(value, view);
        }
    }));
    is_same
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Json, Member, Nullable, Secret, choice, read_json, record, union};

    enum Color {
        Red,
        Unknown(String),
    }
    choice!(Color { 0 Red "red" });

    #[derive(Clone)]
    enum Content {
        Text(String),
        Jar(Box<Jar>),
        Unknown(Json),
    }
    union!(Content { 0 Text kind String, 1 Jar kind Object });

    #[derive(Clone)]
    struct Jar {
        size: f64,
        lid: Option<String>,
        note: Nullable<i64>,
        colors: Vec<Color>,
        named: BTreeMap<String, Secret>,
        content: Option<Content>,
        others: BTreeMap<String, Json>,
    }
    record!(Jar {
        0 size "size" required,
        1 lid "lid" optional,
        2 note "note" optional_nullable,
        3 colors "colors" optional,
        4 named "named" optional,
        5 content "content" optional,
    } rest 6 others);

    fn jar(text: &str) -> Jar {
        let mut jar = Jar::empty();
        read_json(&mut jar, None, text.as_bytes()).expect(text);
        jar
    }

    #[test]
    fn a_value_is_its_copy_and_none_of_which_anything_is_another() {
        let texts = [
            r#"{"size":1}"#,
            r#"{"size":1.5}"#,
            r#"{"size":1,"lid":""}"#,
            r#"{"size":1,"lid":"a"}"#,
            r#"{"size":1,"note":null}"#,
            r#"{"size":1,"note":0}"#,
            r#"{"size":1,"colors":["red"]}"#,
            r#"{"size":1,"colors":["red","red"]}"#,
            r#"{"size":1,"colors":["odd","red"]}"#,
            r#"{"size":1,"named":{"a":"s"}}"#,
            r#"{"size":1,"named":{"b":"s"}}"#,
            r#"{"size":1,"named":{"a":"t"}}"#,
            r#"{"size":1,"content":"a"}"#,
            r#"{"size":1,"content":{"size":1}}"#,
            r#"{"size":1,"content":{"size":2}}"#,
            r#"{"size":1,"content":[1]}"#,
            r#"{"size":1,"content":[2]}"#,
            r#"{"size":1,"more":1}"#,
            r#"{"size":1,"more":{"a":1}}"#,
        ];
        for (index, one) in texts.iter().enumerate() {
            for (other_index, other) in texts.iter().enumerate() {
                let is_same = jar(one) == jar(other);
                assert_eq!(is_same, index == other_index, "{one} {other}");
            }
            assert!(jar(one).clone() == jar(one), "{one}");
        }
    }

    #[test]
    fn one_member_more_is_not_made_good_by_another_less() {
        assert!(jar(r#"{"size":1,"lid":"a"}"#) != jar(r#"{"size":1,"note":1}"#));
    }

    #[test]
    fn what_is_no_number_is_not_the_same_as_itself() {
        let mut jar = jar(r#"{"size":1}"#);
        jar.size = f64::NAN;
        assert!(jar != jar.clone());
    }
}
