//! What an operation has to be given becomes the arguments of its methods.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{self, Place, Taken};
use crate::ir::{Api, Body, Operation, Parameter};

/// More of them than clippy likes to see, the handle included.
const MANY_ARGUMENTS: usize = 7;

/// What has to be given: parameters, then the body.
pub(crate) fn required(operation: &Operation) -> (impl Iterator<Item = &Parameter>, Option<&Body>) {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    (
        parameters,
        operation.body.as_ref().filter(|body| body.required),
    )
}

/// What may be given besides.
pub(super) fn optional(operation: &Operation) -> (impl Iterator<Item = &Parameter>, Option<&Body>) {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required);
    (
        parameters,
        operation.body.as_ref().filter(|body| !body.required),
    )
}

/// As the method declares them.
pub(super) fn declared(api: &Api, operation: &Operation) -> Vec<TokenStream> {
    let (parameters, body) = required(operation);
    let parameters = parameters.map(|Parameter { name, ty, .. }| {
        let ty = Taken::by_call(api, ty).ty(types::text(api, ty, Place::Outside));
        let taken = types::parsed(&ty);
        quote!(#name: #taken)
    });
    let body = body.map(|Body { name, ty, .. }| {
        let ty = Taken::by_new(api, ty).ty(types::text(api, ty, Place::Outside));
        let taken = types::parsed(&ty);
        quote!(#name: #taken)
    });
    parameters.chain(body).collect()
}

/// What clippy would say, and why it is so.
pub(super) fn many(arguments: usize) -> Option<TokenStream> {
    (arguments + 1 > MANY_ARGUMENTS).then(|| {
        quote!(#[expect(clippy::too_many_arguments, reason = "these are the parameters that the API requires")])
    })
}
