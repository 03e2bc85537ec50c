//! A documented status becomes one that a server may send.

use crate::ir::{Operation, Output, Status};

/// The last two digits that are tried: those with a meaning of their own come last.
const PLAIN: [std::ops::Range<u16>; 2] = [18..100, 0..18];

/// A status that is read as a success.
pub(super) fn of_success(operation: &Operation, status: Status) -> Option<u16> {
    match status {
        Status::Code(code) => (200..300).contains(&code).then_some(code),
        Status::Class(2) | Status::Default => {
            let codes = [200, 201, 202, 203].into_iter().chain(206..300);
            free(operation, status, codes)
        }
        Status::Class(_) => None,
    }
}

/// A status that is read as that error.
pub(super) fn of_error(operation: &Operation, status: Status) -> Option<u16> {
    let of_class = |class: u16| {
        PLAIN
            .into_iter()
            .flatten()
            .map(move |rest| class * 100 + rest)
    };
    match status {
        Status::Code(code) => (300..600).contains(&code).then_some(code),
        Status::Class(class @ 3..=5) => free(operation, status, of_class(class.into())),
        Status::Class(_) => None,
        Status::Default => free(operation, status, of_class(4).chain(of_class(5))),
    }
}

/// Whether a body can come with it.
pub(super) fn has_body(status: u16) -> bool {
    !matches!(status, 204 | 205 | 304)
}

/// The first that no narrower status documents.
fn free(
    operation: &Operation,
    status: Status,
    mut codes: impl Iterator<Item = u16>,
) -> Option<u16> {
    let documented: Vec<Status> = documented(operation);
    let taken = |code: u16| {
        documented.iter().any(|known| match (known, status) {
            (Status::Code(known), _) => *known == code,
            (Status::Class(known), Status::Default) => u16::from(*known) == code / 100,
            (Status::Class(_), Status::Code(_) | Status::Class(_)) | (Status::Default, _) => false,
        })
    };
    codes.find(|code| !taken(*code) && has_body(*code))
}

fn documented(operation: &Operation) -> Vec<Status> {
    let mut all: Vec<Status> = match &operation.output {
        Output::One(_, statuses) => statuses.clone(),
        Output::Choice(choice) => choice.variants.iter().map(|answer| answer.status).collect(),
    };
    let errors = operation.error.iter().flat_map(|errors| &errors.variants);
    all.extend(errors.map(|answer| answer.status));
    all
}

#[cfg(test)]
mod tests {
    use super::{of_error, of_success};
    use crate::emit::sample_api;
    use crate::ir::{Answer, Content, Docs, Operation, Output, Status};
    use crate::naming::Ident;

    /// Documents these errors, and as successes 200 and its class.
    fn operation(errors: &[Status]) -> Operation {
        let mut operation = sample_api::api().groups.remove(0).operations.remove(0);
        let answers = errors.iter().map(|status| Answer {
            status: *status,
            variant: Ident::of_test("Any"),
            docs: Docs::default(),
            content: Content::Empty,
        });
        operation.error.as_mut().expect("it has errors").variants = answers.collect();
        operation.output = Output::One(Content::Empty, vec![Status::Code(200), Status::Class(2)]);
        operation
    }

    #[test]
    fn a_range_is_tried_with_a_status_that_nothing_narrower_documents() {
        let operation = operation(&[Status::Code(418), Status::Class(4), Status::Default]);
        assert_eq!(of_error(&operation, Status::Code(418)), Some(418));
        assert_eq!(of_error(&operation, Status::Class(4)), Some(419));
        assert_eq!(of_error(&operation, Status::Default), Some(518));
        assert_eq!(of_success(&operation, Status::Class(2)), Some(201));
    }

    #[test]
    fn what_is_no_answer_is_not_tried() {
        let operation = operation(&[Status::Code(101), Status::Class(1)]);
        assert_eq!(of_error(&operation, Status::Code(101)), None);
        assert_eq!(of_error(&operation, Status::Class(1)), None);
    }
}
