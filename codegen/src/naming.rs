//! Names from a document become identifiers of Rust, unique in their scope.

mod acronyms;
mod reserved;
mod scope;
mod spelling;

use std::fmt;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

pub(crate) use self::reserved::STREAMED;
pub(crate) use self::scope::{Change, Named, Reason, Scope};
pub(crate) use self::spelling::{pascal, snake};

/// A legal Rust identifier. Only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Ident(String);

impl Ident {
    /// A name that a template brings itself.
    #[must_use]
    pub(crate) fn fixed(name: &'static str) -> Self {
        let name = Self::bare(name);
        name.expect("a template's own names are legal and no keywords")
    }

    /// The name as it stands, where it is legal without an escape.
    #[must_use]
    pub(crate) fn bare(name: &str) -> Option<Self> {
        let free = !reserved::KEYWORDS.contains(&name) && !reserved::NEVER_RAW.contains(&name);
        (free && spelling::is_legal(name)).then(|| Self(name.to_owned()))
    }

    /// A package's name as code writes it: `pet_store`.
    #[must_use]
    pub(crate) fn of_package(name: &str) -> Self {
        Self::escaped(name.replace('-', "_"))
    }

    /// As it is written in source, `r#type`.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Without `r#`, to be part of another name or of a file's name.
    #[must_use]
    pub(crate) fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// As cargo's features are written: `addon-providers`.
    #[must_use]
    pub(crate) fn kebab(&self) -> String {
        self.plain().replace('_', "-")
    }

    fn escaped(text: String) -> Self {
        if reserved::KEYWORDS.contains(&text.as_str()) {
            Self(format!("r#{text}"))
        } else {
            Self(text)
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.0.strip_prefix("r#") {
            Some(raw) => proc_macro2::Ident::new_raw(raw, Span::call_site()),
            None => proc_macro2::Ident::new(&self.0, Span::call_site()),
        };
        tokens.append(ident);
    }
}

#[cfg(test)]
impl Ident {
    /// A name that a test is sure of.
    pub(crate) fn of_test(text: &str) -> Self {
        Self(text.to_owned())
    }
}

#[cfg(test)]
mod tests;
