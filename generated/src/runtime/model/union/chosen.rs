//! What is seen ahead of a value chooses its shape.

use std::cmp::Reverse;

use jiter::Peek;

use super::super::deviation::ReadError;
use super::super::member::View;
use super::super::reader::Reader;
use super::super::repair::decoded;
use super::super::scalar::{integer, unsigned};
use super::{Fixed, Kind, Members, Rule, Typical, Union, trial};

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
    let rules = union.table().rules;
    let may_be = |index: &usize| match &rules[*index] {
        Rule::Tag(_, members) => tag.is_none() && members.is_some(),
        Rule::Members(_) => true,
        Rule::Kind(_) => false,
    };
    let all: Vec<usize> = (0..rules.len()).filter(may_be).collect();
    if next != Peek::Object || all.is_empty() {
        return None;
    }
    best(union, all, reader, next)
}

/// All needed names present and no fixed value another. Of several such variants the one with the
/// most fixed values, then the one with the fewest members of other kinds or another constant, then the one that needs most,
/// then the one with the fewest members of other values, then the one that knows most of the names, then the
/// one that reads best, then the one that has the fewest other names, then the first.
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
            let nearest = nearest(union, several, &found);
            trial::best(union, &nearest, reader, next)
        }
    }
}

fn members(rule: &Rule) -> Option<&Members> {
    match rule {
        Rule::Members(members) => Some(members),
        Rule::Tag(_, members) => members.as_ref(),
        Rule::Kind(_) => None,
    }
}

/// A member that was found, with its value where a rule asks for it.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) name: String,
    value: Option<String>,
    /// As rules call it.
    kind: &'static str,
}

/// How many fixed values a value has of a variant and how many members of other kinds, how many needed
/// names and how many members of other values.
type Fit = (usize, Reverse<usize>, usize, Reverse<usize>);

/// Nothing when a needed name is missing or a fixed value another.
fn fit(members: &Members, found: &[Found]) -> Option<Fit> {
    let Members {
        needed,
        fixed,
        typical,
    } = members;
    let there = |name: &str| found.iter().find(|found| found.name == name);
    let as_fixed = |(name, values): &Fixed| {
        let value = there(name).and_then(|found| found.value.as_deref());
        value.is_some_and(|value| values.contains(&value))
    };
    let fits = needed.iter().all(|name| there(name).is_some()) && fixed.iter().all(as_fixed);
    let unlike = |strange| {
        let found = typical.iter().filter(|typical| {
            there(typical.0).and_then(|found| strangeness(typical, found)) == Some(strange)
        });
        Reverse(found.count())
    };
    fits.then(|| {
        let (kinds, values) = (unlike(Strange::Kind), unlike(Strange::Value));
        (fixed.len(), kinds, needed.len(), values)
    })
}

/// Whether a value has all that a variant needs, and nothing of another kind or value.
pub(super) fn fits_exactly(members: &Members, found: &[Found]) -> bool {
    fit(members, found).is_some_and(|(_, kinds, _, values)| kinds.0 == 0 && values.0 == 0)
}

/// How a member differs from what is typical.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strange {
    /// Another kind, or not the constant that it always is.
    Kind,
    /// None of several values, to which a server may add one.
    Value,
}

fn strangeness((_, values, kinds): &Typical, found: &Found) -> Option<Strange> {
    match &found.value {
        _ if kinds.contains(&found.kind) => None,
        Some(value) if values.contains(&value.as_str()) => None,
        Some(_) if values.len() > 1 => Some(Strange::Value),
        Some(_) | None => Some(Strange::Kind),
    }
}

/// Of variants that need the same: those that know most of the names that are there, by their tables; first the one
/// that has the fewest others.
fn nearest(union: &mut dyn Union, among: &[usize], found: &[Found]) -> Vec<usize> {
    let mut all: Vec<(usize, usize, usize)> = Vec::with_capacity(among.len());
    for index in among {
        let fields = match union.choose(*index).view() {
            View::Record(record) => record.table().fields,
            _ => &[],
        };
        let known = |found: &&Found| fields.iter().any(|field| field.wire == found.name);
        all.push((found.iter().filter(known).count(), fields.len(), *index));
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
            .next()
            .filter(|index| is_whole(union.choose(*index).view(), reader, next))
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

/// The value of the member that names the variant, a text or a number as it is written.
pub(super) fn tag_value(
    tag: &str,
    mut reader: Reader<'_>,
) -> Result<Option<String>, Box<ReadError>> {
    let mut name = reader.first_name(|name| is(name, tag))?;
    while let Some(found) = name {
        let next = reader.peek()?;
        if found && let Some(value) = scalar(&mut reader, next)? {
            return Ok(Some(value));
        }
        if !found {
            reader.skip(next)?;
        }
        name = reader.next_name(|name| is(name, tag))?;
    }
    Ok(None)
}

/// A text or a number as text; passes everything else.
fn scalar(reader: &mut Reader<'_>, next: Peek) -> Result<Option<String>, Box<ReadError>> {
    match next {
        Peek::String => reader.string(|text| Some(text.to_owned())),
        Peek::True | Peek::False => Ok(Some(reader.bool(next)?.to_string())),
        _ if next.is_num() => reader.number(next, |digits| {
            Some(String::from_utf8_lossy(digits).into_owned())
        }),
        _ => {
            reader.skip(next)?;
            Ok(None)
        }
    }
}

fn is(name: &[u8], tag: &str) -> bool {
    name == tag.as_bytes() || name.contains(&b'\\') && decoded(name).text == tag
}

pub(super) fn found(rules: &[Rule], mut reader: Reader<'_>) -> Result<Vec<Found>, Box<ReadError>> {
    let is_asked = |name: &str| {
        rules.iter().filter_map(members).any(|members| {
            members.fixed.iter().any(|(fixed, _)| *fixed == name)
                || members.typical.iter().any(|(typical, ..)| *typical == name)
        })
    };
    let mut all = Vec::new();
    let mut name = reader.first_name(|name| decoded(name).text)?;
    while let Some(found) = name {
        let next = reader.peek()?;
        let value = if is_asked(&found) {
            scalar(&mut reader, next)?
        } else {
            reader.skip(next)?;
            None
        };
        all.push(Found {
            name: found,
            value,
            kind: kind(next),
        });
        name = reader.next_name(|name| decoded(name).text)?;
    }
    Ok(all)
}

fn kind(next: Peek) -> &'static str {
    match next {
        Peek::Null => "null",
        Peek::True | Peek::False => "boolean",
        Peek::String => "string",
        Peek::Array => "list",
        Peek::Object => "object",
        _ => "number",
    }
}
