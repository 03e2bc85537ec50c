//! `x-wait` becomes a method that polls until a member has a good value.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{self, Content, Output, Resend, Type, Variant};
use crate::naming::Scope;
use crate::openapi::{Operation, Wait};
use crate::source::NodeId;

use super::report::Report;
use super::shape::Shapes;
use crate::near::instead;

/// The waits that fit their operation.
pub(super) fn make(
    report: &mut Report<'_>,
    shapes: &Shapes<'_>,
    methods: &mut Scope,
    written: &Operation,
    operation: &ir::Operation,
) -> Vec<ir::Wait> {
    let mut waits = Vec::with_capacity(written.waits.len());
    for wait in &written.waits {
        if fits(report, shapes, wait, operation) {
            let named = methods.name(&format!("wait until {}", wait.name));
            waits.push(ir::Wait {
                method_name: report.ident(named, &wait.id),
                name: wait.name.clone(),
                field: wait.field.clone(),
                good: wait.good.clone(),
                bad: wait.bad.clone(),
                interval_seconds: wait.interval,
                limit_seconds: wait.limit,
            });
        }
    }
    waits
}

fn fits(
    report: &mut Report<'_>,
    shapes: &Shapes<'_>,
    wait: &Wait,
    operation: &ir::Operation,
) -> bool {
    if operation.resend != Resend::Safe {
        let message = "an operation that is polled must be a GET";
        refuse(report, &wait.id, message.to_owned(), None);
        return false;
    }
    let Some(record) = answer(operation).and_then(|ty| shapes.record(ty)) else {
        let message = "`x-wait` needs an answer that is one object";
        refuse_what_is_known(report, &wait.id, message.to_owned());
        return false;
    };
    let node = wait.id.child("field");
    let Some(field) = record.fields.iter().find(|field| field.wire == wait.field) else {
        let help = instead(
            &wait.field,
            record.fields.iter().map(|field| field.wire.as_str()),
        );
        let message = format!("the answer has no member `{}`", wait.field);
        refuse(report, &node, message, help);
        return false;
    };
    if let Some(text) = field.constant() {
        let message = format!(
            "the member `{}` is always `{text}`: there is nothing to wait for",
            wait.field
        );
        let help = "name a member that changes".to_owned();
        refuse(report, &node, message, Some(help));
        return false;
    }
    if !shapes.is_text(&field.ty) {
        let message = format!("the member `{}` is no text", wait.field);
        refuse_what_is_known(report, &node, message);
        return false;
    }
    let Some(values) = shapes.choice(&field.ty) else {
        return true;
    };
    let good = all_known(report, &wait.id.child("good"), &wait.good, values);
    let bad = all_known(report, &wait.id.child("bad"), &wait.bad, values);
    good && bad
}

fn all_known(report: &mut Report<'_>, node: &NodeId, words: &[String], values: &[Variant]) -> bool {
    let mut all = true;
    for (position, word) in words.iter().enumerate() {
        if values.iter().all(|value| value.wire != *word) {
            let help = instead(word, values.iter().map(|value| value.wire.as_str()));
            let message = format!("`{word}` is not among the values of the member");
            refuse(report, &node.index(position), message, help);
            all = false;
        }
    }
    all
}

/// The type of a JSON answer, whatever the status.
fn answer(operation: &ir::Operation) -> Option<&Type> {
    match &operation.output {
        Output::One(Content::Json { ty, .. }, _) => Some(ty),
        Output::One(Content::Empty | Content::Text | Content::Bytes, _) | Output::Choice(_) => None,
    }
}

/// Behind an error the answer may be another one than is described: what leads nowhere is free JSON.
fn refuse_what_is_known(report: &mut Report<'_>, node: &NodeId, message: String) {
    if !report.has_errors() {
        refuse(report, node, message, None);
    }
}

fn refuse(report: &mut Report<'_>, node: &NodeId, message: String, help: Option<String>) {
    let mut diagnostic = Diagnostic::new(Code::WaitWord, node.value(), message);
    diagnostic.help = help;
    report.push(node, diagnostic);
}
