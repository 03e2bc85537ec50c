//! A choice becomes an enum that keeps values it does not know, and the table of its texts.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Deprecation, Doc, code};
use super::file::Source;
use crate::ir::{Docs, Item, Openness, Variant};
use crate::naming::Ident;

pub(super) fn write(item: &Item, variants: &[Variant], openness: Openness, source: &mut Source) {
    let docs =
        documentation(&item.name, &item.docs).deprecated_if(Deprecation::of(item.deprecated));
    write_enum(&docs, &item.name, variants, openness, source);
}

/// Server variables have choices too, which are no items.
pub(super) fn write_enum(
    docs: &Doc,
    name: &Ident,
    variants: &[Variant],
    openness: Openness,
    source: &mut Source,
) {
    source.item(enumeration(docs, name, variants, openness));
    let rows: Vec<String> = variants
        .iter()
        .enumerate()
        .map(|(index, variant)| format!("{index} {} {:?}", variant.name, variant.wire))
        .collect();
    let open = word(openness);
    source.table(&format!("choice!({name}{open} {{"), &rows, "});");
}

/// What stands behind the name in the table.
pub(super) fn word(openness: Openness) -> &'static str {
    match openness {
        Openness::Closed => "",
        Openness::Open => " open",
    }
}

/// What the document says of a value, and the value.
pub(super) fn of_variant(variant: &Variant) -> Doc {
    let value = format!("{}.", code(&variant.wire));
    let docs = Doc::of(&variant.docs, &value);
    if variant.docs == Docs::default() {
        docs
    } else {
        docs.and(&value)
    }
}

fn documentation(name: &Ident, docs: &Docs) -> Doc {
    Doc::of(docs, &format!("One of the values that `{name}` may have."))
}

fn enumeration(docs: &Doc, name: &Ident, variants: &[Variant], openness: Openness) -> TokenStream {
    let unknown = Doc::ours(match openness {
        Openness::Closed => "A value that this client does not know, kept as it came.",
        Openness::Open => "Any other text, which the API may send as well.",
    });
    let variants = variants.iter().map(|variant| {
        let docs = of_variant(variant);
        let name = &variant.name;
        quote!(#docs #name)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
            Unknown(String),
        }
    }
}
