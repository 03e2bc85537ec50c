//! Operations, their documented answers and the description's examples become tests of the crate, which see
//! only what is public.

mod answer;
mod argument;
mod body;
mod called;
mod canary;
mod credential;
mod exact;
mod form;
mod places;
mod request;
mod script;
mod status;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) use self::script::quoted;

use self::answer::Table;
use self::script::{Calls, Helper, Script};
use super::docs::Doc;
use super::example::crate_ident;
use super::feature::gate;
use super::file::Source;
use super::literal::option;
use super::types::parsed;
use super::{File, Options, sample};
use crate::ir::{Api, Group, Operation, Type, TypeId};
use crate::naming::{Ident, Scope};
use crate::tree::Tree;

/// In the arguments and in the answers that are secret; `trial` has the same.
const CANARY_IN_ARGUMENTS: &str = "c4nary-argument";
const CANARY_IN_ANSWERS: &str = "c4nary-answer";

/// The tests of more operations than these are several files.
const MOST_OPERATIONS: usize = 25;

/// So many things are looked through for canaries in one file.
const MOST_PROBES: usize = 250;

/// An operation that tests call.
struct Tested<'a> {
    operation: &'a Operation,
    /// The file of its group.
    module: String,
    /// The function that calls it.
    name: Ident,
    /// The table of its answers.
    answers: String,
    /// How many of them are successes, which stand first.
    successes: usize,
    /// The canaries that its request carries.
    sent: Vec<&'static str>,
}

pub(super) fn files(api: &Api, options: &Options) -> Vec<File> {
    let mut modules = Vec::new();
    let mut files = Vec::new();
    let mut tested = Vec::new();
    let mut clients = Calls::None;
    for (index, module, operations) in parts(api) {
        let group = &api.groups[index];
        let mut script = Script::new(api, options);
        for operation in operations {
            if argument::is_callable(api, operation) {
                tested.extend(self::operation(group, operation, &module, &mut script));
            }
        }
        if script.calls == Calls::Some {
            clients = Calls::Some;
        }
        if !script.is_empty() {
            modules.push((module.to_string(), gate(api, index)));
            let about = format!(
                "What [`{}`]({}::{0}) sends and reads.",
                group.handle,
                path(options, group.module.plain())
            );
            files.push(script.finish(&Doc::ours(&about), module.plain()));
        }
    }
    let mut script = Script::new(api, options);
    for (index, item) in api.items.iter().enumerate() {
        for example in &item.examples {
            kept(TypeId(index), example, &mut script);
        }
    }
    if !script.is_empty() {
        modules.push(("types".to_owned(), None));
        files.push(script.finish(&Doc::ours("The examples of the types themselves."), "types"));
    }
    let probes = canary::probes(api, &tested);
    for (run, probes) in probes.chunks(MOST_PROBES).enumerate() {
        let mut module = match run {
            0 => "canary".to_owned(),
            others => format!("canary_{}", others + 1),
        };
        while modules.iter().any(|(taken, _)| *taken == module) {
            module.push('_');
        }
        if let Some(file) = canary::file(probes, &tested, &module, Script::new(api, options)) {
            modules.push((module, None));
            files.push(file);
        }
    }
    files.insert(0, list(api, options, &modules, clients));
    files
}

/// The operations that are tested in one file, and its name: that of their group, or one more of the same.
fn parts(api: &Api) -> impl Iterator<Item = (usize, Ident, &[Operation])> {
    let mut scope = Scope::chapters();
    for group in &api.groups {
        scope.reserve(group.module.plain());
    }
    api.groups.iter().enumerate().flat_map(move |(group, of)| {
        let runs = of.operations.chunks(MOST_OPERATIONS).enumerate();
        let parts = runs.map(|(index, run)| {
            let module = if index == 0 {
                of.module.clone()
            } else {
                scope.another(&of.module)
            };
            (group, module, run)
        });
        parts.collect::<Vec<_>>()
    })
}

