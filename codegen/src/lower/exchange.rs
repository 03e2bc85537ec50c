//! `x-token-exchange` leads to the operation that gives the token.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Content, Group, Operation, OperationId, Output, Scheme, SchemeKind};
use crate::openapi::TokenExchange;
use crate::source::NodeId;

use super::group::Plan;
use super::report::Report;
use super::security::{Kind, Schemes};
use super::shape::Shapes;
use crate::near::instead;

/// The schemes with their exchanges; one that leads nowhere is an error and a plain bearer.
pub(super) fn resolve(
    schemes: Schemes<'_>,
    report: &mut Report<'_>,
    shapes: &Shapes<'_>,
    plans: &[Plan<'_>],
    groups: &[Group],
) -> Vec<Scheme> {
    let resolved = schemes.list.into_iter().map(|scheme| Scheme {
        wire: scheme.wire.to_owned(),
        docs: scheme.docs,
        deprecated: scheme.deprecated,
        env: scheme.env,
        kind: match scheme.kind {
            Kind::Basic => SchemeKind::Basic,
            Kind::Bearer => SchemeKind::Bearer,
            Kind::ApiKey { place, name } => SchemeKind::ApiKey { place, name },
            Kind::Granted {
                client_credentials,
                refresh,
            } => SchemeKind::Granted {
                client_credentials,
                refresh,
            },
            Kind::Other(what) => SchemeKind::Other(what),
            Kind::Exchange(credential, exchange) => match target(exchange, plans, report) {
                Some(operation) => {
                    check(
                        exchange,
                        &groups[operation.group].operations[operation.index],
                        shapes,
                        report,
                    );
                    SchemeKind::Exchange {
                        credential,
                        operation,
                        token: exchange.token.clone(),
                        lifetime_seconds: exchange.lifetime,
                        renew_seconds: exchange.renew,
                    }
                }
                None => SchemeKind::Bearer,
            },
        },
    });
    resolved.collect()
}

fn target(
    exchange: &TokenExchange,
    plans: &[Plan<'_>],
    report: &mut Report<'_>,
) -> Option<OperationId> {
    for (group, plan) in plans.iter().enumerate() {
        let wanted = Some(exchange.operation.as_str());
        let found = plan
            .operations
            .iter()
            .position(|one| one.operation.operation_id.as_deref() == wanted);
        if let Some(index) = found {
            refuse_ambiguous(exchange, plans, report);
            return Some(OperationId { group, index });
        }
    }
    let all = plans.iter().flat_map(|plan| &plan.operations);
    let help = instead(
        &exchange.operation,
        all.filter_map(|one| one.operation.operation_id.as_deref()),
    );
    let message = format!("no operation has the operationId `{}`", exchange.operation);
    refuse(&exchange.id.child("operation"), message, help, report);
    None
}

/// The word means one operation.
fn refuse_ambiguous(exchange: &TokenExchange, plans: &[Plan<'_>], report: &mut Report<'_>) {
    let all = plans.iter().flat_map(|plan| &plan.operations);
    let wanted = Some(exchange.operation.as_str());
    let mut nodes: Vec<&NodeId> = all
        .filter(|one| one.operation.operation_id.as_deref() == wanted)
        .map(|one| &one.operation.id)
        .collect();
    nodes.dedup();
    if nodes.len() > 1 {
        let message = format!(
            "several operations have the operationId `{}`",
            exchange.operation
        );
        refuse(&exchange.id.child("operation"), message, None, report);
    }
}

fn check(
    exchange: &TokenExchange,
    operation: &Operation,
    shapes: &Shapes<'_>,
    report: &mut Report<'_>,
) {
    let node = exchange.id.child("token");
    refuse_arguments(exchange, operation, report);
    let record = match &operation.output {
        Output::One(Content::Json { ty, .. }, _) => shapes.record(ty),
        Output::One(Content::Empty | Content::Text | Content::Bytes, _) | Output::Choice(_) => None,
    };
    let Some(record) = record else {
        let message = format!(
            "the answer of `{}` is no object, so it has no member `{}`",
            operation.wire, exchange.token
        );
        refuse(&node, message, None, report);
        return;
    };
    let token = &exchange.token;
    let Some(field) = record.fields.iter().find(|field| field.wire == *token) else {
        let message = format!("the answer of `{}` has no member `{token}`", operation.wire);
        let members = record.fields.iter().map(|field| field.wire.as_str());
        refuse(&node, message, instead(token, members), report);
        return;
    };
    if let Some(text) = field.constant() {
        let message = format!("the member `{token}` is always `{text}`");
        let help = "name the member that has the token".to_owned();
        refuse(&node, message, Some(help), report);
    } else if !shapes.is_text(&field.ty) {
        let message = format!("the member `{token}` is no text");
        refuse(&node, message, None, report);
    }
}

fn refuse_arguments(exchange: &TokenExchange, operation: &Operation, report: &mut Report<'_>) {
    let needs_more = operation.body.as_ref().is_some_and(|body| body.required)
        || operation
            .parameters
            .iter()
            .any(|parameter| parameter.required);
    if needs_more {
        let message = format!("`{}` cannot be called without arguments", operation.wire);
        refuse(&exchange.id.child("operation"), message, None, report);
    }
}

fn refuse(node: &NodeId, message: String, help: Option<String>, report: &mut Report<'_>) {
    let mut diagnostic = Diagnostic::new(Code::ExchangeWord, node.value(), message);
    diagnostic.help = help;
    report.push(node, diagnostic);
}
