//! A value of one of several shapes becomes an enum; the shape is chosen by looking ahead.

mod beside;
mod chosen;
mod fit;
mod found;
mod trial;

use jiter::Peek;

use super::deviation::{DeviationKind, Reading, quoted};
use super::json::Json;
use super::member::{Member, ModelKind, View};
use super::reader::{Reader, kind};

use chosen::chosen;
use found::tag_value;

/// An enum whose variants are listed in a table, and `Unknown(Json)`.
#[doc(hidden)]
pub trait Union {
    /// What fits no variant: null.
    fn empty() -> Self
    where
        Self: Sized;

    fn table(&self) -> &'static Shapes;

    /// Becomes the variant of that index, empty, and gives what is in it.
    fn choose(&mut self, index: usize) -> &mut dyn Member;
    fn keep(&mut self, value: Json);

    /// Becomes several shapes at once, or one more than before, and gives that. Nothing where only one can be.
    fn gather(&mut self) -> Option<&mut dyn Union> {
        None
    }

    /// The name of the variant in Rust, and what is in it.
    fn variant(&self) -> (&'static str, &dyn Member);
}

#[doc(hidden)]
pub struct Shapes {
    /// The member that names the variant, where there is one.
    pub(crate) tag: Option<&'static str>,
    pub(crate) rules: &'static [Rule],
    /// Whether an object may be several of them at once.
    pub(crate) several: bool,
}

/// The variant that keeps what fits no other. No other has its name.
pub(crate) const UNKNOWN: &str = "Unknown";

/// What makes a value a variant's.
#[doc(hidden)]
pub enum Rule {
    /// The values of the tag; where others have the same, or the tag is missing, members decide.
    Tag(&'static [&'static str], Option<Members>),
    Members(Members),
    Kind(Kind),
}

/// What an object looks like.
#[doc(hidden)]
pub struct Members {
    pub(crate) needed: &'static [&'static str],
    pub(crate) fixed: &'static [Fixed],
    pub(crate) typical: &'static [Typical],
}

/// A member and the values that it may have, texts and numbers as they are written.
#[doc(hidden)]
pub type Fixed = (&'static str, &'static [&'static str]);

/// A member, the values that it has where it is there, and the kinds of its other values.
#[doc(hidden)]
pub type Typical = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

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
    /// What is of no other kind, null too.
    Anything,
}

/// The kind of enums of several shapes.
#[doc(hidden)]
pub enum Unions {}

impl<T: Union> ModelKind<T> for Unions {
    fn empty() -> T {
        T::empty()
    }

    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_union(value, reader, next)
    }

    fn view(value: &T) -> View<'_> {
        let (variant, value) = value.variant();
        View::Variant(variant, value)
    }
}

fn read_union(union: &mut dyn Union, reader: &mut Reader<'_>, next: Peek) -> Reading {
    let shapes = union.table();
    if next == Peek::Null && !shapes.rules.iter().any(is_anything) {
        return reader.unexpected("one of the documented shapes", next);
    }
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
            let beside = beside::shapes(union, index, reader, next);
            if !beside.is_empty() {
                return read_several(union, index, &beside, reader, next);
            }
            union.choose(index).read(reader, next)
        }
        None => keep_unknown(union, tag, reader, next),
    }
}

/// Reads a value as one shape and as those that it has beside it.
#[cold]
fn read_several(
    union: &mut dyn Union,
    first: usize,
    beside: &[usize],
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let others: Vec<_> = beside
        .iter()
        .map(|index| (*index, reader.trial()))
        .collect();
    let before = reader.recorded_so_far();
    read_one_more(union, first, reader, next)?;
    for (index, mut other) in others {
        read_one_more(union, index, &mut other, next)?;
        reader.take_over(other, before);
    }
    Ok(())
}

fn read_one_more(
    union: &mut dyn Union,
    index: usize,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    match union.gather() {
        Some(one) => one.choose(index).read(reader, next),
        None => union.choose(index).read(reader, next),
    }
}

