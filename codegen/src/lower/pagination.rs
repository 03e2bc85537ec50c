//! `x-pagination` becomes the way from one page to the next.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{self, Content, Output, ParameterPlace, Step, Type};
use crate::openapi::{Operation, Pagination, PaginationStyle};
use crate::source::NodeId;

use super::report::Report;
use super::shape::Shapes;
use crate::near::{instead, is_meant};

/// The pagination, if every part of it is in the operation.
pub(super) fn make(
    report: &mut Report<'_>,
    shapes: &Shapes<'_>,
    written: &Operation,
    operation: &ir::Operation,
) -> Option<ir::Pagination> {
    let pagination = written.pagination.as_ref()?;
    let parameter = parameter(report, pagination, operation);
    let (ty, envelope) = answer(report, pagination, operation)?;
    let answer = Answer {
        shapes,
        ty,
        envelope,
    };
    let items = items(report, &answer, pagination);
    let next = next(report, &answer, pagination);
    let ((items, item), next) = (items?, next?);
    parameter.then(|| ir::Pagination {
        style: match pagination.style {
            PaginationStyle::Page => ir::PaginationStyle::Page,
            PaginationStyle::Cursor => ir::PaginationStyle::Cursor,
            PaginationStyle::Link => ir::PaginationStyle::Link,
        },
        parameter: pagination.parameter.clone(),
        items,
        item,
        next,
    })
}

fn parameter(report: &mut Report<'_>, pagination: &Pagination, operation: &ir::Operation) -> bool {
    let query = || {
        operation
            .parameters
            .iter()
            .filter(|one| one.place == ParameterPlace::Query)
    };
    match (&pagination.parameter, pagination.style) {
        (None, PaginationStyle::Link) => true,
        (None, PaginationStyle::Page | PaginationStyle::Cursor) => {
            let message = "`parameter` is missing: the query parameter that asks for a page";
            refuse(report, &pagination.id, message.to_owned(), None);
            false
        }
        (Some(name), _) if query().any(|one| one.wire == *name) => true,
        (Some(name), _) => {
            let message = format!("the operation has no query parameter `{name}`");
            let help = instead(name, query().map(|one| one.wire.as_str()));
            refuse(report, &pagination.id.child("parameter"), message, help);
            false
        }
    }
}

/// What a call is answered with.
struct Answer<'a, 'i> {
    shapes: &'a Shapes<'i>,
    ty: &'i Type,
    envelope: Option<&'i str>,
}

fn answer<'i>(
    report: &mut Report<'_>,
    pagination: &Pagination,
    operation: &'i ir::Operation,
) -> Option<(&'i Type, Option<&'i str>)> {
    if let Output::One(Content::Json { ty, envelope }, _) = &operation.output {
        return Some((ty, envelope.as_deref()));
    }
    let message = "`x-pagination` needs a JSON answer".to_owned();
    refuse(report, &pagination.id, message, None);
    None
}

/// The way to the items, and what they are.
fn items(
    report: &mut Report<'_>,
    answer: &Answer<'_, '_>,
    pagination: &Pagination,
) -> Option<(Vec<Step>, Type)> {
    let Answer { shapes, ty, .. } = answer;
    let (node, list, steps) = match &pagination.items {
        Some(path) => {
            let node = pagination.id.child("items");
            let (list, steps) = follow(report, answer, &node, path)?;
            (node, list, steps)
        }
        None => (pagination.id.clone(), *ty, Vec::new()),
    };
    let Some(element) = shapes.element(list) else {
        let message = match &pagination.items {
            Some(path) => format!("`{path}` is no list"),
            None => "the answer is no list: name its member that is one in `items`".to_owned(),
        };
        refuse(report, &node, message, None);
        return None;
    };
    if shapes.is_nullable(list) || shapes.is_nullable(ty) {
        let message = "an answer that may be null as a whole has no pages".to_owned();
        refuse(report, &node, message, None);
        return None;
    }
    Some((steps, element.clone()))
}

/// The names that lead to what leads to the next page.
fn next(
    report: &mut Report<'_>,
    answer: &Answer<'_, '_>,
    pagination: &Pagination,
) -> Option<Vec<String>> {
    let Some(path) = &pagination.next else {
        return Some(Vec::new());
    };
    let node = pagination.id.child("next");
    let (found, _) = follow(report, answer, &node, path)?;
    if answer.shapes.is_structure(found) {
        let message = format!("`{path}` is neither a text nor a number");
        refuse(report, &node, message, None);
        return None;
    }
    Some(split(path).into_iter().map(str::to_owned).collect())
}

/// The type at the end of a path through the answer, envelope included, and the way there from inside of it.
fn follow<'i>(
    report: &mut Report<'_>,
    answer: &Answer<'_, 'i>,
    node: &NodeId,
    path: &str,
) -> Option<(&'i Type, Vec<Step>)> {
    let Answer {
        shapes,
        ty,
        envelope,
    } = *answer;
    let mut rest = split(path);
    if let Some(envelope) = envelope {
        if rest.first() != Some(&envelope) {
            let message = format!("the answer only has the member `{envelope}`");
            refuse(report, node, message, Some(is_meant(envelope)));
            return None;
        }
        rest.remove(0);
    }
    let mut at = ty;
    let mut steps = Vec::with_capacity(rest.len());
    for word in rest {
        let Some(field) = shapes.field(at, word) else {
            let fields = shapes
                .record(at)
                .map(|record| record.fields.as_slice())
                .unwrap_or_default();
            let help = instead(word, fields.iter().map(|field| field.wire.as_str()));
            let message = format!("the answer has no member `{word}` there");
            refuse(report, node, message, help);
            return None;
        };
        if let Some(text) = field.constant() {
            let message = format!("the member `{word}` is always `{text}`");
            let help = "name a member that differs from page to page".to_owned();
            refuse(report, node, message, Some(help));
            return None;
        }
        at = &field.ty;
        steps.push(Step {
            name: field.name.clone(),
            presence: field.presence,
        });
    }
    Some((at, steps))
}

fn split(path: &str) -> Vec<&str> {
    path.split('.').filter(|word| !word.is_empty()).collect()
}

fn refuse(report: &mut Report<'_>, node: &NodeId, message: String, help: Option<String>) {
    let mut diagnostic = Diagnostic::new(Code::PaginationWord, node.value(), message);
    diagnostic.help = help;
    report.push(node, diagnostic);
}
