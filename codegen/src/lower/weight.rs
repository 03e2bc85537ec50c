//! Types that take much room are boxed where another type holds them.
//!
//! A value is moved on its way out of a call. Without this some answers of well-known APIs are more than a megabyte in
//! one piece, which no stack of a task or a thread holds twice.

use crate::ir::{Form, Item, Presence, Record, Type, Union};

use super::cycle::{Needed, box_in, member_mut, steps};

/// What takes more bytes than this is boxed.
const LARGE: usize = 1024;

/// Leaves no type that holds a large one in place. There is no cycle in place any more.
pub(super) fn bound(items: &mut [Item]) {
    let mut sizes: Vec<Option<usize>> = vec![None; items.len()];
    for start in 0..items.len() {
        if sizes[start].is_some() {
            continue;
        }
        let mut stack = vec![(start, steps(items, start, Needed::Sometimes).into_iter())];
        while let Some((at, rest)) = stack.last_mut() {
            if let Some((_, held)) = rest.find(|(_, held)| sizes[*held].is_none()) {
                stack.push((held, steps(items, held, Needed::Sometimes).into_iter()));
                continue;
            }
            let at = *at;
            stack.pop();
            for (member, held) in steps(items, at, Needed::Sometimes) {
                if sizes[held].is_some_and(|size| size > LARGE) {
                    box_in(member_mut(&mut items[at].form, member));
                }
            }
            sizes[at] = Some(of_form(items, &sizes, &items[at].form));
        }
    }
}

/// Bytes on a machine of 64 bits, more or less.
fn of_form(items: &[Item], sizes: &[Option<usize>], form: &Form) -> usize {
    match form {
        Form::Record(Record { fields, rest }) => {
            let fields = fields.iter().map(|field| match field.presence {
                Presence::Required => of_type(items, sizes, &field.ty),
                Presence::Nullable | Presence::Optional | Presence::OptionalNullable => {
                    of_type(items, sizes, &field.ty) + 8
                }
            });
            fields.sum::<usize>() + rest.as_ref().map_or(0, |_| 24)
        }
        Form::Union(Union { variants, .. }) => {
            let variants = variants.iter();
            let largest = variants
                .map(|variant| of_type(items, sizes, &variant.ty))
                .max();
            largest.unwrap_or(0).max(32) + 8
        }
        Form::Choice(_) | Form::Newtype(_) => 24,
        Form::Codes(_) => 16,
        Form::Alias(ty) => of_type(items, sizes, ty),
    }
}

fn of_type(items: &[Item], sizes: &[Option<usize>], ty: &Type) -> usize {
    match ty {
        Type::Bool => 1,
        Type::I32 | Type::F32 => 4,
        Type::I64 | Type::F64 | Type::Boxed(_) => 8,
        Type::String | Type::Secret | Type::Uuid | Type::List(_) | Type::Map(_) => 24,
        Type::Json | Type::Body => 32,
        Type::DateTime | Type::Date => 48,
        Type::Upload => 96,
        Type::Nullable(inner) => of_type(items, sizes, inner) + 8,
        Type::Named(id) => match (&items[id.0].form, sizes[id.0]) {
            (_, Some(size)) => size,
            (Form::Alias(behind), None) => of_type(items, sizes, behind),
            // It is a list's or a map's own affair.
            (
                Form::Record(_)
                | Form::Choice(_)
                | Form::Codes(_)
                | Form::Union(_)
                | Form::Newtype(_),
                None,
            ) => 24,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::Type;
    use crate::lower::sample::{record, schemas};

    /// A schema of so many texts.
    fn texts(count: usize) -> String {
        let members: Vec<_> = (0..count)
            .map(|index| format!("t{index}: {{type: string}}"))
            .collect();
        format!("{{type: object, properties: {{{}}}}}", members.join(", "))
    }

    #[test]
    fn what_is_large_is_boxed_and_then_makes_nothing_else_large() {
        let text = format!(
            "Large: {}\nSmall: {}\nMiddle: {{type: object, properties: {{a: {{$ref: '#/components/schemas/Large'}}, b: {{$ref: '#/components/schemas/Small'}}}}}}\nOuter: {{type: object, properties: {{a: {{$ref: '#/components/schemas/Middle'}}}}}}",
            texts(60),
            texts(3)
        );
        let (api, said) = schemas(&text);
        let api = api.expect(&said);
        let fields = &record(&api, "Middle").fields;
        assert!(matches!(fields[0].ty, Type::Boxed(_)), "{:?}", fields[0].ty);
        assert!(matches!(fields[1].ty, Type::Named(_)), "{:?}", fields[1].ty);
        let outer = &record(&api, "Outer").fields;
        assert!(matches!(outer[0].ty, Type::Named(_)), "{:?}", outer[0].ty);
    }

    #[test]
    fn a_chain_without_end_in_sight_is_no_matter_of_the_stack() {
        let link = |index: usize| {
            let before = index - 1;
            format!(
                "S{index}: {{type: object, properties: {{a: {{$ref: '#/components/schemas/S{before}'}}}}}}"
            )
        };
        let links: Vec<String> = (1..4000).map(link).collect();
        let text = format!("S0: {{type: object}}\n{}", links.join("\n"));
        let (api, said) = schemas(&text);
        assert!(api.is_some(), "{said}");
    }
}
