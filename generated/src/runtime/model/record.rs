//! An object becomes a record: one function reads every model, by the table of its members.

use jiter::Peek;

use super::deviation::{DeviationKind, Reading, Segment};
use super::member::{Map, Member, read_entry};
use super::reader::Reader;
use super::repair::{Decoded, decoded};

/// A struct whose members are listed in a table.
#[doc(hidden)]
pub trait Record {
    fn table(&self) -> &'static Table;
    fn member(&mut self, index: usize) -> &mut dyn Member;
    fn peer(&self, index: usize) -> &dyn Member;

    /// Where members without a line in the table are kept, if anywhere.
    fn rest_mut(&mut self) -> Option<&mut dyn Map> {
        None
    }

    fn rest(&self) -> Option<&dyn Map> {
        None
    }
}

#[doc(hidden)]
#[derive(Debug)]
pub struct Table {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [Field],
}

#[doc(hidden)]
#[derive(Debug)]
pub struct Field {
    pub(super) wire: &'static str,
    pub(super) field: &'static str,
    pub(super) presence: Presence,
}

/// Whether a member may be missing, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Nullable,
    Optional,
    OptionalNullable,
}

/// One constructor per word of `record!`.
impl Field {
    pub(crate) const fn required(wire: &'static str, field: &'static str) -> Self {
        Self { wire, field, presence: Presence::Required }
    }

    pub(crate) const fn nullable(wire: &'static str, field: &'static str) -> Self {
        Self { wire, field, presence: Presence::Nullable }
    }

    pub(crate) const fn optional(wire: &'static str, field: &'static str) -> Self {
        Self { wire, field, presence: Presence::Optional }
    }

    pub(crate) const fn optional_nullable(wire: &'static str, field: &'static str) -> Self {
        Self { wire, field, presence: Presence::OptionalNullable }
    }

    /// Whether an absent value is left out, rather than written as null.
    pub(super) fn may_be_missing(&self) -> bool {
        match self.presence {
            Presence::Required | Presence::Nullable => false,
            Presence::Optional | Presence::OptionalNullable => true,
        }
    }
}

/// Reads every record. Nothing in it is generic, so it is compiled once.
pub(crate) fn read_record(record: &mut dyn Record, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next != Peek::Object {
        return reader.unexpected("an object", next);
    }
    let fields = record.table().fields;
    let tag = reader.enter()?;
    let mut seen = Seen::default();
    let mut guess = 0;
    let unknown = match record.rest() {
        Some(_) => Unknown::Kept,
        None => Unknown::Passed,
    };
    let mut name = reader.first_name(|name| find(fields, name, guess, unknown))?;
    while let Some(found) = name {
        let next = reader.peek()?;
        match found {
            Found::Known(index) => {
                let again = seen.insert(index);
                read_field(record.member(index), &fields[index], again, reader, next)?;
                guess = index + 1;
            }
            Found::Unknown(name) => read_unknown(record.rest_mut(), name, tag, reader, next)?,
        }
        name = reader.next_name(|name| find(fields, name, guess, unknown))?;
    }
    if seen.count < fields.len() {
        record_missing(fields, &seen, reader);
    }
    reader.leave();
    Ok(())
}

#[inline]
fn read_field(
    member: &mut dyn Member,
    field: &Field,
    occurrence: Occurrence,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let before = reader.recorded_so_far();
    if occurrence == Occurrence::Again {
        reader.record(DeviationKind::Loss, "one value", "another of the same name");
        member.reset();
    }
    if next == Peek::Null && field.presence == Presence::Optional {
        read_optional_null(member, reader)?;
    } else if let Err(error) = member.read(reader, next) {
        return Err(error.under(Segment::Name(field.wire)));
    }
    reader.place(before, Segment::Name(field.wire));
    Ok(())
}

/// Null where the description has only absence says the same, so nothing is lost: it is news.
#[cold]
fn read_optional_null(member: &mut dyn Member, reader: &mut Reader<'_>) -> Reading {
    reader.null()?;
    if !member.hold_null() {
        reader.record(DeviationKind::News, "a value or nothing", "null");
    }
    Ok(())
}

fn read_unknown(
    rest: Option<&mut dyn Map>,
    name: Option<Decoded>,
    tag: Option<&str>,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let (Some(rest), Some(name)) = (rest, name) else {
        return reader.skip(next);
    };
    if tag == Some(name.text.as_str()) {
        return reader.skip(next);
    }
    let before = reader.recorded_so_far();
    let text = reader.recorded(name);
    read_entry(rest, text.clone(), reader, next)
        .map_err(|error| error.under(Segment::Name(&text)))?;
    reader.place(before, Segment::Name(&text));
    Ok(())
}

#[cold]
fn record_missing(fields: &[Field], seen: &Seen, reader: &mut Reader<'_>) {
    for (index, field) in fields.iter().enumerate() {
        if !field.may_be_missing() && !seen.contains(index) {
            let before = reader.recorded_so_far();
            reader.record(DeviationKind::Loss, "a value", "nothing");
            reader.place(before, Segment::Name(field.wire));
        }
    }
}

