//! What passes between the makers of types: a type in a place, a name for one, a finished one.

use crate::ir::{Item, Type};
use crate::source::NodeId;

/// A type and where its members are written.
pub(super) struct Made {
    pub(super) item: Item,
    pub(super) origins: Vec<NodeId>,
}

/// Where a type is written, and its members.
pub(super) struct Source {
    pub(super) node: NodeId,
    /// It is no component, nor referred to: its name was made up.
    pub(super) inline: bool,
    pub(super) members: Vec<NodeId>,
}

/// A type in a place.
pub(super) struct Usage {
    pub(super) ty: Type,
    pub(super) nullable: bool,
}

impl Usage {
    /// As an element or a whole value, where null has no other place to be said.
    pub(super) fn whole(self) -> Type {
        if self.nullable && self.ty != Type::Json {
            Type::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

/// What becomes of a text that has only one value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Constants {
    /// There is nothing to choose, where it is always there: no type is needed for it.
    Fixed,
    /// It is a choice as others are.
    Chosen,
}

/// What an inline schema is called: by whom it belongs to, and which part of that it is.
#[derive(Clone, Copy)]
pub(super) struct Hint<'h> {
    pub(super) owner: &'h str,
    pub(super) part: &'h str,
}
