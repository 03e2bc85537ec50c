//! Servers, server variables and security schemes become the client's statics, its constructors and
//! what its builder can be told.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, line};
use super::file::Source;
use super::method::seconds;
use super::{File, Options, choice};
use crate::ir::{Api, KeyPlace, Scheme, SchemeKind, Server, Variable};
use crate::naming::Ident;

pub(super) fn file(api: &Api, options: &Options) -> File {
    let mut source = Source::new(
        options,
        &Doc::ours("Where the API is, who may call it, and the client's beginning."),
    );
    source.gap();
    source.line("use crate::runtime::generated::*;");
    source.item(statics(api));
    source.block(&quote!(impl Client), constructors(api));
    source.block(&quote!(impl Builder), setters(api));
    for variable in &api.variables {
        if let Some((name, variants)) = &variable.choice {
            let docs = Doc::of(
                &variable.docs,
                &format!("What {} may be in the server's URL.", code(&variable.wire)),
            );
            choice::write_enum(&docs, name, variants, &mut source);
        }
    }
    for (index, scheme) in api.schemes.iter().enumerate() {
        exchange(api, index, scheme, &mut source);
    }
    source.finish("client.rs".to_owned())
}

/// The types that this file makes public at the root of the crate.
pub(super) fn public(api: &Api) -> impl Iterator<Item = &Ident> {
    let choices = api
        .variables
        .iter()
        .filter_map(|variable| variable.choice.as_ref().map(|(name, _)| name));
    choices.chain(api.schemes.iter().filter_map(|scheme| match &scheme.kind {
        SchemeKind::Exchange { credential, .. } => Some(credential),
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Other(_) => None,
    }))
}

