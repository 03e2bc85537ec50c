//! A kind of JSON and a format become values that are easily read wrong.

use crate::openapi::SchemaType;
use crate::tree::Tree;

use super::chance::Chance;

const WHOLE: &[&str] = &["0", "1", "-7", "2147483647", "-2147483648"];
const SMALL: &[&str] = &["0", "1", "127"];
const LONG: &[&str] = &["4294967296", "-9007199254740993", "9223372036854775807"];
const UNSIGNED: &[&str] = &["0", "9223372036854775808", "18446744073709551615"];
const NUMBERS: &[&str] = &["0", "3", "-2.25", "1.5", "0.125"];
const TEXTS: &[&str] = &[
    "",
    "example",
    "an exämple, \"quoted\" \\ and\n two lines\u{2028}",
    "true",
    "12",
    "null",
    " 🦀 ",
];

/// A value of a kind that holds no others.
pub(super) fn of(kind: SchemaType, format: Option<&str>, chance: &mut Chance) -> Tree {
    match kind {
        SchemaType::Boolean => Tree::Bool(chance.below(2) == 0),
        SchemaType::Integer => {
            let all = match format {
                Some("int8" | "uint8" | "int16" | "uint16" | "uint32" | "uint") => SMALL,
                Some("uint64") => UNSIGNED,
                Some("int32") => WHOLE,
                Some(_) | None if chance.below(3) == 0 => LONG,
                Some(_) | None => WHOLE,
            };
            number(all, chance)
        }
        // The client takes such a number for an integer.
        SchemaType::Number if matches!(format, Some("int32" | "int64")) => number(WHOLE, chance),
        SchemaType::Number => number(NUMBERS, chance),
        SchemaType::String => text(format, chance),
        SchemaType::Null | SchemaType::Array | SchemaType::Object => Tree::Null,
    }
}

/// Where a schema says nothing.
pub(super) fn anything(chance: &mut Chance) -> Tree {
    match chance.below(4) {
        0 => Tree::Text("anything".to_owned()),
        1 => Tree::Number("12345678901234567890".to_owned()),
        2 => Tree::List(vec![Tree::Null, Tree::Bool(true)]),
        _ => Tree::Map(vec![("any".to_owned(), Tree::List(Vec::new()))]),
    }
}

fn number(all: &[&str], chance: &mut Chance) -> Tree {
    let digits = chance.one_of(all).copied().unwrap_or("0");
    Tree::Number(digits.to_owned())
}

fn text(format: Option<&str>, chance: &mut Chance) -> Tree {
    let all: &[&str] = match format {
        Some("date-time") => &[
            "2024-01-31T12:00:00Z",
            "1990-12-31T23:59:59.123456+05:30",
            "2024-02-29t00:00:00z",
        ],
        Some("date") => &["2024-01-31", "0001-01-01"],
        Some("uuid") => &[
            "6733873b-1628-4b8e-8e74-c30f1c3f3b63",
            "6733873B-1628-4B8E-8E74-C30F1C3F3B63",
        ],
        Some("uri" | "url") => &["https://example.com/a?b=c#d", "/relative", "urn:a:b"],
        Some("byte" | "base64") => &["aGVsbG8=", ""],
        Some(_) | None => TEXTS,
    };
    Tree::Text(chance.one_of(all).copied().unwrap_or("").to_owned())
}
