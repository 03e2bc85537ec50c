//! An OpenAPI document as it is written: one model for 3.0 and 3.1, references unresolved.
//!
//! A node's identity is where it is written, [`NodeId`]. Nodes that something refers to, and the
//! components, stand in [`Nodes`] by that identity; everything else stands inline in its owner.

use indexmap::IndexMap;

use crate::source::{NodeId, Place};
use crate::tree::Tree;

#[derive(Debug)]
pub struct Document {
    pub version: Version,
    pub info: Info,
    pub servers: Vec<Server>,
    /// Absent and empty differ: absent on an operation means the root's, empty means none.
    pub security: Option<Vec<SecurityRequirement>>,
    pub tags: Vec<Tag>,
    pub paths: Vec<PathItem>,
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The root's `components.schemas`, in document order; each is also in `nodes.schemas`.
    pub component_schemas: Vec<(String, NodeId)>,
    pub nodes: Nodes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    V3_0,
    V3_1,
}

/// What references may point at, by where it is written.
#[derive(Debug, Default)]
pub struct Nodes {
    pub schemas: IndexMap<NodeId, Schema>,
    pub parameters: IndexMap<NodeId, Referenced<Parameter>>,
    pub request_bodies: IndexMap<NodeId, Referenced<RequestBody>>,
    pub responses: IndexMap<NodeId, Referenced<Response>>,
    pub examples: IndexMap<NodeId, Referenced<Example>>,
    pub headers: IndexMap<NodeId, Referenced<Header>>,
}

/// A value, or a `$ref` to one. The target of a `Reference` is in [`Nodes`], or a diagnostic said
/// that it is not there.
#[derive(Debug)]
pub enum Referenced<T> {
    Inline(T),
    Reference(Reference),
}

#[derive(Clone, Debug)]
pub struct Reference {
    pub target: NodeId,
    /// Where the `$ref` is written.
    pub place: Place,
    /// 3.1 allows a description beside the `$ref` that replaces the target's.
    pub description: Option<String>,
    pub summary: Option<String>,
}

#[derive(Debug)]
pub struct Info {
    pub title: String,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub version: String,
}

#[derive(Debug)]
pub struct Server {
    pub id: NodeId,
    pub url: String,
    pub description: Option<String>,
    pub variables: Vec<ServerVariable>,
    /// `x-name`: what an operation's own server is called.
    pub name: Option<String>,
    /// `x-env`: the environment variable that replaces the URL.
    pub env: Option<String>,
}

#[derive(Debug)]
pub struct ServerVariable {
    pub id: NodeId,
    pub name: String,
    pub default: String,
    pub values: Vec<String>,
    pub description: Option<String>,
    pub env: Option<String>,
}

#[derive(Debug)]
pub struct Tag {
    pub id: NodeId,
    pub name: String,
    pub description: Option<String>,
}

/// One alternative: every scheme in it is needed. Empty: nothing is needed.
#[derive(Debug)]
pub struct SecurityRequirement {
    pub id: NodeId,
    /// Names of schemes with the scopes asked for.
    pub schemes: Vec<(String, Vec<String>)>,
}

#[derive(Debug)]
pub struct SecurityScheme {
    pub id: NodeId,
    pub description: Option<String>,
    pub kind: SecuritySchemeKind,
    pub env: Option<String>,
    pub token_exchange: Option<TokenExchange>,
}

#[derive(Debug)]
pub enum SecuritySchemeKind {
    ApiKey {
        place: ParameterPlace,
        name: String,
    },
    /// `scheme` in lower case: `bearer`, `basic`, others.
    Http {
        scheme: String,
        bearer_format: Option<String>,
    },
    OAuth2,
    OpenIdConnect,
    MutualTls,
}

/// `x-token-exchange` on a bearer scheme.
#[derive(Debug)]
pub struct TokenExchange {
    pub id: NodeId,
    /// The `operationId` of the operation that gives the bearer token.
    pub operation: String,
    /// The member of its answer that holds the token.
    pub token: String,
    /// Seconds a token lives when it does not say so itself.
    pub lifetime: u32,
    /// Seconds before expiry at which it is renewed.
    pub renew: u32,
}

#[derive(Debug)]
pub struct PathItem {
    /// Where the path stands in `paths` (its key), also when it is a `$ref`.
    pub id: NodeId,
    pub path: String,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub parameters: Vec<Referenced<Parameter>>,
    pub servers: Vec<Server>,
    /// In the order of the document.
    pub operations: Vec<Operation>,
}

