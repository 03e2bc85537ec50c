//! What an answer has becomes what a request has in its place: it is written and read, by the tables of both.

use super::member::Member;
use super::{read_json, write_json};

/// The value as another type has it. Members that this one has not are left out.
pub(crate) fn turn<T: Member>(value: &dyn Member) -> T {
    let mut turned = T::empty();
    let read = read_json(&mut turned, None, &write_json(value, None));
    read.expect("a value that is not nested without end is written as JSON that can be read");
    turned
}

/// `turned!(Order => OrderRequest)`: a user changes what was read, and sends it.
macro_rules! turned {
    ($answer:ty => $request:ty) => {
        #[allow(deprecated, reason = "deprecated types are still turned into others")]
        impl ::std::convert::From<$answer> for $request {
            fn from(value: $answer) -> Self {
                $crate::runtime::model::turn(&value)
            }
        }
    };
}
pub(crate) use turned;

#[cfg(test)]
mod tests {
    use super::super::{Nullable, Secret, record};

    #[derive(Clone, PartialEq)]
    struct Order {
        id: String,
        note: Nullable<String>,
        code: Option<Secret>,
        lines: Vec<Line>,
    }
    record!(Order {
        0 id "id" required,
        1 note "note" optional_nullable,
        2 code "code" optional,
        3 lines "lines" required,
    });

    #[derive(Clone, PartialEq)]
    struct Line {
        id: String,
        price: f64,
    }
    record!(Line { 0 id "id" required, 1 price "price" required });

    #[derive(Clone, PartialEq)]
    struct OrderRequest {
        note: Nullable<String>,
        code: Option<Secret>,
        lines: Vec<LineRequest>,
        hint: Option<String>,
    }
    record!(OrderRequest {
        0 note "note" optional_nullable,
        1 code "code" optional,
        2 lines "lines" required,
        3 hint "hint" optional,
    });
    turned!(Order => OrderRequest);

    #[derive(Clone, PartialEq)]
    struct LineRequest {
        price: f64,
    }
    record!(LineRequest { 0 price "price" required });

    #[test]
    fn what_was_read_is_sent_without_what_only_answers_have() {
        let order = Order {
            id: "a".to_owned(),
            note: Nullable::Null,
            code: Some(Secret::from("hush")),
            lines: vec![Line {
                id: "b".to_owned(),
                price: 0.1,
            }],
        };
        let request = OrderRequest::from(order);
        assert_eq!(request.note, Nullable::Null);
        assert_eq!(request.code.as_ref().map(Secret::expose), Some("hush"));
        assert!(request.lines == [LineRequest { price: 0.1 }]);
        assert_eq!(request.hint, None);
    }
}
