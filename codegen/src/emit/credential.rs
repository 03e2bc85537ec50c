//! Security schemes become rows of the statics, and types of the credentials that are exchanged.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, line};
use super::file::Source;
use super::literal::{option, seconds};
use crate::ir::{Api, Certificate, Group, KeyPlace, Operation, Scheme, SchemeKind, Scopes};

/// A security scheme's row among the statics.
pub(super) fn scheme(api: &Api, scheme: &Scheme) -> TokenStream {
    let name = &scheme.wire;
    let env = option(scheme.env.as_ref());
    let kind = kind(scheme);
    let (exchange, tokens) = match &scheme.kind {
        SchemeKind::Exchange { credential, .. } => {
            (quote!(Some(&#credential::EXCHANGE)), quote!(None))
        }
        SchemeKind::Granted {
            client_credentials,
            refresh,
        } if client_credentials.is_some() || refresh.is_some() => {
            let own = option(client_credentials.as_ref());
            let refresh = option(refresh.as_ref());
            let urls = quote!(TokenUrls { client_credentials: #own, refresh_token: #refresh });
            (quote!(None), quote!(Some(&#urls)))
        }
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::Granted { .. }
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Other(_) => (quote!(None), quote!(None)),
    };
    let passed = passed(api, scheme);
    let hint = passed.first();
    quote! {
        Scheme { name: #name, kind: #kind, env: #env, exchange: #exchange, tokens: #tokens, hint: #hint }
    }
}

fn kind(scheme: &Scheme) -> TokenStream {
    match &scheme.kind {
        SchemeKind::Basic => quote!(SchemeKind::Basic),
        SchemeKind::Bearer | SchemeKind::Exchange { .. } | SchemeKind::Granted { .. } => {
            quote!(SchemeKind::Bearer)
        }
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                KeyPlace::Header => quote!(Header),
                KeyPlace::Query => quote!(Query),
                KeyPlace::Cookie => quote!(Cookie),
            };
            quote!(SchemeKind::ApiKey { place: KeyPlace::#place, name: #name })
        }
        SchemeKind::Other(text) => quote!(SchemeKind::Other(#text)),
    }
}

/// What one may pass for a scheme, the most telling first.
fn passed(api: &Api, scheme: &Scheme) -> Vec<String> {
    let constructors = constructors_of(scheme);
    let shared = |name: &str| {
        let mut others = api.schemes.iter().filter(|other| other.wire != scheme.wire);
        others.any(|other| constructors_of(other).iter().any(|theirs| theirs == name))
    };
    let passed = constructors.iter().map(|name| {
        if shared(name) {
            format!("{name}::new(…).of_scheme({:?})", scheme.wire)
        } else {
            format!("{name}::new(…)")
        }
    });
    passed.collect()
}

fn constructors_of(scheme: &Scheme) -> Vec<String> {
    let names = match &scheme.kind {
        SchemeKind::Basic => vec!["Basic"],
        SchemeKind::Bearer => vec!["BearerToken"],
        SchemeKind::Exchange { credential, .. } => return vec![credential.to_string()],
        SchemeKind::Granted {
            client_credentials,
            refresh,
        } => {
            let own = client_credentials.as_ref().map(|_| "ClientCredentials");
            let refresh = refresh.as_ref().map(|_| "RefreshToken");
            own.into_iter()
                .chain(refresh)
                .chain(["BearerToken"])
                .collect()
        }
        SchemeKind::ApiKey { .. } => vec!["ApiKey"],
        SchemeKind::Other(_) => vec!["AuthorizationHeader"],
    };
    names.into_iter().map(str::to_owned).collect()
}

/// Every scheme of the API, with what one passes for it.
pub(super) fn listed(api: &Api, docs: Doc) -> Doc {
    let mut docs = docs;
    if !api.schemes.is_empty() {
        let rows = api.schemes.iter().map(|scheme| {
            let passed = passed(api, scheme);
            let passed = passed.iter().map(|text| code(text)).collect::<Vec<_>>();
            let mut row = format!("- {}: {}", code(&scheme.wire), passed.join(" or "));
            if scheme.deprecated {
                row.push_str(" (deprecated by the API)");
            }
            row
        });
        let rows: Vec<String> = rows.collect();
        docs = docs
            .and("What one passes to `credentials`, by the API's name for it:")
            .section(rows);
    }
    for Certificate { wire, docs: theirs } in &api.certificates {
        docs = docs.and(&format!(
            "The server may ask for the certificate of a client, which the API calls {}. It is the transport's: \
             give one to `transport`, such as `ReqwestTransport::from` a `reqwest::Client` that has the \
             certificate.",
            code(wire)
        ));
        docs = docs.and_safe(&line(theirs));
    }
    docs
}

/// What a credential of a scheme has to be good for.
pub(super) fn scopes(api: &Api, scopes: &Scopes) -> String {
    let alternatives = scopes.alternatives.iter().map(|together| {
        let names = together.iter().map(|name| code(name));
        names.collect::<Vec<_>>().join(" and ")
    });
    let alternatives: Vec<String> = alternatives.collect();
    let scheme = code(&api.schemes[scopes.scheme].wire);
    format!(
        "Needs the scopes {} of {scheme}.",
        alternatives.join(", or ")
    )
}

/// The credential that a scheme's environment variable holds, where it holds all of it.
pub(super) fn from_env(scheme: &Scheme) -> Option<TokenStream> {
    let env = scheme.env.as_ref()?;
    let name = &scheme.wire;
    match &scheme.kind {
        SchemeKind::Exchange { credential, .. } => Some(quote!(#credential::from_env()?)),
        SchemeKind::Bearer | SchemeKind::Granted { .. } => {
            Some(quote!(crate::BearerToken::new(secret_from_env(#env)?)))
        }
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
