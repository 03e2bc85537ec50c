//! A media type becomes the elements that it has one by one, and how they are told apart.

use crate::ir::Apart;
use crate::openapi::{MediaType, Nodes, Schema, SchemaType};

/// How many references and unions are looked through for what an event is.
pub(super) const FAR_ENOUGH: usize = 8;

/// Whether the elements of an answer in it can be read one by one.
pub(super) fn is_one(media: &MediaType) -> bool {
    sort(&media.name).is_some()
}

/// How the elements of a media type are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Events,
    Lines,
    Sequence,
}

pub(super) fn sort(name: &str) -> Option<Sort> {
    let essence = name.split(';').next().unwrap_or(name).trim().to_lowercase();
    match essence.as_str() {
        "text/event-stream" => Some(Sort::Events),
        "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/json-lines"
        | "application/ndjson"
        | "application/x-ndjson"
        | "application/stream+json" => Some(Sort::Lines),
        "application/json-seq" | "application/geo+json-seq" => Some(Sort::Sequence),
        _ => None,
    }
}

/// Whether it is a stream of server-sent events.
pub(super) fn is_of_events(media: &MediaType) -> bool {
    sort(&media.name) == Some(Sort::Events)
}

/// How the values of a request in it are told apart, where they are sent one by one and are more than
/// text.
pub(super) fn sent(nodes: &Nodes, media: &MediaType) -> Option<Apart> {
    let apart = match sort(&media.name)? {
        Sort::Events => return None,
        Sort::Lines => Apart::Lines,
        Sort::Sequence => Apart::Sequence,
    };
    let item = target(nodes, item(nodes, media)?);
    (item.types.as_slice() != [SchemaType::String]).then_some(apart)
}

/// What a series is of.
pub(super) fn item<'a>(nodes: &'a Nodes, media: &'a MediaType) -> Option<&'a Schema> {
    let whole = media.schema.as_ref();
    let element = || whole.map(|schema| element(nodes, schema));
    media.item_schema.as_ref().or_else(element)
}

/// What a list is of, when a series is described as one.
fn element<'a>(nodes: &'a Nodes, schema: &'a Schema) -> &'a Schema {
    let target = target(nodes, schema);
    match &target.items {
        Some(items) if target.types.contains(&SchemaType::Array) => items,
        Some(_) | None => schema,
    }
}

/// Where references lead, as far as they are followed.
pub(super) fn target<'a>(nodes: &'a Nodes, schema: &'a Schema) -> &'a Schema {
    let mut at = schema;
    for _ in 0..FAR_ENOUGH {
        let reference = at.reference.as_ref();
        match reference.and_then(|reference| nodes.schemas.get(&reference.target)) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}
