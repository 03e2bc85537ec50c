//! An example is held against its type: whether a client reads it without a word and writes it back as it was.

use crate::emit::types::resolved;
use crate::ir::{Api, Form, JsonKind, Pick, Presence, Record, Type, Union, UnionVariant};
use crate::tree::Tree;

/// Numbers up to here are the same in 64 bits, whether they are written with a fraction or not.
const EXACT: f64 = 1e15;

pub(super) fn is_exact(api: &Api, ty: &Type, value: &Tree) -> bool {
    match (resolved(api, ty), value) {
        (Type::Json, value) => is_plain(value),
        (Type::Nullable(_), Tree::Null)
        | (Type::Bool, Tree::Bool(_))
        | (Type::String | Type::Secret, Tree::Text(_)) => true,
        (Type::Nullable(inner) | Type::Boxed(inner), value) => is_exact(api, inner, value),
        (Type::I32, Tree::Number(digits)) => digits.parse::<i32>().is_ok(),
        (Type::I64, Tree::Number(digits)) => digits.parse::<i64>().is_ok(),
        (Type::F32, Tree::Number(digits)) => is_short(digits),
        (Type::F64, Tree::Number(digits)) => float(digits).is_some(),
        (Type::DateTime, Tree::Text(text)) => is_moment(text),
        (Type::Date, Tree::Text(text)) => is_day(text),
        (Type::Uuid, Tree::Text(text)) => is_shaped(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
        (Type::List(inner), Tree::List(items)) => {
            items.iter().all(|item| is_exact(api, inner, item))
        }
        (Type::Map(inner), Tree::Map(members)) => {
            members.iter().all(|(_, value)| is_exact(api, inner, value))
        }
        (Type::Named(id), value) => is_of_form(api, &api.items[id.0].form, value),
        (
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::F32
            | Type::F64
            | Type::String
            | Type::Secret
            | Type::DateTime
            | Type::Date
            | Type::Uuid
            | Type::List(_)
            | Type::Map(_),
            _,
        ) => false,
    }
}

/// The variant that a client takes a value for: by its tag, else by its members, else by its kind.
pub(super) fn chosen<'a>(union: &'a Union, value: &Tree) -> Option<&'a UnionVariant> {
    let tag = union.tag.as_ref().and_then(|tag| value.get(tag)?.as_text());
    let by_tag = union.variants.iter().find(|variant| match &variant.pick {
        Pick::Tag(values) => tag.is_some_and(|tag| values.iter().any(|known| known == tag)),
        Pick::Kind(_) | Pick::Members(_) => false,
    });
    let mut by_members: Option<(usize, &UnionVariant)> = None;
    for variant in &union.variants {
        if let (Pick::Members(needed), Tree::Map(_)) = (&variant.pick, value) {
            let all = needed.iter().all(|name| value.get(name).is_some());
            if all && by_members.is_none_or(|(most, _)| needed.len() > most) {
                by_members = Some((needed.len(), variant));
            }
        }
    }
    let by_kind = union.variants.iter().find(|variant| match variant.pick {
        Pick::Kind(kind) => is_of_kind(kind, value),
        Pick::Tag(_) | Pick::Members(_) => false,
    });
    by_tag
        .or(by_members.map(|(_, variant)| variant))
        .or(by_kind)
}

fn is_of_form(api: &Api, form: &Form, value: &Tree) -> bool {
    match (form, value) {
        (Form::Newtype(_), Tree::Text(_)) => true,
        (Form::Choice(variants), Tree::Text(text)) => {
            variants.iter().any(|variant| variant.wire == *text)
        }
        (Form::Record(record), Tree::Map(members)) => is_of_record(api, record, members),
        (Form::Union(union), value) => {
            chosen(union, value).is_some_and(|variant| is_exact(api, &variant.ty, value))
        }
        // An alias that is left stands for itself.
        (Form::Newtype(_) | Form::Choice(_) | Form::Record(_) | Form::Alias(_), _) => false,
    }
}

fn is_of_record(api: &Api, record: &Record, members: &[(String, Tree)]) -> bool {
    let all_there = record.fields.iter().all(|field| match field.presence {
        Presence::Required | Presence::Nullable => {
            members.iter().any(|(name, _)| *name == field.wire)
        }
        Presence::Optional | Presence::OptionalNullable => true,
    });
    let fits = |(name, value): &(String, Tree)| {
        let Some(field) = record.fields.iter().find(|field| field.wire == *name) else {
            let rest = record.rest.as_ref();
            return rest.is_some_and(|rest| is_exact(api, &rest.ty, value));
        };
        match (field.presence, value) {
            (Presence::Nullable | Presence::OptionalNullable, Tree::Null) => true,
            (Presence::Optional, Tree::Null) => false,
            (
                Presence::Required
                | Presence::Optional
                | Presence::Nullable
                | Presence::OptionalNullable,
                value,
            ) => is_exact(api, &field.ty, value),
        }
    };
    all_there && members.iter().all(fits)
}

