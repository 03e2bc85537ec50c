//! An operation becomes a method of its group's handle, setters of its calls, and waits.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Deprecation, Doc, code};
use super::file::Source;
use super::types::{self, Place, Taken};
use super::{Options, answers, example, operation};
use crate::ir::{
    Api, Body, Group, ListStyle, Operation, Pagination, PaginationStyle, Parameter, ParameterPlace,
    Resend, Type, Wait,
};
use crate::naming::Ident;

/// More of them than clippy likes to see, the handle included.
const MANY_ARGUMENTS: usize = 7;

/// The method that calls, and those that wait.
pub(super) fn methods(
    api: &Api,
    group: &Group,
    operation: &Operation,
    options: &Options,
) -> Vec<TokenStream> {
    let mut methods = vec![method(api, group, operation, options)];
    methods.extend(
        operation
            .waits
            .iter()
            .map(|rule| wait(api, group, operation, rule, options)),
    );
    methods
}

/// Optional parameters, as methods of the calls.
pub(super) fn write_setters(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required);
    let mut setters: Vec<TokenStream> =
        parameters.map(|parameter| setter(api, parameter)).collect();
    setters.extend(
        operation
            .body
            .iter()
            .filter(|body| !body.required)
            .map(|body| body_setter(api, body)),
    );
    let docs = Doc::ours(&format!(
        "What [`{}::{}`] may be told besides.",
        group.handle, operation.method_name
    ));
    let marker = &operation.marker;
    source.block(&quote!(#docs impl Call<#marker>), &setters);
}

/// What has to be given: parameters, then the body.
pub(super) fn required(operation: &Operation) -> (impl Iterator<Item = &Parameter>, Option<&Body>) {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    (
        parameters,
        operation.body.as_ref().filter(|body| body.required),
    )
}

fn method(api: &Api, group: &Group, operation: &Operation, options: &Options) -> TokenStream {
    let docs = documentation(operation).section(example::of_call(api, group, operation, options));
    let deprecated = Deprecation::of(operation.deprecated);
    let arguments = arguments(api, operation);
    let many = many(arguments.len());
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

fn wait(
    api: &Api,
    group: &Group,
    operation: &Operation,
    rule: &Wait,
    options: &Options,
) -> TokenStream {
    let called = &operation.method_name;
    let docs = Doc::ours(&wait_summary(operation, rule))
        .section(example::of_wait(api, group, operation, rule, options));
    let deprecated = Deprecation::of(operation.deprecated).of_user();
    let arguments = arguments(api, operation);
    let many = many(arguments.len());
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

/// A span of time as the code that makes it.
pub(super) fn seconds(seconds: u64) -> TokenStream {
    let number = proc_macro2::Literal::u64_unsuffixed(seconds);
    quote!(Duration::from_secs(#number))
}

fn wait_summary(operation: &Operation, rule: &Wait) -> String {
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

fn arguments(api: &Api, operation: &Operation) -> Vec<TokenStream> {
    let (parameters, body) = required(operation);
    let parameters = parameters.map(|Parameter { name, ty, .. }| {
        let taken = Taken::by_call(api, ty).ty(&types::tokens(api, ty, Place::Outside));
        quote!(#name: #taken)
    });
    let body = body.map(|Body { name, ty, .. }| {
        let taken = Taken::by_new(api, ty).ty(&types::tokens(api, ty, Place::Outside));
        quote!(#name: #taken)
    });
    parameters.chain(body).collect()
}

fn many(arguments: usize) -> Option<TokenStream> {
    (arguments + 1 > MANY_ARGUMENTS).then(|| {
        quote!(#[expect(clippy::too_many_arguments, reason = "these are the parameters that the API requires")])
    })
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
    if let Some(pages) = &operation.pagination {
        doc = doc.and(&paged(pages));
    }
    if operation.deprecated {
        doc = doc.deprecated_if(Deprecation::Documented);
    }
    if let Some(errors) = &operation.error {
        let intro = format!("[`{}`], by the status that the API documents:", errors.name);
        doc = doc.and("# Errors").and(&intro).section(
            answers::sorted(errors)
                .into_iter()
                .map(|answer| format!("- {}", answers::meaning(answer))),
        );
    }
    doc
}

/// Where the items of a page are, and what leads to the next one.
fn paged(pages: &Pagination) -> String {
    let next = match pages.style {
        PaginationStyle::Page => "number",
        PaginationStyle::Cursor => "cursor",
        PaginationStyle::Link => "address",
    };
    let asked = pages
        .parameter
        .as_ref()
        .map_or_else(String::new, |parameter| {
            format!("; the parameter {} asks for it", code(parameter))
        });
    format!(
        "Answers one page: its items are in {}, and the next page's {next} is in {}{asked}.",
        code(&pages.items.join(".")),
        code(&pages.next.join("."))
    )
}
