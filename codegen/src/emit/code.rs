//! A list of whole numbers becomes an enum that keeps values it does not know, and the table of its
//! numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::of_variant;
use super::docs::{Deprecation, Doc};
use super::file::Source;
use crate::ir::{Item, Variant};

pub(super) fn write(item: &Item, variants: &[Variant], source: &mut Source) {
    source.item(enumeration(item, variants));
    let rows: Vec<String> = variants
        .iter()
        .enumerate()
        .map(|(index, variant)| format!("{index} {} {}", variant.name, variant.wire))
        .collect();
    source.table(&format!("code!({} {{", item.name), &rows, "});");
}

fn enumeration(item: &Item, variants: &[Variant]) -> TokenStream {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("One of the values that `{name}` may have."),
    )
    .deprecated_if(Deprecation::of(item.deprecated));
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
            /// A value that this client does not know, kept as it came.
            Unknown(i64),
        }
    }
}
