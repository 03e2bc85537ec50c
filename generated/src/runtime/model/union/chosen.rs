//! What is seen ahead of a value chooses its shape.

use jiter::Peek;

use super::super::member::View;
use super::super::reader::Reader;
use super::super::scalar::{integer, unsigned};
use super::fit::{Fit, fit};
use super::found::{found, members, names};
use super::{Kind, Rule, Union, trial};

pub(super) fn chosen(
    union: &mut dyn Union,
    tag: Option<&str>,
    reader: &Reader<'_>,
    next: Peek,
) -> Option<usize> {
    by_tag(union, tag, reader, next)
        .or_else(|| by_members(union, tag, reader, next))
        .or_else(|| by_kind(union, reader, next))
}

/// The variant of the tag; of several, the one that its members say.
fn by_tag(
    union: &mut dyn Union,
    tag: Option<&str>,
    reader: &Reader<'_>,
    next: Peek,
) -> Option<usize> {
    let tag = tag?;
    let rules = union.table().rules;
    let has = |rule: &Rule| match rule {
        Rule::Tag(values, _) => values.contains(&tag),
        Rule::Members(_) | Rule::Kind(_) => false,
    };
    let first = rules.iter().position(has)?;
    if rules.iter().skip(first + 1).any(has) {
        let all = (0..rules.len()).filter(|index| has(&rules[*index]));
        return best(union, all.collect(), reader, next).or(Some(first));
    }
    Some(first)
}

/// A tag that is there and known to none leads to none that has tags.
fn by_members(
    union: &mut dyn Union,
    tag: Option<&str>,
    reader: &Reader<'_>,
    next: Peek,
) -> Option<usize> {
    if next != Peek::Object {
        return None;
    }
    let rules = union.table().rules;
    let may_be = |index: &usize| match &rules[*index] {
        Rule::Tag(_, members) => tag.is_none() && members.is_some(),
        Rule::Members(_) => true,
        Rule::Kind(_) => false,
    };
    let all: Vec<usize> = (0..rules.len()).filter(may_be).collect();
    if all.is_empty() {
        return None;
    }
    best(union, all, reader, next)
}

/// All needed names present and no fixed value another. Of several such variants the one with the
/// most fixed values and constants, those that are others taken off, then the one with the fewest members of other
/// kinds, then the one that needs most, then the one with the fewest members of other values, then the one that knows
/// most of the names, then the one that reads best, then the one that has the fewest other names, then the first.
fn best(
    union: &mut dyn Union,
    among: Vec<usize>,
    reader: &Reader<'_>,
    next: Peek,
) -> Option<usize> {
    let rules = union.table().rules;
    let found = found(rules, reader.ahead()).ok()?;
    let fitting: Vec<(usize, Fit)> = among
        .into_iter()
        .filter_map(|index| Some((index, fit(members(&rules[index])?, &found)?)))
        .collect();
    let most = fitting.iter().map(|(_, fit)| *fit).max()?;
    let best = fitting.iter().filter(|(_, fit)| *fit == most);
    let best: Vec<usize> = best.map(|(index, _)| *index).collect();
    match best.as_slice() {
        [only] => Some(*only),
        several => {
            let names = names(reader.ahead()).ok()?;
            let nearest = nearest(union, several, &names);
            trial::best(union, &nearest, reader, next)
        }
    }
}

/// Of variants that need the same: those that know most of the names that are there, by their tables; first the one
/// that has the fewest others.
fn nearest(union: &mut dyn Union, among: &[usize], names: &[String]) -> Vec<usize> {
    let mut all: Vec<(usize, usize, usize)> = Vec::with_capacity(among.len());
    for index in among {
        let fields = match union.choose(*index).view() {
            View::Record(record) => record.table().fields,
            _ => &[],
        };
        let known = |name: &&String| fields.iter().any(|field| field.wire == **name);
        all.push((names.iter().filter(known).count(), fields.len(), *index));
    }
    let most = all.iter().map(|(known, ..)| *known).max();
    all.retain(|(known, ..)| Some(*known) == most);
    all.sort_by_key(|(_, fields, _)| *fields);
    all.into_iter().map(|(.., index)| index).collect()
}

fn by_kind(union: &mut dyn Union, reader: &Reader<'_>, next: Peek) -> Option<usize> {
    let rules = union.table().rules;
    let all = |wanted: Kind| {
        let of = move |index: &usize| matches!(&rules[*index], Rule::Kind(kind) if *kind == wanted);
        (0..rules.len()).filter(of)
    };
    let mut of = |kind| {
        let mut found = all(kind);
        match (found.next(), found.next()) {
            (Some(_), Some(_)) => trial::best(union, &all(kind).collect::<Vec<_>>(), reader, next),
            (first, _) => first,
        }
    };
    let found = match next {
        Peek::True | Peek::False => of(Kind::Boolean),
        Peek::String => of(Kind::String),
        Peek::Array => of(Kind::List),
        Peek::Object => of(Kind::Object),
        _ if next.is_num() => all(Kind::Integer)
            .find(|index| is_whole(union.choose(*index).view(), reader, next))
            .or_else(|| all(Kind::Number).next()),
        _ => None,
    };
    found.or_else(|| all(Kind::Anything).next())
}

/// Whether the number that follows is a whole one that such a variant can hold.
fn is_whole(variant: View<'_>, reader: &Reader<'_>, next: Peek) -> bool {
    let found = reader.ahead().number(next, |digits| match variant {
        View::Unsigned(_) => unsigned(digits).is_some(),
        _ => integer(digits).is_some(),
    });
    found.unwrap_or(false)
}
