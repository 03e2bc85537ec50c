//! What a call sends, and what it gives back.

use super::{Docs, Presence, Type};
use crate::naming::Ident;
use crate::tree::Tree;

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
    /// Index in [`Api::servers`](super::Api::servers).
    pub server: usize,
    /// Alternatives, each the schemes that are needed together (indices in [`Api::schemes`](super::Api::schemes)). An empty
    /// alternative: also works without. No alternative at all: no credential is sent.
    pub security: Vec<Vec<usize>>,
    /// What the document says that a credential must be good for; for documentation.
    pub scopes: Vec<Scopes>,
    pub resend: Resend,
    /// Required ones first, in document order within; path parameters in the order of the path.
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    pub output: Output,
    /// None when no error is documented.
    pub error: Option<Answers>,
    pub waits: Vec<Wait>,
    pub pagination: Option<Pagination>,
    /// How its answer comes when it comes one by one.
    pub series: Option<Series>,
    /// What the answers have beside their bodies.
    pub headers: Vec<Header>,
    /// For generated tests and documentation.
    pub response_examples: Vec<ResponseExample>,
    /// For generated tests: what the body of each answer is called, as written.
    pub response_media: Vec<(Status, String)>,
}

/// The scopes that a credential of a scheme needs.
#[derive(Debug)]
pub(crate) struct Scopes {
    /// Index in [`Api::schemes`](super::Api::schemes).
    pub scheme: usize,
    /// Alternatives, each with scopes that are needed together.
    pub alternatives: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HttpMethod {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
    Query,
    /// As it is sent.
    Other(String),
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
    pub style: Style,
    /// Whether characters such as `/` stand as they are.
    pub reserved: bool,
    pub example: Option<Tree>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterPlace {
    Path,
    Query,
    Header,
    Cookie,
}

/// How lists and objects are written where a parameter stands; most scalars do not care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Simple,
    SimpleExploded,
    Label,
    LabelExploded,
    Matrix,
    MatrixExploded,
    Form,
    FormExploded,
    Space,
    Pipe,
    Deep,
    Json,
}

#[derive(Debug)]
pub(crate) struct Body {
    /// The argument: `addon`.
    pub name: Ident,
    pub docs: Docs,
    pub required: bool,
    pub ty: Type,
    pub form: BodyForm,
    /// Whole bodies, envelope included.
    pub examples: Vec<Example>,
}

/// How a body is written.
#[derive(Debug)]
pub(crate) enum BodyForm {
    /// The media type is none where it is plain JSON.
    Json {
        envelope: Option<String>,
        media: Option<String>,
    },
    /// The pairs of a form.
    Form(Vec<Encoding>),
    /// A part for each member.
    Multipart(Vec<Encoding>),
    /// As it is given, text or bytes.
    Content { media: String },
    /// Values of the type one by one.
    Items { media: String, apart: Apart },
}

/// How values that are sent one by one are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    Lines,
    Sequence,
}

/// What is said of a member of a form.
#[derive(Debug)]
pub(crate) struct Encoding {
    /// The member.
    pub wire: String,
    pub written: Written,
}

#[derive(Debug)]
pub(crate) enum Written {
    Styled(Style),
    Media(String),
}

impl Body {
    /// The only member of the body that is not the argument's.
    pub(crate) fn envelope(&self) -> Option<&String> {
        match &self.form {
            BodyForm::Json { envelope, .. } => envelope.as_ref(),
            BodyForm::Form(_)
            | BodyForm::Multipart(_)
            | BodyForm::Content { .. }
            | BodyForm::Items { .. } => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Example {
    pub name: String,
    pub value: Tree,
    /// Which of the examples it is that fit their schemas, where it does.
    pub fit: Option<FitId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FitId(pub usize);

#[derive(Debug)]
pub(crate) struct ResponseExample {
    pub status: Status,
    pub example: Example,
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

#[derive(Debug, PartialEq)]
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

/// An answer whose elements come one by one.
#[derive(Debug)]
pub(crate) struct Series {
    /// The media type that is asked for.
    pub media: String,
    pub framing: Framing,
    /// What an element is; of an event, its data.
    pub ty: Type,
}

/// How elements are told apart, and where in each the value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Server-sent events of text.
    Texts,
    /// Server-sent events of JSON.
    Events,
    /// Server-sent events that are described as objects, with JSON in `data`, but for the events of these
    /// names: their data is text.
    WholeEvents {
        texts: Vec<String>,
        nameless: Option<String>,
    },
    /// The same with text in `data`. What an event without a name is called, in both, where one of the described is
    /// called so.
    WholeTexts {
        nameless: Option<String>,
    },
    Lines,
    Sequence,
}

/// A header of an answer, which is read by name.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub wire: String,
    pub docs: Docs,
    /// The type that its text is read as: `i64`.
    pub ty: HeaderType,
    /// The errors that have it; none when a success has it.
    pub errors: Vec<Status>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderType {
    Integer,
    Number,
    Boolean,
    Text,
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
    /// The members from what a call gives to the items; none when it gives the items themselves.
    pub items: Vec<Step>,
    /// What the items are.
    pub item: Type,
    /// Wire names from the answer's root to the next page's number, cursor or link; none when it is a link in a
    /// header.
    pub next: Vec<String>,
}

/// From a record to one of its members.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub name: Ident,
    pub presence: Presence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaginationStyle {
    Page,
    Cursor,
    Link,
}
