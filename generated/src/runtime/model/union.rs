//! A value of one of several shapes becomes an enum; the shape is chosen by looking ahead.

use std::cmp::Reverse;

use jiter::Peek;

use super::deviation::{DeviationKind, ReadError, Reading, quoted};
use super::json::Json;
use super::member::{Member, ModelKind, View};
use super::reader::{Reader, kind};
use super::repair::decoded;
use super::scalar::{integer, unsigned};

/// An enum whose variants are listed in a table, and `Unknown(Json)`.
#[doc(hidden)]
pub trait Union {
    fn table(&self) -> &'static Shapes;

    /// Becomes the variant of that index, empty, and gives what is in it.
    fn choose(&mut self, index: usize) -> &mut dyn Member;
    fn keep(&mut self, value: Json);

    /// The name of the variant in Rust, and what is in it.
    fn variant(&self) -> (&'static str, &dyn Member);
}

#[doc(hidden)]
#[derive(Debug)]
pub struct Shapes {
    /// The member that names the variant, where there is one.
    pub(crate) tag: Option<&'static str>,
    pub(crate) rules: &'static [Rule],
}

/// The variant that keeps what fits no other. No other has its name.
pub(crate) const UNKNOWN: &str = "Unknown";

/// What makes a value a variant's.
#[doc(hidden)]
#[derive(Debug)]
pub enum Rule {
    Tag(&'static [&'static str]),
    /// The members that it needs, and those that have one of a few values.
    Members(&'static [&'static str], &'static [Fixed]),
    Kind(Kind),
}

/// A member and the values that it may have, texts and numbers as they are written.
#[doc(hidden)]
pub type Fixed = (&'static str, &'static [&'static str]);

/// The kinds of JSON values.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Boolean,
    /// A number without a fraction.
    Integer,
    Number,
    String,
    List,
    Object,
}

/// The kind of enums of several shapes.
#[doc(hidden)]
#[derive(Debug)]
pub enum Unions {}

impl<T: Union> ModelKind<T> for Unions {
    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_union(value, reader, next)
    }

    fn view(value: &T) -> View<'_> {
        let (variant, value) = value.variant();
        View::Variant(variant, value)
    }
}

fn read_union(union: &mut dyn Union, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next == Peek::Null {
        return reader.unexpected("one of the documented shapes", next);
    }
    let shapes = union.table();
    // A look ahead that fails has chosen nothing: the reading that follows finds the error in place.
    let tag = match shapes.tag.filter(|_| next == Peek::Object) {
        Some(tag) => tag_value(tag, reader.ahead()).unwrap_or_default(),
        None => None,
    };
    match chosen(union, tag.as_deref(), reader, next) {
        Some(index) => {
            if let Some(tag) = shapes.tag.filter(|_| next == Peek::Object) {
                reader.set_tag(tag);
            }
            union.choose(index).read(reader, next)
        }
        None => keep_unknown(union, tag, reader, next),
    }
}

#[cold]
fn keep_unknown(
    union: &mut dyn Union,
    tag: Option<String>,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let mut value = Json::Null;
    value.read(reader, next)?;
    union.keep(value);
    let found = tag.map_or_else(|| kind(next).to_owned(), |tag| quoted(&tag));
    reader.record(DeviationKind::News, "one of the documented shapes", found);
    Ok(())
}

fn chosen(
    union: &mut dyn Union,
    tag: Option<&str>,
    reader: &Reader<'_>,
    next: Peek,
) -> Option<usize> {
    let rules = union.table().rules;
    by_tag(rules, tag)
        .or_else(|| by_members(union, reader, next))
        .or_else(|| by_kind(union, reader, next))
}

fn by_tag(rules: &[Rule], tag: Option<&str>) -> Option<usize> {
    let tag = tag?;
    rules.iter().position(|rule| match rule {
        Rule::Tag(values) => values.contains(&tag),
        Rule::Members(..) | Rule::Kind(_) => false,
    })
}

/// All needed names present and no fixed value another. Of several such variants the one with the
/// most fixed values, then the one that needs most, then the one that knows most of the names and has
/// the fewest others, then the first.
fn by_members(union: &mut dyn Union, reader: &Reader<'_>, next: Peek) -> Option<usize> {
    let rules = union.table().rules;
    let by_members = rules.iter().any(|rule| matches!(rule, Rule::Members(..)));
    if next != Peek::Object || !by_members {
        return None;
    }
    let found = members(rules, reader.ahead()).ok()?;
    let fitting: Vec<(usize, (usize, usize))> = rules
        .iter()
        .enumerate()
        .filter_map(|(index, rule)| Some((index, fit(rule, &found)?)))
        .collect();
    let most = fitting.iter().map(|(_, fit)| *fit).max()?;
    let mut best = fitting.iter().filter(|(_, fit)| *fit == most);
    match (best.next(), best.next()) {
        (Some((only, _)), None) => Some(*only),
        (first, second) => {
            let all = first.into_iter().chain(second).chain(best);
            nearest(union, all.map(|(index, _)| *index), &found)
        }
    }
}

/// A member that was found, with its value where a rule asks for it.
struct Found {
    name: String,
    value: Option<String>,
}

