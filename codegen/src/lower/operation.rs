//! An operation of a path becomes a call: what is sent, what comes back, and when it may be resent.

use crate::diagnostic::Code;
use crate::ir::{Body, HttpMethod, Operation, Parameter, Resend};
use crate::naming::Scope;
use crate::openapi;

use super::group::Planned;
use super::security::Needs;
use super::types::Types;
use super::{answers, body, docs, parameter, path};

/// The operation; what our own words add to it comes when every type is known.
pub(super) fn make<'a>(
    types: &mut Types<'a>,
    planned: &Planned<'a>,
    names: &mut Scope,
    server: usize,
    security: Needs,
) -> Operation {
    let Planned {
        path: item,
        operation,
        ..
    } = *planned;
    let (parameters, body) = arguments(types, planned);
    let method = http_method(operation);
    warn_of_fragment(types, item);
    let answers = answers::make(types, planned, &method, names);
    Operation {
        wire: operation
            .operation_id
            .clone()
            .unwrap_or_else(|| format!("{} {}", operation.method, item.path)),
        method_name: planned.method_name.clone(),
        marker: planned.marker.clone(),
        docs: docs::of(
            operation.summary.as_deref().or(item.summary.as_deref()),
            operation
                .description
                .as_deref()
                .or(item.description.as_deref()),
        ),
        deprecated: operation.deprecated,
        resend: resend(&method, operation),
        method,
        path: path::sent(&item.path),
        server,
        security: security.alternatives,
        scopes: security.scopes,
        parameters,
        body,
        output: answers.output,
        error: answers.error,
        waits: Vec::new(),
        pagination: None,
        series: answers.bodies.series,
        headers: answers.bodies.headers,
        response_examples: answers.bodies.examples,
        response_media: answers.bodies.media,
    }
}

/// Required parameters, the body and optional parameters are named in one scope, in this order.
fn arguments<'a>(types: &mut Types<'a>, planned: &Planned<'a>) -> (Vec<Parameter>, Option<Body>) {
    let Planned {
        path, operation, ..
    } = *planned;
    let (required, optional) = parameter::described(types, path, operation);
    let mut scope = Scope::arguments();
    let owner = planned.owner.as_str();
    let mut parameters: Vec<_> = required
        .iter()
        .filter_map(|one| parameter::make(types, one, owner, &mut scope))
        .collect();
    let body = planned
        .body
        .and_then(|body| body::described(types, operation, body, owner));
    let (required_body, optional_body) = match body {
        Some(body) if body.required => (Some(body), None),
        other => (None, other),
    };
    let mut body = required_body.map(|body| body.named(types, &mut scope));
    let mut scope = scope.into_setters(answers::ways(types.nodes(), operation));
    parameters.extend(
        optional
            .iter()
            .filter_map(|one| parameter::make(types, one, owner, &mut scope)),
    );
    body = body.or_else(|| optional_body.map(|body| body.named(types, &mut scope)));
    (parameters, body)
}

fn warn_of_fragment(types: &mut Types<'_>, item: &openapi::PathItem) {
    if let (_, Some(_)) = path::cut(&item.path, '#') {
        let message = "a request carries no fragment: what follows `#` is not sent";
        types.report.at_key(Code::Ignored, &item.id, message);
    }
}

fn http_method(operation: &openapi::Operation) -> HttpMethod {
    match operation.method.as_str() {
        "GET" => HttpMethod::Get,
        "HEAD" => HttpMethod::Head,
        "POST" => HttpMethod::Post,
        "PUT" => HttpMethod::Put,
        "PATCH" => HttpMethod::Patch,
        "DELETE" => HttpMethod::Delete,
        "OPTIONS" => HttpMethod::Options,
        "TRACE" => HttpMethod::Trace,
        "QUERY" => HttpMethod::Query,
        other => HttpMethod::Other(other.to_owned()),
    }
}

fn resend(method: &HttpMethod, operation: &openapi::Operation) -> Resend {
    match method {
        HttpMethod::Get
        | HttpMethod::Head
        | HttpMethod::Options
        | HttpMethod::Trace
        | HttpMethod::Query => Resend::Safe,
        HttpMethod::Put | HttpMethod::Delete => Resend::Idempotent,
        HttpMethod::Post | HttpMethod::Patch | HttpMethod::Other(_) if operation.idempotent => {
            Resend::Marked
        }
        HttpMethod::Post | HttpMethod::Patch | HttpMethod::Other(_) => Resend::Never,
    }
}
