//! Examples of answers become tests that serve them and read them through the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::request::{call, expectation};
use super::script::{Script, literal};
use crate::emit::answers::status as written;
use crate::emit::arguments::required;
use crate::emit::example::crate_ident;
use crate::emit::sample;
use crate::ir::{
    Answer, Answers, Content, Group, HttpMethod, Operation, Output, ResponseExample, Status,
};
use crate::naming::Ident;
use crate::tree::Tree;

/// Statuses that are tried where the description names a class, or none.
const PLAIN: std::ops::Range<u16> = 18..100;

pub(super) fn write(group: &Group, operation: &Operation, script: &mut Script<'_>) {
    // An answer to HEAD has no body.
    if operation.method == HttpMethod::Head {
        return;
    }
    for example in &operation.response_examples {
        if let Some((content, variant)) = success(operation, example.status) {
            reads(group, operation, example, content, variant, script);
        } else if let Some((answers, answer)) = failure(operation, example.status) {
            tells(group, operation, example, (&answers.name, answer), script);
        }
    }
}

/// What a success holds, and its variant where statuses differ.
fn success(operation: &Operation, status: Status) -> Option<(&Content, Option<(&Ident, &Ident)>)> {
    match &operation.output {
        Output::One(content, statuses) => statuses.contains(&status).then_some((content, None)),
        Output::Choice(choice) => {
            let answer = choice
                .variants
                .iter()
                .find(|answer| answer.status == status)?;
            Some((&answer.content, Some((&choice.name, &answer.variant))))
        }
    }
}

fn failure(operation: &Operation, status: Status) -> Option<(&Answers, &Answer)> {
    let errors = operation.error.as_ref()?;
    let answer = errors
        .variants
        .iter()
        .find(|answer| answer.status == status)?;
    Some((errors, answer))
}

fn reads(
    group: &Group,
    operation: &Operation,
    example: &ResponseExample,
    content: &Content,
    variant: Option<(&Ident, &Ident)>,
    script: &mut Script<'_>,
) {
    let Content::Json { envelope, .. } = content else {
        return;
    };
    let inner = match envelope {
        Some(name) => example.value.get(name),
        None => Some(&example.value),
    };
    let Some(inner) = inner else { return };
    let name = name(group, operation, "reads_the_example", example, script);
    let body = body(operation, script);
    let call = call(group, operation, script);
    let expectation = expectation(operation, 0);
    let (status, media) = (number(operation, example.status), &example.media);
    let inner = literal(&sample::json(inner));
    let served = if let Some(name) = envelope {
        quote!(&support::enveloped(#name, example))
    } else {
        quote!(example)
    };
    let value = if let Some((output, variant)) = variant {
        let (name, module) = (crate_ident(script.options), &group.module);
        quote! {
            let #name::#module::#output::#variant(value) = answer.value() else { panic!("{answer:?}") };
        }
    } else {
        quote!(let value = answer.value();)
    };
    script.tests.push(quote! {
        #[tokio::test]
        #expectation
        async fn #name() {
            let example = #inner;
            #body
            let server = support::serve(#status, #media, #served);
            let answer = #call.raw().await.expect("the documented answer is read");
            assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
            #value
            support::assert_same_json(&support::written(value), example);
        }
    });
}

fn tells(
    group: &Group,
    operation: &Operation,
    example: &ResponseExample,
    (errors, answer): (&Ident, &Answer),
    script: &mut Script<'_>,
) {
    let text = match (&answer.content, &example.value) {
        (Content::Json { .. }, value) => sample::json(value),
        (Content::Text, Tree::Text(text)) => text.clone(),
        (Content::Text, other) => sample::json(other),
        (Content::Empty | Content::Bytes, _) => return,
    };
    let name = name(
        group,
        operation,
        &format!("tells_{}_by_the_example", written(example.status)),
        example,
        script,
    );
    let body = body(operation, script);
    let call = call(group, operation, script);
    let expectation = expectation(operation, 0);
    let (status, media, text) = (
        number(operation, example.status),
        &example.media,
        literal(&text),
    );
    let (of, module, variant) = (crate_ident(script.options), &group.module, &answer.variant);
    script.tests.push(quote! {
        #[tokio::test]
        #expectation
        async fn #name() {
            #body
            let server = support::serve(#status, #media, #text);
            let error = #call.await.expect_err("the documented error");
            let status = error.status().map(|status| status.as_u16());
            assert_eq!(status, Some(#status));
            let Some(#of::#module::#errors::#variant(_)) = error.api() else { panic!("{error:?}") };
        }
    });
}

fn name(
    group: &Group,
    operation: &Operation,
    does: &str,
    example: &ResponseExample,
    script: &mut Script<'_>,
) -> Ident {
    let (module, method) = (group.module.plain(), operation.method_name.plain());
    script.name(&format!("{module}_{method}_{does}_{}", example.name))
}

/// The smallest body, where one is needed.
fn body(operation: &Operation, script: &mut Script<'_>) -> Option<TokenStream> {
    let body = required(operation).1?;
    let ty = script.named(&body.ty);
    let json = literal(&sample::json(&sample::tree(script.api, &body.ty)));
    Some(quote!(let body: #ty = support::read(#json);))
}

/// A status to serve: for a class, one that is not documented otherwise.
fn number(operation: &Operation, status: Status) -> proc_macro2::Literal {
    let documented = |code: &u16| {
        let errors = operation.error.iter().flat_map(|errors| &errors.variants);
        errors
            .into_iter()
            .any(|answer| answer.status == Status::Code(*code))
    };
    let code = match status {
        Status::Code(code) => code,
        Status::Class(2) => 200,
        Status::Class(class) => {
            let mut codes = PLAIN.map(|rest| u16::from(class) * 100 + rest);
            codes
                .find(|code| !documented(code))
                .unwrap_or(u16::from(class) * 100)
        }
        Status::Default => 418,
    };
    proc_macro2::Literal::u16_unsuffixed(code)
}
