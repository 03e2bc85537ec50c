//! A text of its own type becomes a newtype, and says which others turn into it.

use quote::quote;

use super::deprecation::Deprecation;
use super::docs::Doc;
use super::file::Source;
use super::types::Uses;
use crate::ir::{Api, Item, Newtype};

pub(super) fn write(api: &Api, item: &Item, newtype: &Newtype, source: &mut Source) {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("{}, as a type of its own.", super::article(name.as_str())),
    )
    .deprecated_if(Deprecation::of(item.deprecated));
    source.item(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(String);
    });
    let from: Vec<&str> = newtype
        .from
        .iter()
        .map(|id| api.items[id.0].name.as_str())
        .collect();
    source.line(&match from.as_slice() {
        [] => format!("newtype!({name});"),
        from => format!("newtype!({name} from {});", from.join(", ")),
    });
}

pub(super) fn uses(newtype: &Newtype, uses: &mut Uses) {
    uses.runtime = true;
    uses.named.extend(&newtype.from);
}
