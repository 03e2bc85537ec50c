//! A union that is one of its own alternatives is not: reading it would begin anew for ever.

use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::ir::{Form, Item, Type, TypeId};

use super::report::Report;
use super::usage::Source;

/// Takes the alternatives away that lead back to their union, through nothing but names and other unions.
pub(super) fn open(items: &mut [Item], sources: &[Source], report: &mut Report<'_>) {
    for index in 0..items.len() {
        let Form::Union(union) = &items[index].form else {
            continue;
        };
        let leading = union
            .variants
            .iter()
            .map(|variant| leads_to(items, &variant.ty, index));
        let leading: Vec<bool> = leading.collect();
        if !leading.contains(&true) {
            continue;
        }
        let message = "an alternative leads back to these alternatives, and adds nothing to them";
        report.at_value(Code::Ignored, &sources[index].node, message);
        let form = &mut items[index].form;
        if let Form::Union(union) = form {
            let mut leading = leading.into_iter();
            union.variants.retain(|_| leading.next() != Some(true));
            if union.variants.is_empty() {
                *form = Form::Alias(Type::Json);
            }
        }
    }
}

fn leads_to(items: &[Item], from: &Type, index: usize) -> bool {
    let mut open = vec![from];
    let mut seen = HashSet::new();
    while let Some(mut ty) = open.pop() {
        while let Type::Boxed(inner) | Type::Nullable(inner) = ty {
            ty = inner;
        }
        // What is in a list or an object is further on in the text.
        let Some(TypeId(id)) = ty.named() else {
            continue;
        };
        if id == index {
            return true;
        }
        if !seen.insert(id) {
            continue;
        }
        match &items[id].form {
            Form::Alias(ty) => open.push(ty),
            Form::Union(union) => open.extend(union.variants.iter().map(|variant| &variant.ty)),
            Form::Record(_) | Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) => {}
        }
    }
    false
}
