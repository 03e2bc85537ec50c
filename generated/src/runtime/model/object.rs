//! An object becomes a record: one function reads every model, by the table of its members.

use jiter::Peek;

use super::deviation::{DeviationKind, ReadError, Reading, Segment, quoted};
use super::holders::read_entry;
use super::member::{Member, ModelKind, Slots, View};
use super::reader::Reader;
use super::record::{Field, Presence, Record, Table};
use super::repair::{Decoded, decoded};
use super::walk::Walk;

/// The kind of structs.
#[doc(hidden)]
pub enum Records {}

impl<T: Record> ModelKind<T> for Records {
    fn empty() -> T {
        T::empty()
    }

    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_record(value, reader, next)
    }

    fn view(value: &T) -> View<'_> {
        View::Record(value)
    }

    #[inline]
    fn show(value: &T, walk: &mut Walk<'_>) -> bool {
        walk.record(value);
        true
    }
}

/// Reads every record. Nothing in it is generic, so it is compiled once.
fn read_record(record: &mut dyn Record, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next != Peek::Object {
        return reader.unexpected("an object", next);
    }
    let table = record.table();
    let fields = table.fields;
    let tag = reader.enter()?;
    let mut seen = Seen::default();
    let mut guess = 0;
    let unknown = match record.rest() {
        Some(_) => Unknown::Kept,
        None => Unknown::Passed,
    };
    let mut here = reader.index();
    let mut name = reader.first_name(|name| find(fields, name, guess, unknown))?;
    while let Some(found) = name {
        let next = reader.peek()?;
        match found {
            Found::Known(index) => {
                let occurrence = seen.insert(index);
                read_field(record, table, index, occurrence, reader, next)?;
                guess = index + 1;
            }
            Found::Unknown(name) => {
                read_unknown(record.rest_mut(), name, tag, here, reader, next)?;
            }
        }
        here = reader.index();
        name = next_member(fields, guess, unknown, reader)?;
    }
    if seen.count < fields.len() {
        record_missing(fields, &seen, reader);
    }
    reader.leave();
    Ok(())
}

#[inline]
fn next_member(
    fields: &[Field],
    guess: usize,
    unknown: Unknown,
    reader: &mut Reader<'_>,
) -> Result<Option<Found>, Box<ReadError>> {
    if fields
        .get(guess)
        .is_some_and(|field| reader.pass_name(field.wire))
    {
        return Ok(Some(Found::Known(guess)));
    }
    reader.next_name(|name| find(fields, name, guess, unknown))
}

#[inline]
fn read_field(
    record: &mut dyn Record,
    table: &Table,
    index: usize,
    occurrence: Occurrence,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let field = &table.fields[index];
    let before = reader.recorded_so_far();
    if occurrence == Occurrence::Again {
        reader.record(DeviationKind::Loss, "one value", "another of the same name");
    }
    let read = if field.presence == Presence::constant {
        read_constant(table.constant(index), reader, next)
    } else {
        let member = record.member(index);
        if occurrence == Occurrence::Again {
            member.reset();
        }
        if next == Peek::Null && field.presence == Presence::optional {
            read_optional_null(member, reader)
        } else {
            member.read(reader, next)
        }
    };
    if let Err(error) = read {
        return error.under(Segment::Name(field.wire));
    }
    reader.place(before, Segment::Name(field.wire));
    Ok(())
}

/// Passes a member that is always the same text. Another one is not kept.
fn read_constant(text: &str, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next != Peek::String {
        return reader.unexpected("a string", next);
    }
    if let Some(other) = reader.string(|found| (found != text).then(|| quoted(found)))? {
        reader.record(DeviationKind::Loss, quoted(text), other);
    }
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
    rest: Option<&mut dyn Slots>,
    name: Option<Box<Decoded>>,
    tag: Option<&str>,
    here: usize,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let (Some(rest), Some(name)) = (rest, name) else {
        return reader.pass_member(next);
    };
    if tag == Some(name.text.as_str()) {
        return reader.skip(next);
    }
    read_entry(rest, *name, here, reader, next)
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
    Unknown(Option<Box<Decoded>>),
}

/// What becomes of members that are not in the table.
#[derive(Clone, Copy)]
enum Unknown {
    Kept,
    Passed,
}

/// Servers keep the order of their members: the next name is nearly always the next field. Names are
/// compared as they stand in the document.
#[inline]
fn find(fields: &[Field], name: &[u8], guess: usize, unknown: Unknown) -> Found {
    if is(fields, guess, name) {
        return Found::Known(guess);
    }
    find_elsewhere(fields, name, guess, unknown)
}

/// A member that has been left out or has changed places with another, then one anywhere.
#[inline(never)]
fn find_elsewhere(fields: &[Field], name: &[u8], guess: usize, unknown: Unknown) -> Found {
    [guess + 1, guess.wrapping_sub(2)]
        .into_iter()
        .find(|index| is(fields, *index, name))
        .or_else(|| search(fields, name))
        .map_or_else(|| find_decoded(fields, name, unknown), Found::Known)
}

/// Names are decoded only when they are not found as they stand, or are to be kept.
#[cold]
fn find_decoded(fields: &[Field], name: &[u8], unknown: Unknown) -> Found {
    let kept = match unknown {
        Unknown::Kept => true,
        Unknown::Passed => name.contains(&b'\\'),
    };
    let name = kept.then(|| Box::new(decoded(name)));
    let known = name
        .as_ref()
        .and_then(|name| search(fields, name.text.as_bytes()));
    known.map_or(Found::Unknown(name), Found::Known)
}

#[inline]
fn is(fields: &[Field], index: usize, name: &[u8]) -> bool {
    fields
        .get(index)
        .is_some_and(|field| field.wire.as_bytes() == name)
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
        if index >= 128 {
            return self.spill(index);
        }
        let bit = 1 << index;
        if self.first & bit != 0 {
            return Occurrence::Again;
        }
        self.first |= bit;
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
    fn spill(&mut self, index: usize) -> Occurrence {
        if self.others.contains(&index) {
            return Occurrence::Again;
        }
        self.others.push(index);
        self.count += 1;
        Occurrence::First
    }
}

#[cfg(test)]
mod tests;
