//! What a document gives as examples becomes one example for each type.
//!
//! A type's own example comes first; then what stands at its place in the examples of answers and
//! of requests, in the order of the document; then what stands there in the examples of other
//! types. A type that occurs in none gets the plainest value that there is, made of the examples of
//! its members. What does not fit the type is passed over.

use crate::ir::chosen::variant;
use crate::ir::held::held;
use crate::ir::plain::{self, Parts};
use crate::ir::{
    Content, Form, Group, Item, Operation, Output, ResponseExample, Status, Type, TypeId,
};
use crate::tree::Tree;

/// Fills in `example` of every type, and frees members of examples that do not fit.
pub(super) fn choose(items: &mut [Item], groups: &[Group]) {
    let found = documented(items, groups);
    for (item, found) in items.iter_mut().zip(found) {
        item.example = found;
    }
    free_unfit_members(items);
    for index in 0..items.len() {
        if items[index].example.is_none() {
            let ty = Type::Named(TypeId(index));
            let plainest = plain::tree(items, &ty, Parts::Documented);
            items[index].example = held(items, &ty, &plainest);
        }
    }
}

/// The examples of the document, by the types that they are of.
struct Found<'i> {
    items: &'i [Item],
    examples: Vec<Option<Tree>>,
}

fn documented(items: &[Item], groups: &[Group]) -> Vec<Option<Tree>> {
    let own = items.iter().enumerate().map(|(index, item)| {
        let ty = Type::Named(TypeId(index));
        let mut examples = item.examples.iter();
        examples.find_map(|example| held(items, &ty, example))
    });
    let mut found = Found {
        items,
        examples: own.collect(),
    };
    let operations = || groups.iter().flat_map(|group| &group.operations);
    operations().for_each(|operation| found.look_into_answers(operation));
    operations().for_each(|operation| found.look_into_requests(operation));
    for (index, item) in items.iter().enumerate() {
        for example in &item.examples {
            found.look(&Type::Named(TypeId(index)), example);
        }
    }
    found.examples
}

impl Found<'_> {
    fn look_into_answers(&mut self, operation: &Operation) {
        for ResponseExample { status, example } in &operation.response_examples {
            if let Some(Content::Json { ty, envelope }) = content(operation, *status) {
                self.look_inside(ty, envelope.as_deref(), &example.value);
            }
        }
    }

    fn look_into_requests(&mut self, operation: &Operation) {
        for parameter in &operation.parameters {
            if let Some(example) = &parameter.example {
                self.look(&parameter.ty, example);
            }
        }
        if let Some(body) = &operation.body {
            for example in &body.examples {
                self.look_inside(
                    &body.ty,
                    body.envelope().map(String::as_str),
                    &example.value,
                );
            }
        }
    }

    fn look_inside(&mut self, ty: &Type, envelope: Option<&str>, value: &Tree) {
        let inner = envelope.map_or(Some(value), |envelope| value.get(envelope));
        if let Some(inner) = inner {
            self.look(ty, inner);
        }
    }

    /// Keeps the value for its type, and the parts of it for theirs, where none is known yet.
    fn look(&mut self, ty: &Type, value: &Tree) {
        if let Type::Nullable(inner) | Type::Boxed(inner) = ty {
            return self.look(inner, value);
        }
        if let Some(TypeId(index)) = ty.named() {
            if self.examples[index].is_none() {
                self.examples[index] = held(self.items, ty, value);
            }
            return self.look_into_parts(&self.items[index].form, value);
        }
        match (value, ty) {
            (Tree::List(elements), Type::List(inner)) => {
                for element in elements {
                    self.look(inner, element);
                }
            }
            (Tree::Map(members), Type::Map(inner)) => {
                for (_, member) in members {
                    self.look(inner, member);
                }
            }
            (_, _) => {}
        }
    }

    fn look_into_parts(&mut self, form: &Form, value: &Tree) {
        match form {
            Form::Record(record) => {
                for field in &record.fields {
                    if let Some(value) = value.get(&field.wire) {
                        self.look(&field.ty, value);
                    }
                }
            }
            Form::Union(union) => {
                if let Some(variant) = variant(self.items, union, value) {
                    self.look(&variant.ty, value);
                }
            }
            Form::Alias(ty) => self.look(ty, value),
            Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) => {}
        }
    }
}

/// What an answer of this status carries.
pub(super) fn content(operation: &Operation, status: Status) -> Option<&Content> {
    let success = match &operation.output {
        Output::One(content, statuses) if statuses.contains(&status) => return Some(content),
        Output::One(..) => None,
        Output::Choice(answers) => Some(answers),
    };
    let answers = success.into_iter().chain(&operation.error);
    let mut variants = answers.flat_map(|answers| &answers.variants);
    variants
        .find(|answer| answer.status == status)
        .map(|answer| &answer.content)
}

/// A member's example counts only where the member can hold it.
fn free_unfit_members(items: &mut [Item]) {
    for index in 0..items.len() {
        let Form::Record(record) = &items[index].form else {
            continue;
        };
        let examples: Vec<_> = record
            .fields
            .iter()
            .map(|field| held(items, &field.ty, field.example.as_ref()?))
            .collect();
        if let Form::Record(record) = &mut items[index].form {
            for (field, example) in record.fields.iter_mut().zip(examples) {
                field.example = example;
            }
        }
    }
}

#[cfg(test)]
mod tests;
