//! A wait becomes a method that repeats its operation's call until a member says enough.

use proc_macro2::TokenStream;
use quote::quote;

use super::arguments::{self, required};
use super::docs::{Deprecation, Doc, code};
use super::literal::seconds;
use super::{Options, example};
use crate::ir::{Api, Group, Operation, Wait};

/// The method that repeats the call.
pub(super) fn method(
    api: &Api,
    group: &Group,
    operation: &Operation,
    rule: &Wait,
    options: &Options,
) -> TokenStream {
    let called = &operation.method_name;
    let docs = Doc::ours(&summary(operation, rule))
        .section(example::of_wait(api, group, operation, rule, options));
    let deprecated = Deprecation::of(operation.deprecated).of_user();
    let arguments = arguments::declared(api, operation);
    let many = arguments::many(arguments.len());
    let (parameters, body) = required(operation);
    let names = parameters
        .map(|parameter| &parameter.name)
        .chain(body.map(|body| &body.name));
    let Wait {
        method_name,
        name,
        field,
        good,
        bad,
        interval_seconds,
        limit_seconds,
    } = rule;
    let (interval, limit) = (u64::from(*interval_seconds), u64::from(*limit_seconds));
    let (interval, limit) = (seconds(interval), seconds(limit));
    let marker = &operation.marker;
    quote! {
        #docs
        #deprecated
        #many
        pub fn #method_name(self, #(#arguments),*) -> Wait<#marker> {
            static RULE: WaitRule = WaitRule {
                name: #name,
                field: #field,
                good: &[#(#good),*],
                bad: &[#(#bad),*],
                interval: #interval,
                limit: #limit,
            };
            Wait::new(self.#called(#(#names),*), &RULE)
        }
    }
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
