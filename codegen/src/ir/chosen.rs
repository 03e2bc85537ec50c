//! A value becomes the variant that a client takes it for.

mod oddity;

use std::cmp::Reverse;

use super::{Form, Item, JsonKind, Members, Null, Pick, Type, Typical, Union, UnionVariant};
use crate::tree::Tree;

use oddity::oddity;

/// The variant that a client takes a value for.
pub(crate) fn variant<'u>(
    items: &[Item],
    union: &'u Union,
    value: &Tree,
) -> Option<&'u UnionVariant> {
    chosen(items, union, value, Trials::Yes)
}

fn chosen<'u>(
    items: &[Item],
    union: &'u Union,
    value: &Tree,
    trials: Trials,
) -> Option<&'u UnionVariant> {
    let tag = union.tag.as_ref().and_then(|tag| value.get(tag));
    let tag = tag.and_then(word);
    by_tag(items, union, tag.as_deref(), value, trials)
        .or_else(|| by_members(items, union, tag.as_deref(), value, trials))
        .or_else(|| by_kind(items, union, value, trials))
}

/// Whether a value that several variants would take is read as each of them: a trial is without trials.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trials {
    Yes,
    No,
}

fn by_tag<'u>(
    items: &[Item],
    union: &'u Union,
    tag: Option<&str>,
    value: &Tree,
    trials: Trials,
) -> Option<&'u UnionVariant> {
    let tag = tag?;
    let has = |variant: &&UnionVariant| match &variant.pick {
        Pick::Tag(values, _) => values.iter().any(|value| value == tag),
        Pick::Kind(_) | Pick::Members(_) => false,
    };
    let mut found = union.variants.iter().filter(has);
    match (found.next(), found.next()) {
        (Some(first), Some(_)) => {
            let all = union.variants.iter().filter(has);
            Some(best(items, all, value, trials).unwrap_or(first))
        }
        (only, _) => only,
    }
}

/// A tag that is there and known to none leads to none that has tags.
fn by_members<'u>(
    items: &[Item],
    union: &'u Union,
    tag: Option<&str>,
    value: &Tree,
    trials: Trials,
) -> Option<&'u UnionVariant> {
    let may_be = |variant: &&UnionVariant| match &variant.pick {
        Pick::Tag(..) => tag.is_none(),
        Pick::Kind(_) | Pick::Members(_) => true,
    };
    best(items, union.variants.iter().filter(may_be), value, trials)
}

/// As the client does: all needed names present and no fixed value another; of several such variants
/// the one with the most fixed values and constants, less those that are others, then the one with the fewest members of
/// other kinds, then the one that needs most, then the one with the fewest members of other values, then the one that
/// knows most of the names, then the one that reads best, then the one that has the fewest other names, then the first.
fn best<'u>(
    items: &[Item],
    variants: impl Iterator<Item = &'u UnionVariant>,
    value: &Tree,
    trials: Trials,
) -> Option<&'u UnionVariant> {
    let names = value.as_map()?;
    let mut all = Vec::new();
    for variant in variants {
        let (Pick::Members(members) | Pick::Tag(_, Some(members))) = &variant.pick else {
            continue;
        };
        let Members {
            needed,
            fixed,
            typical,
        } = members;
        let all_there = needed.iter().all(|name| value.get(name).is_some());
        let as_fixed = fixed.iter().all(|fixed| {
            let found = value.get(&fixed.wire).and_then(word);
            found.is_some_and(|found| fixed.values.contains(&found))
        });
        let like = |likeness| {
            let found = typical.iter();
            let found = found.filter(|one| self::likeness(one, value) == Some(likeness));
            found.count()
        };
        let constants = fixed.len() + like(Likeness::Constant);
        let constants = constants.cast_signed() - like(Likeness::OtherConstant).cast_signed();
        let kinds = Reverse(like(Likeness::OtherKind));
        let values = Reverse(like(Likeness::OtherValue));
        let (known, others) = nearness(items, &variant.ty, names);
        let fit = (constants, kinds, needed.len(), values, known);
        if all_there && as_fixed {
            all.push((fit, others, variant));
        }
    }
    let most = all.iter().map(|(fit, ..)| *fit).max();
    all.retain(|(fit, ..)| Some(*fit) == most);
    all.sort_by_key(|(_, others, _)| *others);
    let all = all.into_iter().map(|(.., variant)| variant);
    nearest(items, all, value, trials)
}

