//! A type becomes the plainest value of it.

use super::{Fixed, Form, Item, JsonKind, Pick, Presence, Record, Type, TypeId, Union};
use crate::tree::Tree;

/// What a value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// What is required, and of that the smallest.
    Smallest,
    /// What is required or has an example, and examples where there are some.
    Documented,
}

/// The plainest value of a type, as JSON.
pub(crate) fn tree(items: &[Item], ty: &Type, parts: Parts) -> Tree {
    match ty {
        Type::Bool => Tree::Bool(true),
        Type::I32 | Type::I64 => Tree::Number("1".to_owned()),
        Type::F32 | Type::F64 => Tree::Number("1.5".to_owned()),
        Type::String | Type::Secret => Tree::Text("example".to_owned()),
        Type::DateTime => Tree::Text("2024-01-31T12:00:00Z".to_owned()),
        Type::Date => Tree::Text("2024-01-31".to_owned()),
        Type::Uuid => Tree::Text("6733873b-1628-4b8e-8e74-c30f1c3f3b63".to_owned()),
        Type::Upload | Type::Body => Tree::Text("content".to_owned()),
        Type::Json | Type::Map(_) => Tree::Map(Vec::new()),
        Type::List(_) => Tree::List(Vec::new()),
        Type::Nullable(_) => Tree::Null,
        Type::Boxed(inner) => tree(items, inner, parts),
        Type::Named(id) => named(items, *id, parts),
    }
}

fn named(items: &[Item], id: TypeId, parts: Parts) -> Tree {
    let item = &items[id.0];
    if let (Parts::Documented, Some(example)) = (parts, &item.example) {
        return example.clone();
    }
    match &item.form {
        Form::Newtype(_) => Tree::Text("example".to_owned()),
        Form::Choice(variants, _) => Tree::Text(
            variants
                .first()
                .map_or_else(String::new, |first| first.wire.clone()),
        ),
        Form::Codes(variants) => Tree::Number(
            variants
                .first()
                .map_or_else(|| "0".to_owned(), |first| first.wire.clone()),
        ),
        Form::Alias(ty) => tree(items, ty, parts),
        Form::Record(record) => Tree::Map(members(items, record, parts)),
        Form::Union(union) => of_union(items, union, parts),
    }
}

fn members(items: &[Item], record: &Record, parts: Parts) -> Vec<(String, Tree)> {
    let members = record.fields.iter().filter_map(|field| {
        let plainest = || match field.presence {
            Presence::Required => Some(tree(items, &field.ty, parts)),
            Presence::Nullable => Some(Tree::Null),
            Presence::Optional | Presence::OptionalNullable => None,
        };
        let value = match parts {
            Parts::Smallest => plainest()?,
            Parts::Documented => field.example.clone().or_else(plainest)?,
        };
        Some((field.wire.clone(), value))
    });
    members.collect()
}

fn of_union(items: &[Item], union: &Union, parts: Parts) -> Tree {
    let Some(variant) = union.variants.first() else {
        return Tree::Null;
    };
    match &variant.pick {
        Pick::Kind(JsonKind::Integer) => Tree::Number("1".to_owned()),
        Pick::Kind(
            JsonKind::Boolean
            | JsonKind::Number
            | JsonKind::String
            | JsonKind::List
            | JsonKind::Object
            | JsonKind::Anything,
        ) => tree(items, &variant.ty, parts),
        Pick::Members(members) => with_fixed(tree(items, &variant.ty, parts), &members.fixed),
        Pick::Tag(values, _) => match (tree(items, &variant.ty, parts), &union.tag, values.first())
        {
            (Tree::Map(mut members), Some(tag), Some(value)) => {
                if members.iter().all(|(name, _)| name != tag) {
                    members.insert(0, (tag.clone(), Tree::Text(value.clone())));
                }
                let fixed = Fixed {
                    wire: tag.clone(),
                    values: vec![value.clone()],
                };
                with_fixed(Tree::Map(members), &[fixed])
            }
            (other, _, _) => other,
        },
    }
}

/// An object whose fixed members have their values.
fn with_fixed(object: Tree, fixed: &[Fixed]) -> Tree {
    let Tree::Map(mut members) = object else {
        return object;
    };
    for Fixed { wire, values } in fixed {
        let member = members.iter_mut().find(|(name, _)| name == wire);
        if let (Some((_, value)), Some(first)) = (member, values.first()) {
            *value = match value {
                Tree::Number(_) => Tree::Number(first.clone()),
                Tree::Bool(_) => Tree::Bool(first == "true"),
                Tree::Null | Tree::Text(_) | Tree::List(_) | Tree::Map(_) => {
                    Tree::Text(first.clone())
                }
            };
        }
    }
    Tree::Map(members)
}
