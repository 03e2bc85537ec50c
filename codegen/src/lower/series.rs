//! A media type whose elements come one by one becomes what they are: server-sent events, lines of JSON.

use crate::diagnostic::Code;
use crate::ir::{Framing, Series, Type};
use crate::openapi::{MediaType, Nodes, Schema, SchemaType};

use super::content;
use super::report::Report;
use super::types::Types;
use super::usage::Hint;

/// How many references and unions are looked through for what an event is.
const FAR_ENOUGH: usize = 8;

/// What a server-sent event has, as OpenAPI 3.2 describes one.
const EVENT: [&str; 4] = ["data", "event", "id", "retry"];

/// Whether the elements of an answer in it can be read one by one.
pub(super) fn is_one(media: &MediaType) -> bool {
    sort(&media.name).is_some()
}

/// Takes the first series of a success; the others are named in a warning.
pub(super) fn add<'a>(
    types: &mut Types<'a>,
    series: &mut Option<Series>,
    content: &'a [MediaType],
    owner: &str,
) {
    let mut used: Option<&MediaType> = None;
    for media in content {
        let Some(sort) = sort(&media.name) else {
            continue;
        };
        match used {
            Some(used) => content::warn_of_unused(&mut types.report, media, used),
            None if series.is_none() => {
                used = Some(media);
                content::refuse_envelope(types, media);
                *series = Some(made(types, media, sort, owner));
            }
            None => {
                let message = format!(
                    "the elements of this `{}` are read like those of the success above",
                    media.name
                );
                types.report.at_key(Code::NotModelled, &media.id, message);
            }
        }
    }
}

/// Nobody streams an error: of those beside another media type nothing is read.
pub(super) fn warn_of_all(report: &mut Report<'_>, content: &[MediaType]) {
    if let Some(used) = content.iter().find(|media| !is_one(media)) {
        for media in content.iter().filter(|media| is_one(media)) {
            content::warn_of_unused(report, media, used);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Events,
    Lines,
    Sequence,
}

fn sort(name: &str) -> Option<Sort> {
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

fn made<'a>(types: &mut Types<'a>, media: &'a MediaType, sort: Sort, owner: &str) -> Series {
    let nodes = types.nodes();
    let item = media.item_schema.as_ref();
    let whole = media.schema.as_ref();
    let schema = item.or_else(|| whole.map(|schema| element(nodes, schema)));
    let schema = match sort {
        Sort::Events => schema.map(|schema| in_data(nodes, schema)),
        Sort::Lines | Sort::Sequence => schema,
    };
    let hint = Hint {
        owner,
        part: "Event",
    };
    let ty = schema.map(|schema| types.usage(schema, hint).whole());
    let (framing, ty) = match (sort, schema, ty) {
        (Sort::Events, Some(schema), Some(ty)) => {
            match (described(nodes, schema, FAR_ENOUGH), ty) {
                (Some(framing), ty) => (framing, ty),
                (None, Type::String | Type::Upload) => (Framing::Texts, Type::String),
                (None, ty) => (Framing::Events, ty),
            }
        }
        (Sort::Events, _, _) => (Framing::Texts, Type::String),
        (Sort::Lines, _, ty) => (Framing::Lines, ty.unwrap_or(Type::Json)),
        (Sort::Sequence, _, ty) => (Framing::Sequence, ty.unwrap_or(Type::Json)),
    };
    Series {
        media: media.name.clone(),
        framing,
        ty,
    }
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
fn target<'a>(nodes: &'a Nodes, schema: &'a Schema) -> &'a Schema {
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

/// The schema of the JSON in an event's data, where the event says it by `contentSchema`.
fn in_data<'a>(nodes: &'a Nodes, schema: &'a Schema) -> &'a Schema {
    let event = target(nodes, schema);
    let alone = event.one_of.is_empty() && event.any_of.is_empty();
    let data = event.properties.get("data").filter(|_| alone);
    let content = data.and_then(|data| target(nodes, data).content.as_deref());
    match (content, described(nodes, event, FAR_ENOUGH)) {
        (Some(content), Some(_)) => content,
        (None, _) | (_, None) => schema,
    }
}

/// How an event is read that is described as an object with its `data`; nothing when the schema is that of
/// the data.
fn described(nodes: &Nodes, schema: &Schema, depth: usize) -> Option<Framing> {
    let schema = target(nodes, schema);
    let alternatives = || schema.one_of.iter().chain(&schema.any_of);
    if depth > 0 && alternatives().next().is_some() {
        let all: Option<Vec<Framing>> = alternatives()
            .map(|one| described(nodes, one, depth - 1))
            .collect();
        let all = all?;
        let texts = all.iter().all(|framing| *framing == Framing::WholeTexts);
        return Some(if texts {
            Framing::WholeTexts
        } else {
            Framing::WholeEvents
        });
    }
    let data = schema.properties.get("data")?;
    let names = schema.properties.keys();
    if !names.into_iter().all(|name| EVENT.contains(&name.as_str())) {
        return None;
    }
    Some(match target(nodes, data).types.as_slice() {
        [SchemaType::String] => Framing::WholeTexts,
        _ => Framing::WholeEvents,
    })
}