fn statics(api: &Api) -> TokenStream {
    let title = &api.title;
    let mut servers: Vec<TokenStream> = api.servers.iter().map(server).collect();
    if servers.is_empty() {
        // `base_url` has to be told where the API is, and needs a place to say it.
        servers.push(quote!(Server {
            url: "",
            env: None,
            name: None,
            setter: "base_url"
        }));
    }
    let variables = api.variables.iter().map(|variable| {
        let Variable { wire, default, .. } = variable;
        let env = optional(variable.env.as_ref());
        quote!(Variable { name: #wire, default: #default, env: #env })
    });
    let schemes = api.schemes.iter().map(scheme);
    quote! {
        static API: Api = Api {
            title: #title,
            servers: &[#(#servers),*],
            variables: &[#(#variables),*],
            schemes: &[#(#schemes),*],
        };
    }
}

fn server(server: &Server) -> TokenStream {
    let url = &server.url;
    let env = optional(server.env.as_ref());
    let name = optional(server.own.as_ref().map(|own| &own.name));
    let setter = server
        .own
        .as_ref()
        .map_or("base_url", |own| own.setter.as_str());
    quote!(Server { url: #url, env: #env, name: #name, setter: #setter })
}

fn scheme(scheme: &Scheme) -> TokenStream {
    let name = &scheme.wire;
    let env = optional(scheme.env.as_ref());
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

fn optional(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn constructors(api: &Api) -> Vec<TokenStream> {
    let mut constructors = vec![quote! {
        /// A client to be told where to call and as whom.
        pub fn builder() -> Builder {
            Builder::new(&API)
        }
    }];
    constructors.extend(from_env(api));
    constructors
}

fn from_env(api: &Api) -> Option<TokenStream> {
    let schemes = api
        .schemes
        .iter()
        .filter_map(|scheme| Some((scheme.env.as_deref()?, credentials(scheme)?)));
    let schemes: Vec<(&str, TokenStream)> = schemes.take(1).collect();
    let places = api
        .servers
        .iter()
        .filter_map(|server| server.env.as_deref());
    let places = places.chain(
        api.variables
            .iter()
            .filter_map(|variable| variable.env.as_deref()),
    );
    let list = |names: Vec<&str>| names.into_iter().map(code).collect::<Vec<_>>().join(", ");
    let (places, secrets) = (
        list(places.collect()),
        list(schemes.iter().map(|(env, _)| *env).collect()),
    );
    if places.is_empty() && secrets.is_empty() {
        return None;
    }
    let mut docs = Doc::ours("A client as the environment describes it.");
    if !secrets.is_empty() {
        docs = docs.and(&format!("Needed: {secrets}."));
    }
    if !places.is_empty() {
        docs = docs.and(&format!("Read when set: {places}."));
    }
    docs = docs
        .and("# Errors")
        .and("A variable that is needed is not set, or one that is set makes no sense.");
    let credentials = schemes
        .iter()
        .map(|(_, credentials)| quote!(.credentials(#credentials)));
    Some(quote! {
        #docs
        pub fn from_env() -> Result<Self, Error> {
            Builder::from_env(&API)#(#credentials)*.build()
        }
    })
}

/// The credential that a scheme's environment variable holds, where it holds all of it.
fn credentials(scheme: &Scheme) -> Option<TokenStream> {
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

fn setters(api: &Api) -> Vec<TokenStream> {
    let variables = api.variables.iter().map(variable_setter);
    let servers = api
        .servers
        .iter()
        .enumerate()
        .filter_map(|(index, server)| {
            let own = server.own.as_ref()?;
            let setter = &own.setter;
            let belongs = format!(
                "Sends the calls that go to {} to this URL instead of {}, path included.",
                code(&own.name),
                code(&server.url)
            );
            let docs = Doc::of(&server.docs, &belongs);
            let docs = if docs == Doc::ours(&belongs) {
                docs
            } else {
                docs.and(&belongs)
            };
            let index = proc_macro2::Literal::usize_unsuffixed(index);
            Some(quote! {
                #docs
                pub fn #setter(self, url: impl Into<String>) -> Self {
                    self.server_url(#index, url)
                }
            })
        });
    variables.chain(servers).collect()
}

fn variable_setter(variable: &Variable) -> TokenStream {
    let Variable { wire, setter, .. } = variable;
    let docs = Doc::of(
        &variable.docs,
        &format!("Sets {} in the server's URL.", code(wire)),
    )
    .and(&format!(
        "It is {} unless told otherwise.",
        code(&variable.default)
    ));
    match &variable.choice {
        Some((ty, _)) => quote! {
            #docs
            pub fn #setter(self, #setter: impl Into<#ty>) -> Self {
                self.variable(#wire, #setter.into().as_str())
            }
        },
        None => quote! {
            #docs
            pub fn #setter(self, #setter: impl Into<String>) -> Self {
                self.variable(#wire, #setter)
            }
        },
    }
}

/// The credential that is exchanged for the one that calls carry.
fn exchange(api: &Api, index: usize, scheme: &Scheme, source: &mut Source) {
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
    let (module, marker) = (&group.module, &operation.marker);
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    let (lifetime, renew) = (
        seconds((*lifetime_seconds).into()),
        seconds((*renew_seconds).into()),
    );
    let docs = match line(&scheme.docs) {
        said if said.is_empty() => {
            Doc::ours("A token that is exchanged for the one that calls carry.")
        }
        _ => Doc::of(&scheme.docs, ""),
    };
    let called = format!(
        "[`{}::{}`](crate::{module}::{})",
        group.handle, operation.method_name, group.handle
    );
    let docs = docs.and(&format!(
        "{called} exchanges it once for many calls, and again shortly before the end."
    ));
    source.item(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #credential(TokenExchange);
    });
    source.line(&format!("credentials!({credential});"));
    let mut functions = vec![
        quote! {
            const EXCHANGE: Exchange = Exchange {
                scheme: #index,
                operation: <crate::api::#module::#marker as Operation>::INFO,
                token: #token,
                lifetime: #lifetime,
                renew: #renew,
            };
        },
        quote! {
            /// From the token itself.
            pub fn new(token: impl Into<Secret>) -> Self {
                Self(TokenExchange::new(&Self::EXCHANGE, token.into()))
            }
        },
    ];
    functions.extend(scheme.env.as_ref().map(|env| {
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
    source.block(&quote!(impl #credential), functions);
}
