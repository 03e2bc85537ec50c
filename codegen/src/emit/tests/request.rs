//! An operation becomes tests that send it with everything it may be told, and look at what arrives.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{Given, expression, given, inner, joined, segment, values};
use super::script::{Calls, Script, literal};
use crate::emit::arguments::{optional, required};
use crate::emit::literal::option;
use crate::emit::operation::word;
use crate::emit::sample;
use crate::ir::{Api, Body, Group, KeyPlace, Operation, Parameter, ParameterPlace, SchemeKind};
use crate::tree::Tree;

pub(super) fn write(group: &Group, operation: &Operation, script: &mut Script<'_>) {
    let called = format!("{}_{}", group.module.plain(), operation.method_name.plain());
    match &operation.body {
        Some(body)
            if body
                .examples
                .iter()
                .any(|example| inner(body, &example.value).is_some()) =>
        {
            for example in &body.examples {
                if let Some(value) = inner(body, &example.value) {
                    let name = format!("{called}_sends_the_example_{}", example.name);
                    test(group, operation, Some((body, value)), &name, script);
                }
            }
        }
        Some(body) => {
            let value = sample::tree(script.api, &body.ty);
            test(
                group,
                operation,
                Some((body, &value)),
                &format!("{called}_sends_its_request"),
                script,
            );
        }
        None => test(
            group,
            operation,
            None,
            &format!("{called}_sends_its_request"),
            script,
        ),
    }
}

/// The expression that calls an operation with what it needs; a body is the variable `body`.
pub(super) fn call(group: &Group, operation: &Operation, script: &mut Script<'_>) -> TokenStream {
    let (parameters, body) = required(operation);
    let given = all_given(script.api, parameters);
    let mut arguments: Vec<TokenStream> = given
        .iter()
        .map(|given| expression(given, script))
        .collect();
    arguments.extend(body.map(|_| quote!(body)));
    script.calls = Calls::Some;
    let (accessor, method) = (&group.accessor, &operation.method_name);
    quote!(client(&server).#accessor().#method(#(#arguments),*))
}

/// Calls of deprecated methods say that they know.
pub(super) fn expectation(operation: &Operation, setters: usize) -> Option<TokenStream> {
    let (mut parameters, _) = optional(operation);
    let deprecated =
        operation.deprecated || (setters > 0 && parameters.any(|parameter| parameter.deprecated));
    deprecated.then(|| quote!(#[expect(deprecated, reason = "the API has it still")]))
}

fn test(
    group: &Group,
    operation: &Operation,
    body: Option<(&Body, &Tree)>,
    name: &str,
    script: &mut Script<'_>,
) {
    let name = script.name(name);
    let made = body.map(|(body, value)| made(body, value, script));
    let call = call(group, operation, script);
    let besides = all_given(script.api, optional(operation).0);
    let setters = setters(operation, &besides, script);
    let expectation = expectation(operation, setters.len());
    let method = word(operation.method);
    let mut all = all_given(script.api, required(operation).0);
    all.extend(besides);
    let path = literal(&path(operation, &all));
    let query = (!key_in_query(script)).then(|| query(&all));
    let elsewhere = all.iter().filter_map(elsewhere);
    let sent = body.map(|(body, _)| sent(body));
    script.tests.push(quote! {
        #[tokio::test]
        #expectation
        async fn #name() {
            #made
            let server = support::serve(200, "application/json", "null");
            drop(#call #(#setters)*.await);
            let request = server.request();
            assert_eq!(request.method, #method);
            assert_eq!(request.path, #path);
            #query
            #(#elsewhere)*
            #sent
        }
    });
}

fn all_given<'a>(api: &Api, parameters: impl Iterator<Item = &'a Parameter>) -> Vec<Given<'a>> {
    parameters
        .filter_map(|parameter| given(api, parameter))
        .collect()
}

/// The body, read from its example.
fn made(body: &Body, value: &Tree, script: &mut Script<'_>) -> TokenStream {
    let ty = script.named(&body.ty);
    let example = literal(&sample::json(value));
    quote! {
        let example = #example;
        let body: #ty = support::read(example);
        support::assert_same_json(&support::written(&body), example);
    }
}

/// What the call may be told besides.
fn setters(
    operation: &Operation,
    besides: &[Given<'_>],
    script: &mut Script<'_>,
) -> Vec<TokenStream> {
    let mut setters: Vec<TokenStream> = Vec::new();
    for given in besides {
        let (setter, value) = (&given.parameter.name, expression(given, script));
        setters.push(quote!(.#setter(#value)));
    }
    setters.extend(optional(operation).1.map(|body| {
        let setter = &body.name;
        quote!(.#setter(body))
    }));
    setters
}

/// The body that arrives is the example.
fn sent(body: &Body) -> TokenStream {
    let envelope = option(body.envelope());
    quote!(support::assert_same_json(&request.json(#envelope), example);)
}

fn path(operation: &Operation, all: &[Given<'_>]) -> String {
    let mut path = operation.path.clone();
    for given in all
        .iter()
        .filter(|given| given.parameter.place == ParameterPlace::Path)
    {
        path = path.replace(&format!("{{{}}}", given.parameter.wire), &segment(given));
    }
    path
}

fn query(all: &[Given<'_>]) -> TokenStream {
    let mut pairs = Vec::new();
    for given in all
        .iter()
        .filter(|given| given.parameter.place == ParameterPlace::Query)
    {
        let wire = &given.parameter.wire;
        for value in values(given) {
            pairs.push(quote!((#wire, #value)));
        }
    }
    if pairs.is_empty() {
        return quote!(assert!(request.query().is_empty(), "{request:?}"););
    }
    quote! {
        let query = [#(#pairs),*];
        assert_eq!(request.query(), query);
    }
}

/// Headers and cookies.
fn elsewhere(given: &Given<'_>) -> Option<TokenStream> {
    let (wire, value) = (&given.parameter.wire, joined(given));
    match given.parameter.place {
        ParameterPlace::Header => Some(quote!(assert_eq!(request.header(#wire), Some(#value));)),
        ParameterPlace::Cookie => {
            Some(quote!(assert_eq!(request.cookie(#wire).as_deref(), Some(#value));))
        }
        ParameterPlace::Path | ParameterPlace::Query => None,
    }
}

/// Such a key stands among the parameters.
fn key_in_query(script: &Script<'_>) -> bool {
    script.api.schemes.iter().any(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { place, .. } => *place == KeyPlace::Query,
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::Exchange { .. }
        | SchemeKind::Granted { .. }
        | SchemeKind::Other(_) => false,
    })
}
