//! Values that tables hold become the words of Rust that make them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Style;

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

/// A style as the runtime names it.
pub(super) fn style(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(Style::Simple),
        Style::SimpleExploded => quote!(Style::SimpleExploded),
        Style::Label => quote!(Style::Label),
        Style::LabelExploded => quote!(Style::LabelExploded),
        Style::Matrix => quote!(Style::Matrix),
        Style::MatrixExploded => quote!(Style::MatrixExploded),
        Style::Form => quote!(Style::Form),
        Style::FormExploded => quote!(Style::FormExploded),
        Style::Space => quote!(Style::Space),
        Style::Pipe => quote!(Style::Pipe),
        Style::Deep => quote!(Style::Deep),
        Style::Json => quote!(Style::Json),
    }
}