/// How many fixed values a value has of a variant, and how many needed names; nothing when one is
/// missing or another.
fn fit(rule: &Rule, found: &[Found]) -> Option<(usize, usize)> {
    let Rule::Members(needed, fixed) = rule else {
        return None;
    };
    let there = |name: &str| found.iter().find(|found| found.name == name);
    let as_fixed = |(name, values): &Fixed| {
        let value = there(name).and_then(|found| found.value.as_deref());
        value.is_some_and(|value| values.contains(&value))
    };
    let fits = needed.iter().all(|name| there(name).is_some()) && fixed.iter().all(as_fixed);
    fits.then_some((fixed.len(), needed.len()))
}

/// Of variants that need the same: which knows most of the names that are there, by its table.
fn nearest(
    union: &mut dyn Union,
    among: impl Iterator<Item = usize>,
    found: &[Found],
) -> Option<usize> {
    let mut nearest: Option<(usize, (usize, Reverse<usize>))> = None;
    for index in among {
        let fields = match union.choose(index).view() {
            View::Record(record) => record.table().fields,
            _ => &[],
        };
        let known = |found: &&Found| fields.iter().any(|field| field.wire == found.name);
        let nearness = (found.iter().filter(known).count(), Reverse(fields.len()));
        if nearest.is_none_or(|(_, other)| nearness > other) {
            nearest = Some((index, nearness));
        }
    }
    nearest.map(|(index, _)| index)
}

fn by_kind(union: &mut dyn Union, reader: &Reader<'_>, next: Peek) -> Option<usize> {
    let rules = union.table().rules;
    let of = |wanted: Kind| {
        rules
            .iter()
            .position(|rule| matches!(rule, Rule::Kind(kind) if *kind == wanted))
    };
    match next {
        Peek::True | Peek::False => of(Kind::Boolean),
        Peek::String => of(Kind::String),
        Peek::Array => of(Kind::List),
        Peek::Object => of(Kind::Object),
        _ if next.is_num() => of(Kind::Integer)
            .filter(|index| is_whole(union.choose(*index).view(), reader, next))
            .or_else(|| of(Kind::Number)),
        _ => None,
    }
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
fn tag_value(tag: &str, mut reader: Reader<'_>) -> Result<Option<String>, Box<ReadError>> {
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

fn members(rules: &[Rule], mut reader: Reader<'_>) -> Result<Vec<Found>, Box<ReadError>> {
    let is_fixed = |name: &str| {
        rules.iter().any(|rule| match rule {
            Rule::Members(_, fixed) => fixed.iter().any(|(fixed, _)| *fixed == name),
            Rule::Tag(_) | Rule::Kind(_) => false,
        })
    };
    let mut members = Vec::new();
    let mut name = reader.first_name(|name| decoded(name).text)?;
    while let Some(found) = name {
        let next = reader.peek()?;
        let value = if is_fixed(&found) {
            scalar(&mut reader, next)?
        } else {
            reader.skip(next)?;
            None
        };
        members.push(Found { name: found, value });
        name = reader.next_name(|name| decoded(name).text)?;
    }
    Ok(members)
}

/// An enum becomes a union, its variants told apart by a tag, by members or by the kind of value:
/// `union!(Pet by "type" { 0 Cat tag ["cat"], 1 Name kind String, 2 Dog members ["bark"] })`, and where
/// a member has one of a few values `3 Fox members ["red"] where [("tame", &["no"])]`.
macro_rules! union {
    (@tag) => { ::std::option::Option::None };
    (@tag $tag:literal) => { ::std::option::Option::Some($tag) };
    (@rule tag $values:tt) => { $crate::runtime::model::Rule::Tag(&$values) };
    (@rule members $names:tt) => { $crate::runtime::model::Rule::Members(&$names, &[]) };
    (@rule members $names:tt $fixed:tt) => {
        $crate::runtime::model::Rule::Members(&$names, &$fixed)
    };
    (@rule kind $kind:ident) => {
        $crate::runtime::model::Rule::Kind($crate::runtime::model::Kind::$kind)
    };
    (
        $name:ident $(by $tag:literal)? {
            $($index:literal $variant:ident $word:ident $rule:tt $(where $fixed:tt)?),* $(,)?
        }
    ) => {
        #[allow(deprecated, reason = "deprecated shapes are still read and written")]
        impl $crate::runtime::model::Union for $name {
            fn table(&self) -> &'static $crate::runtime::model::Shapes {
                &$crate::runtime::model::Shapes {
                    tag: $crate::runtime::model::union!(@tag $($tag)?),
                    rules: &[$($crate::runtime::model::union!(@rule $word $rule $($fixed)?)),*],
                }
            }

            fn choose(&mut self, index: usize) -> &mut dyn $crate::runtime::model::Member {
                *self = match index {
                    $($index => Self::$variant($crate::runtime::model::Member::empty()),)*
                    _ => $crate::runtime::model::no_such_member(),
                };
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::Unknown(value) => value,
                }
            }

            fn keep(&mut self, value: $crate::runtime::model::Json) {
                *self = Self::Unknown(value);
            }

            fn variant(&self) -> (&'static str, &dyn $crate::runtime::model::Member) {
                match self {
                    $(Self::$variant(value) => (stringify!($variant), value),)*
                    Self::Unknown(value) => ($crate::runtime::model::UNKNOWN, value),
                }
            }
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Unions;

            fn empty() -> Self {
                Self::Unknown($crate::runtime::model::Json::Null)
            }
        }

        $crate::runtime::model::shown!($name);
        $crate::runtime::model::stored!($name);
    };
}
pub(crate) use union;

#[cfg(test)]
mod tests;
