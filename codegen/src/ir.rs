//! The client as it was decided: every reference resolved, every name legal and unique, every type
//! representable. No word of OpenAPI stands here.

use crate::naming::Ident;
use crate::tree::Tree;

#[derive(Debug)]
pub(crate) struct Api {
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The first is where calls go unless an operation says otherwise; the root's others follow, then those of operations.
    pub servers: Vec<Server>,
    /// Server variables, each once.
    pub variables: Vec<Variable>,
    pub schemes: Vec<Scheme>,
    pub groups: Vec<Group>,
    /// Indexed by [`TypeId`].
    pub items: Vec<Item>,
}

/// Text of a document on its way into doc comments; emission makes it harmless.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
pub(crate) struct Scheme {
    /// Its name in the document.
    pub wire: String,
    pub docs: Docs,
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
    pub operations: Vec<Operation>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    /// The document's `operationId`, or `GET /path`.
    pub wire: String,
    /// `list`.
    pub method_name: Ident,
    /// The marker type: `List`.
    pub marker: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    pub method: HttpMethod,
    /// As written: `/apps/{app}/addons`.
    pub path: String,
    /// Index in [`Api::servers`].
    pub server: usize,
    /// Alternatives, each the schemes that are needed together (indices in [`Api::schemes`]). An empty
    /// alternative: also works without. No alternative at all: no credential is sent.
    pub security: Vec<Vec<usize>>,
    pub resend: Resend,
    /// Required ones first, in document order within; path parameters in the order of the path.
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    pub output: Output,
    /// None when no error is documented.
    pub error: Option<Answers>,
    pub waits: Vec<Wait>,
    pub pagination: Option<Pagination>,
    /// For generated tests and documentation.
    pub response_examples: Vec<ResponseExample>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HttpMethod {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
}

/// Why a request may be sent again although it may have arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resend {
    /// The method is safe by HTTP.
    Safe,
    /// The method is idempotent by HTTP.
    Idempotent,
    /// The description says that it is.
    Marked,
    /// It is not.
    Never,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub wire: String,
    /// The argument or the setter.
    pub name: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    pub place: ParameterPlace,
    pub required: bool,
    pub ty: Type,
    /// How a list is written; scalars do not care.
    pub list: ListStyle,
    pub example: Option<Tree>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterPlace {
    Path,
    Query,
    Header,
    Cookie,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListStyle {
    /// `a=1&a=2`.
    Repeated,
    /// `a=1,2`.
    Comma,
    /// `a=1%202`.
    Space,
    /// `a=1|2`.
    Pipe,
}

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Body {
    /// The argument: `addon`.
    pub name: Ident,
    pub docs: Docs,
    pub required: bool,
    pub ty: Type,
    pub envelope: Option<String>,
    /// Whole bodies, envelope included.
    pub examples: Vec<Example>,
}

#[derive(Debug)]
pub(crate) struct Example {
    pub name: String,
    pub value: Tree,
}

#[derive(Debug)]
pub(crate) struct ResponseExample {
    pub status: Status,
    /// The media type as written.
    pub media: String,
    pub name: String,
    pub value: Tree,
}

/// What a call gives when it succeeds.
#[derive(Debug)]
pub(crate) enum Output {
    /// Every documented success has this content; with their statuses.
    One(Content, Vec<Status>),
    /// They differ: an enum by status.
    Choice(Answers),
}

/// An enum with a variant per documented status.
#[derive(Debug)]
pub(crate) struct Answers {
    pub name: Ident,
    pub docs: Docs,
    pub variants: Vec<Answer>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub status: Status,
    pub variant: Ident,
    pub docs: Docs,
    pub content: Content,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Code(u16),
    /// `Class(4)` is 400 to 499.
    Class(u8),
    /// Whatever is not documented otherwise.
    Default,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Empty,
    Json {
        ty: Type,
        envelope: Option<String>,
    },
    /// Kept as `String`.
    Text,
    /// Kept as `Bytes`.
    Bytes,
}

#[derive(Debug)]
pub(crate) struct Wait {
    /// `wait_until_running`.
    pub method_name: Ident,
    pub name: String,
    pub field: String,
    pub good: Vec<String>,
    pub bad: Vec<String>,
    pub interval_seconds: u32,
    pub limit_seconds: u32,
}

#[derive(Debug)]
pub(crate) struct Pagination {
    pub style: PaginationStyle,
    /// Wire name of the query parameter that asks for a page.
    pub parameter: Option<String>,
    /// Wire names from the answer's root to the items.
    pub items: Vec<String>,
    /// Wire names from the answer's root to the next page's number, cursor or link.
    pub next: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaginationStyle {
    Page,
    Cursor,
    Link,
}

/// A type by its place in [`Api::items`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeId(pub usize);

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Bool,
    I32,
    I64,
    F32,
    F64,
    String,
    /// `format: password`.
    Secret,
    DateTime,
    Date,
    Uuid,
    /// Any JSON value.
    Json,
    List(Box<Type>),
    Map(Box<Type>),
    /// A value that may be null where no member says so: an element of a list, a value of a map.
    Nullable(Box<Type>),
    /// Breaks a cycle.
    Boxed(Box<Type>),
    Named(TypeId),
}

/// A public type under `types`.
#[derive(Debug)]
pub(crate) struct Item {
    pub name: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    /// The only group that reaches it (index in [`Api::groups`]); none when several or none do.
    pub home: Option<usize>,
    /// Some request carries it.
    pub sent: bool,
    /// Some error answer carries it: it gets `Display`.
    pub error_body: bool,
    pub form: Form,
    /// Documented examples of the type itself.
    pub examples: Vec<Tree>,
}

/// What a schema becomes; decided once, first.
#[derive(Debug)]
pub(crate) enum Form {
    Record(Record),
    Choice(Vec<Variant>),
    Union(Union),
    Newtype(Newtype),
    Alias(Type),
}

#[derive(Debug)]
pub(crate) struct Record {
    pub fields: Vec<Field>,
    /// Members with other names are kept here.
    pub rest: Option<Rest>,
}

#[derive(Debug)]
pub(crate) struct Rest {
    pub name: Ident,
    pub ty: Type,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub wire: String,
    pub name: Ident,
    /// The setter that sends null, where null may be sent: `clear_note`.
    pub clear: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    pub presence: Presence,
    pub ty: Type,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Always there: `T`.
    Required,
    /// Always there, may be null: `Option<T>`.
    Nullable,
    /// May be missing, never null: `Option<T>`.
    Optional,
    /// May be missing, may be null: `Nullable<T>`.
    OptionalNullable,
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub name: Ident,
    pub wire: String,
    pub docs: Docs,
}

/// One of several types; what fits none is kept as JSON.
#[derive(Debug)]
pub(crate) struct Union {
    /// The member that tells the variants apart.
    pub tag: Option<String>,
    pub variants: Vec<UnionVariant>,
}

#[derive(Debug)]
pub(crate) struct UnionVariant {
    pub name: Ident,
    pub docs: Docs,
    pub ty: Type,
    pub pick: Pick,
}

/// When a value is this variant.
#[derive(Debug)]
pub(crate) enum Pick {
    /// The tag has one of these values.
    Tag(Vec<String>),
    /// The JSON is of this kind.
    Kind(JsonKind),
    /// It is an object and has these members.
    Members(Vec<String>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Boolean,
    /// A number without a fraction.
    Integer,
    Number,
    String,
    List,
    Object,
}

/// A text of its own type.
#[derive(Debug)]
pub(crate) struct Newtype {
    /// Newtypes that turn into this one: an app is referred to by its id or its name.
    pub from: Vec<TypeId>,
}
