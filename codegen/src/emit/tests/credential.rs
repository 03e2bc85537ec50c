//! What an operation asks for becomes the credentials of the test's client, and what its request carries of them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, KeyPlace, Operation, SchemeKind};

/// In the credentials of the test's client, as `trial` has it.
pub(super) const CANARY: &str = "c4nary-credential";

/// One credential for each kind of scheme that there is.
pub(super) fn all(api: &Api) -> Vec<TokenStream> {
    let mut credentials: Vec<(&'static str, TokenStream)> = Vec::new();
    for scheme in &api.schemes {
        let one = match scheme.kind {
            SchemeKind::Basic => ("basic", quote!(Basic::new("user", trial::CREDENTIAL))),
            SchemeKind::Bearer | SchemeKind::Exchange { .. } | SchemeKind::Granted { .. } => {
                ("bearer", quote!(BearerToken::new(trial::CREDENTIAL)))
            }
            SchemeKind::ApiKey { .. } => ("key", quote!(ApiKey::new(trial::CREDENTIAL))),
            SchemeKind::Other(_) => continue,
        };
        if credentials.iter().all(|(kind, _)| *kind != one.0) {
            credentials.push(one);
        }
    }
    credentials.into_iter().map(|(_, value)| value).collect()
}

/// Whether the test's client can call without a credential of the user's own kind.
pub(super) fn is_open(api: &Api, operation: &Operation) -> bool {
    let mut alternatives = operation.security.iter();
    operation.security.is_empty()
        || alternatives.any(|all| all.iter().all(|one| is_known(api, *one)))
}

/// The schemes that the test's client serves: of the first alternative that asks for any.
pub(super) fn chosen<'a>(api: &'a Api, operation: &Operation) -> Vec<&'a SchemeKind> {
    let served = operation
        .security
        .iter()
        .find(|all| !all.is_empty() && all.iter().all(|one| is_known(api, *one)));
    let schemes = served.into_iter().flatten();
    schemes.map(|one| &api.schemes[*one].kind).collect()
}

/// What arrives of them in headers and cookies.
pub(super) fn arrived(kinds: &[&SchemeKind]) -> Vec<TokenStream> {
    let in_header = kinds.iter().filter(|kind| in_authorization(kind)).count();
    let mut tokens: Vec<TokenStream> = Vec::new();
    for kind in kinds {
        tokens.extend(match kind {
            // One header holds one credential.
            _ if in_header > 1 && in_authorization(kind) => None,
            SchemeKind::Basic => Some(quote! {
                assert_eq!(request.header("authorization"), Some(trial::basic().as_str()));
            }),
            SchemeKind::Bearer | SchemeKind::Exchange { .. } | SchemeKind::Granted { .. } => {
                Some(quote! {
                    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
                })
            }
            SchemeKind::ApiKey { place, name } => match place {
                KeyPlace::Header => Some(quote!(assert_eq!(request.header(#name), Some(#CANARY));)),
                KeyPlace::Cookie => {
                    Some(quote!(assert_eq!(request.cookie(#name).as_deref(), Some(#CANARY));))
                }
                KeyPlace::Query => None,
            },
            SchemeKind::Other(_) => None,
        });
    }
    tokens
}

/// The pairs that they put behind the query.
pub(super) fn in_query<'a>(kinds: &[&'a SchemeKind]) -> Vec<(&'a str, String)> {
    let pairs = kinds.iter().filter_map(|kind| match kind {
        SchemeKind::ApiKey {
            place: KeyPlace::Query,
            name,
        } => Some((name.as_str(), CANARY.to_owned())),
        SchemeKind::ApiKey { .. }
        | SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::Exchange { .. }
        | SchemeKind::Granted { .. }
        | SchemeKind::Other(_) => None,
    });
    pairs.collect()
}

fn in_authorization(kind: &SchemeKind) -> bool {
    match kind {
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::Exchange { .. }
        | SchemeKind::Granted { .. } => true,
        SchemeKind::ApiKey { place, name } => {
            *place == KeyPlace::Header && name.eq_ignore_ascii_case("authorization")
        }
        SchemeKind::Other(_) => false,
    }
}

/// Whether its credential can be made.
pub(super) fn is_known(api: &Api, scheme: usize) -> bool {
    match api.schemes[scheme].kind {
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::Exchange { .. }
        | SchemeKind::Granted { .. }
        | SchemeKind::ApiKey { .. } => true,
        SchemeKind::Other(_) => false,
    }
}
