//! A type of answers turns into the one that requests have in its place, where it has all that this one needs.

use std::collections::BTreeMap;

use crate::ir::inside::behind;
use crate::ir::{Field, Form, Item, Presence, Record, Type, TypeId};

use super::reach::{Carried, closure};

/// Says of the types of requests which type turns into them.
pub(super) fn mark(items: &mut [Item]) {
    let pairs = items.iter().enumerate();
    let pairs = pairs.filter_map(|(index, item)| Some((TypeId(index), item.request_of?)));
    let mut turning = Turning {
        items,
        pairs: pairs.collect(),
    };
    let all: Vec<(TypeId, TypeId)> = turning.pairs.clone().into_iter().collect();
    // What does not turn keeps from turning what holds it.
    loop {
        let before = turning.pairs.len();
        for (request, answer) in &all {
            if !turning.forms(*answer, *request) {
                turning.pairs.remove(request);
            }
        }
        if turning.pairs.len() == before {
            break;
        }
    }
    let said: Vec<(TypeId, TypeId)> = all
        .into_iter()
        .filter(|(request, answer)| turning.is_said(*answer, *request))
        .collect();
    for (TypeId(request), answer) in said {
        items[request].turned_from = Some(answer);
    }
}

struct Turning<'i> {
    items: &'i [Item],
    /// What turns into what, the types of requests first.
    pairs: BTreeMap<TypeId, TypeId>,
}

impl Turning<'_> {
    /// Whether there is a conversion to be written: both types are types of their own, and whoever has the one has
    /// the other.
    fn is_said(&self, answer: TypeId, request: TypeId) -> bool {
        let own = |id: TypeId| match self.items[id.0].form {
            Form::Record(_) | Form::Union(_) => true,
            Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) | Form::Alias(_) => false,
        };
        let (from, into) = (&self.items[answer.0], &self.items[request.0]);
        let is_there = from.home.is_none() || from.home == into.home;
        let turns = self.pairs.contains_key(&request) && !self.holds_files(answer);
        turns && own(answer) && own(request) && is_there
    }

    /// A file that is streamed cannot be written and read again.
    fn holds_files(&self, answer: TypeId) -> bool {
        let root = Type::Named(answer);
        let reached = closure(self.items, std::iter::once(&root), Carried::Anyhow);
        let held = self.items.iter().zip(reached);
        let mut held = held.filter(|(_, reached)| *reached);
        let is_file = |ty: &Type| *ty.within() == Type::Upload;
        held.any(|(item, _)| match &item.form {
            Form::Record(record) => {
                let rest = record.rest.iter().map(|rest| &rest.ty);
                let mut types = record.fields.iter().map(|field| &field.ty).chain(rest);
                types.any(is_file)
            }
            Form::Union(union) => union.variants.iter().any(|variant| is_file(&variant.ty)),
            Form::Alias(ty) => is_file(ty),
            Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) => false,
        })
    }

    fn forms(&self, answer: TypeId, request: TypeId) -> bool {
        match (&self.items[answer.0].form, &self.items[request.0].form) {
            (Form::Record(answer), Form::Record(request)) => self.records(answer, request),
            (Form::Union(answer), Form::Union(request)) => {
                let variants = answer.variants.iter().zip(&request.variants);
                answer.variants.len() == request.variants.len()
                    && variants
                        .into_iter()
                        .all(|(answer, request)| self.types(&answer.ty, &request.ty))
            }
            (Form::Alias(_), _) | (_, Form::Alias(_)) => {
                self.types(&Type::Named(answer), &Type::Named(request))
            }
            (_, _) => false,
        }
    }

    /// Members that only answers have would be sent among those that have no other place.
    fn records(&self, answer: &Record, request: &Record) -> bool {
        let has = |field: &Field| {
            let mut own = answer.fields.iter();
            match own.find(|own| own.wire == field.wire) {
                Some(own) => self.types(&own.ty, &field.ty),
                None => match field.presence {
                    Presence::Required | Presence::Nullable => false,
                    Presence::Optional | Presence::OptionalNullable => true,
                },
            }
        };
        request.rest.is_none() && request.fields.iter().all(has)
    }

    fn types(&self, answer: &Type, request: &Type) -> bool {
        match (self.bare(answer), self.bare(request)) {
            (answer, request) if answer == request => true,
            (Type::List(answer), Type::List(request))
            | (Type::Map(answer), Type::Map(request))
            | (Type::Nullable(answer), Type::Nullable(request)) => self.types(answer, request),
            (Type::Named(answer), Type::Named(request)) => self.pairs.get(request) == Some(answer),
            (_, _) => false,
        }
    }

    /// Through boxes and names. Names of themselves end where they began.
    fn bare<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let mut at = ty;
        for _ in 0..=self.items.len() {
            let next = match at {
                Type::Boxed(inner) => Some(&**inner),
                other => behind(self.items, other),
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}
