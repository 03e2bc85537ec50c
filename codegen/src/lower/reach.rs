//! Which operations reach a type decides where it lives and what it can do.

use crate::ir::{Content, Form, Group, Item, Operation, Output, Presence, Type, TypeId};

use super::shape::innermost;
use super::usage::{Origin, Source};

/// Fills in `home`, `sent` and `error_body`, and frees each direction of what only the other has.
pub(super) fn mark(items: &mut [Item], sources: &[Source], groups: &[Group]) {
    mark_homes(items, groups);
    let operations = || groups.iter().flat_map(|group| &group.operations);
    let sent = closure(items, operations().flat_map(sent_types));
    let received = closure(items, operations().flat_map(received_types));
    for (item, sent) in items.iter_mut().zip(&sent) {
        item.sent = *sent;
    }
    for ty in operations().flat_map(error_types) {
        mark_error_body(items, ty);
    }
    for (index, source) in sources.iter().enumerate() {
        free_one_way_members(&mut items[index], &source.members, received[index]);
    }
}

fn mark_homes(items: &mut [Item], groups: &[Group]) {
    let mut several = vec![false; items.len()];
    for (position, group) in groups.iter().enumerate() {
        let all = |operation| {
            sent_types(operation)
                .into_iter()
                .chain(received_types(operation))
        };
        let reached = closure(items, group.operations.iter().flat_map(all));
        for (index, _) in reached.iter().enumerate().filter(|(_, reached)| **reached) {
            let item = &mut items[index];
            several[index] |= item.home.is_some();
            item.home = Some(position);
        }
    }
    // What no group reaches is always compiled, and so is all that it leads to.
    let unreached: Vec<Type> = (0..items.len())
        .filter(|index| items[*index].home.is_none())
        .map(|index| Type::Named(TypeId(index)))
        .collect();
    for (several, reached) in several.iter_mut().zip(closure(items, unreached.iter())) {
        *several |= reached;
    }
    for (item, several) in items.iter_mut().zip(several) {
        item.home = item.home.filter(|_| !several);
    }
}

/// Everything that these types lead to, themselves included.
fn closure<'t>(items: &[Item], roots: impl Iterator<Item = &'t Type>) -> Vec<bool> {
    let mut reached = vec![false; items.len()];
    let mut open: Vec<TypeId> = roots.filter_map(innermost).collect();
    while let Some(TypeId(index)) = open.pop() {
        if std::mem::replace(&mut reached[index], true) {
            continue;
        }
        match &items[index].form {
            Form::Record(record) => {
                let rest = record.rest.iter().map(|rest| &rest.ty);
                open.extend(
                    record
                        .fields
                        .iter()
                        .map(|field| &field.ty)
                        .chain(rest)
                        .filter_map(innermost),
                );
            }
            Form::Union(union) => {
                open.extend(
                    union
                        .variants
                        .iter()
                        .filter_map(|variant| innermost(&variant.ty)),
                );
            }
            Form::Newtype(newtype) => open.extend(&newtype.from),
            Form::Alias(ty) => open.extend(innermost(ty)),
            Form::Choice(..) | Form::Codes(_) => {}
        }
    }
    reached
}

fn sent_types(operation: &Operation) -> Vec<&Type> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    parameters
        .chain(operation.body.iter().map(|body| &body.ty))
        .collect()
}

fn received_types(operation: &Operation) -> Vec<&Type> {
    let mut types = error_types(operation);
    types.extend(operation.series.iter().map(|series| &series.ty));
    match &operation.output {
        Output::One(content, _) => types.extend(json(content)),
        Output::Choice(answers) => {
            types.extend(
                answers
                    .variants
                    .iter()
                    .filter_map(|answer| json(&answer.content)),
            );
        }
    }
    types
}

fn error_types(operation: &Operation) -> Vec<&Type> {
    let answers = operation.error.iter().flat_map(|answers| &answers.variants);
    answers.filter_map(|answer| json(&answer.content)).collect()
}

fn json(content: &Content) -> Option<&Type> {
    match content {
        Content::Json { ty, .. } => Some(ty),
        Content::Empty | Content::Text | Content::Bytes => None,
    }
}

/// The answer's own type, behind aliases; not what it contains.
fn mark_error_body(items: &mut [Item], ty: &Type) {
    let mut at = ty.clone();
    loop {
        let index = match at {
            Type::Named(TypeId(index)) => index,
            Type::Nullable(inner) => {
                at = *inner;
                continue;
            }
            Type::Bool
            | Type::I32
            | Type::I64
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
            | Type::Boxed(_) => return,
        };
        let item = &mut items[index];
        match &item.form {
            Form::Alias(inner) => at = inner.clone(),
            Form::Record(_)
            | Form::Choice(..)
            | Form::Codes(_)
            | Form::Union(_)
            | Form::Newtype(_) => {
                item.error_body = true;
                return;
            }
        }
    }
}

/// A member that only one direction has is never required in both, nor in the other alone.
fn free_one_way_members(item: &mut Item, origins: &[Origin], received: bool) {
    let sent = item.sent;
    let Form::Record(record) = &mut item.form else {
        return;
    };
    for (field, origin) in record.fields.iter_mut().zip(origins) {
        if (origin.read_only && sent) || (origin.write_only && received) {
            field.presence = match field.presence {
                Presence::Required | Presence::Optional => Presence::Optional,
                Presence::Nullable | Presence::OptionalNullable => Presence::OptionalNullable,
            };
        }
    }
}
