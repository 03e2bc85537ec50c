//! Operations and models with secrets become tests that plant canaries, and look for them where people look.

use quote::quote;

use super::argument::is_callable;
use super::places::{is_secret, planted};
use super::script::{Calls, Helper, Script, literal};
use super::{CANARY_IN_ANSWERS, Tested, credential};
use crate::emit::docs::Doc;
use crate::emit::example::crate_ident;
use crate::emit::types::parsed;
use crate::emit::{File, sample};
use crate::ir::{Api, OperationId, SchemeKind, Type, TypeId};

/// What is looked through for canaries.
pub(super) enum Probe<'t> {
    /// Client and builder.
    Client,
    Operation(&'t Tested<'t>),
    Scheme(usize),
    Model(TypeId),
}

/// Everything in which a canary could be seen.
pub(super) fn probes<'t>(api: &Api, tested: &'t [Tested<'t>]) -> Vec<Probe<'t>> {
    let client = (!tested.is_empty()).then_some(Probe::Client);
    let operations = tested.iter().map(Probe::Operation);
    let schemes = (0..api.schemes.len()).map(Probe::Scheme);
    let models = (0..api.items.len()).map(TypeId);
    let models = models.filter(|id| has_secret(api, *id)).map(Probe::Model);
    let all = client.into_iter().chain(operations);
    all.chain(schemes).chain(models).collect()
}

/// The file of some of them, when there is anything to look for.
pub(super) fn file(
    probes: &[Probe<'_>],
    tested: &[Tested<'_>],
    module: &str,
    mut script: Script<'_>,
) -> Option<File> {
    for probe in probes {
        match probe {
            Probe::Client => shown(&mut script),
            Probe::Operation(one) => operation(one, &mut script),
            Probe::Scheme(scheme) => exchange(tested, *scheme, &mut script),
            Probe::Model(id) => model(*id, &mut script),
        }
    }
    let about = Doc::ours("A canary in every secret reaches the server, and nobody else.");
    (!script.is_empty()).then(|| script.finish(&about, module))
}

fn shown(script: &mut Script<'_>) {
    let name = script.name("client and builder hide their credentials");
    script.needs(Helper::Support);
    script.needs(Helper::Trial);
    script.tests.push(quote! {
        #[test]
        fn #name() {
            let server = support::Server::start();
            let (builder, client) = (super::builder(&server), client(&server));
            trial::shows_no_canary("the builder", &format!("{builder:?} {builder:#?}"));
            trial::shows_no_canary("the client", &format!("{client:?} {client:#?}"));
        }
    });
}

fn operation(tested: &Tested<'_>, script: &mut Script<'_>) {
    let (function, table, sent) = (tested.function(), tested.table(), &tested.sent);
    let name = script.name(&format!("{}_hides_what_is_secret", tested.name.plain()));
    script.calls = Calls::Some;
    script.tests.push(quote! {
        #[tokio::test]
        async fn #name() {
            let trial = trial::Trial::of(client, #function);
            trial.hides_what_is_secret(#table, &[#(#sent),*]).await;
        }
    });
}

/// By the first operation that takes the token.
fn exchange(tested: &[Tested<'_>], scheme: usize, script: &mut Script<'_>) {
    let SchemeKind::Exchange {
        credential,
        operation,
        token,
        ..
    } = &script.api.schemes[scheme].kind
    else {
        return;
    };
    let served = tested.iter().find(|one| {
        let first = one.operation.security.iter().find(|all| !all.is_empty());
        one.successes > 0 && first.is_some_and(|all| **all == [scheme])
    });
    let (Some(served), true) = (served, is_proved(script.api, *operation, scheme)) else {
        return;
    };
    let (function, table) = (served.function(), served.table());
    let of = crate_ident(script.options);
    let name = script.name(&format!(
        "{}_hides_what_it_is_exchanged_for",
        credential.plain()
    ));
    script.tests.push(quote! {
        #[tokio::test]
        async fn #name() {
            let client = |server: &support::Server| {
                let exchanged = #of::#credential::new(trial::API_TOKEN);
                super::builder(server).credentials(exchanged).build().expect("a client")
            };
            let trial = trial::Trial::of(client, #function);
            trial.hides_what_is_exchanged(&#table[0], #token).await;
        }
    });
}

/// Whether the exchange takes the token in a way that a client knows.
fn is_proved(api: &Api, operation: OperationId, scheme: usize) -> bool {
    let operation = &api.groups[operation.group].operations[operation.index];
    let by = operation
        .security
        .iter()
        .find_map(|all| match all.as_slice() {
            [one] if *one != scheme => Some(*one),
            _ => None,
        });
    by.is_some_and(|by| credential::is_known(api, by)) && is_callable(api, operation)
}

fn has_secret(api: &Api, TypeId(index): TypeId) -> bool {
    let fields = api.items[index]
        .form
        .as_record()
        .map(|record| &record.fields);
    fields.is_some_and(|fields| fields.iter().any(|field| is_secret(api, field)))
}

/// A model with a secret of its own.
fn model(id: TypeId, script: &mut Script<'_>) {
    let item = &script.api.items[id.0];
    let ty = Type::Named(id);
    let sample = sample::tree(script.api, &ty);
    let json = literal(&sample::json(&planted(
        script.api,
        &ty,
        &sample,
        CANARY_IN_ANSWERS,
    )));
    let error_body = item.error_body;
    let name = script.name(&format!("{}_hides_its_secrets", item.name.plain()));
    let ty = script.named(&ty);
    script.needs(Helper::Trial);
    let words = error_body.then(|| quote!(trial::words_hide_secrets::<#ty>(json);));
    script.tests.push(quote! {
        #[test]
        fn #name() {
            let json = #json;
            trial::hides_secrets::<#ty>(json);
            #words
        }
    });
}

impl Tested<'_> {
    /// The path of the function that calls it, from a file beside.
    pub(super) fn function(&self) -> proc_macro2::TokenStream {
        parsed(&format!("super::{}::{}", self.module, self.name))
    }

    fn table(&self) -> proc_macro2::TokenStream {
        parsed(&format!("super::{}::{}", self.module, self.answers))
    }
}
