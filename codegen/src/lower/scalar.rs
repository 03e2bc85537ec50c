//! A format becomes a scalar of Rust.

use crate::ir::Type;

pub(super) fn integer(format: Option<&str>) -> Type {
    match format {
        Some("int32" | "int16" | "int8" | "uint8" | "uint16") => Type::I32,
        Some("uint64") => Type::U64,
        Some(_) | None => Type::I64,
    }
}

pub(super) fn number(format: Option<&str>) -> Type {
    match format {
        Some("float") => Type::F32,
        Some("int32") => Type::I32,
        Some("int64") => Type::I64,
        Some("uint64") => Type::U64,
        Some(_) | None => Type::F64,
    }
}

/// Nothing for formats that are still a text like any other.
pub(super) fn text(format: Option<&str>) -> Option<Type> {
    match format {
        Some("date-time") => Some(Type::DateTime),
        Some("date") => Some(Type::Date),
        Some("password") => Some(Type::Secret),
        Some("uuid") => Some(Type::Uuid),
        Some("binary") => Some(Type::Upload),
        Some("byte" | "base64" | "base64url") => Some(Type::String),
        Some(_) | None => None,
    }
}
