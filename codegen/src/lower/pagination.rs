//! `x-pagination` becomes the way from one page to the next.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{self, Content, Output, ParameterPlace, Type};
use crate::openapi::{Operation, Pagination, PaginationStyle};
use crate::source::NodeId;

use super::report::Report;
use super::shape::Shapes;
use crate::near::{is_meant, near};

/// The pagination, if every part of it is in the operation.
pub(super) fn make(
    report: &mut Report<'_>,
    shapes: &Shapes<'_>,
    written: &Operation,
    operation: &ir::Operation,
) -> Option<ir::Pagination> {
    let pagination = written.pagination.as_ref()?;
    let parameter = parameter(report, pagination, operation);
    let items = split(&pagination.items);
    let next = split(&pagination.next);
    let list = follow(
        report,
        shapes,
        operation,
        &pagination.id.child("items"),
        &items,
    )?;
    let after = follow(
        report,
        shapes,
        operation,
        &pagination.id.child("next"),
        &next,
    );
    if shapes.element(list).is_none() {
        let message = format!("`{}` is no list", pagination.items);
        refuse(report, &pagination.id.child("items"), message, None);
        return None;
    }
    (parameter && after.is_some()).then(|| ir::Pagination {
        style: match pagination.style {
            PaginationStyle::Page => ir::PaginationStyle::Page,
            PaginationStyle::Cursor => ir::PaginationStyle::Cursor,
            PaginationStyle::Link => ir::PaginationStyle::Link,
        },
        parameter: pagination.parameter.clone(),
        items: items.into_iter().map(str::to_owned).collect(),
        next: next.into_iter().map(str::to_owned).collect(),
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
            let near = near(name, query().map(|one| one.wire.as_str()));
            refuse(report, &pagination.id.child("parameter"), message, near);
            false
        }
    }
}

/// The type at the end of a path through the answer, envelope included.
fn follow<'i>(
    report: &mut Report<'_>,
    shapes: &Shapes<'i>,
    operation: &'i ir::Operation,
    node: &NodeId,
    path: &[&str],
) -> Option<&'i Type> {
    let Output::One(Content::Json { ty, envelope }, _) = &operation.output else {
        refuse(
            report,
            node,
            "`x-pagination` needs a JSON answer".to_owned(),
            None,
        );
        return None;
    };
    let mut rest = path;
    if let Some(envelope) = envelope {
        let Some((first, after)) = path.split_first().filter(|(first, _)| *first == envelope)
        else {
            let message = format!("the answer only has the member `{envelope}`");
            refuse(report, node, message, Some(envelope));
            return None;
        };
        let _ = first;
        rest = after;
    }
    let mut at = ty;
    for word in rest {
        let Some(field) = shapes.field(at, word) else {
            let fields = shapes
                .record(at)
                .map(|record| record.fields.as_slice())
                .unwrap_or_default();
            let near = near(word, fields.iter().map(|field| field.wire.as_str()));
            refuse(
                report,
                node,
                format!("the answer has no member `{word}` there"),
                near,
            );
            return None;
        };
        at = &field.ty;
    }
    Some(at)
}

fn split(path: &str) -> Vec<&str> {
    path.split('.').filter(|word| !word.is_empty()).collect()
}

fn refuse(report: &mut Report<'_>, node: &NodeId, message: String, near: Option<&str>) {
    let mut diagnostic = Diagnostic::new(Code::PaginationWord, node.value(), message);
    diagnostic.help = near.map(is_meant);
    report.push(node, diagnostic);
}
