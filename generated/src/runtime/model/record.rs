//! A struct and one line that lists its members become a table.

use super::member::{Map, Member, Slots};

/// A struct whose members are listed in a table.
#[doc(hidden)]
pub trait Record {
    fn table(&self) -> &'static Table;
    fn member(&mut self, index: usize) -> &mut dyn Member;
    fn peer(&self, index: usize) -> &dyn Member;

    /// Where members without a line in the table are kept, if anywhere.
    fn rest_mut(&mut self) -> Option<&mut dyn Slots> {
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
    pub(crate) wire: &'static str,
    pub(crate) rust: &'static str,
    pub(crate) presence: Presence,
}

/// Whether a member may be missing, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Nullable,
    Optional,
    OptionalNullable,
}

/// A constant per word of `record!`: with constants alone, a table needs no static of its own, which would be
/// one body more for the compiler.
#[expect(non_upper_case_globals, reason = "these are the words of `record!`")]
impl Presence {
    pub(crate) const required: Self = Self::Required;
    pub(crate) const nullable: Self = Self::Nullable;
    pub(crate) const optional: Self = Self::Optional;
    pub(crate) const optional_nullable: Self = Self::OptionalNullable;
}

impl Field {
    /// Whether an absent value is left out, rather than written as null.
    pub(super) fn may_be_missing(&self) -> bool {
        match self.presence {
            Presence::Required | Presence::Nullable => false,
            Presence::Optional | Presence::OptionalNullable => true,
        }
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
                &$crate::runtime::model::Table {
                    name: stringify!($name),
                    fields: &[$($crate::runtime::model::Field {
                        wire: $wire,
                        rust: stringify!($field),
                        presence: $crate::runtime::model::Presence::$presence,
                    }),*],
                }
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
                fn rest_mut(&mut self) -> ::std::option::Option<&mut dyn $crate::runtime::model::Slots> {
                    ::std::option::Option::Some(&mut self.$rest)
                }

                fn rest(&self) -> ::std::option::Option<&dyn $crate::runtime::model::Map> {
                    ::std::option::Option::Some(&self.$rest)
                }
            )?
        }

        #[allow(deprecated, reason = "deprecated members are still read and written")]
        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Records;

            fn empty() -> Self {
                Self {
                    $($field: $crate::runtime::model::Member::empty(),)*
                    $($rest: $crate::runtime::model::Member::empty(),)?
                }
            }
        }

        $crate::runtime::model::shown!($name);
        $crate::runtime::model::stored!($name);
    };
}
pub(crate) use record;
