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
pub(super) fn style(style: Style) -> &'static str {
    match style {
        Style::Simple => "Style::Simple",
        Style::SimpleExploded => "Style::SimpleExploded",
        Style::Label => "Style::Label",
        Style::LabelExploded => "Style::LabelExploded",
        Style::Matrix => "Style::Matrix",
        Style::MatrixExploded => "Style::MatrixExploded",
        Style::Form => "Style::Form",
        Style::FormExploded => "Style::FormExploded",
        Style::Space => "Style::Space",
        Style::Pipe => "Style::Pipe",
        Style::Deep => "Style::Deep",
        Style::Json => "Style::Json",
    }
}
