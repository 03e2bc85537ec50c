//! The `openapi` member becomes the version that the rest is read as.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::Version;
use crate::source::{At, FileId, NodeId, Place};
use crate::tree::Tree;

/// Nothing when the document is not one that is read here.
pub(super) fn version(tree: &Tree, file: FileId, diagnostics: &mut Diagnostics) -> Option<Version> {
    let root = NodeId::root(file);
    if tree.as_map().is_none() {
        let message = format!("an OpenAPI document is a map, this is {}", tree.kind());
        diagnostics.push(Diagnostic::new(Code::WrongKind, root.value(), message));
        return None;
    }
    let id = root.child("openapi");
    let Some(written) = tree.get("openapi") else {
        diagnostics.push(not_openapi(tree, file));
        return None;
    };
    let text = match written {
        Tree::Text(text) => text,
        Tree::Number(digits) => {
            let message = format!("`openapi` takes a text, this is a number; read as `{digits}`");
            let help = format!("write it in quotes: \"{digits}.0\"");
            diagnostics.push(Diagnostic::new(Code::LooseKind, id.value(), message).help(help));
            digits
        }
        Tree::Null | Tree::Bool(_) | Tree::List(_) | Tree::Map(_) => {
            let message = format!("`openapi` takes a text, this is {}", written.kind());
            let diagnostic = Diagnostic::new(Code::WrongKind, id.value(), message);
            diagnostics.push(diagnostic.help("write the version: \"3.1.0\""));
            return None;
        }
    };
    let mut parts = text.splitn(3, '.');
    let minor = parts.by_ref().take(2).collect::<Vec<_>>().join(".");
    let counts = |patch: &str| patch.starts_with(|first: char| first.is_ascii_digit());
    match minor.as_str() {
        _ if !parts.next().is_none_or(counts) => {
            diagnostics.push(not_read(text, &id));
            None
        }
        "3.0" => Some(Version::V3_0),
        // What 3.2 adds is read wherever it stands, or said to have no effect.
        "3.1" | "3.2" => Some(Version::V3_1),
        _ => {
            diagnostics.push(not_read(text, &id));
            None
        }
    }
}

fn not_read(version: &str, id: &NodeId) -> Diagnostic {
    let message = format!("OpenAPI `{version}` is not read here");
    Diagnostic::new(Code::Version, id.value(), message)
        .help("write the description in 3.0 or 3.1: `openapi: 3.1.0`")
}

fn not_openapi(tree: &Tree, file: FileId) -> Diagnostic {
    let root = NodeId::root(file);
    if tree.get("swagger").is_some() {
        let place = root.child("swagger").value();
        return Diagnostic::new(Code::Version, place, "Swagger 2.0 is not read here")
            .help("convert it, for example with `npx swagger2openapi`, and give the result");
    }
    let place = Place {
        file,
        at: At::Value(root.pointer),
    };
    Diagnostic::new(
        Code::Version,
        place,
        "this is no OpenAPI document: it has no `openapi`",
    )
    .help("begin it with `openapi: 3.1.0`")
}
