//! A struct and one line that lists its members become a table.

use super::member::{Map, Member};

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
    pub(crate) wire: &'static str,
    pub(super) rust: &'static str,
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
    pub(crate) const fn required(wire: &'static str, rust: &'static str) -> Self {
        Self {
            wire,
            rust,
            presence: Presence::Required,
        }
    }

    pub(crate) const fn nullable(wire: &'static str, rust: &'static str) -> Self {
        Self {
            wire,
            rust,
            presence: Presence::Nullable,
        }
    }

    pub(crate) const fn optional(wire: &'static str, rust: &'static str) -> Self {
        Self {
            wire,
            rust,
            presence: Presence::Optional,
        }
    }

    pub(crate) const fn optional_nullable(wire: &'static str, rust: &'static str) -> Self {
        Self {
            wire,
            rust,
            presence: Presence::OptionalNullable,
        }
    }

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
                fn rest_mut(&mut self) -> ::std::option::Option<&mut dyn $crate::runtime::model::Map> {
                    ::std::option::Option::Some(&mut self.$rest)
                }

                fn rest(&self) -> ::std::option::Option<&dyn $crate::runtime::model::Map> {
                    ::std::option::Option::Some(&self.$rest)
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