#[derive(Debug)]
pub struct Operation {
    pub id: NodeId,
    /// `GET`, `POST`, … in upper case.
    pub method: String,
    pub operation_id: Option<String>,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub deprecated: bool,
    pub tags: Vec<String>,
    pub parameters: Vec<Referenced<Parameter>>,
    pub request_body: Option<Referenced<RequestBody>>,
    pub responses: Vec<(StatusKey, Referenced<Response>)>,
    pub security: Option<Vec<SecurityRequirement>>,
    pub servers: Vec<Server>,
    /// `x-idempotent`.
    pub idempotent: bool,
    /// `x-wait`.
    pub waits: Vec<Wait>,
    /// `x-pagination`.
    pub pagination: Option<Pagination>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKey {
    Code(u16),
    /// `4XX` is `Class(4)`.
    Class(u8),
    Default,
}

#[derive(Debug)]
pub struct Wait {
    pub id: NodeId,
    pub name: String,
    /// The member of the (unwrapped) answer that is watched.
    pub field: String,
    pub good: Vec<String>,
    pub bad: Vec<String>,
    /// Seconds between two calls.
    pub interval: u32,
    /// Seconds after which the wait is given up.
    pub limit: u32,
}

/// `x-pagination: {style: page|cursor|link, parameter, items, next}`.
#[derive(Debug)]
pub struct Pagination {
    pub id: NodeId,
    pub style: PaginationStyle,
    /// The query parameter that asks for a page; none for links.
    pub parameter: Option<String>,
    /// Dotted path of the member that holds the items.
    pub items: String,
    /// Dotted path of the member that holds the next page's number, cursor or link.
    pub next: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaginationStyle {
    Page,
    Cursor,
    Link,
}

#[derive(Debug)]
pub struct Parameter {
    pub id: NodeId,
    pub name: String,
    pub place: ParameterPlace,
    pub description: Option<String>,
    pub required: bool,
    pub deprecated: bool,
    pub style: Option<String>,
    pub explode: Option<bool>,
    pub allow_reserved: bool,
    pub schema: Option<Schema>,
    pub content: Vec<MediaType>,
    pub example: Option<Tree>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterPlace {
    Path,
    Query,
    Header,
    Cookie,
}

#[derive(Debug)]
pub struct RequestBody {
    pub id: NodeId,
    pub description: Option<String>,
    pub required: bool,
    pub content: Vec<MediaType>,
}

#[derive(Debug)]
pub struct MediaType {
    pub id: NodeId,
    /// `application/json`, as written.
    pub name: String,
    pub schema: Option<Schema>,
    pub examples: Vec<(String, Referenced<Example>)>,
    /// `x-envelope`: the only member of the outer object.
    pub envelope: Option<String>,
}

#[derive(Debug)]
pub struct Example {
    pub id: NodeId,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub value: Option<Tree>,
}

#[derive(Debug)]
pub struct Response {
    pub id: NodeId,
    pub description: Option<String>,
    pub content: Vec<MediaType>,
    pub headers: Vec<(String, Referenced<Header>)>,
}

#[derive(Debug)]
pub struct Header {
    pub id: NodeId,
    pub description: Option<String>,
    pub required: bool,
    pub deprecated: bool,
    pub schema: Option<Schema>,
}

/// A schema with every keyword that has a meaning for us, whatever its type.
#[derive(Debug)]
pub struct Schema {
    pub id: NodeId,
    /// `$ref`; in 3.1 the other keywords may stand beside it.
    pub reference: Option<Reference>,
    /// `true` and `false` as schemas.
    pub boolean: Option<bool>,
    /// Empty when `type` is not written. 3.0's `nullable: true` adds `Null` here.
    pub types: Vec<SchemaType>,
    pub format: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub deprecated: bool,
    pub read_only: bool,
    pub write_only: bool,
    pub default: Option<Tree>,
    pub examples: Vec<Tree>,
    pub enumeration: Option<Vec<Tree>>,
    pub constant: Option<Tree>,
    pub properties: IndexMap<String, Schema>,
    pub required: Vec<Required>,
    pub additional_properties: Option<Box<Schema>>,
    pub items: Option<Box<Schema>>,
    pub all_of: Vec<Schema>,
    pub one_of: Vec<Schema>,
    pub any_of: Vec<Schema>,
    pub discriminator: Option<Discriminator>,
}

#[derive(Debug)]
pub struct Required {
    pub id: NodeId,
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchemaType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

#[derive(Debug)]
pub struct Discriminator {
    pub id: NodeId,
    pub property: String,
    /// Tag values and what they name: a schema's name or a resolved reference.
    pub mapping: Vec<(String, Reference)>,
}
