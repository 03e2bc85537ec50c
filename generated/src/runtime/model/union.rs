//! A value of one of several shapes becomes an enum; the shape is chosen by looking ahead.

use jiter::Peek;

use super::deviation::{DeviationKind, ReadError, Reading, quoted};
use super::json::Json;
use super::member::Member;
use super::reader::{Reader, kind};
use super::repair::decoded;
use super::scalar::integer;

/// An enum whose variants are listed in a table, and `Unknown(Json)`.
#[doc(hidden)]
pub trait Union {
    fn table(&self) -> &'static Shapes;

    /// Becomes the variant of that index, empty, and gives what is in it.
    fn choose(&mut self, index: usize) -> &mut dyn Member;
    fn keep(&mut self, value: Json);
}

#[doc(hidden)]
#[derive(Debug)]
pub struct Shapes {
    /// The member that names the variant, where there is one.
    pub(crate) tag: Option<&'static str>,
    pub(crate) rules: &'static [Rule],
}

/// What makes a value a variant's.
#[doc(hidden)]
#[derive(Debug)]
pub enum Rule {
    Tag(&'static [&'static str]),
    Members(&'static [&'static str]),
    Kind(Kind),
}

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

pub(crate) fn read_union(union: &mut dyn Union, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next == Peek::Null {
        return reader.unexpected("one of the documented shapes", next);
    }
    let shapes = union.table();
    // A look ahead that fails has chosen nothing: the reading that follows finds the error in place.
    let tag = match shapes.tag.filter(|_| next == Peek::Object) {
        Some(tag) => tag_value(tag, reader.ahead()).unwrap_or_default(),
        None => None,
    };
    match chosen(shapes.rules, tag.as_deref(), reader, next) {
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

fn chosen(rules: &[Rule], tag: Option<&str>, reader: &Reader<'_>, next: Peek) -> Option<usize> {
    by_tag(rules, tag)
        .or_else(|| by_members(rules, reader, next))
        .or_else(|| by_kind(rules, reader, next))
}

fn by_tag(rules: &[Rule], tag: Option<&str>) -> Option<usize> {
    let tag = tag?;
    rules.iter().position(|rule| match rule {
        Rule::Tag(values) => values.contains(&tag),
        Rule::Members(_) | Rule::Kind(_) => false,
    })
}

/// All needed names present; of several such variants the one that needs most, then the first.
fn by_members(rules: &[Rule], reader: &Reader<'_>, next: Peek) -> Option<usize> {
    let by_members = rules.iter().any(|rule| matches!(rule, Rule::Members(_)));
    if next != Peek::Object || !by_members {
        return None;
    }
    let names = names(reader.ahead()).ok()?;
    let mut best: Option<(usize, usize)> = None;
    for (index, rule) in rules.iter().enumerate() {
        let Rule::Members(needed) = rule else {
            continue;
        };
        let all_there = needed
            .iter()
            .all(|name| names.iter().any(|found| found == name));
        if all_there && best.is_none_or(|(_, most)| needed.len() > most) {
            best = Some((index, needed.len()));
        }
    }
    best.map(|(index, _)| index)
}

fn by_kind(rules: &[Rule], reader: &Reader<'_>, next: Peek) -> Option<usize> {
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
        _ if next.is_num() => {
            let whole = reader.ahead().number(next, integer).ok()?.is_some();
            of(Kind::Integer)
                .filter(|_| whole)
                .or_else(|| of(Kind::Number))
        }
        _ => None,
    }
}

/// The text of the member that names the variant.
fn tag_value(tag: &str, mut reader: Reader<'_>) -> Result<Option<String>, Box<ReadError>> {
    let mut name = reader.first_name(|name| is(name, tag))?;
    while let Some(found) = name {
        let next = reader.peek()?;
        if found && next == Peek::String {
            return reader.string(|text| Some(text.to_owned()));
        }
        reader.skip(next)?;
        name = reader.next_name(|name| is(name, tag))?;
    }
    Ok(None)
}

fn is(name: &[u8], tag: &str) -> bool {
    name == tag.as_bytes() || name.contains(&b'\\') && decoded(name).text == tag
}

fn names(mut reader: Reader<'_>) -> Result<Vec<String>, Box<ReadError>> {
    let mut names = Vec::new();
    let mut name = reader.first_name(|name| decoded(name).text)?;
    while let Some(found) = name {
        names.push(found);
        let next = reader.peek()?;
        reader.skip(next)?;
        name = reader.next_name(|name| decoded(name).text)?;
    }
    Ok(names)
}

/// An enum becomes a union, its variants told apart by a tag, by members or by the kind of value:
/// `union!(Pet by "type" { 0 Cat tag ["cat"], 1 Name kind String, 2 Dog members ["bark"] })`.
macro_rules! union {
    (@tag) => { ::std::option::Option::None };
    (@tag $tag:literal) => { ::std::option::Option::Some($tag) };
    (@rule tag $values:tt) => { $crate::runtime::model::Rule::Tag(&$values) };
    (@rule members $names:tt) => { $crate::runtime::model::Rule::Members(&$names) };
    (@rule kind $kind:ident) => {
        $crate::runtime::model::Rule::Kind($crate::runtime::model::Kind::$kind)
    };
    (
        $name:ident $(by $tag:literal)? {
            $($index:literal $variant:ident $word:ident $rule:tt),* $(,)?
        }
    ) => {
        #[allow(deprecated, reason = "deprecated shapes are still read and written")]
        impl $crate::runtime::model::Union for $name {
            fn table(&self) -> &'static $crate::runtime::model::Shapes {
                static SHAPES: $crate::runtime::model::Shapes = $crate::runtime::model::Shapes {
                    tag: $crate::runtime::model::union!(@tag $($tag)?),
                    rules: &[$($crate::runtime::model::union!(@rule $word $rule)),*],
                };
                &SHAPES
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
        }

        #[allow(deprecated, reason = "deprecated shapes are still read and written")]
        impl $crate::runtime::model::Member for $name {
            fn empty() -> Self {
                Self::Unknown($crate::runtime::model::Json::Null)
            }

            fn reset(&mut self) {
                *self = $crate::runtime::model::Member::empty();
            }

            fn read(
                &mut self,
                reader: &mut $crate::runtime::model::Reader<'_>,
                next: $crate::runtime::model::Peek,
            ) -> $crate::runtime::model::Reading {
                $crate::runtime::model::read_union(self, reader, next)
            }

            fn view(&self) -> $crate::runtime::model::View<'_> {
                match self {
                    $(
                        Self::$variant(value) => {
                            $crate::runtime::model::View::Variant(stringify!($variant), value)
                        }
                    )*
                    Self::Unknown(value) => $crate::runtime::model::View::Variant("Unknown", value),
                }
            }
        }

        $crate::runtime::model::shown!($name);
        $crate::runtime::model::stored!($name);
    };
}
pub(crate) use union;

#[cfg(test)]
mod tests;