/// The first of those that read best, where that is tried.
fn nearest<'u>(
    items: &[Item],
    mut variants: impl Iterator<Item = &'u UnionVariant>,
    value: &Tree,
    trials: Trials,
) -> Option<&'u UnionVariant> {
    match trials {
        Trials::No => variants.next(),
        Trials::Yes => variants.min_by_key(|one| oddity(items, &one.ty, value)),
    }
}

/// What a member is to one that is typical.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    /// The only value that there is.
    Constant,
    OtherConstant,
    OtherKind,
    /// None of several values.
    OtherValue,
}

fn likeness(typical: &Typical, value: &Tree) -> Option<Likeness> {
    let Typical {
        wire,
        values,
        kinds,
        null,
    } = typical;
    let found = value.get(wire)?;
    let is_constant = values.len() == 1 && kinds.is_empty() && *null == Null::Not;
    let fits = match found {
        Tree::Null => *null == Null::Allowed,
        Tree::Bool(_) => kinds.contains(&JsonKind::Boolean),
        Tree::Number(_) => kinds.contains(&JsonKind::Integer) || kinds.contains(&JsonKind::Number),
        Tree::Text(_) => kinds.contains(&JsonKind::String),
        Tree::List(_) => kinds.contains(&JsonKind::List),
        Tree::Map(_) => kinds.contains(&JsonKind::Object),
    };
    Some(match word(found) {
        _ if fits => Likeness::Same,
        Some(word) if values.contains(&word) && is_constant => Likeness::Constant,
        Some(word) if values.contains(&word) => Likeness::Same,
        Some(_) if is_constant => Likeness::OtherConstant,
        Some(_) if !values.is_empty() => Likeness::OtherValue,
        Some(_) | None => Likeness::OtherKind,
    })
}

/// How many of the names a type knows, and how many names it has.
fn nearness(items: &[Item], ty: &Type, members: &[(String, Tree)]) -> (usize, usize) {
    let fields = match ty {
        Type::Boxed(inner) => return nearness(items, inner, members),
        Type::Named(id) => match &items[id.0].form {
            Form::Record(record) => record.fields.as_slice(),
            Form::Alias(ty) => return nearness(items, ty, members),
            Form::Choice(..) | Form::Codes(..) | Form::Union(_) | Form::Newtype(_) => &[],
        },
        _ => &[],
    };
    let known = |(name, _): &&(String, Tree)| fields.iter().any(|field| field.wire == *name);
    (members.iter().filter(known).count(), fields.len())
}

/// A text, a number or a boolean as it is written.
fn word(value: &Tree) -> Option<String> {
    match value {
        Tree::Text(text) | Tree::Number(text) => Some(text.clone()),
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    }
}

fn by_kind<'u>(
    items: &[Item],
    union: &'u Union,
    value: &Tree,
    trials: Trials,
) -> Option<&'u UnionVariant> {
    let all = |wanted: JsonKind| {
        let of = move |variant: &&UnionVariant| match variant.pick {
            Pick::Kind(kind) => kind == wanted,
            Pick::Tag(..) | Pick::Members(_) => false,
        };
        union.variants.iter().filter(of)
    };
    let of = |wanted| nearest(items, all(wanted), value, trials);
    let found = match value {
        Tree::Null => None,
        Tree::Bool(_) => of(JsonKind::Boolean),
        Tree::Number(digits) => all(JsonKind::Integer)
            .find(|variant| is_whole(items, &variant.ty, digits))
            .or_else(|| all(JsonKind::Number).next()),
        Tree::Text(_) => of(JsonKind::String),
        Tree::List(_) => of(JsonKind::List),
        Tree::Map(_) => of(JsonKind::Object),
    };
    found.or_else(|| all(JsonKind::Anything).next())
}

/// Whether a whole number is one of such a variant.
fn is_whole(items: &[Item], ty: &Type, digits: &str) -> bool {
    match ty {
        Type::U64 => digits.parse::<u64>().is_ok(),
        Type::Boxed(inner) => is_whole(items, inner, digits),
        Type::Named(id) => match &items[id.0].form {
            Form::Alias(inner) => is_whole(items, inner, digits),
            Form::Record(_)
            | Form::Choice(..)
            | Form::Codes(..)
            | Form::Union(_)
            | Form::Newtype(_) => digits.parse::<i64>().is_ok(),
        },
        _ => digits.parse::<i64>().is_ok(),
    }
}
