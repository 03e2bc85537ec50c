//! Which operations reach a type decides where it lives and what it can do.

use crate::ir::inside::behind;
use crate::ir::{Content, Form, Group, Item, Operation, Output, Type, TypeId, Way};

/// Which members of a type lead on to others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Carried {
    Anyhow,
    InRequests,
    InAnswers,
    InBoth,
}

impl Carried {
    fn has(self, way: Way) -> bool {
        match way {
            Way::Both => true,
            Way::Answers => matches!(self, Self::Anyhow | Self::InAnswers),
            Way::Requests => matches!(self, Self::Anyhow | Self::InRequests),
        }
    }
}

/// Fills in `home`, `sent` and `error_body`.
pub(super) fn mark(items: &mut [Item], groups: &[Group]) {
    mark_homes(items, groups);
    let operations = || groups.iter().flat_map(|group| &group.operations);
    let sent = closure(
        items,
        operations().flat_map(sent_types),
        Carried::InRequests,
    );
    for (item, sent) in items.iter_mut().zip(&sent) {
        item.sent = *sent;
    }
    for ty in operations().flat_map(error_types) {
        mark_error_body(items, ty);
    }
}

/// Where a type lives, as far as is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Nowhere,
    Group(usize),
    /// Several groups lead to it, or something that is always compiled.
    Shared,
}

impl Home {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nowhere, home) | (home, Self::Nowhere) => home,
            (Self::Group(one), Self::Group(other)) if one == other => self,
            (Self::Group(_) | Self::Shared, Self::Group(_) | Self::Shared) => Self::Shared,
        }
    }
}

fn mark_homes(items: &mut [Item], groups: &[Group]) {
    let mut homes = vec![Home::Nowhere; items.len()];
    for (position, group) in groups.iter().enumerate() {
        for operation in &group.operations {
            for ty in [sent_types(operation), received_types(operation)].concat() {
                settle(items, &mut homes, ty.innermost(), Home::Group(position));
            }
        }
    }
    // What no group reaches is always compiled, and so is all that it leads to.
    for index in 0..items.len() {
        if homes[index] == Home::Nowhere {
            settle(items, &mut homes, Some(TypeId(index)), Home::Shared);
        }
    }
    for (item, home) in items.iter_mut().zip(homes) {
        item.home = match home {
            Home::Group(position) => Some(position),
            Home::Nowhere | Home::Shared => None,
        };
    }
}

/// Tells a type and all that it leads to of a home. Each type changes its home twice at most, so that this takes
/// as long as there are types, however many groups there are.
fn settle(items: &[Item], homes: &mut [Home], from: Option<TypeId>, home: Home) {
    let mut open: Vec<TypeId> = from.into_iter().collect();
    while let Some(TypeId(index)) = open.pop() {
        let both = homes[index].and(home);
        if both != homes[index] {
            homes[index] = both;
            open.extend(held(&items[index].form, Carried::Anyhow));
        }
    }
}

/// Everything that these types lead to, themselves included.
pub(super) fn closure<'t>(
    items: &[Item],
    roots: impl Iterator<Item = &'t Type>,
    carried: Carried,
) -> Vec<bool> {
    let mut reached = vec![false; items.len()];
    let mut open: Vec<TypeId> = roots.filter_map(Type::innermost).collect();
    while let Some(TypeId(index)) = open.pop() {
        if std::mem::replace(&mut reached[index], true) {
            continue;
        }
        open.extend(held(&items[index].form, carried));
    }
    reached
}

/// The types that one holds, however deep behind lists and maps.
pub(super) fn held(form: &Form, carried: Carried) -> Vec<TypeId> {
    match form {
        Form::Record(record) => {
            let fields = record.fields.iter();
            let fields = fields.filter(|field| carried.has(field.way));
            let rest = record.rest.iter().map(|rest| &rest.ty);
            let types = fields.map(|field| &field.ty).chain(rest);
            types.filter_map(Type::innermost).collect()
        }
        Form::Union(union) => {
            let variants = union.variants.iter();
            variants
                .filter_map(|variant| variant.ty.innermost())
                .collect()
        }
        Form::Newtype(newtype) => newtype.from.clone(),
        Form::Alias(ty) => ty.innermost().into_iter().collect(),
        Form::Choice(..) | Form::Codes(..) => Vec::new(),
    }
}

pub(super) fn sent_types(operation: &Operation) -> Vec<&Type> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    parameters
        .chain(operation.body.iter().map(|body| &body.ty))
        .collect()
}

pub(super) fn received_types(operation: &Operation) -> Vec<&Type> {
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
    let mut at = ty;
    loop {
        at = if let Type::Nullable(inner) = at {
            inner
        } else if let Some(behind) = behind(items, at) {
            behind
        } else {
            break;
        };
    }
    if let Some(TypeId(index)) = at.named() {
        items[index].error_body = true;
    }
}
