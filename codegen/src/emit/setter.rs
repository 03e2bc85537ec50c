//! A member that is not positional becomes a setter of the record that requests carry.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Deprecation, Doc, code};
use super::types::{self, Place, Taken};
use crate::ir::{Api, Field, Presence, Record, Way};

pub(super) fn of_record(api: &Api, record: &Record) -> Vec<TokenStream> {
    let mut setters = Vec::new();
    // What the API sets is nobody else's to set.
    let fields = record.fields.iter();
    for field in fields.filter(|field| field.way != Way::Answers) {
        match field.presence {
            Presence::Required | Presence::Nullable => {}
            Presence::Optional => setters.push(setter(api, field, &quote!(Some))),
            Presence::OptionalNullable => {
                setters.push(setter(api, field, &quote!(Nullable::Value)));
                setters.push(clearing(field));
            }
        }
    }
    setters.extend(record.rest.as_ref().map(|rest| {
        let docs = Doc::ours("Sets the members with other names.");
        let name = &rest.name;
        let ty = types::tokens(api, &rest.ty, Place::Inside);
        quote! {
            #docs
            #[must_use]
            pub fn #name(mut self, #name: impl Into<BTreeMap<String, #ty>>) -> Self {
                self.#name = #name.into();
                self
            }
        }
    }));
    setters
}

fn setter(api: &Api, field: &Field, wrapper: &TokenStream) -> TokenStream {
    let docs = Doc::of(
        &field.docs,
        &format!("Sets the {} member.", code(&field.wire)),
    );
    let deprecated = Deprecation::of(field.deprecated).of_user();
    let name = &field.name;
    let taken = Taken::by_setter(api, &field.ty);
    let ty = taken.ty(&types::tokens(api, &field.ty, Place::Inside));
    let value = taken.value(name);
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #wrapper(#value);
            self
        }
    }
}

/// Sends null.
fn clearing(field: &Field) -> TokenStream {
    let docs = Doc::ours(&format!("Sends null as {}.", code(&field.wire)));
    let deprecated = Deprecation::of(field.deprecated).of_user();
    let Field { name, clear, .. } = field;
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #clear(mut self) -> Self {
            self.#name = Nullable::Null;
            self
        }
    }
}
