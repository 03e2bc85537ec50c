//! What holds other values is a member as they are: lists, maps, options and boxes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiter::Peek;

use super::deviation::{DeviationKind, Reading, Segment};
use super::member::{List, Map, Member, Model, ModelKind, Slot, Slots, View};
use super::reader::Reader;
use super::repair::{Decoded, decoded};
use super::same::alike;
use super::walk::Walk;

/// Reads every list.
fn read_list(list: &mut dyn List, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next != Peek::Array {
        return reader.unexpected("a list", next);
    }
    reader.enter()?;
    let mut position = 0;
    let mut element = reader.first_element()?;
    while let Some(next) = element {
        let before = reader.recorded_so_far();
        if let Err(error) = list.grow().read(reader, next) {
            return error.under(Segment::Position(position));
        }
        reader.place(before, Segment::Position(position));
        position += 1;
        element = reader.next_element()?;
    }
    reader.leave();
    Ok(())
}

/// Reads every map.
fn read_map(map: &mut dyn Slots, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next != Peek::Object {
        return reader.unexpected("an object", next);
    }
    reader.enter()?;
    let mut here = reader.index();
    let mut name = reader.first_name(decoded)?;
    while let Some(found) = name {
        let next = reader.peek()?;
        read_entry(map, found, here, reader, next)?;
        here = reader.index();
        name = reader.next_name(decoded)?;
    }
    reader.leave();
    Ok(())
}

/// Reads the value of one name of a map, or of the members that a record has no word for. The map takes the name;
/// where something is odd about the value, it is looked up from `here` on.
pub(super) fn read_entry(
    map: &mut dyn Slots,
    name: Decoded,
    here: usize,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    let before = reader.recorded_so_far();
    let name = reader.recorded(name);
    let read = match map.slot(name) {
        Slot::New(value) => value.read(reader, next),
        Slot::Again(value) => {
            reader.record(DeviationKind::Loss, "one value", "another of the same name");
            value.reset();
            value.read(reader, next)
        }
    };
    if let Err(error) = read {
        return error.under(Segment::Name(&reader.name_from(here)));
    }
    if reader.recorded_so_far() > before {
        let name = reader.name_from(here);
        reader.place(before, Segment::Name(&name));
    }
    Ok(())
}

impl<T: Member> List for Vec<T> {
    fn grow(&mut self) -> &mut dyn Member {
        self.push(T::empty());
        self.last_mut().expect("an element was just pushed")
    }

    fn element(&self, position: usize) -> Option<&dyn Member> {
        self.get(position).map(|element| -> &dyn Member { element })
    }

    fn count(&self) -> usize {
        self.len()
    }
}

impl<T: Member> Member for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_list(self, reader, next)
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        walk.list(self);
        true
    }
}

impl<T: Member> Slots for BTreeMap<String, T> {
    fn slot(&mut self, name: String) -> Slot<'_> {
        match self.entry(name) {
            Entry::Vacant(vacant) => Slot::New(vacant.insert(T::empty())),
            Entry::Occupied(occupied) => Slot::Again(occupied.into_mut()),
        }
    }
}

impl<T: Member> Map for BTreeMap<String, T> {
    fn each(&self, visit: &mut dyn FnMut(&str, View<'_>)) {
        for (name, value) in self {
            visit(name, value.view());
        }
    }

    fn has(&self, name: &str, value: View<'_>) -> bool {
        self.get(name).is_some_and(|own| alike(own.view(), value))
    }

    fn count(&self) -> usize {
        self.len()
    }
}

impl<T: Member> Member for BTreeMap<String, T> {
    fn empty() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_map(self, reader, next)
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Member> Member for Option<T> {
    fn empty() -> Self {
        None
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        if next == Peek::Null {
            return reader.null();
        }
        self.insert(T::empty()).read(reader, next)?;
        if reader.take_refusal() {
            *self = None;
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Absent,
        }
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        match self {
            Some(value) => value.show(walk),
            None => false,
        }
    }

    fn hold_null(&mut self) -> bool {
        if T::holds_null() {
            *self = Some(T::empty());
        }
        T::holds_null()
    }
}

/// A box is as what is in it. By way of a kind, as a crate below this one may say of a box of its own type what it
/// is, for all that the compiler knows.
#[doc(hidden)]
#[derive(Debug)]
pub enum Boxes {}

impl<T: Member> Model for Box<T> {
    type Kind = Boxes;
}

impl<T: Member> ModelKind<Box<T>> for Boxes {
    fn empty() -> Box<T> {
        Box::new(T::empty())
    }

    fn read(value: &mut Box<T>, reader: &mut Reader<'_>, next: Peek) -> Reading {
        (**value).read(reader, next)
    }

    fn view(value: &Box<T>) -> View<'_> {
        (**value).view()
    }

    #[inline]
    fn show(value: &Box<T>, walk: &mut Walk<'_>) -> bool {
        (**value).show(walk)
    }

    fn holds_null() -> bool {
        T::holds_null()
    }
}

/// The body of an answer that has none, or whose content nobody wants.
impl Member for () {
    fn empty() -> Self {}

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        reader.skip(next)
    }

    fn view(&self) -> View<'_> {
        View::Null
    }
}
