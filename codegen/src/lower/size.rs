//! Types that are large where they stand are boxed: what holds them stays small enough to be moved.
//!
//! Without this, objects that expand into one another, as payment APIs have them, make values of
//! megabytes, which no stack of a thread holds.

use crate::ir::{Form, Item, Presence, Type, TypeId};

use super::cycle;

/// What a member may take in its object, in bytes: forty texts or so.
const LARGEST: usize = 1024;

const POINTER: usize = 8;

/// Boxes every member that takes more. Nothing holds itself any longer when this begins.
pub(super) fn limit(items: &mut [Item]) {
    // What is looked at is a pointer until it is known: a type that held itself would be one.
    let mut sizes: Vec<usize> = vec![POINTER; items.len()];
    let mut seen = vec![false; items.len()];
    for start in 0..items.len() {
        // A stack of our own: what holds what can be as deep as the document is long.
        let mut open = vec![start];
        while let Some(at) = open.last().copied() {
            seen[at] = true;
            let before = open.len();
            open.extend(in_place(&items[at].form).filter(|inner| !seen[*inner]));
            if open.len() == before {
                open.pop();
                sizes[at] = limited(&mut items[at].form, &sizes);
            }
        }
    }
}

/// The types that stand in a type, not behind a list, a map or a box.
fn in_place(form: &Form) -> impl Iterator<Item = usize> {
    let types: Vec<&Type> = match form {
        Form::Record(record) => record.fields.iter().map(|field| &field.ty).collect(),
        Form::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        Form::Alias(ty) => vec![ty],
        Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) => Vec::new(),
    };
    types.into_iter().filter_map(|ty| match ty {
        Type::Named(TypeId(index)) => Some(*index),
        Type::Nullable(inner) => match **inner {
            Type::Named(TypeId(index)) => Some(index),
            _ => None,
        },
        _ => None,
    })
}

/// The size of a type, once its members are no larger than they may be.
fn limited(form: &mut Form, sizes: &[usize]) -> usize {
    match form {
        Form::Record(record) => {
            let fields = record.fields.iter_mut().map(|field| {
                let own = boxed_if_large(&mut field.ty, sizes);
                match field.presence {
                    Presence::Required => own,
                    // Mostly there is room in the value itself to say that it is not there.
                    Presence::Nullable | Presence::Optional | Presence::OptionalNullable => own + 4,
                }
            });
            fields.sum::<usize>() + record.rest.iter().map(|_| 24).sum::<usize>()
        }
        Form::Union(union) => {
            let variants = union.variants.iter_mut();
            let largest = variants
                .map(|variant| boxed_if_large(&mut variant.ty, sizes))
                .max();
            largest.unwrap_or_default().max(32) + 8
        }
        Form::Choice(..) | Form::Newtype(_) => 24,
        Form::Codes(..) => 16,
        Form::Alias(ty) => size(ty, sizes),
    }
}

fn boxed_if_large(ty: &mut Type, sizes: &[usize]) -> usize {
    if size(ty, sizes) > LARGEST {
        cycle::box_in(ty);
    }
    size(ty, sizes)
}

/// How many bytes a type takes in place, roughly.
fn size(ty: &Type, sizes: &[usize]) -> usize {
    match ty {
        Type::Constant(_) => 0,
        Type::Bool => 1,
        Type::I32 | Type::F32 => 4,
        Type::I64 | Type::U64 | Type::F64 => 8,
        Type::Boxed(_) => POINTER,
        Type::String | Type::Secret | Type::Uuid | Type::List(_) | Type::Map(_) => 24,
        Type::Date | Type::Json => 32,
        Type::DateTime => 48,
        Type::Upload | Type::Body => 96,
        Type::Nullable(inner) => size(inner, sizes) + 4,
        Type::Named(TypeId(index)) => sizes[*index],
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::Type;
    use crate::lower::sample::{record, schemas};

    /// A schema with as many texts.
    fn texts(count: usize) -> String {
        let members: Vec<_> = (0..count)
            .map(|index| format!("m{index}: {{type: string}}"))
            .collect();
        format!(
            "{{type: object, required: [m0], properties: {{{}}}}}",
            members.join(", ")
        )
    }

    #[test]
    fn what_is_large_is_boxed_and_makes_what_holds_it_small() {
        let text = format!(
            "
Outer: {{type: object, required: [large], properties: {{large: {{$ref: '#/components/schemas/Large'}}, small: {{$ref: '#/components/schemas/Small'}}}}}}
Holder: {{type: object, properties: {{outer: {{$ref: '#/components/schemas/Outer'}}, list: {{type: array, items: {{$ref: '#/components/schemas/Large'}}}}}}}}
Large: {}
Small: {}",
            texts(60),
            texts(3)
        );
        let (api, said) = schemas(&text);
        let api = api.expect(&said);
        let outer = &record(&api, "Outer").fields;
        assert!(matches!(outer[0].ty, Type::Boxed(_)), "{outer:?}");
        assert!(matches!(outer[1].ty, Type::Named(_)), "{outer:?}");
        let holder = &record(&api, "Holder").fields;
        assert!(matches!(holder[0].ty, Type::Named(_)), "{holder:?}");
        assert!(matches!(holder[1].ty, Type::List(_)), "{holder:?}");
        assert!(said.is_empty(), "{said}");
    }
}
