//! A media type whose elements come one by one becomes what they are: server-sent events, lines of JSON.

use crate::diagnostic::Code;
use crate::ir::{Framing, Series, Type};
use crate::openapi::{MediaType, Nodes, Schema};

use super::content;
use super::elements::{FAR_ENOUGH, Sort, is_one, item, sort, target};
use super::events::Described;
use super::report::Report;
use super::types::Types;
use super::usage::Hint;

/// What readers of server-sent events call one that has no name.
const NAMELESS: &str = "message";

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

fn made<'a>(types: &mut Types<'a>, media: &'a MediaType, sort: Sort, owner: &str) -> Series {
    let nodes = types.nodes();
    let item = item(nodes, media);
    let schema = match sort {
        Sort::Events => item.map(|item| in_data(nodes, item)),
        Sort::Lines | Sort::Sequence => item,
    };
    let hint = Hint {
        owner,
        part: "Event",
    };
    let ty = schema.map(|schema| types.usage(schema, hint).whole());
    let (framing, ty) = match (sort, schema, ty) {
        (Sort::Events, Some(schema), Some(ty)) => {
            let all = described(nodes, schema, FAR_ENOUGH);
            match (all.as_deref().map(|all| whole(types, all)), ty) {
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

/// The schema of the JSON in an event's data, where the only event says it by `contentSchema`.
fn in_data<'a>(nodes: &'a Nodes, schema: &'a Schema) -> &'a Schema {
    let event = target(nodes, schema);
    let alone = event.one_of.is_empty() && event.any_of.is_empty();
    let described = Described::of(nodes, event).filter(|_| alone);
    let content = described.and_then(|described| described.content());
    content.unwrap_or(schema)
}

/// The events that are described as objects with their `data`; nothing when the schema is that of the
/// data of one of them.
fn described<'a>(nodes: &'a Nodes, schema: &'a Schema, depth: usize) -> Option<Vec<Described<'a>>> {
    let schema = target(nodes, schema);
    let alternatives = || schema.one_of.iter().chain(&schema.any_of);
    if depth == 0 || alternatives().next().is_none() {
        return Some(vec![Described::of(nodes, schema)?]);
    }
    let all: Option<Vec<_>> = alternatives()
        .map(|one| described(nodes, one, depth - 1))
        .collect();
    Some(all?.into_iter().flatten().collect())
}

/// How events are read that are described as objects.
fn whole(types: &mut Types<'_>, all: &[Described<'_>]) -> Framing {
    let nodes = types.nodes();
    for content in all.iter().filter_map(Described::content) {
        let message =
            "this data stays text, because more refers to its event than streams of events";
        types
            .report
            .at_value(Code::NotModelled, &content.id, message);
    }
    let is_nameless = |one: &Described<'_>| one.names(nodes).iter().any(|name| name == NAMELESS);
    let nameless = all.iter().any(is_nameless).then(|| NAMELESS.to_owned());
    let (texts, others): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_text(nodes));
    if others.is_empty() {
        return Framing::WholeTexts { nameless };
    }
    let names = texts.into_iter().flat_map(|one| one.names(nodes));
    Framing::WholeEvents {
        texts: names.collect(),
        nameless,
    }
}
