//! A documented value becomes what a type holds of it, as a client would read and write it.

use super::chosen::variant;
use super::scalar::is_of;
use super::{Field, Form, Item, Presence, Record, Type, Union};
use crate::tree::Tree;

/// The value without what the type does not know; nothing when the type cannot hold it.
pub(crate) fn held(items: &[Item], ty: &Type, value: &Tree) -> Option<Tree> {
    match ty {
        Type::List(inner) => {
            let elements = value.as_list()?.iter();
            let held: Option<_> = elements.map(|value| held(items, inner, value)).collect();
            held.map(Tree::List)
        }
        Type::Map(inner) => {
            let members = value.as_map()?.iter();
            let member =
                |(name, value): &(String, Tree)| Some((name.clone(), held(items, inner, value)?));
            members.map(member).collect::<Option<_>>().map(Tree::Map)
        }
        Type::Nullable(_) if *value == Tree::Null => Some(Tree::Null),
        Type::Nullable(inner) | Type::Boxed(inner) => held(items, inner, value),
        Type::Named(id) => formed(items, &items[id.0].form, value),
        scalar => is_of(scalar, value).then(|| value.clone()),
    }
}

fn formed(items: &[Item], form: &Form, value: &Tree) -> Option<Tree> {
    match form {
        Form::Record(record) => members(items, record, value.as_map()?).map(Tree::Map),
        Form::Choice(variants, _) => {
            let text = value.as_text()?;
            let known = variants.iter().any(|variant| variant.wire == text);
            known.then(|| value.clone())
        }
        Form::Codes(variants, _) => {
            let digits = value.as_number()?;
            let known = variants.iter().any(|variant| variant.wire == digits);
            known.then(|| value.clone())
        }
        Form::Union(union) => of_union(items, union, value),
        Form::Newtype(_) => value.as_text().map(|_| value.clone()),
        Form::Alias(ty) => held(items, ty, value),
    }
}

/// Members that may be missing are, where they do not fit.
fn members(
    items: &[Item],
    record: &Record,
    members: &[(String, Tree)],
) -> Option<Vec<(String, Tree)>> {
    let mut all = Vec::new();
    for field in &record.fields {
        let value = members.iter().find(|(name, _)| *name == field.wire);
        let value = value.and_then(|(_, value)| member(items, field, value));
        match (value, field.presence) {
            (Some(value), _) => all.push((field.wire.clone(), value)),
            (None, Presence::Required | Presence::Nullable) => return None,
            (None, Presence::Optional | Presence::OptionalNullable) => {}
        }
    }
    let Some(rest) = &record.rest else {
        return Some(all);
    };
    for (name, value) in members {
        if record.fields.iter().all(|field| field.wire != *name)
            && let Some(value) = held(items, &rest.ty, value)
        {
            all.push((name.clone(), value));
        }
    }
    Some(all)
}

fn member(items: &[Item], field: &Field, value: &Tree) -> Option<Tree> {
    let nullable = match field.presence {
        Presence::Nullable | Presence::OptionalNullable => true,
        Presence::Required | Presence::Optional => false,
    };
    if nullable && *value == Tree::Null {
        return Some(Tree::Null);
    }
    held(items, &field.ty, value)
}

/// What is left must tell its variant as well as the whole did.
fn of_union(items: &[Item], union: &Union, value: &Tree) -> Option<Tree> {
    let chosen = variant(items, union, value)?;
    let held = held(items, &chosen.ty, value)?;
    let again = variant(items, union, &held)?;
    std::ptr::eq(chosen, again).then_some(held)
}
