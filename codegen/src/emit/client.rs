//! Servers, server variables and security schemes become the client's statics, its constructors and
//! what its builder can be told.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::file::Source;
use super::literal::option;
use super::{File, Options, choice, credential};
use crate::ir::{Api, Openness, SchemeKind, Server, ServerChoice, Variable};
use crate::naming::Ident;

pub(super) fn file(api: &Api, options: &Options) -> File {
    let mut source = Source::new(
        options,
        &Doc::ours("Where the API is, who may call it, and the client's beginning."),
    );
    source.gap();
    source.line("use crate::runtime::generated::*;");
    source.item(statics(api));
    source.block(&quote!(impl Client), &constructors(api));
    source.block(&quote!(impl Builder), &setters(api));
    for variable in &api.variables {
        if let Some((name, variants)) = &variable.choice {
            let docs = Doc::of(
                &variable.docs,
                &format!("What {} may be in the server's URL.", code(&variable.wire)),
            );
            choice::write_enum(&docs, name, variants, Openness::Closed, &mut source);
        }
    }
    if let Some(choice) = &api.choice_of_server {
        source.item(server_choice(api, choice));
    }
    for scheme in &api.schemes {
        credential::write(api, scheme, &mut source);
    }
    source.finish("client.rs".to_owned())
}

/// The types that this file makes public at the root of the crate.
pub(super) fn public(api: &Api) -> impl Iterator<Item = &Ident> {
    let choices = api
        .variables
        .iter()
        .filter_map(|variable| variable.choice.as_ref().map(|(name, _)| name));
    let servers = api.choice_of_server.iter().map(|choice| &choice.name);
    choices
        .chain(servers)
        .chain(api.schemes.iter().filter_map(|scheme| match &scheme.kind {
            SchemeKind::Exchange { credential, .. } => Some(credential),
            SchemeKind::Basic
            | SchemeKind::Bearer
            | SchemeKind::Granted { .. }
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
        let env = option(variable.env.as_ref());
        quote!(Variable { name: #wire, default: #default, env: #env })
    });
    let schemes = api
        .schemes
        .iter()
        .map(|scheme| credential::scheme(api, scheme));
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
    let env = option(server.env.as_ref());
    let name = option(server.own.as_ref().map(|own| &own.name));
    let setter = server
        .own
        .as_ref()
        .map_or("base_url", |own| own.setter.as_str());
    quote!(Server { url: #url, env: #env, name: #name, setter: #setter })
}

fn constructors(api: &Api) -> Vec<TokenStream> {
    let docs = Doc::ours("A client to be told where to call and as whom.");
    let docs = credential::listed(api, docs);
    let mut constructors = vec![quote! {
        #docs
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
        .filter_map(|scheme| Some((scheme.env.as_deref()?, credential::from_env(scheme)?)));
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
    let choice = api.choice_of_server.as_ref().map(choice_setter);
    choice.into_iter().chain(variables).chain(servers).collect()
}

fn choice_setter(choice: &ServerChoice) -> TokenStream {
    let ServerChoice { name, variants } = choice;
    let first = variants.first();
    let docs = Doc::ours("Which of the API's servers calls go to.").and(&format!(
        "It is [`{name}::{}`] unless told otherwise.",
        first.map_or("Unknown", Ident::as_str)
    ));
    let rows = variants.iter().enumerate().map(|(index, variant)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        quote!(#name::#variant => #index)
    });
    quote! {
        #docs
        pub fn server(self, server: #name) -> Self {
            self.root_server(match server { #(#rows,)* })
        }
    }
}

fn server_choice(api: &Api, choice: &ServerChoice) -> TokenStream {
    let ServerChoice { name, variants } = choice;
    let variants = variants.iter().zip(&api.servers).map(|(variant, server)| {
        let url = format!("{}.", code(&server.url));
        let docs = Doc::of(&server.docs, &url);
        let docs = if docs == Doc::ours(&url) {
            docs
        } else {
            docs.and(&url)
        };
        quote!(#docs #variant)
    });
    quote! {
        /// One of the servers of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
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
    if let Some((ty, _)) = &variable.choice {
        quote! {
            #docs
            pub fn #setter(self, #setter: impl Into<#ty>) -> Self {
                self.variable(#wire, #setter.into().as_str())
            }
        }
    } else {
        quote! {
            #docs
            pub fn #setter(self, #setter: impl Into<String>) -> Self {
                self.variable(#wire, #setter)
            }
        }
    }
}
