//! What an operation has to be given becomes the arguments of its methods.

use super::layout::expectation;
use super::types::{self, Place, Taken};
use crate::ir::{Api, Body, BodyForm, Operation, Parameter};

/// More of them than clippy likes to see, the handle included.
const MANY_ARGUMENTS: usize = 7;

/// What has to be given: parameters, then the body.
pub(crate) fn required(operation: &Operation) -> (impl Iterator<Item = &Parameter>, Option<&Body>) {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    (
        parameters,
        operation.body.as_ref().filter(|body| body.required),
    )
}

/// What may be given besides.
pub(super) fn optional(operation: &Operation) -> (impl Iterator<Item = &Parameter>, Option<&Body>) {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required);
    (
        parameters,
        operation.body.as_ref().filter(|body| !body.required),
    )
}

/// As the method declares them.
pub(super) fn declared(api: &Api, operation: &Operation) -> Vec<String> {
    let (parameters, body) = required(operation);
    let parameters = parameters.map(|Parameter { name, ty, .. }| {
        let ty = Taken::by_call(api, ty).ty(types::text(api, ty, Place::Outside));
        format!("{name}: {ty}")
    });
    let body = body.map(|body| {
        let (name, taken) = (&body.name, taken(api, body));
        format!("{name}: {taken}")
    });
    parameters.chain(body).collect()
}

/// What a body is taken as.
pub(super) fn taken(api: &Api, body: &Body) -> String {
    let ty = types::text(api, &body.ty, Place::Outside);
    match &body.form {
        BodyForm::Items { .. } => format!("impl Into<JsonItems<{ty}>>"),
        BodyForm::Json { .. }
        | BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Content { .. } => Taken::by_new(api, &body.ty).ty(ty),
    }
}

/// What clippy would say, and why it is so.
pub(super) fn many(arguments: usize) -> String {
    if arguments + 1 > MANY_ARGUMENTS {
        let reason = "these are the parameters that the API requires";
        expectation(&["clippy::too_many_arguments"], reason)
    } else {
        String::new()
    }
}
