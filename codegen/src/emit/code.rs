//! A list of whole numbers becomes an enum that keeps values it does not know, and the table of its
//! numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::{self, of_variant};
use super::docs::{Deprecation, Doc};
use super::file::Source;
use crate::ir::{Item, Openness, Variant};

pub(super) fn write(item: &Item, variants: &[Variant], openness: Openness, source: &mut Source) {
    source.item(enumeration(item, variants, openness));
    let rows: Vec<String> = variants
        .iter()
        .enumerate()
        .map(|(index, variant)| format!("{index} {} {}", variant.name, variant.wire))
        .collect();
    let open = choice::word(openness);
    source.table(&format!("code!({}{open} {{", item.name), &rows, "});");
}

fn enumeration(item: &Item, variants: &[Variant], openness: Openness) -> TokenStream {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("One of the values that `{name}` may have."),
    )
    .deprecated_if(Deprecation::of(item.deprecated));
    let unknown = Doc::ours(match openness {
        Openness::Closed => "A value that this client does not know, kept as it came.",
        Openness::Open => "Any other number, which the API may send as well.",
    });
    let variants = variants.iter().map(|variant| {
        let docs = of_variant(variant);
        let name = &variant.name;
        quote!(#docs #name)
    });
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
            Unknown(i64),
        }
    }
}
