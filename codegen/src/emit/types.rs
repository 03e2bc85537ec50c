//! Types of the client become the words that name them, and the places where they are public.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;

use crate::ir::{Api, Form, JsonKind, Type, TypeId, inside};
use crate::naming::Ident;

/// Who names a type: `types` itself, or everyone else, who says `types::Addon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Inside,
    Outside,
}

impl Place {
    fn prefix(self) -> &'static str {
        match self {
            Self::Inside => "",
            Self::Outside => "types::",
        }
    }
}

/// A type as text.
pub(crate) fn text(api: &Api, ty: &Type, place: Place) -> String {
    let at = place.prefix();
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::String | Type::Constant(_) => "String".to_owned(),
        Type::Secret => format!("{at}Secret"),
        Type::DateTime => format!("{at}DateTime"),
        Type::Date => format!("{at}Date"),
        Type::Uuid => format!("{at}Uuid"),
        Type::Upload => format!("{at}Upload"),
        Type::Body => "Body".to_owned(),
        Type::Json => format!("{at}Json"),
        Type::List(inner) => format!("Vec<{}>", text(api, inner, place)),
        Type::Map(inner) => format!("BTreeMap<String, {}>", text(api, inner, place)),
        Type::Nullable(inner) => format!("Option<{}>", text(api, inner, place)),
        Type::Boxed(inner) => format!("Box<{}>", text(api, inner, place)),
        Type::Named(id) => format!("{at}{}", api.items[id.0].name),
    }
}

/// A type as tokens.
pub(super) fn tokens(api: &Api, ty: &Type, place: Place) -> TokenStream {
    parsed(&text(api, ty, place))
}

/// Words of ours as tokens.
pub(super) fn parsed(text: &str) -> TokenStream {
    text.parse().expect("a type is made of legal words")
}

/// Behind the names that only stand for another type.
pub(super) fn resolved<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    inside::resolved(&api.items, ty)
}

/// How a function takes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    AsItIs,
    Into,
}

impl Taken {
    /// As an argument of `new`: what one writes as a text may come as one.
    pub(super) fn by_new(api: &Api, ty: &Type) -> Self {
        match resolved(api, ty) {
            Type::String | Type::Secret | Type::Upload | Type::Body | Type::Boxed(_) => Self::Into,
            Type::Named(id) => match api.items[id.0].form {
                Form::Newtype(_) => Self::Into,
                Form::Record(_)
                | Form::Choice(..)
                | Form::Codes(..)
                | Form::Union(_)
                | Form::Alias(_) => Self::AsItIs,
            },
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::Constant(_)
            | Type::DateTime
            | Type::Date
            | Type::Uuid
            | Type::Json
            | Type::List(_)
            | Type::Map(_)
            | Type::Nullable(_) => Self::AsItIs,
        }
    }

    /// As the argument of a setter: collections too may come as something else.
    pub(super) fn by_setter(api: &Api, ty: &Type) -> Self {
        match resolved(api, ty) {
            Type::List(_) | Type::Map(_) => Self::Into,
            other => Self::by_new(api, other),
        }
    }

    /// As a parameter of a call, which only borrows it.
    pub(super) fn by_call(api: &Api, ty: &Type) -> Self {
        match resolved(api, ty).kind() {
            Some(JsonKind::Boolean | JsonKind::Integer | JsonKind::Number) => Self::AsItIs,
            Some(JsonKind::String | JsonKind::List | JsonKind::Object | JsonKind::Anything)
            | None => Self::Into,
        }
    }

    /// The argument's type.
    pub(super) fn ty(self, ty: String) -> String {
        match self {
            Self::AsItIs => ty,
            Self::Into => format!("impl Into<{ty}>"),
        }
    }

    /// The value that the argument holds.
    pub(super) fn value(self, argument: &Ident) -> String {
        match self {
            Self::AsItIs => argument.to_string(),
            Self::Into => format!("{argument}.into()"),
        }
    }
}

/// What a file has to import for the types that it names.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Something that comes from the runtime.
    pub(super) runtime: bool,
    /// A scalar of the runtime that `types` hands on.
    scalars: bool,
    pub(super) named: BTreeSet<TypeId>,
}

impl Uses {
    /// Whether somebody outside of `types` says `types::`.
    pub(super) fn types(&self) -> bool {
        self.scalars || !self.named.is_empty()
    }

    pub(super) fn add(&mut self, ty: &Type) {
        match ty {
            Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F32
            | Type::F64
            | Type::String
            | Type::Constant(_)
            | Type::Body => {}
            Type::Secret | Type::DateTime | Type::Date | Type::Uuid | Type::Upload | Type::Json => {
                self.runtime = true;
                self.scalars = true;
            }
            Type::Map(inner) => {
                self.runtime = true;
                self.add(inner);
            }
            Type::List(inner) | Type::Nullable(inner) | Type::Boxed(inner) => self.add(inner),
            Type::Named(id) => {
                self.named.insert(*id);
            }
        }
    }
}
