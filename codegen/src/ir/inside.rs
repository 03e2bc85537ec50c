//! What a type is made of, and what stands behind its name.

use super::{Form, Item, JsonKind, Record, Type, TypeId};

impl Type {
    /// The item that a type is.
    pub(crate) fn named(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) => Some(*id),
            Self::Bool
            | Self::I32
            | Self::I64
            | Self::U64
            | Self::F32
            | Self::F64
            | Self::String
            | Self::Constant(_)
            | Self::Secret
            | Self::DateTime
            | Self::Date
            | Self::Uuid
            | Self::Upload
            | Self::Body
            | Self::Json
            | Self::List(_)
            | Self::Map(_)
            | Self::Nullable(_)
            | Self::Boxed(_) => None,
        }
    }

    /// What kind of JSON its values are; nothing where what is inside, or behind the name, tells.
    pub(crate) fn kind(&self) -> Option<JsonKind> {
        match self {
            Self::Bool => Some(JsonKind::Boolean),
            Self::I32 | Self::I64 | Self::U64 => Some(JsonKind::Integer),
            Self::F32 | Self::F64 => Some(JsonKind::Number),
            Self::String
            | Self::Constant(_)
            | Self::Secret
            | Self::DateTime
            | Self::Date
            | Self::Uuid
            | Self::Upload
            | Self::Body => Some(JsonKind::String),
            Self::List(_) => Some(JsonKind::List),
            Self::Map(_) => Some(JsonKind::Object),
            Self::Json => Some(JsonKind::Anything),
            Self::Nullable(_) | Self::Boxed(_) | Self::Named(_) => None,
        }
    }

    /// The item that a type is, or holds however deep.
    pub(crate) fn innermost(&self) -> Option<TypeId> {
        self.within().named()
    }

    /// What a type holds, however deep behind lists and the like.
    pub(crate) fn within(&self) -> &Self {
        let mut at = self;
        while let Self::List(inner)
        | Self::Map(inner)
        | Self::Nullable(inner)
        | Self::Boxed(inner) = at
        {
            at = inner;
        }
        at
    }

    /// The same to be changed, whatever type it is.
    pub(crate) fn innermost_mut(&mut self) -> &mut Self {
        let mut at = self;
        while let Self::List(inner)
        | Self::Map(inner)
        | Self::Nullable(inner)
        | Self::Boxed(inner) = at
        {
            at = inner;
        }
        at
    }
}

impl Form {
    pub(crate) fn as_record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Choice(..)
            | Self::Codes(..)
            | Self::Union(_)
            | Self::Newtype(_)
            | Self::Alias(_) => None,
        }
    }

    pub(crate) fn as_alias(&self) -> Option<&Type> {
        match self {
            Self::Alias(behind) => Some(behind),
            Self::Record(_)
            | Self::Choice(..)
            | Self::Codes(..)
            | Self::Union(_)
            | Self::Newtype(_) => None,
        }
    }
}

/// The form of a type that has a name.
pub(crate) fn form<'i>(items: &'i [Item], ty: &Type) -> Option<&'i Form> {
    Some(&items[ty.named()?.0].form)
}

/// What a name is only another word for.
pub(crate) fn behind<'i>(items: &'i [Item], ty: &Type) -> Option<&'i Type> {
    form(items, ty)?.as_alias()
}

/// Behind the names that only stand for another type.
pub(crate) fn resolved<'i>(items: &'i [Item], ty: &'i Type) -> &'i Type {
    let mut at = ty;
    for _ in 0..items.len() {
        match behind(items, at) {
            Some(behind) => at = behind,
            None => break,
        }
    }
    at
}
