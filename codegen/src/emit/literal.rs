//! Values that tables hold become the words of Rust that make them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A text that may be missing, as Rust writes it.
pub(super) fn option(text: Option<&String>) -> TokenStream {
    if let Some(text) = text {
        quote!(Some(#text))
    } else {
        quote!(None)
    }
}

/// A span of time as the code that makes it.
pub(super) fn seconds(seconds: u64) -> TokenStream {
    let number = Literal::u64_unsuffixed(seconds);
    quote!(Duration::from_secs(#number))
}
