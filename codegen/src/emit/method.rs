//! An operation becomes a method of its group's handle, and setters of its calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::arguments::{self, optional, required};
use super::docs::{Deprecation, Doc, code};
use super::file::Source;
use super::types::{self, Place, Taken};
use super::{Options, answers, example, operation, pages};
use crate::ir::{Api, Body, Group, ListStyle, Operation, Parameter, ParameterPlace, Resend, Type};
use crate::naming::Ident;

/// The method that calls.
pub(super) fn method(
    api: &Api,
    group: &Group,
    operation: &Operation,
    options: &Options,
) -> TokenStream {
    let docs = documentation(operation).section(example::of_call(api, group, operation, options));
    let deprecated = Deprecation::of(operation.deprecated);
    let arguments = arguments::declared(api, operation);
    let many = arguments::many(arguments.len());
    let (parameters, body) = required(operation);
    let steps = parameters
        .map(|parameter| {
            step(
                parameter,
                &lent(Taken::by_call(api, &parameter.ty), &parameter.name),
            )
        })
        .chain(body.map(|body| body_step(api, body)));
    let Operation {
        method_name,
        marker,
        ..
    } = operation;
    quote! {
        #docs
        #deprecated
        #many
        pub fn #method_name(self, #(#arguments),*) -> Call<#marker> {
            Call::new(self.client)#(#steps)*
        }
    }
}

/// Optional parameters, as methods of the calls.
pub(super) fn write_setters(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    let (parameters, body) = optional(operation);
    let mut setters: Vec<TokenStream> =
        parameters.map(|parameter| setter(api, parameter)).collect();
    setters.extend(body.map(|body| body_setter(api, body)));
    let docs = Doc::ours(&format!(
        "What [`{}::{}`] may be told besides.",
        group.handle, operation.method_name
    ));
    let marker = &operation.marker;
    source.block(&quote!(#docs impl Call<#marker>), &setters);
}

/// The value of an argument, as the request borrows it.
fn lent(taken: Taken, name: &Ident) -> TokenStream {
    let value = taken.value(name);
    quote!(&#value)
}

/// A link of the chain that makes the request.
fn step(parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let wire = &parameter.wire;
    match (parameter.place, &parameter.ty) {
        (ParameterPlace::Path, _) => quote!(.path(#wire, #value)),
        (ParameterPlace::Header, _) => quote!(.header(#wire, #value)),
        (ParameterPlace::Cookie, _) => quote!(.cookie(#wire, #value)),
        (ParameterPlace::Query, Type::List(_)) => {
            let style = match parameter.list {
                ListStyle::Repeated => quote!(Repeated),
                ListStyle::Comma => quote!(Comma),
                ListStyle::Space => quote!(Space),
                ListStyle::Pipe => quote!(Pipe),
            };
            quote!(.query_list(#wire, ListStyle::#style, #value))
        }
        (ParameterPlace::Query, _) => quote!(.query(#wire, #value)),
    }
}

fn body_step(api: &Api, body: &Body) -> TokenStream {
    let value = lent(Taken::by_new(api, &body.ty), &body.name);
    if let Some(envelope) = &body.envelope {
        quote!(.json(Some(#envelope), #value))
    } else {
        quote!(.json(None, #value))
    }
}

fn setter(api: &Api, parameter: &Parameter) -> TokenStream {
    let docs = Doc::of(
        &parameter.docs,
        &format!("The {} parameter.", code(&parameter.wire)),
    );
    let deprecated = Deprecation::of(parameter.deprecated);
    let name = &parameter.name;
    let taken = Taken::by_call(api, &parameter.ty);
    let ty = taken.ty(&types::tokens(api, &parameter.ty, Place::Outside));
    let step = step(parameter, &lent(taken, name));
    quote! {
        #docs
        #deprecated
        pub fn #name(self, #name: #ty) -> Self {
            self #step
        }
    }
}

fn body_setter(api: &Api, body: &Body) -> TokenStream {
    let docs = Doc::of(&body.docs, "The body of the request.");
    let name = &body.name;
    let ty = Taken::by_new(api, &body.ty).ty(&types::tokens(api, &body.ty, Place::Outside));
    let step = body_step(api, body);
    quote! {
        #docs
        pub fn #name(self, #name: #ty) -> Self {
            self #step
        }
    }
}

fn documentation(operation: &Operation) -> Doc {
    let line = code(&format!(
        "{} {}",
        operation::word(operation.method),
        operation.path
    ));
    let repeated = match operation.resend {
        Resend::Safe => "safe: resent when it fails on the way",
        Resend::Idempotent => "idempotent: resent when it fails on the way",
        Resend::Marked => "idempotent, as the API says: resent when it fails on the way",
        Resend::Never => "not idempotent: resent only when it was not carried out",
    };
    let mut doc =
        Doc::of(&operation.docs, &format!("Calls {line}.")).and(&format!("{line} · {repeated}."));
    if let Some(pagination) = &operation.pagination {
        doc = doc.and(&pages::told(pagination));
    }
    if operation.deprecated {
        doc = doc.deprecated_if(Deprecation::Documented);
    }
    if let Some(errors) = &operation.error {
        let intro = format!("[`{}`], by the status that the API documents:", errors.name);
        doc = doc.and("# Errors").and(&intro).section(
            answers::sorted(errors)
                .into_iter()
                .map(|answer| format!("- {}", answers::gist(answer))),
        );
    }
    doc
}
