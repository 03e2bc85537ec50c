//! A value is held against a type that has no others inside.

use super::Type;
use super::formats::{is_date, is_date_time, is_uuid, significant_digits};
use crate::tree::Tree;

/// Digits that a float of 64 bits, and one of 32, gives back as they were.
const DOUBLE: usize = 15;
const SINGLE: usize = 6;

/// Whether a client reads the value as that type and writes it as it was. A type with others inside has no such
/// values.
pub(crate) fn is_of(ty: &Type, value: &Tree) -> bool {
    let text = |fits: fn(&str) -> bool| value.as_text().is_some_and(fits);
    let digits = |fits: fn(&str) -> bool| value.as_number().is_some_and(fits);
    match ty {
        Type::Bool => value.as_bool().is_some(),
        Type::I32 => digits(|digits| digits.parse::<i32>().is_ok()),
        Type::I64 => digits(|digits| digits.parse::<i64>().is_ok()),
        Type::U64 => digits(|digits| digits.parse::<u64>().is_ok()),
        Type::F32 => digits(|digits| is_float(digits, SINGLE)),
        Type::F64 => digits(|digits| is_float(digits, DOUBLE)),
        Type::String | Type::Secret | Type::Upload => text(|_| true),
        Type::Constant(constant) => value.as_text() == Some(constant),
        Type::DateTime => text(is_date_time),
        Type::Date => text(is_date),
        Type::Uuid => text(is_uuid),
        Type::Json => true,
        Type::Body
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Boxed(_)
        | Type::Named(_) => false,
    }
}

fn is_float(digits: &str, most: usize) -> bool {
    let finite = digits.parse::<f64>().is_ok_and(f64::is_finite);
    finite && significant_digits(digits) <= most
}