fn is_of_kind(kind: JsonKind, value: &Tree) -> bool {
    match (kind, value) {
        (JsonKind::Integer, Tree::Number(digits)) => digits.parse::<i64>().is_ok(),
        (JsonKind::Boolean, Tree::Bool(_))
        | (JsonKind::Number, Tree::Number(_))
        | (JsonKind::String, Tree::Text(_))
        | (JsonKind::List, Tree::List(_))
        | (JsonKind::Object, Tree::Map(_)) => true,
        (
            JsonKind::Boolean
            | JsonKind::Integer
            | JsonKind::Number
            | JsonKind::String
            | JsonKind::List
            | JsonKind::Object,
            _,
        ) => false,
    }
}

/// Every number in it is one that a test compares by value.
fn is_plain(value: &Tree) -> bool {
    match value {
        Tree::Null | Tree::Bool(_) | Tree::Text(_) => true,
        Tree::Number(digits) => float(digits).is_some(),
        Tree::List(items) => items.iter().all(is_plain),
        Tree::Map(members) => members.iter().all(|(_, value)| is_plain(value)),
    }
}

fn float(digits: &str) -> Option<f64> {
    let value = digits.parse::<f64>().ok()?;
    (value.abs() < EXACT).then_some(value)
}

/// The number's shortest decimals in 32 bits are the number.
fn is_short(digits: &str) -> bool {
    let short = digits.parse::<f32>().map(|value| value.to_string());
    let short = short.ok().and_then(|short| float(&short));
    float(digits).is_some_and(|value| short.is_some_and(|short| short.total_cmp(&value).is_eq()))
}

fn is_moment(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else {
        return false;
    };
    let (clock, rest) = time.split_at_checked(8).unwrap_or((time, ""));
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    // A point has digits behind it.
    if rest.starts_with('.') && rest.len() < offset.len() + 2 {
        return false;
    }
    let zoned = match offset.split_at_checked(1) {
        Some(("Z", zone)) => zone.is_empty(),
        Some(("+" | "-", zone)) => is_shaped(zone, "00:00") && zone < "18:00",
        Some(_) | None => false,
    };
    let fits = |range: std::ops::Range<usize>, most: &str| {
        clock.get(range).is_some_and(|digits| digits <= most)
    };
    let clocked = fits(0..2, "23") && fits(3..5, "59") && fits(6..8, "59");
    is_day(day) && is_shaped(clock, "00:00:00") && clocked && zoned
}

/// A day that every month of that number has.
fn is_day(text: &str) -> bool {
    let in_range = |range: std::ops::Range<usize>, most: &str| {
        text.get(range)
            .is_some_and(|digits| ("01"..=most).contains(&digits))
    };
    let last = match text.get(5..7) {
        Some("02") => "28",
        Some("04" | "06" | "09" | "11") => "30",
        Some(_) | None => "31",
    };
    is_shaped(text, "0000-00-00") && in_range(5..7, "12") && in_range(8..10, last)
}

/// `0` in a shape is a digit, `x` one of base 16.
fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(found, shape)| match shape {
                b'0' => found.is_ascii_digit(),
                b'x' => found.is_ascii_hexdigit(),
                other => found == other,
            })
}

#[cfg(test)]
mod tests {
    use super::{is_day, is_exact, is_moment, is_short};
    use crate::emit::sample_api;
    use crate::ir::{Form, Type, TypeId};
    use crate::tree::Tree;

    #[test]
    fn a_moment_has_a_day_a_time_and_an_offset() {
        for moment in [
            "2026-01-31T23:59:59Z",
            "2026-01-31T12:00:00.25+01:00",
            "2026-01-31T12:00:00-05:30",
        ] {
            assert!(is_moment(moment), "{moment}");
        }
        for other in [
            "2026-01-31",
            "2026-01-31T12:00:00",
            "2026-01-31T12:00:00.Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00:00Zulu",
            "2026-01-31T12:00:00+99:00",
            "yesterday",
        ] {
            assert!(!is_moment(other), "{other}");
        }
        assert!(is_day("2026-02-28") && !is_day("2026-02-30") && !is_day("2026-13-01"));
    }

    #[test]
    fn a_number_of_32_bits_is_exact_when_its_decimals_are_short() {
        assert!(is_short("0.1") && is_short("2") && !is_short("0.123456789012"));
    }

    #[test]
    fn an_example_with_a_member_that_is_missing_null_or_unknown_is_not_exact() {
        let api = sample_api::api();
        let is_record = |item: &crate::ir::Item| matches!(item.form, Form::Record(_));
        let records = (0..api.items.len()).filter(|id| is_record(&api.items[*id]));
        for id in records {
            let ty = Type::Named(TypeId(id));
            let sample = crate::emit::sample::tree(&api, &ty);
            assert!(is_exact(&api, &ty, &sample), "{sample:?}");
            let Tree::Map(members) = sample else {
                panic!("a record is an object")
            };
            for left_out in 0..members.len() {
                let mut fewer = members.clone();
                let (name, _) = fewer.remove(left_out);
                assert!(!is_exact(&api, &ty, &Tree::Map(fewer)), "without {name}");
            }
        }
    }
}
