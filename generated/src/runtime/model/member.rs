//! What can stand in a record: it reads itself in place, and shows itself to whoever writes it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiter::Peek;

use super::deviation::{DeviationKind, Reading, Segment};
use super::json::Json;
use super::reader::Reader;
use super::record::Record;
use super::repair::decoded;
use super::secret::Secret;
use super::upload::Upload;
use super::walk::Walk;

/// A value of a model, of any kind.
#[doc(hidden)]
pub trait Member: Reset {
    /// What stands there before something is read, and when nothing fitting was there to read.
    fn empty() -> Self
    where
        Self: Sized;

    /// Reads itself, being empty. What is not as documented is recorded by the reader.
    ///
    /// # Errors
    /// The text is not JSON, or nested too deeply.
    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading;

    fn view(&self) -> View<'_>;

    /// Shows itself to a walk over the members of a record; says whether it is there.
    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        walk.shown(self.view());
        true
    }

    /// Whether null is a value of this type, as in free-form JSON.
    #[must_use]
    fn holds_null() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Becomes the value null where the type has one; says whether it has.
    fn hold_null(&mut self) -> bool {
        false
    }
}

/// Every member can become empty again, also behind `dyn Member`.
#[doc(hidden)]
pub trait Reset {
    fn reset(&mut self);
}

impl<T: Member> Reset for T {
    fn reset(&mut self) {
        *self = T::empty();
    }
}

/// A generated type. What its kind can say of all of its types is said there, and not in each of them: the compiler
/// looks at a body for 0.2 ms, and there are thousands of types.
#[doc(hidden)]
pub trait Model: Sized {
    type Kind: ModelKind<Self>;

    /// See [`Member::empty`].
    fn empty() -> Self;
}

/// How the types of one kind read and show themselves: records, choices, unions.
#[doc(hidden)]
pub trait ModelKind<T> {
    /// See [`Member::read`].
    ///
    /// # Errors
    /// As there.
    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading;

    fn view(value: &T) -> View<'_>;

    /// See [`Member::show`].
    #[inline]
    fn show(value: &T, walk: &mut Walk<'_>) -> bool {
        walk.shown(Self::view(value));
        true
    }

    /// See [`Member::holds_null`].
    #[must_use]
    fn holds_null() -> bool {
        false
    }
}

impl<T: Model> Member for T {
    fn empty() -> Self {
        <T as Model>::empty()
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        T::Kind::read(self, reader, next)
    }

    fn view(&self) -> View<'_> {
        T::Kind::view(self)
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        T::Kind::show(self, walk)
    }

    fn holds_null() -> bool {
        T::Kind::holds_null()
    }
}

/// What a value is, for the walks over it: writing, `Debug`, `serde`.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum View<'v> {
    /// An option without a value: left out where the member is optional, else null.
    Absent,
    Null,
    Bool(bool),
    Integer(i64),
    Unsigned(u64),
    Float(f64),
    /// A number as text, of any size.
    Number(&'v str),
    Text(&'v str),
    Secret(&'v Secret),
    /// `variant` is Rust's name; `known` tells whether the description has this value.
    Choice {
        variant: &'static str,
        wire: &'v str,
        known: bool,
    },
    /// A number of a list; `variant` and `known` as above.
    Code {
        variant: &'static str,
        value: i64,
        known: bool,
    },
    List(&'v dyn List),
    Map(&'v dyn Map),
    Record(&'v dyn Record),
    /// One of several shapes: the variant's name in Rust, and what is in it.
    Variant(&'static str, &'v dyn Member),
    Json(&'v Json),
    Upload(&'v Upload),
}

/// A list hides the type of its elements, so that its loops are compiled once.
#[doc(hidden)]
pub trait List {
    /// Puts an empty element at the end.
    fn grow(&mut self) -> &mut dyn Member;
    fn element(&self, position: usize) -> Option<&dyn Member>;
    fn count(&self) -> usize;
}

/// What has names and values, and hides the type of these.
#[doc(hidden)]
pub trait Map {
    fn each(&self, visit: &mut dyn FnMut(&str, View<'_>));
    fn count(&self) -> usize;
}

/// The same to be filled.
#[doc(hidden)]
pub trait Slots: Map {
    /// The value of that name, put there empty when there was none.
    fn slot(&mut self, name: String) -> Slot<'_>;
}

#[doc(hidden)]
pub enum Slot<'m> {
    New(&'m mut dyn Member),
    /// The name was there before.
    Again(&'m mut dyn Member),
}

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
    let mut name = reader.first_name(decoded)?;
    while let Some(found) = name {
        let before = reader.recorded_so_far();
        let text = reader.recorded(found);
        let next = reader.peek()?;
        read_entry(map, text.clone(), reader, next)
            .or_else(|error| error.under(Segment::Name(&text)))?;
        reader.place(before, Segment::Name(&text));
        name = reader.next_name(decoded)?;
    }
    reader.leave();
    Ok(())
}

/// Reads the value of one name of a map, or of the members that a record has no word for.
pub(super) fn read_entry(
    map: &mut dyn Slots,
    name: String,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    match map.slot(name) {
        Slot::New(value) => value.read(reader, next),
        Slot::Again(value) => {
            reader.record(DeviationKind::Loss, "one value", "another of the same name");
            value.reset();
            value.read(reader, next)
        }
    }
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

    fn empty() -> Self {
        Self::new(T::empty())
    }
}

impl<T: Member> ModelKind<Box<T>> for Boxes {
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
