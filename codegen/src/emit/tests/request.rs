//! An operation becomes tests that send it with everything it may be told, and look at what arrives.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{Given, expression, given, joined, segment, values};
use super::script::{Calls, Helper, Script, literal};
use super::{body, credential};
use crate::emit::arguments::{optional, required};
use crate::emit::operation::word;
use crate::ir::{
    Api, Body, Content, Group, Operation, Output, Parameter, ParameterPlace, SchemeKind,
};
use crate::naming::Ident;
use crate::tree::Tree;

pub(super) fn write(group: &Group, operation: &Operation, name: &Ident, script: &mut Script<'_>) {
    let name = name.plain();
    let sends = format!("{name}_sends_its_request");
    let body = operation.body.as_ref();
    let Some((body, value)) = body.and_then(|body| Some((body, body::value(script.api, body)?)))
    else {
        return test(group, operation, None, &sends, script);
    };
    let examples = body::examples(script.api, body);
    for (example, value) in &examples {
        let name = format!("{name}_sends_the_example_{example}");
        test(group, operation, Some((body, value)), &name, script);
    }
    if examples.is_empty() {
        test(group, operation, Some((body, &value)), &sends, script);
    }
}

/// The expression that calls an operation of a client with what it needs; a body is the variable `body`.
pub(super) fn call(
    group: &Group,
    operation: &Operation,
    client: &TokenStream,
    script: &mut Script<'_>,
) -> TokenStream {
    let (parameters, body) = required(operation);
    let given = all_given(script.api, parameters);
    let mut arguments: Vec<TokenStream> = given
        .iter()
        .map(|given| expression(given, script))
        .collect();
    arguments.extend(body.map(|_| quote!(body)));
    let (accessor, method) = (&group.accessor, &operation.method_name);
    quote!(#client.#accessor().#method(#(#arguments),*))
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
    let made = body.map(|(body, value)| body::made(body, value, script));
    script.calls = Calls::Some;
    script.needs(Helper::Support);
    let call = call(group, operation, &quote!(client(&server)), script);
    let besides = all_given(script.api, optional(operation).0);
    let setters = setters(operation, &besides, script);
    let expectation = expectation(operation, setters.len());
    let method = word(&operation.method);
    let mut all = all_given(script.api, required(operation).0);
    all.extend(besides);
    let path = literal(&path(operation, &all));
    let kinds = credential::chosen(script.api, operation);
    let query = query(&all, &kinds);
    let head = head(operation, &all, body.map(|(body, _)| body));
    let credentials = credential::arrived(&kinds);
    let elsewhere = all.iter().filter_map(elsewhere);
    let sent = sent(script.api, body);
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
            #head
            #(#credentials)*
            #(#elsewhere)*
            #sent
        }
    });
}

pub(super) fn all_given<'a>(
    api: &Api,
    parameters: impl Iterator<Item = &'a Parameter>,
) -> Vec<Given<'a>> {
    parameters
        .filter_map(|parameter| given(api, parameter))
        .collect()
}

/// What the call may be told besides.
pub(super) fn setters(
    operation: &Operation,
    besides: &[Given<'_>],
    script: &mut Script<'_>,
) -> Vec<TokenStream> {
    let mut setters: Vec<TokenStream> = Vec::new();
    for given in besides {
        let (setter, value) = (&given.parameter.name, expression(given, script));
        setters.push(quote!(.#setter(#value)));
    }
    let body = optional(operation).1;
    let tried = body.filter(|body| body::value(script.api, body).is_some());
    setters.extend(tried.map(|body| {
        let setter = &body.name;
        quote!(.#setter(body))
    }));
    setters
}

/// The body that arrives is what was sent.
fn sent(api: &Api, body: Option<(&Body, &Tree)>) -> TokenStream {
    body.map_or_else(
        || quote!(assert!(request.body.is_empty(), "{request:?}");),
        |(body, value)| body::arrived(api, body, value),
    )
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

fn query(all: &[Given<'_>], kinds: &[&SchemeKind]) -> TokenStream {
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
    for (name, value) in credential::in_query(kinds) {
        pairs.push(quote!((#name, #value)));
    }
    if pairs.is_empty() {
        return quote!(assert!(request.query().is_empty(), "{request:?}"););
    }
    quote! {
        let query = [#(#pairs),*];
        assert_eq!(request.query(), query);
    }
}

/// What every request says of itself, unless a parameter says otherwise.
fn head(operation: &Operation, all: &[Given<'_>], body: Option<&Body>) -> TokenStream {
    let accept = match &operation.output {
        Output::One(Content::Json { .. } | Content::Empty, _) => "application/json",
        Output::One(Content::Text, _) => "text/plain, */*;q=0.5",
        Output::One(Content::Bytes, _) => "*/*",
        Output::Choice(_) => "application/json, */*;q=0.5",
    };
    let media = match body {
        Some(body) => body::media(body).map(|media| quote!(Some(#media))),
        None => Some(quote!(None)),
    };
    let said = [
        ("accept", Some(quote!(Some(#accept)))),
        ("content-type", media),
    ];
    let said = said.into_iter();
    let said = said.filter_map(|(name, value)| Some((name, value?)));
    let asserted = said.filter(|(name, _)| {
        let is_header = |given: &&Given<'_>| given.parameter.place == ParameterPlace::Header;
        let mut headers = all.iter().filter(is_header);
        headers.all(|given| !given.parameter.wire.eq_ignore_ascii_case(name))
    });
    let asserted = asserted.map(|(name, value)| quote!(assert_eq!(request.header(#name), #value);));
    quote!(#(#asserted)*)
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
