//! What can stand in a record: it reads itself in place, and shows itself to whoever writes it.

use jiter::Peek;

use super::deviation::Reading;
use super::json::Json;
use super::reader::Reader;
use super::record::Record;
use super::same::alike;
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
}

/// How the types of one kind read and show themselves: records, choices, unions.
#[doc(hidden)]
pub trait ModelKind<T> {
    /// See [`Member::empty`].
    fn empty() -> T;

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
        T::Kind::empty()
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
    /// The only text that a member has.
    Constant(&'static str),
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

    /// Whether the value of that name is the same.
    fn has(&self, name: &str, value: View<'_>) -> bool {
        let mut is_same = false;
        self.each(&mut |own, view| {
            if own == name {
                is_same = alike(view, value);
            }
        });
        is_same
    }
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
