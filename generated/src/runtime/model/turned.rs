//! What an answer has becomes what a request has in its place: it is written and read, by the tables of both.

use super::member::Member;
use super::reader::Reader;
use super::write_json;

/// The value as another type has it. Members that this one has not are left out.
pub(crate) fn turn<T: Member>(value: &dyn Member) -> T {
    let mut turned = T::empty();
    let json = write_json(value, None);
    let mut reader = Reader::of_own(&json);
    let next = reader.peek();
    let read = next.and_then(|next| turned.read(&mut reader, next));
    read.expect("what is written is JSON, and is read however deep it is");
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

    #[derive(Clone)]
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

    #[derive(Clone)]
    struct Line {
        id: String,
        price: f64,
    }
    record!(Line { 0 id "id" required, 1 price "price" required });

    #[derive(Clone)]
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

    #[derive(Clone)]
    struct LineRequest {
        price: f64,
    }
    record!(LineRequest { 0 price "price" required });

    #[derive(Clone)]
    struct Folder {
        id: Option<String>,
        inner: Option<Box<Folder>>,
    }
    record!(Folder { 0 id "id" optional, 1 inner "inner" optional });

    #[derive(Clone)]
    struct FolderRequest {
        inner: Option<Box<FolderRequest>>,
    }
    record!(FolderRequest { 0 inner "inner" optional });
    turned!(Folder => FolderRequest);

    #[test]
    fn a_value_deeper_than_any_answer_turns_as_well() {
        let levels = 500;
        let mut folder = Folder {
            id: None,
            inner: None,
        };
        for level in 0..levels {
            let (id, inner) = (Some(level.to_string()), Some(Box::new(folder)));
            folder = Folder { id, inner };
        }
        let request = FolderRequest::from(folder);
        let inner = std::iter::successors(Some(&request), |it| it.inner.as_deref());
        assert_eq!(inner.count(), levels + 1);
    }

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
