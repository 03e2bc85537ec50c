//! Operations and bodies to try them with become functions that call the client, and a table of cases.
//!
//! A crate's example target has them beside a `main.rs` that knows no crate: it gives each case to the
//! function of its operation and looks at what comes out.

use std::collections::HashMap;
use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::arguments::required;
use super::docs::Doc;
use super::example::crate_ident;
use super::file::Source;
use super::literal::option;
use super::operation::word;
use super::types::{Place, resolved, tokens};
use super::{File, Options, sample};
use crate::ir::{
    Answers, Api, Body, BodyForm, Content, Group, Operation, Origin, Output, Parameter, Role,
    Specimen, Type,
};
use crate::tree::Tree;

/// `calls.rs` and `cases.jsonl`.
pub(crate) fn files(api: &Api, specimens: &[Specimen], options: &Options) -> Vec<File> {
    let file = |path: &str, text| File {
        path: path.to_owned(),
        text,
    };
    vec![
        file("calls.rs", calls(api, options)),
        file("cases.jsonl", cases(api, specimens)),
    ]
}

fn calls(api: &Api, options: &Options) -> String {
    let name = crate_ident(options);
    let mut source = Source::new(options, &Doc::ours("A call of each operation."));
    source.gap();
    source.line("#![allow(deprecated, unused_imports, unreachable_patterns, reason = \"one shape for all\")]");
    source.gap();
    source.line("use std::collections::BTreeMap;");
    source.gap();
    source.line(&format!("pub(crate) use {name} as api;"));
    source.line(&format!("use {name}::types;"));
    source.gap();
    source.line("use super::{Operation, Seen, enveloped, given, json, seen};");
    let mut rows = Vec::new();
    for (group, operation) in operations(api) {
        let function = format_ident!("call_{}", rows.len());
        source.item(call(api, group, operation, &function));
        let (method, path) = (word(&operation.method), &operation.path);
        let id = format!("{} ({method} {path})", operation.wire);
        let envelope = envelope(operation);
        let body = body(operation).map(|body| sample::json(&smallest(api, body)));
        let body = body.unwrap_or_default();
        rows.push(quote! {
            Operation { id: #id, envelope: #envelope, body: #body, call: #function }
        });
    }
    source.item(setters(api));
    source.item(quote!(pub(crate) const OPERATIONS: &[Operation] = &[#(#rows),*];));
    source.finish(String::new()).text
}

fn operations(api: &Api) -> impl Iterator<Item = (&Group, &Operation)> {
    api.groups.iter().flat_map(|group| {
        group
            .operations
            .iter()
            .map(move |operation| (group, operation))
    })
}

/// Every server is the harness.
fn setters(api: &Api) -> TokenStream {
    let setters = api
        .servers
        .iter()
        .filter_map(|server| server.own.as_ref())
        .map(|own| &own.setter);
    quote! {
        pub(crate) fn builder(url: &str) -> api::Builder {
            api::Client::builder().base_url(url)#(.#setters(url))*
        }
    }
}

fn call(
    api: &Api,
    group: &Group,
    operation: &Operation,
    function: &proc_macro2::Ident,
) -> TokenStream {
    let (parameters, needed) = required(operation);
    let mut arguments: Vec<TokenStream> = parameters.map(|one| argument(api, one)).collect();
    let given = body(operation).map(|body| {
        let ty = tokens(api, &body.ty, Place::Outside);
        quote!(let body: #ty = given(body)?;)
    });
    let sent = |body: &Body| match body.form {
        BodyForm::Json { .. } | BodyForm::Form(_) | BodyForm::Multipart(_) => quote!(body),
        BodyForm::Content { .. } => quote!("content"),
        BodyForm::Items { .. } => quote!([body]),
    };
    arguments.extend(needed.map(sent));
    let setter = operation.body.as_ref().filter(|body| !body.required);
    let setter = setter.map(|body| {
        let (name, sent) = (&body.name, sent(body));
        quote!(.#name(#sent))
    });
    let (accessor, method) = (&group.accessor, &operation.method_name);
    let written = written(group, &operation.output);
    quote! {
        fn #function(client: &api::Client, body: &str) -> Seen {
            #given
            seen(client.#accessor().#method(#(#arguments),*)#setter.raw(), |value| #written)
        }
    }
}

/// A body that is made from JSON, whatever it is sent as.
fn body(operation: &Operation) -> Option<&Body> {
    operation.body.as_ref().filter(|body| match body.form {
        BodyForm::Json { .. }
        | BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Items { .. } => true,
        BodyForm::Content { .. } => false,
    })
}

fn envelope(operation: &Operation) -> TokenStream {
    option(operation.body.as_ref().and_then(Body::envelope))
}

fn argument(api: &Api, parameter: &Parameter) -> TokenStream {
    let Parameter {
        ty, example, wire, ..
    } = parameter;
    sample::argument(api, ty, example.as_ref(), wire).unwrap_or_else(|| {
        let json = sample::json(&value(api, ty));
        let ty = tokens(api, ty, Place::Outside);
        quote!(given::<#ty>(#json)?)
    })
}

/// The smallest body; a form is made of an object.
fn smallest(api: &Api, body: &Body) -> Tree {
    let is_form = match body.form {
        BodyForm::Form(_) | BodyForm::Multipart(_) => true,
        BodyForm::Json { .. } | BodyForm::Items { .. } | BodyForm::Content { .. } => false,
    };
    match resolved(api, &body.ty) {
        Type::Json if is_form => Tree::Map(Vec::new()),
        _ => value(api, &body.ty),
    }
}

/// The smallest value that can stand in a path.
fn value(api: &Api, ty: &Type) -> Tree {
    match resolved(api, ty) {
        Type::List(inner) => Tree::List(vec![value(api, inner)]),
        Type::Json => Tree::Text("anything".to_owned()),
        Type::Nullable(inner) | Type::Boxed(inner) => value(api, inner),
        Type::Bool
        | Type::I32
        | Type::I64
        | Type::U64
        | Type::F32
        | Type::F64
        | Type::String
        | Type::Constant(_)
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Uuid
        | Type::Upload
        | Type::Body
        | Type::Map(_)
        | Type::Named(_) => sample::tree(api, ty),
    }
}

/// The JSON of what a call gives; nothing where it is no JSON.
fn written(group: &Group, output: &Output) -> TokenStream {
    match output {
        Output::One(content, _) => of_content(content),
        Output::Choice(answers) => of_choice(group, answers),
    }
}

fn of_content(content: &Content) -> TokenStream {
    match content {
        Content::Json { envelope: None, .. } => quote!(json(value)),
        Content::Json {
            envelope: Some(name),
            ..
        } => quote!(enveloped(#name, json(value))),
        Content::Empty | Content::Text | Content::Bytes => quote!({
            let _ = value;
            None
        }),
    }
}

fn of_choice(group: &Group, answers: &Answers) -> TokenStream {
    let (module, name) = (&group.module, &answers.name);
    let arms = answers.variants.iter().map(|answer| {
        let (variant, written) = (&answer.variant, of_content(&answer.content));
        quote!(api::#module::#name::#variant(value) => #written)
    });
    quote!(match value { #(#arms,)* _ => None })
}

/// A line of JSON for each body that some operation takes or gives.
fn cases(api: &Api, specimens: &[Specimen]) -> String {
    let (mut answering, mut requesting) = (HashMap::new(), HashMap::new());
    for (index, (_, operation)) in operations(api).enumerate() {
        let key = (word(&operation.method), operation.path.as_str());
        answering.entry(key).or_insert(index);
        let json =
            matches!(&operation.body, Some(body) if matches!(body.form, BodyForm::Json { .. }));
        if json {
            requesting.entry(key).or_insert(index);
        }
    }
    let mut lines = String::new();
    for specimen in specimens {
        let key = (specimen.method.as_str(), specimen.path.as_str());
        let (index, role) = match &specimen.role {
            Role::Answer { status, media } => {
                let media = sample::json(&Tree::Text(media.clone()));
                let role = format!("\"answer\", \"status\": {status}, \"media\": {media}");
                (answering.get(&key), role)
            }
            Role::Request => (requesting.get(&key), "\"request\"".to_owned()),
        };
        let Some(index) = index else { continue };
        let origin = match specimen.origin {
            Origin::Documented => "documented",
            Origin::Sampled => "sampled",
        };
        let (name, body) = (&specimen.name, sample::json(&specimen.value));
        let (name, body) = (Tree::Text(name.clone()), Tree::Text(body));
        let beyond = specimen.beyond.iter().cloned().map(Tree::Text);
        let beyond = sample::json(&Tree::List(beyond.collect()));
        let _ = writeln!(
            lines,
            "{{\"operation\": {index}, \"role\": {role}, \"origin\": \"{origin}\", \"name\": {}, \"valid\": {}, \"beyond\": {beyond}, \"body\": {}}}",
            sample::json(&name),
            specimen.valid,
            sample::json(&body)
        );
    }
    lines
}
