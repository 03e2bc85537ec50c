//! Titles, summaries and descriptions become documentation.

use crate::ir::Docs;
use crate::openapi::{Nodes, Schema};
use crate::tree::Tree;

/// How many references are followed for words about a schema that has none.
const FAR_ENOUGH: usize = 8;

pub(super) fn of(summary: Option<&str>, description: Option<&str>) -> Docs {
    let summary = summary.map(one_line).unwrap_or_default();
    let text = description.map(str::trim).unwrap_or_default();
    if summary.is_empty() {
        return split(text);
    }
    let repeated = text.trim_end_matches('.') == summary.trim_end_matches('.');
    Docs {
        summary,
        text: if repeated {
            String::new()
        } else {
            text.to_owned()
        },
    }
}

/// Documentation of the type that a schema becomes.
pub(super) fn of_schema(schema: &Schema) -> Docs {
    of(schema.title.as_deref(), schema.description.as_deref())
}

/// Documentation of a place where a schema is used: its own words, else those of what it refers to.
pub(super) fn of_use(nodes: &Nodes, schema: &Schema) -> Docs {
    let mut docs = Docs::default();
    let mut at = schema;
    for _ in 0..FAR_ENOUGH {
        let reference = at.reference.as_ref().or(match at.all_of.as_slice() {
            [only] => only.reference.as_ref(),
            [] | [_, ..] => None,
        });
        let beside = reference.and_then(|reference| reference.description.as_deref());
        docs = of(at.title.as_deref(), at.description.as_deref().or(beside));
        let target = reference.and_then(|reference| nodes.schemas.get(&reference.target));
        match target {
            Some(target) if docs == Docs::default() => at = target,
            Some(_) | None => break,
        }
    }
    if let Some(default) = schema.default.as_ref().and_then(scalar) {
        let note = format!("Default: `{default}`.");
        docs.text = if docs.text.is_empty() {
            note
        } else {
            format!("{}\n\n{note}", docs.text)
        };
    }
    docs
}

/// The first paragraph is the summary.
fn split(text: &str) -> Docs {
    let (first, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let starts_a_block =
        first.starts_with(['#', '-', '*', '|', '`', '>', '<']) || first.contains("\n-");
    if starts_a_block {
        return Docs {
            summary: String::new(),
            text: text.to_owned(),
        };
    }
    Docs {
        summary: one_line(first),
        text: rest.trim().to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn scalar(value: &Tree) -> Option<String> {
    match value {
        Tree::Bool(bool) => Some(bool.to_string()),
        Tree::Number(digits) => Some(digits.clone()),
        Tree::Text(text) if !text.is_empty() && !text.contains(['`', '\n']) => Some(text.clone()),
        Tree::Null | Tree::Text(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}
