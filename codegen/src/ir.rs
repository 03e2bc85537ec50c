//! The client as it was decided: every reference resolved, every name legal and unique, every type
//! representable. No word of OpenAPI stands here.

mod call;
pub(crate) mod chosen;
mod formats;
pub(crate) mod held;
pub(crate) mod inside;
mod item;
pub(crate) mod plain;
pub(crate) mod scalar;
mod specimen;

use crate::naming::Ident;

pub(crate) use self::call::{
    Answer, Answers, Apart, Body, BodyForm, Content, Encoding, Example, FitId, Framing, Header,
    HeaderType, HttpMethod, Operation, Output, Pagination, PaginationStyle, Parameter,
    ParameterPlace, Resend, ResponseExample, Scopes, Series, Status, Step, Style, Wait, Written,
};
pub(crate) use self::item::{
    Field, Fixed, Form, Item, JsonKind, Members, Newtype, Null, Openness, Pick, Presence, Record,
    Rest, Type, TypeId, Typical, Union, UnionVariant, Variant, Way,
};
pub(crate) use self::specimen::{Origin, Role, Specimen};

#[derive(Debug)]
pub(crate) struct Api {
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The first is where calls go unless an operation says otherwise; the root's others follow, then those of operations.
    pub servers: Vec<Server>,
    /// When the root has several, by which one is chosen.
    pub choice_of_server: Option<ServerChoice>,
    /// Server variables, each once.
    pub variables: Vec<Variable>,
    pub schemes: Vec<Scheme>,
    /// Schemes by which the transport, not a request, says who is calling: client certificates.
    pub certificates: Vec<Certificate>,
    pub groups: Vec<Group>,
    /// Indexed by [`TypeId`].
    pub items: Vec<Item>,
}

/// Text of a document on its way into doc comments; emission makes it harmless.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Docs {
    /// One line, may be empty.
    pub summary: String,
    /// Markdown, may be empty.
    pub text: String,
}

#[derive(Debug)]
pub(crate) struct Server {
    /// A template: `https://api.{region}.scalingo.com/v1`.
    pub url: String,
    pub docs: Docs,
    /// The environment variable that replaces it.
    pub env: Option<String>,
    /// Set on servers that only some operations go to: its name and the builder's setter, `auth` and `auth_base_url`.
    pub own: Option<OwnServer>,
}

/// An enum of the root's servers at the root of the crate.
#[derive(Debug)]
pub(crate) struct ServerChoice {
    pub name: Ident,
    /// One for each of the root's servers, in their order.
    pub variants: Vec<Ident>,
}

#[derive(Debug)]
pub(crate) struct OwnServer {
    pub name: String,
    pub setter: Ident,
}

#[derive(Debug)]
pub(crate) struct Variable {
    pub wire: String,
    /// The builder's method: `region`.
    pub setter: Ident,
    pub docs: Docs,
    pub default: String,
    pub env: Option<String>,
    /// With documented values it is an enum at the root of the crate: `Region`.
    pub choice: Option<(Ident, Vec<Variant>)>,
}

#[derive(Debug)]
pub(crate) struct Certificate {
    /// The name of its scheme in the document.
    pub wire: String,
    pub docs: Docs,
}

#[derive(Debug)]
pub(crate) struct Scheme {
    /// Its name in the document.
    pub wire: String,
    pub docs: Docs,
    pub deprecated: bool,
    pub env: Option<String>,
    pub kind: SchemeKind,
}

#[derive(Debug)]
pub(crate) enum SchemeKind {
    Basic,
    Bearer,
    /// A bearer token that is got by an exchange; `credential` is the generated type, `ApiToken`.
    Exchange {
        credential: Ident,
        operation: OperationId,
        /// The member of the exchange's answer that holds the token.
        token: String,
        lifetime_seconds: u32,
        renew_seconds: u32,
    },
    /// A bearer token that OAuth 2 gives: to the client for its own credentials or for a refresh token, by these
    /// URLs, or to the application in another way.
    Granted {
        client_credentials: Option<String>,
        refresh: Option<String>,
    },
    ApiKey {
        place: KeyPlace,
        name: String,
    },
    /// Kinds whose credential the user brings as a ready header value; the text says which.
    Other(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyPlace {
    Header,
    Query,
    Cookie,
}

/// An operation by its group and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OperationId {
    pub group: usize,
    pub index: usize,
}

#[derive(Debug)]
pub(crate) struct Group {
    /// As the document calls it.
    pub wire: String,
    pub docs: Docs,
    /// The module: `addons`.
    pub module: Ident,
    /// The handle: `Addons`.
    pub handle: Ident,
    /// The client's method: `addons`.
    pub accessor: Ident,
    /// What it is compiled with: `addon-providers`, once it is written as features are.
    pub feature: Ident,
    pub operations: Vec<Operation>,
}
