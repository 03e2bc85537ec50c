//! A documented value becomes the places in it that a test may spoil, and the same with canaries for secrets.

use crate::emit::types::resolved;
use crate::ir::chosen::variant;
use crate::ir::{Api, Field, Form, Openness, Presence, Record, Type, inside};
use crate::tree::Tree;

/// JSON pointers: the first of each sort.
#[derive(Default)]
pub(super) struct Places {
    pub(super) choice: Option<String>,
    pub(super) required: Option<String>,
}

/// Looks through records, lists and maps; not through unions, where a spoilt member may be another variant's.
pub(super) fn places(api: &Api, ty: &Type, value: &Tree, at: &str) -> Places {
    let mut places = Places::default();
    look(api, ty, value, at, &mut places);
    places
}

/// The name of a member as a JSON pointer has it.
pub(super) fn step(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The value with this text for each secret, those that may be missing included.
pub(super) fn planted(api: &Api, ty: &Type, value: &Tree, canary: &str) -> Tree {
    let plant = |ty: &Type, value: &Tree| planted(api, ty, value, canary);
    let ty = resolved(api, ty);
    if let Type::Nullable(inner) | Type::Boxed(inner) = ty {
        return plant(inner, value);
    }
    let form = inside::form(&api.items, ty);
    if let Some(Form::Union(union)) = form {
        let chosen = variant(&api.items, union, value);
        return chosen.map_or_else(|| value.clone(), |variant| plant(&variant.ty, value));
    }
    match (value, ty, form) {
        (Tree::Text(_), Type::Secret, _) => Tree::Text(canary.to_owned()),
        (Tree::List(items), Type::List(inner), _) => {
            Tree::List(items.iter().map(|item| plant(inner, item)).collect())
        }
        (Tree::Map(members), Type::Map(inner), _) => {
            let planted = |(name, value): &(String, Tree)| (name.clone(), plant(inner, value));
            Tree::Map(members.iter().map(planted).collect())
        }
        (Tree::Map(members), _, Some(Form::Record(record))) => {
            in_record(api, record, members, canary)
        }
        (value, _, _) => value.clone(),
    }
}

fn in_record(api: &Api, record: &Record, members: &[(String, Tree)], canary: &str) -> Tree {
    let planted = |(name, value): &(String, Tree)| {
        let field = record.fields.iter().find(|field| field.wire == *name);
        let ty = field.map(|field| &field.ty);
        let ty = ty.or(record.rest.as_ref().map(|rest| &rest.ty));
        let value = ty.map_or_else(|| value.clone(), |ty| self::planted(api, ty, value, canary));
        (name.clone(), value)
    };
    let mut members: Vec<(String, Tree)> = members.iter().map(planted).collect();
    for field in &record.fields {
        if is_secret(api, field) && members.iter().all(|(name, _)| *name != field.wire) {
            members.push((field.wire.clone(), Tree::Text(canary.to_owned())));
        }
    }
    Tree::Map(members)
}

pub(super) fn is_secret(api: &Api, field: &Field) -> bool {
    *resolved(api, &field.ty) == Type::Secret
}

fn look(api: &Api, ty: &Type, value: &Tree, at: &str, places: &mut Places) {
    let ty = resolved(api, ty);
    if let Type::Nullable(inner) | Type::Boxed(inner) = ty {
        return look(api, inner, value, at, places);
    }
    match (value, ty, inside::form(&api.items, ty)) {
        (Tree::List(items), Type::List(inner), _) => {
            for (index, item) in items.iter().enumerate() {
                look(api, inner, item, &format!("{at}/{index}"), places);
            }
        }
        (Tree::Map(members), Type::Map(inner), _) => {
            for (name, value) in members {
                look(api, inner, value, &step(at, name), places);
            }
        }
        (Tree::Map(members), _, Some(Form::Record(record))) => {
            for (name, value) in members {
                look_at_member(api, record, (name, value), at, places);
            }
        }
        (Tree::Text(_), _, Some(Form::Choice(_, Openness::Closed))) => {
            places.choice.get_or_insert_with(|| at.to_owned());
        }
        (_, _, _) => {}
    }
}

fn look_at_member(
    api: &Api,
    record: &Record,
    (name, value): (&str, &Tree),
    at: &str,
    places: &mut Places,
) {
    let Some(field) = record.fields.iter().find(|field| field.wire == name) else {
        return;
    };
    let at = step(at, name);
    // Whatever stands for free JSON is kept, so nothing is missing there.
    if field.presence == Presence::Required && *resolved(api, &field.ty) != Type::Json {
        places.required.get_or_insert_with(|| at.clone());
    }
    look(api, &field.ty, value, &at, places);
}
