//! Security schemes become rows of the statics, and types of the credentials that are exchanged.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::file::Source;
use super::literal::{option, seconds};
use crate::ir::{Api, Group, KeyPlace, Operation, Scheme, SchemeKind};

/// A security scheme's row among the statics.
pub(super) fn scheme(scheme: &Scheme) -> TokenStream {
    let name = &scheme.wire;
    let env = option(scheme.env.as_ref());
    let bearer = quote!(SchemeKind::Bearer);
    let none = quote!(None);
    let (kind, exchange, hint) = match &scheme.kind {
        SchemeKind::Basic => (quote!(SchemeKind::Basic), none, "Basic::new(…)".to_owned()),
        SchemeKind::Bearer => (bearer, none, "BearerToken::new(…)".to_owned()),
        SchemeKind::Exchange { credential, .. } => (
            bearer,
            quote!(Some(&#credential::EXCHANGE)),
            format!("{credential}::new(…)"),
        ),
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                KeyPlace::Header => quote!(Header),
                KeyPlace::Query => quote!(Query),
                KeyPlace::Cookie => quote!(Cookie),
            };
            (
                quote!(SchemeKind::ApiKey { place: KeyPlace::#place, name: #name }),
                none,
                "ApiKey::new(…)".to_owned(),
            )
        }
        SchemeKind::Other(text) => (
            quote!(SchemeKind::Other(#text)),
            none,
            "a type of yours that implements `Credentials`".to_owned(),
        ),
    };
    quote!(Scheme { name: #name, kind: #kind, env: #env, exchange: #exchange, hint: #hint })
}

/// The credential that a scheme's environment variable holds, where it holds all of it.
pub(super) fn from_env(scheme: &Scheme) -> Option<TokenStream> {
    let env = scheme.env.as_ref()?;
    let name = &scheme.wire;
    match &scheme.kind {
        SchemeKind::Exchange { credential, .. } => Some(quote!(#credential::from_env()?)),
        SchemeKind::Bearer => Some(quote!(crate::BearerToken::new(secret_from_env(#env)?))),
        SchemeKind::ApiKey { .. } => {
            Some(quote!(crate::ApiKey::new(secret_from_env(#env)?).of_scheme(#name)))
        }
        SchemeKind::Basic | SchemeKind::Other(_) => None,
    }
}

/// The type of a credential that is exchanged for the one that calls carry.
pub(super) fn write(api: &Api, scheme: &Scheme, source: &mut Source) {
    let SchemeKind::Exchange {
        credential,
        operation,
        token,
        lifetime_seconds,
        renew_seconds,
    } = &scheme.kind
    else {
        return;
    };
    let group = &api.groups[operation.group];
    let operation = &group.operations[operation.index];
    let docs = documentation(scheme, group, operation);
    source.item(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #credential(TokenExchange);
    });
    source.line(&format!("credentials!({credential});"));
    let name = &scheme.wire;
    let (module, marker) = (&group.module, &operation.marker);
    let lifetime = seconds((*lifetime_seconds).into());
    let renew = seconds((*renew_seconds).into());
    let mut functions = vec![quote! {
        const EXCHANGE: Exchange = Exchange {
            scheme: #name,
            operation: <crate::api::#module::#marker as Operation>::INFO,
            token: #token,
            lifetime: #lifetime,
            renew: #renew,
        };
    }];
    functions.extend(constructors(scheme));
    source.block(&quote!(impl #credential), &functions);
}

fn documentation(scheme: &Scheme, group: &Group, operation: &Operation) -> Doc {
    let docs = Doc::of(
        &scheme.docs,
        "A token that is exchanged for the one that calls carry.",
    );
    let called = format!(
        "[`{}::{}`](crate::{}::{0})",
        group.handle, operation.method_name, group.module
    );
    docs.and(&format!(
        "The first call that needs one gets the token that is sent, by {called}; later calls share it, and \
         get another shortly before it ends."
    ))
}

fn constructors(scheme: &Scheme) -> Vec<TokenStream> {
    let mut constructors = vec![quote! {
        /// From the token itself.
        pub fn new(token: impl Into<Secret>) -> Self {
            Self(TokenExchange::new(&Self::EXCHANGE, token.into()))
        }
    }];
    constructors.extend(scheme.env.as_ref().map(|env| {
        let docs = Doc::ours(&format!("From the environment variable {}.", code(env)))
            .and("# Errors")
            .and("It is not set.");
        quote! {
            #docs
            pub fn from_env() -> Result<Self, Error> {
                secret_from_env(#env).map(Self::new)
            }
        }
    }));
    constructors
}