/// The tests of one operation; nothing when no answer to it can be made.
fn operation<'a>(
    group: &Group,
    operation: &'a Operation,
    module: &Ident,
    script: &mut Script<'_>,
) -> Option<Tested<'a>> {
    let table = answer::table(script.api, operation);
    let plain = format!("{}_{}", group.module.plain(), operation.method_name.plain());
    let name = script.name(&plain);
    request::write(group, operation, &name, script);
    if table.rows.is_empty() {
        return None;
    }
    let sent = called::write(group, operation, &name, script);
    let answers = name.plain().to_uppercase();
    let (rows, of) = (&table.rows, parsed(&answers));
    script.tests.push(quote! {
        pub(super) const #of: &[trial::Answer] = &[#(#rows),*];
    });
    trials(&name, &of, &table, script);
    Some(Tested {
        operation,
        module: module.to_string(),
        name,
        answers,
        successes: table.successes,
        sent,
    })
}

/// What is documented, and the same spoilt.
fn trials(name: &Ident, of: &TokenStream, table: &Table, script: &mut Script<'_>) {
    trial(
        name,
        "gives_what_is_documented",
        &quote!(gives(#of)),
        script,
    );
    if let Some((index, places)) = &table.success {
        let index = Literal::usize_unsuffixed(*index);
        let choice = option(places.choice.as_ref());
        let required = option(places.required.as_ref());
        let places = quote!(trial::Places { choice: #choice, required: #required });
        let spoilt = quote!(survives(&#of[#index], #places));
        trial(name, "survives_malformed_answers", &spoilt, script);
    }
    if let Some(index) = table.error {
        let index = Literal::usize_unsuffixed(index);
        let spoilt = quote!(keeps_malformed_errors(&#of[#index]));
        trial(name, "keeps_malformed_errors", &spoilt, script);
    }
}

fn trial(name: &Ident, does: &str, what: &TokenStream, script: &mut Script<'_>) {
    script.calls = Calls::Some;
    let test = script.name(&format!("{}_{does}", name.plain()));
    script.tests.push(quote! {
        #[tokio::test]
        async fn #test() {
            trial::Trial::of(client, #name).#what.await;
        }
    });
}

fn path(options: &Options, module: &str) -> String {
    format!("{}::{module}", crate_ident(options))
}

/// `tests/mod.rs`: the modules, and a client that reaches nothing but the test's server.
fn list(
    api: &Api,
    options: &Options,
    modules: &[(String, Option<String>)],
    clients: Calls,
) -> File {
    let about =
        Doc::ours("Every operation, put through all that a server may do; and the examples.");
    let mut source = Source::new(options, &about);
    if !modules.is_empty() {
        source.gap();
    }
    for (module, gate) in modules {
        if let Some(gate) = gate {
            source.line(gate);
        }
        source.line(&format!("mod {module};"));
    }
    let name = crate_ident(options);
    source.gap();
    source.line("/// The crate, as `trial` calls it.");
    source.line(&format!("pub(crate) use {name} as tested;"));
    if clients == Calls::None {
        return source.finish("tests/mod.rs".to_owned());
    }
    let setters = api
        .servers
        .iter()
        .filter_map(|server| server.own.as_ref())
        .map(|own| {
            let setter = &own.setter;
            quote!(.#setter(server.url()))
        });
    let credentials = credential::all(api);
    source.gap();
    source.line("use crate::support::Server;");
    if !credentials.is_empty() {
        source.line("use crate::trial;");
    }
    source.item(quote! {
        /// Each answer is looked at, not sent for again.
        fn builder(server: &Server) -> #name::Builder {
            #name::Client::builder()
                .base_url(server.url())
                #(#setters)*
                #(.credentials(#name::#credentials))*
                .with(|options| options.attempts(1))
        }
    });
    source.item(quote! {
        fn client(server: &Server) -> #name::Client {
            builder(server).build().expect("a client of the test's server")
        }
    });
    source.finish("tests/mod.rs".to_owned())
}

/// A type's own example is read and written back.
fn kept(id: TypeId, example: &Tree, script: &mut Script<'_>) {
    let item = &script.api.items[id.0];
    if !exact::is_exact(script.api, &Type::Named(id), example) {
        return;
    }
    script.needs(Helper::Support);
    let ty = script.named(&Type::Named(id));
    let name = script.name(&format!("{}_keeps_its_example", item.name.plain()));
    let example = script::literal(&sample::json(example));
    let gate = item.home.and_then(|group| gate(script.api, group));
    let gate = gate.as_deref().map(parsed);
    script.tests.push(quote! {
        #gate
        #[test]
        fn #name() {
            let example = #example;
            let value: #ty = support::read(example);
            support::assert_same_json(&support::written(&value), example);
        }
    });
}
