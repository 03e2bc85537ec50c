//! A name for another type becomes a type alias.

use quote::quote;

use super::deprecation::Deprecation;
use super::docs::Doc;
use super::file::Source;
use super::types::{self, Place};
use crate::ir::{Api, Item, Type, TypeId};

pub(super) fn write(api: &Api, item: &Item, ty: &Type, source: &mut Source) {
    let name = &item.name;
    let otherwise = match ty {
        Type::Named(TypeId(same)) => format!("The same as [`{}`].", api.items[*same].name),
        _ => format!("{} as the API describes it.", super::article(name.as_str())),
    };
    let docs = Doc::of(&item.docs, &otherwise).deprecated_if(Deprecation::of(item.deprecated));
    let ty = types::tokens(api, ty, Place::Inside);
    source.item(quote!(#docs pub type #name = #ty;));
}
