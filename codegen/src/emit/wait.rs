//! A wait becomes a method that repeats its operation's call until a member says enough.

use super::arguments::{self, required};
use super::deprecation::Deprecation;
use super::docs::{Doc, code};
use super::feature::gate_of_part;
use super::layout::{indented, literal, signature};
use super::{Options, example};
use crate::ir::{Api, Group, Operation, Wait};

/// The method that repeats the call.
pub(super) fn method(
    api: &Api,
    group: &Group,
    operation: &Operation,
    rule: &Wait,
    options: &Options,
) -> String {
    let called = &operation.method_name;
    let docs = Doc::ours(&summary(operation, rule))
        .section(example::of_wait(api, group, operation, rule, options));
    let deprecated = Deprecation::of(operation.deprecated).line_of_user();
    let mut arguments = vec!["self".to_owned()];
    arguments.extend(arguments::declared(api, operation));
    let many = arguments::many(arguments.len() - 1);
    let (parameters, body) = required(operation);
    let names = parameters.map(|parameter| parameter.name.as_str());
    let names: Vec<&str> = names.chain(body.map(|body| body.name.as_str())).collect();
    let Wait {
        method_name,
        name,
        field,
        good,
        bad,
        interval_seconds,
        limit_seconds,
    } = rule;
    let rule = [
        format!("name: {name:?}"),
        format!("field: {field:?}"),
        format!("good: &{good:?}"),
        format!("bad: &{bad:?}"),
        format!("interval: Duration::from_secs({interval_seconds})"),
        format!("limit: Duration::from_secs({limit_seconds})"),
    ];
    let output = format!("Wait<{}>", operation.marker);
    let signature = signature(method_name.as_str(), &arguments, &output);
    let body = indented(&format!(
        "static RULE: WaitRule = {};
Wait::new(self.{called}({}), &RULE)",
        literal("WaitRule", &rule),
        names.join(", ")
    ));
    let gate = gate_of_part(api, group);
    format!("{docs}{gate}{deprecated}{many}{signature}\n{body}}}")
}

fn summary(operation: &Operation, rule: &Wait) -> String {
    let list = |values: &[String]| {
        values
            .iter()
            .map(|value| code(value))
            .collect::<Vec<_>>()
            .join(" or ")
    };
    let mut text = format!(
        "Repeats [`{called}`](Self::{called}) every {} seconds until {} is {}, for at most {} seconds.",
        rule.interval_seconds,
        code(&rule.field),
        list(&rule.good),
        rule.limit_seconds,
        called = operation.method_name,
    );
    if !rule.bad.is_empty() {
        text.extend([" It gives up when it is ", &list(&rule.bad), "."]);
    }
    text
}
