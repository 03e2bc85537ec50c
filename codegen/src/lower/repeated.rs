//! An `operationId` that several operations have is kept by the first of each group.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::naming::Ident;
use crate::openapi::{Document, Operation};
use crate::source::NodeId;

use super::operation_name::group_of;
use super::report::Report;

/// Operations whose id another had before.
pub(super) struct Repeated<'a> {
    by_operation: HashMap<&'a NodeId, Earlier<'a>>,
}

struct Earlier<'a> {
    id: &'a str,
    first: &'a NodeId,
    in_its_group: bool,
}

impl<'a> Repeated<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let mut first: HashMap<&str, (&NodeId, Vec<String>)> = HashMap::new();
        let mut by_operation = HashMap::new();
        for path in &document.paths {
            for operation in &path.operations {
                let Some(id) = operation.operation_id.as_deref() else {
                    continue;
                };
                let own = group_of(path, operation);
                let Some((before, groups)) = first.get_mut(id) else {
                    first.insert(id, (&operation.id, vec![own]));
                    continue;
                };
                let earlier = Earlier {
                    id,
                    first: before,
                    in_its_group: groups.contains(&own),
                };
                groups.push(own);
                by_operation.insert(&operation.id, earlier);
            }
        }
        Self { by_operation }
    }

    /// Whether the operation has to be called otherwise.
    pub(super) fn gives_up_its_id(&self, operation: &Operation) -> bool {
        self.by_operation
            .get(&operation.id)
            .is_some_and(|earlier| earlier.in_its_group)
    }

    /// Says what an operation is called whose id is not its own.
    pub(super) fn warn(&self, operation: &Operation, name: &Ident, report: &mut Report<'_>) {
        let Some(earlier) = self.by_operation.get(&operation.id) else {
            return;
        };
        let node = operation.id.child("operationId");
        let message = format!(
            "the operationId `{}` is used twice; this operation is called `{name}`",
            earlier.id
        );
        let place = earlier.first.child("operationId").value();
        let diagnostic = Diagnostic::new(Code::DuplicateOperationId, node.value(), message)
            .note(place, "it is used here first")
            .help("give this operation an id of its own");
        report.push(&node, diagnostic);
    }
}