enum Found {
    Known(usize),
    /// The name is there when it is wanted.
    Unknown(Option<Decoded>),
}

/// What becomes of members that are not in the table.
#[derive(Clone, Copy)]
enum Unknown {
    Kept,
    Passed,
}

/// Names are compared as they stand in the document, and decoded only when that finds none.
#[inline]
fn find(fields: &[Field], name: &[u8], guess: usize, unknown: Unknown) -> Found {
    match position(fields, name, guess) {
        Some(index) => Found::Known(index),
        None => find_decoded(fields, name, unknown),
    }
}

#[cold]
fn find_decoded(fields: &[Field], name: &[u8], unknown: Unknown) -> Found {
    let kept = match unknown {
        Unknown::Kept => true,
        Unknown::Passed => name.contains(&b'\\'),
    };
    let name = kept.then(|| decoded(name));
    let known = name.as_ref().and_then(|name| search(fields, name.text.as_bytes()));
    known.map_or(Found::Unknown(name), Found::Known)
}

/// Servers keep the order of their members: the next name is nearly always the next field, or the
/// one behind it, or two that have changed places.
#[inline]
fn position(fields: &[Field], name: &[u8], guess: usize) -> Option<usize> {
    let is = |index: usize| fields.get(index).is_some_and(|field| field.wire.as_bytes() == name);
    [guess, guess + 1, guess.wrapping_sub(2)]
        .into_iter()
        .find(|index| is(*index))
        .or_else(|| search(fields, name))
}

fn search(fields: &[Field], name: &[u8]) -> Option<usize> {
    let last = name.last();
    fields.iter().position(|field| {
        let wire = field.wire.as_bytes();
        wire.len() == name.len() && wire.last() == last && wire == name
    })
}

/// The members that have been read: a bit each, in memory of its own only beyond 128.
#[derive(Default)]
struct Seen {
    first: u128,
    others: Vec<usize>,
    count: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Occurrence {
    First,
    Again,
}

impl Seen {
    #[inline]
    fn insert(&mut self, index: usize) -> Occurrence {
        if self.contains(index) {
            return Occurrence::Again;
        }
        match index {
            0..128 => self.first |= 1 << index,
            _ => self.spill(index),
        }
        self.count += 1;
        Occurrence::First
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        match index {
            0..128 => self.first >> index & 1 == 1,
            _ => self.others.contains(&index),
        }
    }

    #[cold]
    fn spill(&mut self, index: usize) {
        self.others.push(index);
    }
}

/// What a table says about an index that it does not have.
#[cold]
pub(crate) fn no_such_member() -> ! {
    unreachable!("members are asked for by the indices of their table")
}

/// A struct becomes a record. `record!(Plan { 0 id "id" required, … } rest 5 additional)`: index,
/// field, name in JSON, and whether it may be missing or null.
macro_rules! record {
    (
        $name:ident { $($index:literal $field:ident $wire:literal $presence:ident),* $(,)? }
        $(rest $rest_index:literal $rest:ident)?
    ) => {
        #[allow(deprecated, reason = "deprecated members are still read and written")]
        impl $crate::runtime::model::Record for $name {
            fn table(&self) -> &'static $crate::runtime::model::Table {
                static TABLE: $crate::runtime::model::Table = $crate::runtime::model::Table {
                    name: stringify!($name),
                    fields: &[$($crate::runtime::model::Field::$presence($wire, stringify!($field))),*],
                };
                &TABLE
            }

            fn member(&mut self, index: usize) -> &mut dyn $crate::runtime::model::Member {
                match index {
                    $($index => &mut self.$field,)*
                    _ => $crate::runtime::model::no_such_member(),
                }
            }

            fn peer(&self, index: usize) -> &dyn $crate::runtime::model::Member {
                match index {
                    $($index => &self.$field,)*
                    _ => $crate::runtime::model::no_such_member(),
                }
            }

            $(
                fn rest_mut(&mut self) -> Option<&mut dyn $crate::runtime::model::Map> {
                    Some(&mut self.$rest)
                }

                fn rest(&self) -> Option<&dyn $crate::runtime::model::Map> {
                    Some(&self.$rest)
                }
            )?
        }

        #[allow(deprecated, reason = "deprecated members are still read and written")]
        impl $crate::runtime::model::Member for $name {
            fn empty() -> Self {
                Self {
                    $($field: $crate::runtime::model::Member::empty(),)*
                    $($rest: $crate::runtime::model::Member::empty(),)?
                }
            }

            fn reset(&mut self) {
                *self = $crate::runtime::model::Member::empty();
            }

            fn read(
                &mut self,
                reader: &mut $crate::runtime::model::Reader<'_>,
                next: $crate::runtime::model::Peek,
            ) -> $crate::runtime::model::Reading {
                $crate::runtime::model::read_record(self, reader, next)
            }

            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Record(self)
            }
        }

        $crate::runtime::model::shown!($name);
        $crate::runtime::model::stored!($name);
    };
}
pub(crate) use record;
