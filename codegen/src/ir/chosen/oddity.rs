//! A value is held against a type, to see how far from it the value is.

use super::super::scalar::is_of;
use super::super::{Form, Item, Presence, Record, Type};
use super::{Trials, chosen};
use crate::tree::Tree;

/// What a client that reads the value as that type records as a loss, what it records as news, and how many
/// members it passes over.
pub(super) type Oddity = (usize, usize, usize);

const NOTHING: Oddity = (0, 0, 0);
const LOSS: Oddity = (1, 0, 0);
const NEWS: Oddity = (0, 1, 0);
const PASSED: Oddity = (0, 0, 1);

pub(super) fn oddity(items: &[Item], ty: &Type, value: &Tree) -> Oddity {
    let each = |inner: &Type, values: &mut dyn Iterator<Item = &Tree>| {
        values.fold(NOTHING, |sum, value| {
            added(sum, oddity(items, inner, value))
        })
    };
    match (ty, value) {
        (Type::Nullable(_), Tree::Null) => NOTHING,
        (Type::Nullable(inner) | Type::Boxed(inner), _) => oddity(items, inner, value),
        (Type::List(inner), Tree::List(elements)) => each(inner, &mut elements.iter()),
        (Type::Map(inner), Tree::Map(members)) => {
            each(inner, &mut members.iter().map(|(_, value)| value))
        }
        (Type::Named(id), _) => of_form(items, &items[id.0].form, value),
        // What is no date is kept as it came.
        (Type::DateTime | Type::Date | Type::Uuid, Tree::Text(_)) => {
            odd_unless(is_of(ty, value), NEWS)
        }
        (_, _) => odd_unless(is_of(ty, value), LOSS),
    }
}

fn of_form(items: &[Item], form: &Form, value: &Tree) -> Oddity {
    match form {
        Form::Record(record) => match value {
            Tree::Map(members) => of_record(items, record, members),
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_) => LOSS,
        },
        Form::Choice(variants, _) => match value.as_text() {
            Some(text) => odd_unless(variants.iter().any(|one| one.wire == text), NEWS),
            None => LOSS,
        },
        Form::Codes(variants, _) => match value.as_number() {
            Some(digits) => odd_unless(variants.iter().any(|one| one.wire == digits), NEWS),
            None => LOSS,
        },
        Form::Union(union) => match chosen(items, union, value, Trials::No) {
            Some(variant) => oddity(items, &variant.ty, value),
            None => NEWS,
        },
        Form::Newtype(_) => odd_unless(value.as_text().is_some(), LOSS),
        Form::Alias(ty) => oddity(items, ty, value),
    }
}

fn of_record(items: &[Item], record: &Record, members: &[(String, Tree)]) -> Oddity {
    let mut sum = NOTHING;
    for (name, value) in members {
        let field = record.fields.iter().find(|field| field.wire == *name);
        let odd = match (field, &record.rest) {
            (Some(field), _) if *value == Tree::Null => match field.presence {
                Presence::Nullable | Presence::OptionalNullable => NOTHING,
                Presence::Optional => NEWS,
                Presence::Required => oddity(items, &field.ty, value),
            },
            (Some(field), _) => oddity(items, &field.ty, value),
            (None, Some(rest)) => oddity(items, &rest.ty, value),
            (None, None) => PASSED,
        };
        sum = added(sum, odd);
    }
    let missing = record.fields.iter().filter(|field| {
        let needed = match field.presence {
            Presence::Required | Presence::Nullable => true,
            Presence::Optional | Presence::OptionalNullable => false,
        };
        needed && members.iter().all(|(name, _)| *name != field.wire)
    });
    added(sum, (missing.count(), 0, 0))
}

fn odd_unless(is_fine: bool, odd: Oddity) -> Oddity {
    if is_fine { NOTHING } else { odd }
}

fn added(one: Oddity, other: Oddity) -> Oddity {
    (one.0 + other.0, one.1 + other.1, one.2 + other.2)
}
