//! A type becomes the plainest value of it.

use super::{
    Fixed, Form, Item, JsonKind, Pick, Presence, Record, Type, TypeId, Union, UnionVariant,
};
use crate::tree::Tree;

/// What a value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// What is required, and of that the smallest.
    Smallest,
    /// What is required or has an example, and examples where there are some.
    Documented,
}

/// How many parts a value has at most, those of examples in it included: records of records of records hold each other
/// more often than any memory has room for.
const MOST: usize = 2_000;

/// The plainest value of a type, as JSON.
pub(crate) fn tree(items: &[Item], ty: &Type, parts: Parts) -> Tree {
    let mut making = Making {
        items,
        parts,
        open: Vec::new(),
        left: MOST,
    };
    // What is too large, or does not end but where a union holds what nobody knows.
    making.tree(ty).unwrap_or(Tree::Null)
}

struct Making<'i> {
    items: &'i [Item],
    parts: Parts,
    /// Records and unions of which a value is being made.
    open: Vec<TypeId>,
    left: usize,
}

impl Making<'_> {
    /// Nothing when the value would hold itself.
    fn tree(&mut self, ty: &Type) -> Option<Tree> {
        self.left = self.left.checked_sub(1)?;
        Some(match ty {
            Type::Bool => Tree::Bool(true),
            Type::I32 | Type::I64 | Type::U64 => Tree::Number("1".to_owned()),
            Type::F32 | Type::F64 => Tree::Number("1.5".to_owned()),
            Type::String | Type::Secret => Tree::Text("example".to_owned()),
            Type::Constant(text) => Tree::Text(text.clone()),
            Type::DateTime => Tree::Text("2024-01-31T12:00:00Z".to_owned()),
            Type::Date => Tree::Text("2024-01-31".to_owned()),
            Type::Uuid => Tree::Text("6733873b-1628-4b8e-8e74-c30f1c3f3b63".to_owned()),
            Type::Upload | Type::Body => Tree::Text("content".to_owned()),
            Type::Json | Type::Map(_) => Tree::Map(Vec::new()),
            Type::List(_) => Tree::List(Vec::new()),
            Type::Nullable(_) => Tree::Null,
            Type::Boxed(inner) => self.tree(inner)?,
            Type::Named(id) => self.named(*id)?,
        })
    }

    fn named(&mut self, id: TypeId) -> Option<Tree> {
        let item = &self.items[id.0];
        if let (Parts::Documented, Some(example)) = (self.parts, &item.example) {
            return self.copied(example);
        }
        match &item.form {
            Form::Newtype(_) => Some(Tree::Text("example".to_owned())),
            Form::Choice(variants, _) => Some(Tree::Text(
                variants
                    .first()
                    .map_or_else(String::new, |first| first.wire.clone()),
            )),
            Form::Codes(variants, _) => Some(Tree::Number(
                variants
                    .first()
                    .map_or_else(|| "0".to_owned(), |first| first.wire.clone()),
            )),
            Form::Alias(ty) => self.tree(ty),
            Form::Record(record) => self.once(id, |making| making.members(record).map(Tree::Map)),
            Form::Union(union) => self.once(id, |making| making.of_union(union)),
        }
    }

    /// An example counts as all that is in it: it may be made of others.
    fn copied(&mut self, example: &Tree) -> Option<Tree> {
        self.pay(example)?;
        Some(example.clone())
    }

    fn pay(&mut self, tree: &Tree) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        match tree {
            Tree::List(elements) => elements.iter().try_for_each(|element| self.pay(element)),
            Tree::Map(members) => members.iter().try_for_each(|(_, value)| self.pay(value)),
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => Some(()),
        }
    }

    fn once(&mut self, id: TypeId, make: impl FnOnce(&mut Self) -> Option<Tree>) -> Option<Tree> {
        if self.open.contains(&id) {
            return None;
        }
        self.open.push(id);
        let value = make(self);
        self.open.pop();
        value
    }

    fn members(&mut self, record: &Record) -> Option<Vec<(String, Tree)>> {
        let mut members = Vec::new();
        for field in &record.fields {
            let example = match self.parts {
                Parts::Smallest => None,
                Parts::Documented => field.example.as_ref(),
            };
            let value = match (example, field.presence) {
                (Some(example), _) => self.copied(example)?,
                (None, Presence::Required) => self.tree(&field.ty)?,
                (None, Presence::Nullable) => Tree::Null,
                (None, Presence::Optional | Presence::OptionalNullable) => continue,
            };
            members.push((field.wire.clone(), value));
        }
        Some(members)
    }

    /// Of the first variant whose value ends.
    fn of_union(&mut self, union: &Union) -> Option<Tree> {
        let variants = &union.variants;
        let known = variants
            .iter()
            .find_map(|variant| self.of_variant(union, variant));
        known.or(Some(Tree::Null))
    }

    fn of_variant(&mut self, union: &Union, variant: &UnionVariant) -> Option<Tree> {
        Some(match &variant.pick {
            Pick::Kind(JsonKind::Integer) => Tree::Number("1".to_owned()),
            Pick::Kind(
                JsonKind::Boolean
                | JsonKind::Number
                | JsonKind::String
                | JsonKind::List
                | JsonKind::Object
                | JsonKind::Anything,
            ) => self.tree(&variant.ty)?,
            Pick::Members(members) => with_fixed(self.tree(&variant.ty)?, &members.fixed),
            Pick::Tag(values, _) => tagged(self.tree(&variant.ty)?, union, values),
        })
    }
}

fn tagged(value: Tree, union: &Union, values: &[String]) -> Tree {
    match (value, &union.tag, values.first()) {
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
