//! A small text of a document becomes what is made of it, for tests.

use crate::diagnostic::Diagnostics;
use crate::input::Part;
use crate::ir::{Api, Form, Item, Operation, Record};
use crate::parse;
use crate::source::{ReadError, Sources};

/// The client, if there is one, and every diagnostic in one line each.
pub(super) fn lowered(text: &str) -> (Option<Api>, String) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let mut read = |_: &str| -> Result<Vec<u8>, ReadError> { Ok(text.as_bytes().to_vec()) };
    let document = parse::document(
        &"spec.yaml".into(),
        &mut read,
        &mut sources,
        &mut diagnostics,
        &mut None,
    );
    let api = document
        .and_then(|document| super::api(document, &Part::default(), &sources, &mut diagnostics));
    (api, diagnostics.render_short(&sources))
}

/// A document whose components are these schemas, in flow or block style at the left margin.
pub(super) fn schemas(text: &str) -> (Option<Api>, String) {
    let indented = text.trim().replace('\n', "\n    ");
    let margin = "    ";
    let head =
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    lowered(&format!("{head}{margin}{indented}\n"))
}

/// A document with one operation, `GET /things`, of which this is the content.
pub(super) fn operation(text: &str) -> (Option<Api>, String) {
    let indented = text.trim().replace('\n', "\n      ");
    let margin = "      ";
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /things:\n    get:\n";
    lowered(&format!("{head}{margin}{indented}\n"))
}

pub(super) fn item<'a>(api: &'a Api, name: &str) -> &'a Item {
    let found = api.items.iter().find(|item| item.name.as_str() == name);
    found.expect("the client has a type of this name")
}

pub(super) fn record<'a>(api: &'a Api, name: &str) -> &'a Record {
    match &item(api, name).form {
        Form::Record(record) => record,
        Form::Choice(..) | Form::Codes(..) | Form::Union(_) | Form::Newtype(_) | Form::Alias(_) => {
            panic!("`{name}` is no record")
        }
    }
}

pub(super) fn only_operation(api: &Api) -> &Operation {
    let operation = api
        .groups
        .first()
        .and_then(|group| group.operations.first());
    operation.expect("the document has one operation")
}
