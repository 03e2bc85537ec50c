//! A type becomes what stands behind its names: a record, a list, a text.

use crate::ir::inside::{behind, form};
use crate::ir::{Field, Form, Item, JsonKind, Record, Type, Variant};

pub(super) struct Shapes<'i> {
    items: &'i [Item],
}

impl<'i> Shapes<'i> {
    pub(super) fn new(items: &'i [Item]) -> Self {
        Self { items }
    }

    pub(super) fn record(&self, ty: &'i Type) -> Option<&'i Record> {
        self.form(ty)?.as_record()
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
        match self.form(ty) {
            Some(form) => matches!(form, Form::Choice(..) | Form::Newtype(_)),
            None => match self.bare(ty) {
                // Only requests have these.
                Type::Upload | Type::Body => false,
                other => other.kind() == Some(JsonKind::String),
            },
        }
    }

    /// Whether a value can be neither a text nor a number.
    pub(super) fn is_structure(&self, ty: &'i Type) -> bool {
        match self.form(ty) {
            Some(form) => form.as_record().is_some(),
            None => matches!(
                self.bare(ty),
                Type::Bool | Type::Upload | Type::Body | Type::List(_) | Type::Map(_)
            ),
        }
    }

    /// Whether a type, by itself or by what it stands for, has null among its values.
    pub(super) fn is_nullable(&self, ty: &'i Type) -> bool {
        let way = std::iter::successors(Some(ty), |at| self.through(at));
        let mut way = way.take(self.items.len() + 1);
        way.any(|at| matches!(at, Type::Nullable(_)))
    }

    pub(super) fn element(&self, ty: &'i Type) -> Option<&'i Type> {
        let Type::List(element) = self.bare(ty) else {
            return None;
        };
        Some(element)
    }

    fn form(&self, ty: &'i Type) -> Option<&'i Form> {
        form(self.items, self.bare(ty))
    }

    /// Through aliases, boxes and null. Aliases of themselves end where they began.
    fn bare(&self, ty: &'i Type) -> &'i Type {
        let mut at = ty;
        for _ in 0..=self.items.len() {
            match self.through(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Through one of them.
    fn through(&self, ty: &'i Type) -> Option<&'i Type> {
        match ty {
            Type::Nullable(inner) | Type::Boxed(inner) => Some(inner),
            other => behind(self.items, other),
        }
    }
}
