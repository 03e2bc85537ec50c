//! Examples of the description become tests of the crate, which see only what is public.

mod answer;
mod argument;
mod request;
mod script;

use quote::quote;

use self::script::Script;
use super::docs::Doc;
use super::example::crate_ident;
use super::file::Source;
use super::{File, Options, sample};
use crate::ir::{Api, SchemeKind, Type, TypeId};

pub(super) fn files(api: &Api, options: &Options) -> Vec<File> {
    let mut modules = Vec::new();
    let mut files = Vec::new();
    for group in &api.groups {
        let mut script = Script::new(api, options);
        for operation in group
            .operations
            .iter()
            .filter(|operation| argument::is_callable(api, operation))
        {
            request::write(group, operation, &mut script);
            answer::write(group, operation, &mut script);
        }
        if !script.is_empty() {
            modules.push(group.module.to_string());
            let about = format!(
                "The examples of [`{}`]({}::{0}).",
                group.handle,
                path(options, group.module.plain())
            );
            files.push(script.finish(&Doc::ours(&about), group.module.plain()));
        }
    }
    let mut script = Script::new(api, options);
    for (index, item) in api.items.iter().enumerate() {
        for example in &item.examples {
            kept(TypeId(index), example, &mut script);
        }
    }
    if !script.is_empty() {
        modules.push("types".to_owned());
        files.push(script.finish(&Doc::ours("The examples of the types themselves."), "types"));
    }
    files.insert(0, list(api, options, &modules));
    files
}

fn path(options: &Options, module: &str) -> String {
    format!("{}::{module}", crate_ident(options))
}

/// `tests/mod.rs`: the modules, and a client that reaches nothing but the test's server.
fn list(api: &Api, options: &Options, modules: &[String]) -> File {
    let mut source = Source::new(
        options,
        &Doc::ours("The description's examples, sent and read."),
    );
    if modules.is_empty() {
        return source.finish("tests/mod.rs".to_owned());
    }
    source.gap();
    for module in modules {
        source.line(&format!("mod {module};"));
    }
    if api
        .groups
        .iter()
        .all(|group| !modules.contains(&group.module.to_string()))
    {
        return source.finish("tests/mod.rs".to_owned());
    }
    let name = crate_ident(options);
    let setters = api
        .servers
        .iter()
        .filter_map(|server| server.own.as_ref())
        .map(|own| {
            let setter = &own.setter;
            quote!(.#setter(server.url()))
        });
    let credentials = credentials(api)
        .into_iter()
        .map(|(_, value)| quote!(.credentials(#name::#value)));
    source.gap();
    source.line("use crate::support::Server;");
    source.item(quote! {
        fn client(server: &Server) -> #name::Client {
            #name::Client::builder()
                .base_url(server.url())
                #(#setters)*
                #(#credentials)*
                // Each answer is looked at, not sent for again.
                .with(|options| options.attempts(1))
                .build()
                .expect("a client of the test's server")
        }
    });
    source.finish("tests/mod.rs".to_owned())
}

/// One credential for each kind of scheme that there is.
fn credentials(api: &Api) -> Vec<(&'static str, proc_macro2::TokenStream)> {
    let mut credentials: Vec<(&'static str, proc_macro2::TokenStream)> = Vec::new();
    for scheme in &api.schemes {
        let one = match scheme.kind {
            SchemeKind::Basic => ("basic", quote!(Basic::new("user", "password"))),
            SchemeKind::Bearer | SchemeKind::Exchange { .. } | SchemeKind::Granted { .. } => {
                ("bearer", quote!(BearerToken::new("token")))
            }
            SchemeKind::ApiKey { .. } => ("key", quote!(ApiKey::new("key"))),
            SchemeKind::Other(_) => continue,
        };
        if credentials.iter().all(|(kind, _)| *kind != one.0) {
            credentials.push(one);
        }
    }
    credentials
}

/// A type's own example is read and written back.
fn kept(id: TypeId, example: &crate::tree::Tree, script: &mut Script<'_>) {
    let item = &script.api.items[id.0];
    let ty = script.named(&Type::Named(id));
    let name = script.name(&format!("{}_keeps_its_example", item.name.plain()));
    let example = script::literal(&sample::json(example));
    script.tests.push(quote! {
        #[test]
        fn #name() {
            let example = #example;
            let value: #ty = support::read(example);
            support::assert_same_json(&support::written(&value), example);
        }
    });
}
