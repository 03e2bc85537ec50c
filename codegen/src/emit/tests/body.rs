//! A body becomes a value that a test sends, and what must arrive of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::exact::is_exact;
use super::form::{self, Part};
use super::script::{Script, literal};
use crate::emit::literal::option;
use crate::emit::sample;
use crate::emit::types::resolved;
use crate::ir::{Apart, Api, Body, BodyForm, Form, Type, inside};
use crate::tree::Tree;

/// Examples of a body, without their envelope, that a client reads and writes as they are.
pub(super) fn examples<'a>(api: &Api, body: &'a Body) -> Vec<(&'a str, &'a Tree)> {
    let examples = body.examples.iter().filter_map(|example| {
        let value = inner(body, &example.value)?;
        is_tried(api, body, value).then_some((example.name.as_str(), value))
    });
    examples.collect()
}

/// The first example of a body, else one that is made up: of a form with all that it may have, of others
/// the plainest there is.
pub(super) fn value(api: &Api, body: &Body) -> Option<Tree> {
    if let Some((_, example)) = examples(api, body).first() {
        return Some((*example).clone());
    }
    let plainest = || sample::tree(api, &body.ty);
    let made = match &body.form {
        BodyForm::Json { .. } => vec![plainest()],
        BodyForm::Form(_) | BodyForm::Multipart(_) => vec![whole(api, &body.ty), plainest()],
        BodyForm::Content { .. } => vec![Tree::Text("example".to_owned())],
        BodyForm::Items { .. } => vec![Tree::List(vec![plainest(), plainest()])],
    };
    let mut made = made.into_iter();
    made.find(|value| is_tried(api, body, value))
}

/// The type of what is sent.
pub(super) fn ty(body: &Body) -> Type {
    match &body.form {
        BodyForm::Items { .. } => Type::List(Box::new(body.ty.clone())),
        BodyForm::Json { .. }
        | BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Content { .. } => body.ty.clone(),
    }
}

/// The variable `body`, from the JSON that `json` gives.
pub(super) fn read(body: &Body, json: &TokenStream, script: &mut Script<'_>) -> TokenStream {
    match &body.form {
        BodyForm::Content { .. } => quote!(let body = #json;),
        BodyForm::Json { .. }
        | BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Items { .. } => {
            let ty = script.named(&ty(body));
            quote!(let body: #ty = support::read(#json);)
        }
    }
}

/// A body as a literal: its text, or JSON.
pub(super) fn text(body: &Body, value: &Tree) -> String {
    match (&body.form, value) {
        (BodyForm::Content { .. }, Tree::Text(text)) => text.clone(),
        (_, value) => sample::json(value),
    }
}

/// The body, read from its example.
pub(super) fn made(body: &Body, value: &Tree, script: &mut Script<'_>) -> TokenStream {
    let example = literal(&text(body, value));
    let read = read(body, &quote!(example), script);
    let kept = match &body.form {
        BodyForm::Content { .. } => None,
        BodyForm::Json { .. }
        | BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Items { .. } => {
            Some(quote!(support::assert_same_json(&support::written(&body), example);))
        }
    };
    quote! {
        let example = #example;
        #read
        #kept
    }
}

/// What arrives is what was sent.
pub(super) fn arrived(api: &Api, body: &Body, value: &Tree) -> TokenStream {
    match &body.form {
        BodyForm::Json { .. } => {
            let envelope = option(body.envelope());
            quote!(support::assert_same_json(&request.json(#envelope), example);)
        }
        BodyForm::Content { .. } => {
            quote!(assert_eq!(String::from_utf8_lossy(&request.body), example);)
        }
        BodyForm::Items { apart, .. } => {
            let elements = match apart {
                Apart::Lines => quote!(lines),
                Apart::Sequence => quote!(sequence),
            };
            quote!(support::assert_same_json(&request.#elements(), example);)
        }
        BodyForm::Form(encodings) => {
            let pairs = form::pairs(encodings, value).unwrap_or_default();
            let pairs = pairs.iter().map(|(name, text)| {
                let text = literal(text);
                quote!((#name, #text))
            });
            quote!(support::assert_form(&request, &[#(#pairs),*]);)
        }
        BodyForm::Multipart(encodings) => {
            let parts = form::parts(api, &body.ty, encodings, value).unwrap_or_default();
            let parts = parts.iter().map(|Part { name, media, text }| {
                let (media, text) = (option(media.as_ref()), literal(text));
                quote!((#name, #media, #text))
            });
            quote!(support::assert_parts(&request, &[#(#parts),*]);)
        }
    }
}

/// What a body is called; nothing where that is said with its parts.
pub(super) fn media(body: &Body) -> Option<String> {
    match &body.form {
        BodyForm::Json {
            media: Some(media), ..
        }
        | BodyForm::Content { media }
        | BodyForm::Items { media, .. } => Some(media.clone()),
        BodyForm::Json { media: None, .. } => Some("application/json".to_owned()),
        BodyForm::Form(_) => Some("application/x-www-form-urlencoded".to_owned()),
        BodyForm::Multipart(_) => None,
    }
}

/// Whether a value can be sent, and what arrives be told.
fn is_tried(api: &Api, body: &Body, value: &Tree) -> bool {
    let is_exact = || is_exact(api, &ty(body), value);
    match &body.form {
        BodyForm::Json { .. } | BodyForm::Items { .. } => is_exact(),
        BodyForm::Form(encodings) => is_exact() && form::pairs(encodings, value).is_some(),
        BodyForm::Multipart(encodings) => {
            is_exact() && form::parts(api, &body.ty, encodings, value).is_some()
        }
        BodyForm::Content { .. } => value.as_text().is_some_and(|text| !text.is_empty()),
    }
}

/// A body without its envelope; nothing when the example does not have it.
fn inner<'a>(body: &Body, example: &'a Tree) -> Option<&'a Tree> {
    match body.envelope() {
        Some(envelope) => example.get(envelope),
        None => Some(example),
    }
}

/// All members of an object, those that it need not have included.
fn whole(api: &Api, ty: &Type) -> Tree {
    let form = inside::form(&api.items, resolved(api, ty));
    let Some(record) = form.and_then(Form::as_record) else {
        return sample::tree(api, ty);
    };
    let members = record.fields.iter();
    let members = members.map(|field| (field.wire.clone(), sample::filled(api, &field.ty)));
    Tree::Map(members.collect())
}
