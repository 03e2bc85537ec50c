//! An operation becomes a function that calls it with all that it can be told.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::secret;
use super::places::planted;
use super::request::{all_given, call, expectation, setters};
use super::script::{Helper, Script, literal};
use super::{CANARY_IN_ARGUMENTS, body, credential};
use crate::emit::arguments::{optional, required};
use crate::emit::example::crate_ident;
use crate::ir::{Answer, Answers, Content, Group, Operation, Output};
use crate::naming::Ident;

/// Writes the function, and says which canaries its request carries.
pub(super) fn write(
    group: &Group,
    operation: &Operation,
    name: &Ident,
    script: &mut Script<'_>,
) -> Vec<&'static str> {
    let api = script.api;
    let body = operation.body.as_ref().and_then(|body| {
        let value = body::value(api, body)?;
        let value = planted(api, &body::ty(body), &value, CANARY_IN_ARGUMENTS);
        Some((body, body::text(body, &value)))
    });
    let besides = all_given(api, optional(operation).0);
    let setters = setters(operation, &besides, script);
    let body_in_secret = body
        .as_ref()
        .is_some_and(|(_, text)| text.contains(CANARY_IN_ARGUMENTS));
    let made = body.map(|(body, text)| {
        let text = literal(&text);
        body::read(body, &quote!(#text), script)
    });
    let expectation = expectation(operation, setters.len());
    let call = call(group, operation, &quote!(client), script);
    let value = value(group, operation, script);
    let error = error(group, operation, script);
    let of = crate_ident(script.options);
    script.needs(Helper::Trial);
    script.tests.push(quote! {
        #expectation
        pub(super) fn #name(client: &#of::Client, change: trial::Change<'_>) -> trial::Ending {
            #made
            let call = #call #(#setters)*.with(change);
            trial::run(call, #value, #error)
        }
    });
    let mut sent = Vec::new();
    if !credential::chosen(api, operation).is_empty() {
        sent.push(credential::CANARY);
    }
    let mut given = all_given(api, required(operation).0);
    given.extend(besides);
    if body_in_secret || given.iter().any(secret) {
        sent.push(CANARY_IN_ARGUMENTS);
    }
    sent
}

/// What says what a value holds.
fn value(group: &Group, operation: &Operation, script: &Script<'_>) -> TokenStream {
    match &operation.output {
        Output::One(content, _) => reader(content),
        Output::Choice(choice) => by_variant(group, choice, script),
    }
}

/// What says what an error holds.
fn error(group: &Group, operation: &Operation, script: &Script<'_>) -> TokenStream {
    let errors = operation.error.as_ref();
    errors.map_or_else(
        || quote!(trial::undocumented),
        |errors| by_variant(group, errors, script),
    )
}

fn by_variant(group: &Group, answers: &Answers, script: &Script<'_>) -> TokenStream {
    let (of, module, name) = (crate_ident(script.options), &group.module, &answers.name);
    let mut alike: Vec<(&Content, Vec<TokenStream>)> = Vec::new();
    for Answer {
        variant, content, ..
    } in &answers.variants
    {
        let pattern = quote!(#of::#module::#name::#variant(value));
        match alike.iter_mut().find(|(known, _)| is_alike(known, content)) {
            Some((_, patterns)) => patterns.push(pattern),
            None => alike.push((content, vec![pattern])),
        }
    }
    let arms = alike.into_iter().map(|(content, patterns)| {
        let reader = reader(content);
        quote!(#(#patterns)|* => #reader(value))
    });
    quote! {
        |answer| match answer {
            #(#arms,)*
            other => panic!("no other is documented: {other:?}"),
        }
    }
}

/// Whether both are values of one type.
fn is_alike(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::Json { ty: one, .. }, Content::Json { ty: other, .. }) => one == other,
        (one, other) => one == other,
    }
}

fn reader(content: &Content) -> TokenStream {
    match content {
        Content::Empty | Content::Text | Content::Json { .. } => quote!(support::written),
        Content::Bytes => quote!(trial::numbers),
    }
}
