//! An OpenAPI document as it is written: one model for 3.0 and 3.1, references unresolved.
//!
//! A node's identity is where it is written, [`NodeId`]. Nodes that something refers to, and the
//! components, stand in [`Nodes`] by that identity; everything else stands inline in its owner.

mod schema;

use indexmap::IndexMap;

use crate::source::{NodeId, Place};
use crate::tree::Tree;

pub(crate) use schema::{Discriminator, Required, Schema, SchemaType};

#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) info: Info,
    pub(crate) servers: Vec<Server>,
    /// Absent and empty differ: absent on an operation means the root's, empty means none.
    pub(crate) security: Option<Vec<SecurityRequirement>>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) paths: Vec<PathItem>,
    /// What the API calls in turn, by name.
    pub(crate) webhooks: Vec<PathItem>,
    pub(crate) security_schemes: IndexMap<String, SecurityScheme>,
    /// Schemes that are described in a way that was refused.
    pub(crate) unreadable_schemes: Vec<String>,
    /// The root's `components.schemas`, in document order; each is also in `nodes.schemas`.
    pub(crate) component_schemas: Vec<(String, NodeId)>,
    pub(crate) nodes: Nodes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    V3_0,
    V3_1,
}

/// What references may point at, by where it is written.
#[derive(Debug, Default)]
pub(crate) struct Nodes {
    pub(crate) schemas: IndexMap<NodeId, Schema>,
    pub(crate) parameters: IndexMap<NodeId, Referenced<Parameter>>,
    pub(crate) request_bodies: IndexMap<NodeId, Referenced<RequestBody>>,
    pub(crate) responses: IndexMap<NodeId, Referenced<Response>>,
    pub(crate) examples: IndexMap<NodeId, Referenced<Example>>,
    pub(crate) headers: IndexMap<NodeId, Referenced<Header>>,
}

/// A value, or a `$ref` to one. The target of a `Reference` is in [`Nodes`], or a diagnostic said
/// that it is not there.
#[derive(Debug)]
pub(crate) enum Referenced<T> {
    Inline(T),
    Reference(Reference),
}

#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) target: NodeId,
    /// Where the `$ref` is written.
    pub(crate) place: Place,
    /// 3.1 allows a description beside the `$ref` that replaces the target's.
    pub(crate) description: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) version: String,
}

#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) id: NodeId,
    pub(crate) url: String,
    pub(crate) description: Option<String>,
    pub(crate) variables: Vec<ServerVariable>,
    /// `x-name`, or 3.2's `name`: what the server is called.
    pub(crate) name: Option<String>,
    /// `x-env`: the environment variable that replaces the URL.
    pub(crate) env: Option<String>,
}

#[derive(Debug)]
pub(crate) struct ServerVariable {
    pub(crate) id: NodeId,
    pub(crate) name: String,
    pub(crate) default: String,
    pub(crate) values: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) env: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) id: NodeId,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
}

/// One alternative: every scheme in it is needed. Empty: nothing is needed.
#[derive(Debug)]
pub(crate) struct SecurityRequirement {
    pub(crate) id: NodeId,
    /// Names of schemes with the scopes asked for.
    pub(crate) schemes: Vec<(String, Vec<String>)>,
}

#[derive(Debug)]
pub(crate) struct SecurityScheme {
    pub(crate) id: NodeId,
    pub(crate) description: Option<String>,
    pub(crate) kind: SecuritySchemeKind,
    pub(crate) deprecated: bool,
    pub(crate) env: Option<String>,
    pub(crate) token_exchange: Option<TokenExchange>,
}

#[derive(Debug)]
pub(crate) enum SecuritySchemeKind {
    ApiKey {
        place: ParameterPlace,
        name: String,
    },
    /// `scheme` in lower case: `bearer`, `basic`, others.
    Http {
        scheme: String,
    },
    OAuth2(Flows),
    OpenIdConnect,
    MutualTls,
}

/// What of the flows of OAuth 2 a client can go through by itself.
#[derive(Debug, Default)]
pub(crate) struct Flows {
    /// `tokenUrl` of `clientCredentials`.
    pub(crate) client_credentials: Option<String>,
    /// `refreshUrl` of the first flow that has one, else the `tokenUrl` of the first that ends with a user's token.
    pub(crate) refresh: Option<String>,
}

/// `x-token-exchange` on a bearer scheme.
#[derive(Debug)]
pub(crate) struct TokenExchange {
    pub(crate) id: NodeId,
    /// The `operationId` of the operation that gives the bearer token.
    pub(crate) operation: String,
    /// The member of its answer that holds the token.
    pub(crate) token: String,
    /// Seconds a token lives when it does not say so itself.
    pub(crate) lifetime: u32,
    /// Seconds before expiry at which it is renewed.
    pub(crate) renew: u32,
}

