//! A method gets an example that the compiler checks and that uses only what is public.

use proc_macro2::TokenStream;
use quote::quote;

use super::arguments::required;
use super::file::statements;
use super::types::{Place, resolved, text};
use super::{Options, sample, series};
use crate::ir::{
    Api, Body, BodyForm, Content, Group, Operation, Output, Parameter, Type, TypeId, Wait,
};
use crate::naming::{Ident, snake};

/// What an example needs beside the call.
#[derive(Default)]
struct Needs {
    /// Types that `new` or a variant names.
    named: Vec<TypeId>,
    /// Arguments that no literal can be, with their types: the example is given them.
    given: Vec<(String, String)>,
}

pub(super) fn of_call(
    api: &Api,
    group: &Group,
    operation: &Operation,
    options: &Options,
) -> Vec<String> {
    let mut lines = section(api, group, operation, &operation.method_name, options);
    if operation.pagination.is_some() {
        let (call, needs) = called(api, group, operation, &operation.method_name);
        let walk = quote! {
            let mut items = #call.items();
            while let Some(item) = items.next().await {
                let item = item?;
                println!("{item:?}");
            }
        };
        lines.extend([
            String::new(),
            "The items of all pages:".to_owned(),
            String::new(),
        ]);
        lines.extend(block(api, &needs, options, &walk));
    }
    lines
}

pub(super) fn of_wait(
    api: &Api,
    group: &Group,
    operation: &Operation,
    rule: &Wait,
    options: &Options,
) -> Vec<String> {
    section(api, group, operation, &rule.method_name, options)
}

/// A package's name as code writes it.
pub(super) fn crate_ident(options: &Options) -> Ident {
    Ident::of_package(&options.crate_name)
}

fn section(
    api: &Api,
    group: &Group,
    operation: &Operation,
    method: &Ident,
    options: &Options,
) -> Vec<String> {
    let (call, needs) = called(api, group, operation, method);
    let body =
        if let Some(name) = series::bound(operation).filter(|_| *method == operation.method_name) {
            quote!(let mut #name = #call.events().await?;)
        } else if let Some(name) = binding(api, &operation.output) {
            quote!(let #name = #call.await?;)
        } else {
            quote!(#call.await?;)
        };
    let mut lines = vec!["# Examples".to_owned(), String::new()];
    lines.extend(block(api, &needs, options, &body));
    lines
}

/// A call with the arguments that it takes, and what these need.
fn called(api: &Api, group: &Group, operation: &Operation, method: &Ident) -> (TokenStream, Needs) {
    let mut needs = Needs::default();
    let (parameters, body) = required(operation);
    let mut arguments: Vec<TokenStream> = parameters
        .map(|parameter| argument(api, parameter, &mut needs))
        .collect();
    arguments.extend(body.map(|body| body_argument(api, body, &mut needs)));
    let accessor = &group.accessor;
    (quote!(client.#accessor().#method(#(#arguments),*)), needs)
}

/// Statements as a test that is compiled.
fn block(api: &Api, needs: &Needs, options: &Options, body: &TokenStream) -> Vec<String> {
    let of = crate_ident(options).to_string();
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(imports(api, needs, &of));
    lines.push(format!(
        "# async fn example({}) -> Result<(), {of}::Error> {{",
        parameters_of_example(needs, &of)
    ));
    lines.extend(statements(body));
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines.push("```".to_owned());
    lines
}

fn imports(api: &Api, needs: &Needs, of: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if needs.given.iter().any(|(_, ty)| ty.contains("types::")) {
        lines.push(format!("# use {of}::types;"));
    }
    if needs.given.iter().any(|(_, ty)| ty.contains("BTreeMap<")) {
        lines.push("# use std::collections::BTreeMap;".to_owned());
    }
    let mut names: Vec<&str> = needs
        .named
        .iter()
        .map(|id| api.items[id.0].name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => {}
        [name] => lines.extend([format!("use {of}::types::{name};"), String::new()]),
        names => lines.extend([
            format!("use {of}::types::{{{}}};", names.join(", ")),
            String::new(),
        ]),
    }
    lines
}

fn parameters_of_example(needs: &Needs, of: &str) -> String {
    let mut parameters = format!("client: {of}::Client");
    for (name, ty) in &needs.given {
        parameters.extend([", ", name, ": ", ty]);
    }
    parameters
}

fn argument(api: &Api, parameter: &Parameter, needs: &mut Needs) -> TokenStream {
    let Parameter {
        wire,
        name,
        ty,
        example,
        ..
    } = parameter;
    sample::argument(api, ty, example.as_ref(), wire).unwrap_or_else(|| given(api, name, ty, needs))
}

fn body_argument(api: &Api, body: &Body, needs: &mut Needs) -> TokenStream {
    let mut named = Vec::new();
    let value = match sample::made(
        api,
        &body.ty,
        inner_example(body),
        &body.name.to_string(),
        &mut named,
    ) {
        Some(made) => {
            needs.named = named;
            made
        }
        None => given(api, &body.name, &body.ty, needs),
    };
    match &body.form {
        BodyForm::Items { .. } => quote!([#value]),
        BodyForm::Json { .. }
        | BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Content { .. } => value,
    }
}

/// The first example of a body, without its envelope.
fn inner_example(body: &Body) -> Option<&crate::tree::Tree> {
    let example = &body.examples.first()?.value;
    match body.envelope() {
        Some(envelope) => example.get(envelope),
        None => Some(example),
    }
}

fn given(api: &Api, name: &Ident, ty: &Type, needs: &mut Needs) -> TokenStream {
    // `client` is the client.
    let name = if name.as_str() == "client" {
        Ident::fixed("client_")
    } else {
        name.clone()
    };
    needs
        .given
        .push((name.to_string(), text(api, ty, Place::Outside)));
    quote!(#name)
}

/// What an answer is called: `addons`; nothing when it is empty.
fn binding(api: &Api, output: &Output) -> Option<Ident> {
    let name = match output {
        Output::One(Content::Empty, _) => return None,
        Output::One(Content::Text, _) => "text".to_owned(),
        Output::One(Content::Bytes, _) => "bytes".to_owned(),
        Output::One(
            Content::Json {
                envelope: Some(name),
                ..
            },
            _,
        ) => snake(name),
        Output::One(Content::Json { envelope: None, ty }, _) => noun(api, ty),
        Output::Choice(_) => "answer".to_owned(),
    };
    let name = Ident::bare(&name).filter(|name| name.as_str() != "client");
    Some(name.unwrap_or_else(|| Ident::fixed("answer")))
}

/// What a value of a type is called; lists are called after what is in them.
fn noun(api: &Api, ty: &Type) -> String {
    let (ty, ending) = match resolved(api, ty) {
        Type::List(inner) => (&**inner, "s"),
        other => (other, ""),
    };
    ty.named().map_or_else(
        || "answer".to_owned(),
        |TypeId(index)| snake(api.items[index].name.plain()) + ending,
    )
}
