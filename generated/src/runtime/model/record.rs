//! A struct and one line that lists its members become a table.

use super::member::{Map, Member, Slots};
use super::walk::Walk;

/// A struct whose members are listed in a table.
#[doc(hidden)]
pub trait Record {
    /// With empty members.
    fn empty() -> Self
    where
        Self: Sized;

    fn table(&self) -> &'static Table;
    fn member(&mut self, index: usize) -> &mut dyn Member;

    /// Shows each member that is there, or may not be missing.
    fn walk(&self, walk: &mut Walk<'_>);

    /// Where members without a line in the table are kept, if anywhere.
    fn rest_mut(&mut self) -> Option<&mut dyn Slots> {
        None
    }

    fn rest(&self) -> Option<&dyn Map> {
        None
    }
}

#[doc(hidden)]
pub struct Table {
    pub(crate) name: &'static str,
    /// What the fields are called in Rust, with spaces between: a text for each is a macro for the compiler to expand.
    /// Constants have none.
    pub(crate) members: &'static str,
    pub(crate) fields: &'static [Field],
    /// The texts of the fields that are constants, in their order.
    pub(crate) constants: &'static [&'static str],
}

impl Table {
    /// The text of the field of that index, which is a constant.
    pub(super) fn constant(&self, index: usize) -> &'static str {
        let before = self.fields.iter().take(index);
        let before = before.filter(|field| field.presence == Presence::constant);
        self.constants[before.count()]
    }
}

#[doc(hidden)]
pub struct Field {
    pub(crate) wire: &'static str,
    pub(crate) presence: Presence,
}

/// Whether a member may be missing, and whether it may be null. As constants of that name they would be another thing
/// for the compiler to look up for each member of a model: a hundredth of all that checking models takes.
#[expect(non_camel_case_types, reason = "these are the words of `record!`")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    required,
    nullable,
    optional,
    optional_nullable,
    /// Always there, and always the same text: the struct has no field for it.
    constant,
}

impl Field {
    /// Whether an absent value is left out, rather than written as null.
    pub(super) fn may_be_missing(&self) -> bool {
        match self.presence {
            Presence::required | Presence::nullable | Presence::constant => false,
            Presence::optional | Presence::optional_nullable => true,
        }
    }
}

/// What a table says about an index that it does not have.
#[cold]
pub(crate) fn no_such_member() -> ! {
    unreachable!("members are asked for by the indices of their table")
}

/// A struct becomes a record. `record!(Plan { 0 id "id" required, … } rest 5 additional)`: index,
/// field, name in JSON, and whether it may be missing or null; `1 "type" constant "plan"` for a member that is
/// always that text, and has no field.
macro_rules! record {
    (
        $name:ident {
            $($index:literal $($field:ident)? $wire:literal $presence:ident $($text:literal)?),* $(,)?
        }
        $(rest $rest_index:literal $rest:ident)?
    ) => {
        #[allow(
            deprecated,
            unused_variables,
            reason = "deprecated members are still read and written, and some structs have none at all"
        )]
        impl $crate::runtime::model::Record for $name {
            fn empty() -> Self {
                Self {
                    $($($field: $crate::runtime::model::Member::empty(),)?)*
                    $($rest: $crate::runtime::model::Member::empty(),)?
                }
            }

            fn table(&self) -> &'static $crate::runtime::model::Table {
                &$crate::runtime::model::Table {
                    name: stringify!($name),
                    members: stringify!($($($field)?)*),
                    fields: &[$($crate::runtime::model::Field {
                        wire: $wire,
                        presence: $crate::runtime::model::Presence::$presence,
                    }),*],
                    constants: &[$($($text,)?)*],
                }
            }

            fn member(&mut self, index: usize) -> &mut dyn $crate::runtime::model::Member {
                match index {
                    $($($index => &mut self.$field,)?)*
                    _ => $crate::runtime::model::no_such_member(),
                }
            }

            fn walk(&self, walk: &mut $crate::runtime::model::Walk<'_>) {
                $(walk.$presence($(&self.$field)? $($text)?);)*
            }

            $(
                fn rest_mut(&mut self) -> ::std::option::Option<&mut dyn $crate::runtime::model::Slots> {
                    ::std::option::Option::Some(&mut self.$rest)
                }

                fn rest(&self) -> ::std::option::Option<&dyn $crate::runtime::model::Map> {
                    ::std::option::Option::Some(&self.$rest)
                }
            )?
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Records;
        }

        $crate::runtime::model::common!($name);
    };
}
pub(crate) use record;
