//! Headers of answers become words about how they are read.

use super::answers;
use super::docs::{code, line};
use crate::ir::{Header, HeaderType, Operation};

/// What a method's documentation says of the headers that are described; nothing where there are none.
pub(super) fn told(operation: &Operation) -> Option<(String, Vec<String>)> {
    let (of_errors, of_successes) = (
        operation
            .headers
            .iter()
            .any(|header| !header.errors.is_empty()),
        operation
            .headers
            .iter()
            .any(|header| header.errors.is_empty()),
    );
    let place = match (of_successes, of_errors) {
        (false, false) => return None,
        (true, false) => "[`.raw()`](crate::Raw::header_as)",
        (false, true) => "the [error](crate::Error::header_as)",
        (true, true) => {
            "[`.raw()`](crate::Raw::header_as), those of errors from the [error](crate::Error::header_as)"
        }
    };
    let intro = format!("To be read by name from {place}:");
    Some((intro, operation.headers.iter().map(row).collect()))
}

fn row(header: &Header) -> String {
    let ty = match header.ty {
        HeaderType::Integer => ", `i64`",
        HeaderType::Number => ", `f64`",
        HeaderType::Boolean => ", `bool`",
        HeaderType::Text => "",
    };
    let statuses: Vec<String> = header
        .errors
        .iter()
        .map(|status| answers::status(*status))
        .collect();
    let with = if statuses.is_empty() {
        String::new()
    } else {
        format!(", with {}", statuses.join(", "))
    };
    let said = match line(&header.docs) {
        line if line.is_empty() => String::new(),
        line => format!(": {}", answers::first_sentence(&line)),
    };
    format!("- {}{ty}{with}{said}", code(&header.wire))
}
