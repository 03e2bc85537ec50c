//! A record becomes a struct, the table of its members, and the way to make one.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Deprecation, Doc, code};
use super::file::Source;
use super::types::{self, Place, Taken, Uses};
use super::{article, setter};
use crate::ir::{Api, Field, Item, Presence, Record, Type, TypeId, Way};

/// More of them than clippy likes to see in one place.
const MANY_ARGUMENTS: usize = 7;
const MANY_BOOLS: usize = 3;

pub(super) fn write(api: &Api, item: &Item, record: &Record, source: &mut Source) {
    source.item(structure(api, item, record));
    let name = &item.name;
    let members: Vec<String> = record
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| row(index, field))
        .collect();
    let tail = match &record.rest {
        Some(rest) => format!("}} rest {} {});", members.len(), rest.name),
        None => "});".to_owned(),
    };
    source.table(&format!("record!({name} {{"), &members, &tail);
    if item.error_body {
        source.line(&format!("error_body!({name});"));
    }
    let mut functions = vec![constructor(api, item, record)];
    if item.sent {
        functions.extend(setter::of_record(api, record));
    }
    source.block(&quote!(impl #name), &functions);
    if item.sent && required(record).next().is_none() {
        let expectation = item
            .deprecated
            .then(|| quote!(#[expect(deprecated, reason = "deprecated things belong together")]));
        source.item(quote! {
            impl Default for #name {
                #expectation
                fn default() -> Self {
                    Self::new()
                }
            }
        });
    }
}

pub(super) fn uses(record: &Record, uses: &mut Uses) {
    uses.runtime = true;
    for field in &record.fields {
        uses.add(&field.ty);
    }
    if let Some(rest) = &record.rest {
        uses.add(&rest.ty);
    }
}

/// Members without which there is no such record; they are arguments of `new`.
pub(super) fn required(record: &Record) -> impl Iterator<Item = &Field> {
    record.fields.iter().filter(|field| match field.presence {
        Presence::Required | Presence::Nullable => true,
        Presence::Optional | Presence::OptionalNullable => false,
    })
}

fn structure(api: &Api, item: &Item, record: &Record) -> TokenStream {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("{} as the API describes it.", article(name.as_str())),
    );
    let docs = match item.request_of {
        Some(TypeId(of)) => {
            // No link: what answers have may be compiled with another feature.
            let of = &api.items[of].name;
            docs.and(&format!("Requests carry it where answers have `{of}`."))
        }
        None => docs,
    }
    .deprecated_if(Deprecation::of(item.deprecated));
    let fields = record.fields.iter().map(|field| {
        let docs = Doc::of(&field.docs, &format!("The {} member.", code(&field.wire)));
        let docs = match field.way {
            Way::Both => docs,
            Way::Answers => docs.and("The API sets it: requests are sent without it."),
            Way::Requests => docs.and("Only requests have it: the API does not give it back."),
        };
        let deprecated = Deprecation::of(field.deprecated);
        let name = &field.name;
        let ty = member_type(api, field);
        quote!(#docs #deprecated pub #name: #ty)
    });
    let rest = record.rest.iter().map(|rest| {
        let docs = Doc::ours("Members with other names.");
        let name = &rest.name;
        let ty = types::tokens(api, &rest.ty, Place::Inside);
        quote!(#docs pub #name: BTreeMap<String, #ty>)
    });
    let members = fields.chain(rest);
    let bools = (flags(record) > MANY_BOOLS).then(
        || quote!(#[expect(clippy::struct_excessive_bools, reason = "the API describes it so")]),
    );
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        #bools
        pub struct #name { #(#members),* }
    }
}

fn member_type(api: &Api, field: &Field) -> TokenStream {
    let ty = types::tokens(api, &field.ty, Place::Inside);
    match field.presence {
        Presence::Required => ty,
        Presence::Nullable | Presence::Optional => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Nullable<#ty>),
    }
}

/// A member's line in the table.
fn row(index: usize, field: &Field) -> String {
    let presence = match field.presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional_nullable",
    };
    format!("{index} {} {:?} {presence}", field.name, field.wire)
}

fn constructor(api: &Api, item: &Item, record: &Record) -> TokenStream {
    let name = item.name.as_str();
    let arguments: Vec<TokenStream> = required(record).map(|field| argument(api, field)).collect();
    let docs = Doc::ours(&match arguments.len() {
        0 => format!("{} without any member.", article(name)),
        _ => format!("{} with its required members.", article(name)),
    });
    let expects = expectations(item, record, arguments.len());
    let deprecated = Deprecation::of(item.deprecated);
    let fields = record.fields.iter().map(|field| initial(api, field));
    let rest = record.rest.iter().map(|rest| {
        let name = &rest.name;
        quote!(#name: BTreeMap::new())
    });
    let members = fields.chain(rest);
    quote! {
        #docs
        #deprecated
        #expects
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#members),* }
        }
    }
}

fn argument(api: &Api, field: &Field) -> TokenStream {
    let name = &field.name;
    let ty = types::tokens(api, &field.ty, Place::Inside);
    match field.presence {
        Presence::Nullable => quote!(#name: Option<#ty>),
        Presence::Required | Presence::Optional | Presence::OptionalNullable => {
            let ty = Taken::by_new(api, &field.ty).ty(&ty);
            quote!(#name: #ty)
        }
    }
}

fn initial(api: &Api, field: &Field) -> TokenStream {
    let name = &field.name;
    match field.presence {
        Presence::Required => match Taken::by_new(api, &field.ty) {
            Taken::AsItIs => quote!(#name),
            Taken::Into => quote!(#name: #name.into()),
        },
        Presence::Nullable => quote!(#name),
        Presence::Optional => quote!(#name: None),
        Presence::OptionalNullable => quote!(#name: Nullable::Absent),
    }
}

/// What the compiler and clippy would say about the constructor, and why it is so.
fn expectations(item: &Item, record: &Record, arguments: usize) -> TokenStream {
    let mut lints = Vec::new();
    if arguments > MANY_ARGUMENTS {
        lints.push(quote!(clippy::too_many_arguments));
    }
    if flags(record) > MANY_BOOLS {
        lints.push(quote!(clippy::fn_params_excessive_bools));
    }
    let shape = (!lints.is_empty()).then(
        || quote!(#[expect(#(#lints),*, reason = "these are the members that the API requires")]),
    );
    let default = (arguments == 0 && !item.sent).then(|| {
        quote!(#[expect(clippy::new_without_default, reason = "what the API answers has no default")])
    });
    let deprecated = record
        .fields
        .iter()
        .any(|field| field.deprecated)
        .then(|| quote!(#[expect(deprecated, reason = "deprecated members are members too")]));
    quote!(#shape #default #deprecated)
}

fn flags(record: &Record) -> usize {
    let flags = record
        .fields
        .iter()
        .filter(|field| field.ty == Type::Bool && field.presence == Presence::Required);
    flags.count()
}
