//! The types that calls carry, and what each is.

use super::Docs;
use crate::naming::Ident;
use crate::tree::Tree;

/// A type by its place in [`Api::items`](super::Api::items).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeId(pub usize);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    Bool,
    I32,
    I64,
    /// Only where the description says so: a whole number is else an `i64`.
    U64,
    F32,
    F64,
    String,
    /// The only text that a required member has: there is nothing to choose, and the struct has no field for it.
    Constant(String),
    /// `format: password`.
    Secret,
    DateTime,
    Date,
    Uuid,
    /// A file in a form.
    Upload,
    /// The bytes of a whole body; only the argument of a call is one.
    Body,
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
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub name: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    /// The only group that reaches it (index in [`Api::groups`](super::Api::groups)); none when several or none do.
    pub home: Option<usize>,
    /// Some request carries it.
    pub sent: bool,
    /// Some error answer carries it: it gets `Display`.
    pub error_body: bool,
    /// The type that answers carry where this one stands in requests.
    pub request_of: Option<TypeId>,
    /// The same where it has all that this one needs, and turns into it.
    pub turned_from: Option<TypeId>,
    pub form: Form,
    /// Documented examples of the type itself.
    pub examples: Vec<Tree>,
    /// A value that a client reads and writes as it is: documented, else the plainest there is.
    /// None where there is no such value.
    pub example: Option<Tree>,
}

/// What a schema becomes; decided once, first.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    Record(Record),
    Choice(Vec<Variant>, Openness),
    /// The same of whole numbers.
    Codes(Vec<Variant>, Openness),
    Union(Union),
    Newtype(Newtype),
    Alias(Type),
}

/// What a value beyond the named ones of a choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Openness {
    /// Not documented: news.
    Closed,
    /// Documented as any text, or any whole number.
    Open,
}

#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub fields: Vec<Field>,
    /// Members with other names are kept here.
    pub rest: Option<Rest>,
}

impl Record {
    /// The members that the struct has fields for.
    pub(crate) fn varying(&self) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .filter(|field| field.constant().is_none())
    }

    /// The members that are always the same, and what they are.
    pub(crate) fn constants(&self) -> impl Iterator<Item = (&Field, &str)> {
        let constant = |field| Some((field, Field::constant(field)?));
        self.fields.iter().filter_map(constant)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Rest {
    pub name: Ident,
    pub ty: Type,
    /// Those that examples show, where no schema speaks of any.
    pub shown: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub wire: String,
    pub name: Ident,
    /// The setter that sends null, where null may be sent: `clear_note`.
    pub clear: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    pub presence: Presence,
    pub way: Way,
    pub ty: Type,
    /// A documented value of this member alone.
    pub example: Option<Tree>,
}

impl Field {
    /// The text that it always is.
    pub(crate) fn constant(&self) -> Option<&str> {
        match &self.ty {
            Type::Constant(text) => Some(text),
            _ => None,
        }
    }
}

/// Which way a member goes, where its record goes both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Way {
    Both,
    /// Only answers have it.
    Answers,
    /// Only requests have it.
    Requests,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub name: Ident,
    pub wire: String,
    pub docs: Docs,
}

/// One of several types; what fits none is kept as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    /// The member that tells the variants apart.
    pub tag: Option<String>,
    pub variants: Vec<UnionVariant>,
    /// The variant of objects that are several of these at once, where there may be any.
    pub several: Option<Ident>,
}

#[derive(Clone, Debug)]
pub(crate) struct UnionVariant {
    pub name: Ident,
    pub docs: Docs,
    pub ty: Type,
    pub pick: Pick,
}

/// When a value is this variant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pick {
    /// The tag has one of these values. Where others have the same, or the tag may be missing, members decide.
    Tag(Vec<String>, Option<Members>),
    /// The JSON is of this kind.
    Kind(JsonKind),
    /// It is an object with these members.
    Members(Members),
}

/// What an object looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Members {
    /// These are there.
    pub needed: Vec<String>,
    /// Those of them that have one of a few values.
    pub fixed: Vec<Fixed>,
    /// What others look like, where that tells variants apart that need the same.
    pub typical: Vec<Typical>,
}

/// A member that, where it is there, has one of these values or is of one of these kinds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Typical {
    pub wire: String,
    pub values: Vec<String>,
    pub kinds: Vec<JsonKind>,
    pub null: Null,
}

/// Whether null is among the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Null {
    Allowed,
    Not,
}

/// A member that has one of a few values: texts, and numbers as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fixed {
    pub wire: String,
    pub values: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum JsonKind {
    Boolean,
    /// A number without a fraction.
    Integer,
    Number,
    String,
    List,
    Object,
    /// Any, null too: what is no other variant.
    Anything,
}

/// A text of its own type.
#[derive(Clone, Debug)]
pub(crate) struct Newtype {
    /// Newtypes that turn into this one: an app is referred to by its id or its name.
    pub from: Vec<TypeId>,
}