#[derive(Debug)]
pub(crate) struct PathItem {
    /// Where the path stands in `paths` (its key), also when it is a `$ref`.
    pub(crate) id: NodeId,
    pub(crate) path: String,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) parameters: Parameters,
    pub(crate) servers: Vec<Server>,
    /// In the order of the document.
    pub(crate) operations: Vec<Operation>,
}

#[expect(
    clippy::struct_field_names,
    reason = "`operationId` is the word of the standard"
)]
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: NodeId,
    /// `GET`, `POST`, … in upper case; 3.2's others as they are written.
    pub(crate) method: String,
    pub(crate) operation_id: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) tags: Vec<String>,
    pub(crate) parameters: Parameters,
    pub(crate) request_body: Option<Referenced<RequestBody>>,
    pub(crate) responses: Vec<(StatusKey, Referenced<Response>)>,
    pub(crate) security: Option<Vec<SecurityRequirement>>,
    pub(crate) servers: Vec<Server>,
    /// `x-idempotent`.
    pub(crate) idempotent: bool,
    /// `x-wait`.
    pub(crate) waits: Vec<Wait>,
    /// `x-pagination`.
    pub(crate) pagination: Option<Pagination>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum StatusKey {
    Code(u16),
    /// `4XX` is `Class(4)`.
    Class(u8),
    Default,
}

#[derive(Debug)]
pub(crate) struct Wait {
    pub(crate) id: NodeId,
    pub(crate) name: String,
    /// The member of the (unwrapped) answer that is watched.
    pub(crate) field: String,
    pub(crate) good: Vec<String>,
    pub(crate) bad: Vec<String>,
    /// Seconds between two calls.
    pub(crate) interval: u32,
    /// Seconds after which the wait is given up.
    pub(crate) limit: u32,
}

/// `x-pagination: {style: page|cursor|link, parameter, items, next}`.
#[derive(Debug)]
pub(crate) struct Pagination {
    pub(crate) id: NodeId,
    pub(crate) style: PaginationStyle,
    /// The query parameter that asks for a page; none for links.
    pub(crate) parameter: Option<String>,
    /// Dotted path of the member that holds the items; none when that is the answer itself.
    pub(crate) items: Option<String>,
    /// Dotted path of the member that holds the next page's number, cursor or link; none when a link is in the
    /// header `Link`.
    pub(crate) next: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaginationStyle {
    Page,
    Cursor,
    Link,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) id: NodeId,
    pub(crate) name: String,
    pub(crate) place: ParameterPlace,
    pub(crate) description: Option<String>,
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    pub(crate) style: Option<String>,
    pub(crate) explode: Option<bool>,
    /// `allowReserved`.
    pub(crate) reserved: bool,
    pub(crate) schema: Option<Schema>,
    pub(crate) content: Vec<MediaType>,
    pub(crate) example: Option<Tree>,
}

/// The list under `parameters`.
#[derive(Debug)]
pub(crate) struct Parameters {
    pub(crate) read: Vec<Referenced<Parameter>>,
    /// Whether these are all; a diagnostic said why one is not.
    pub(crate) complete: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ParameterPlace {
    Path,
    Query,
    /// 3.2: the whole query, in one media type.
    QueryString,
    Header,
    Cookie,
}

#[derive(Debug)]
pub(crate) struct RequestBody {
    pub(crate) id: NodeId,
    pub(crate) description: Option<String>,
    pub(crate) required: bool,
    pub(crate) content: Vec<MediaType>,
}

#[derive(Debug)]
pub(crate) struct MediaType {
    pub(crate) id: NodeId,
    /// `application/json`, as written.
    pub(crate) name: String,
    pub(crate) schema: Option<Schema>,
    /// 3.2: what each element is, where they come one by one.
    pub(crate) item_schema: Option<Schema>,
    pub(crate) examples: Vec<(String, Referenced<Example>)>,
    pub(crate) encodings: Vec<Encoding>,
    /// `x-envelope`: the only member of the outer object.
    pub(crate) envelope: Option<String>,
}

impl MediaType {
    /// One of which nothing is said but its name.
    pub(crate) fn any(id: NodeId, name: String) -> Self {
        Self {
            id,
            name,
            schema: None,
            item_schema: None,
            examples: Vec::new(),
            encodings: Vec::new(),
            envelope: None,
        }
    }
}

/// What is said of one member of a form.
#[derive(Debug)]
pub(crate) struct Encoding {
    pub(crate) id: NodeId,
    /// The member.
    pub(crate) name: String,
    pub(crate) media: Option<String>,
    pub(crate) style: Option<String>,
    pub(crate) explode: Option<bool>,
}

#[derive(Debug)]
pub(crate) struct Example {
    /// The value itself, which may be absent.
    pub(crate) id: NodeId,
    pub(crate) value: Option<Tree>,
}

#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) description: Option<String>,
    pub(crate) headers: Vec<(String, Referenced<Header>)>,
    pub(crate) content: Vec<MediaType>,
}

/// A header of an answer; its name is the key that it stands under.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) description: Option<String>,
    pub(crate) schema: Option<Schema>,
}