fn is_anything(rule: &Rule) -> bool {
    matches!(rule, Rule::Kind(Kind::Anything))
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

/// An enum becomes a union, its variants told apart by a tag, by members or by the kind of value:
/// `union!(Pet by "type" { 0 Cat tag ["cat"], 1 Name kind String, 2 Dog members ["bark"] })`; where
/// a member has one of a few values `3 Fox members ["red"] where [("tame", &["no"])]`; where one that may be
/// missing has values or kinds `4 Cow members [] like [("milk", &[], &["null", "number"])]`; and where the
/// tag is not enough `5 Ox tag ["ox"] or ["horns"]`. Behind the list `several Several` names the variant of
/// objects that are several of these at once.
macro_rules! union {
    (@tag) => { ::std::option::Option::None };
    (@tag $tag:literal) => { ::std::option::Option::Some($tag) };
    (@rule tag $values:tt [] [] []) => {
        $crate::runtime::model::Rule::Tag(&$values, ::std::option::Option::None)
    };
    (@rule tag $values:tt [$needed:tt] $fixed:tt $typical:tt) => {
        $crate::runtime::model::Rule::Tag(
            &$values,
            ::std::option::Option::Some($crate::runtime::model::union!(@members $needed $fixed $typical)),
        )
    };
    (@rule members $needed:tt [] $fixed:tt $typical:tt) => {
        $crate::runtime::model::Rule::Members(
            $crate::runtime::model::union!(@members $needed $fixed $typical),
        )
    };
    (@rule kind $kind:ident [] [] []) => {
        $crate::runtime::model::Rule::Kind($crate::runtime::model::Kind::$kind)
    };
    (@members $needed:tt [$($fixed:tt)?] [$($typical:tt)?]) => {
        $crate::runtime::model::Members {
            needed: &$needed,
            fixed: $crate::runtime::model::union!(@list $($fixed)?),
            typical: $crate::runtime::model::union!(@list $($typical)?),
        }
    };
    (@several) => { false };
    (@several $several:ident) => { true };
    (@list) => { &[] };
    (@list $list:tt) => { &$list };
    (
        $name:ident $(by $tag:literal)? {
            $($index:literal $variant:ident $word:ident $rule:tt
            $(or $needed:tt)? $(where $fixed:tt)? $(like $typical:tt)?),* $(,)?
        } $(several $several:ident)?
    ) => {
        #[allow(deprecated, reason = "deprecated shapes are still read and written")]
        impl $crate::runtime::model::Union for $name {
            fn empty() -> Self {
                Self::Unknown($crate::runtime::model::Json::Null)
            }

            fn table(&self) -> &'static $crate::runtime::model::Shapes {
                &$crate::runtime::model::Shapes {
                    tag: $crate::runtime::model::union!(@tag $($tag)?),
                    rules: &[$($crate::runtime::model::union!(
                        @rule $word $rule [$($needed)?] [$($fixed)?] [$($typical)?]
                    )),*],
                    several: $crate::runtime::model::union!(@several $($several)?),
                }
            }

            fn choose(&mut self, index: usize) -> &mut dyn $crate::runtime::model::Member {
                *self = match index {
                    $($index => Self::$variant($crate::runtime::model::Member::empty()),)*
                    _ => $crate::runtime::model::no_such_member(),
                };
                match self {
                    $(Self::$variant(value) => value,)*
                    $(Self::$several(value) => value,)?
                    Self::Unknown(value) => value,
                }
            }

            $(
                fn gather(
                    &mut self,
                ) -> ::std::option::Option<&mut dyn $crate::runtime::model::Union> {
                    if !matches!(self, Self::$several(_)) {
                        *self = Self::$several($crate::runtime::model::Member::empty());
                    }
                    match self {
                        Self::$several(value) => ::std::option::Option::Some(value.grow()),
                        _ => ::std::option::Option::None,
                    }
                }
            )?

            fn keep(&mut self, value: $crate::runtime::model::Json) {
                *self = Self::Unknown(value);
            }

            fn variant(&self) -> (&'static str, &dyn $crate::runtime::model::Member) {
                match self {
                    $(Self::$variant(value) => (stringify!($variant), value),)*
                    $(Self::$several(value) => (stringify!($several), value),)?
                    Self::Unknown(value) => ($crate::runtime::model::UNKNOWN, value),
                }
            }
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Unions;
        }

        $crate::runtime::model::common!($name);
    };
}
pub(crate) use union;

#[cfg(test)]
mod tests;
