//! A type becomes what stands behind its names: a record, a list, a text.

use crate::ir::{Field, Form, Item, Record, Type, TypeId, Variant};

pub(super) struct Shapes<'i> {
    items: &'i [Item],
}

impl<'i> Shapes<'i> {
    pub(super) fn new(items: &'i [Item]) -> Self {
        Self { items }
    }

    pub(super) fn record(&self, ty: &'i Type) -> Option<&'i Record> {
        match self.form(ty)? {
            Form::Record(record) => Some(record),
            Form::Choice(..)
            | Form::Codes(..)
            | Form::Union(_)
            | Form::Newtype(_)
            | Form::Alias(_) => None,
        }
    }

    pub(super) fn field(&self, ty: &'i Type, wire: &str) -> Option<&'i Field> {
        self.record(ty)?
            .fields
            .iter()
            .find(|field| field.wire == wire)
    }

    pub(super) fn choice(&self, ty: &'i Type) -> Option<&'i [Variant]> {
        match self.form(ty)? {
            Form::Choice(variants, _) => Some(variants),
            Form::Codes(..)
            | Form::Record(_)
            | Form::Union(_)
            | Form::Newtype(_)
            | Form::Alias(_) => None,
        }
    }

    pub(super) fn is_text(&self, ty: &'i Type) -> bool {
        match self.bare(ty) {
            Type::String | Type::Secret | Type::DateTime | Type::Date | Type::Uuid => true,
            Type::Named(id) => match &self.items[id.0].form {
                Form::Choice(..) | Form::Newtype(_) => true,
                Form::Codes(..) | Form::Record(_) | Form::Union(_) | Form::Alias(_) => false,
            },
            Type::Upload
            | Type::Body
            | Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::Json
            | Type::List(_)
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Boxed(_) => false,
        }
    }

    /// Whether a value can be neither a text nor a number.
    pub(super) fn is_structure(&self, ty: &'i Type) -> bool {
        match self.bare(ty) {
            Type::Bool | Type::Upload | Type::Body | Type::List(_) | Type::Map(_) => true,
            Type::Named(id) => match &self.items[id.0].form {
                Form::Record(_) => true,
                Form::Choice(..)
                | Form::Codes(..)
                | Form::Union(_)
                | Form::Newtype(_)
                | Form::Alias(_) => false,
            },
            Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::String
            | Type::Secret
            | Type::DateTime
            | Type::Date
            | Type::Uuid
            | Type::Json
            | Type::Nullable(_)
            | Type::Boxed(_) => false,
        }
    }

    /// Whether a type, by itself or by what it stands for, has null among its values.
    pub(super) fn is_nullable(&self, ty: &'i Type) -> bool {
        let mut at = ty;
        for _ in 0..=self.items.len() {
            at = match at {
                Type::Nullable(_) => return true,
                Type::Named(id) => match &self.items[id.0].form {
                    Form::Alias(inner) => inner,
                    Form::Record(_)
                    | Form::Choice(..)
                    | Form::Codes(..)
                    | Form::Union(_)
                    | Form::Newtype(_) => {
                        return false;
                    }
                },
                Type::Boxed(inner) => inner,
                Type::Bool
                | Type::I32
                | Type::I64
                | Type::U64
                | Type::F32
                | Type::F64
                | Type::String
                | Type::Secret
                | Type::DateTime
                | Type::Date
                | Type::Uuid
                | Type::Upload
                | Type::Body
                | Type::Json
                | Type::List(_)
                | Type::Map(_) => return false,
            };
        }
        false
    }

    pub(super) fn element(&self, ty: &'i Type) -> Option<&'i Type> {
        match self.bare(ty) {
            Type::List(element) => Some(element),
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::String
            | Type::Secret
            | Type::DateTime
            | Type::Date
            | Type::Uuid
            | Type::Upload
            | Type::Body
            | Type::Json
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Boxed(_)
            | Type::Named(_) => None,
        }
    }

    fn form(&self, ty: &'i Type) -> Option<&'i Form> {
        match self.bare(ty) {
            Type::Named(id) => Some(&self.items[id.0].form),
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::String
            | Type::Secret
            | Type::DateTime
            | Type::Date
            | Type::Uuid
            | Type::Upload
            | Type::Body
            | Type::Json
            | Type::List(_)
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Boxed(_) => None,
        }
    }

    /// Through aliases, boxes and null. Aliases of themselves end where they began.
    fn bare(&self, ty: &'i Type) -> &'i Type {
        let mut at = ty;
        for _ in 0..=self.items.len() {
            at = match at {
                Type::Nullable(inner) | Type::Boxed(inner) => inner,
                Type::Named(id) => match &self.items[id.0].form {
                    Form::Alias(inner) => inner,
                    Form::Record(_)
                    | Form::Choice(..)
                    | Form::Codes(..)
                    | Form::Union(_)
                    | Form::Newtype(_) => {
                        return at;
                    }
                },
                Type::Bool
                | Type::I32
                | Type::I64
                | Type::U64
                | Type::F32
                | Type::F64
                | Type::String
                | Type::Secret
                | Type::DateTime
                | Type::Date
                | Type::Uuid
                | Type::Upload
                | Type::Body
                | Type::Json
                | Type::List(_)
                | Type::Map(_) => return at,
            };
        }
        at
    }
}

/// The same to be changed, whatever type it is.
pub(super) fn innermost_mut(ty: &mut Type) -> &mut Type {
    let mut at = ty;
    while let Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) = at
    {
        at = inner;
    }
    at
}

/// The item that a type is, or holds however deep.
pub(super) fn innermost(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            innermost(inner)
        }
        Type::Named(id) => Some(*id),
        Type::Bool
        | Type::I32
        | Type::I64
        | Type::U64
        | Type::F32
        | Type::F64
        | Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Uuid
        | Type::Upload
        | Type::Body
        | Type::Json => None,
    }
}
