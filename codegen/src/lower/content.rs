//! Media types of a body become the one content that the client reads or writes.

use crate::diagnostic::Code;
use crate::ir::{Content, Example, Type};
use crate::openapi::{self, MediaType, Nodes, Referenced};
use crate::tree::Tree;

use super::elements;
use super::envelope;
use super::json_media;
use super::report::Report;
use super::resolve::resolve;
use super::types::Types;
use super::usage::Hint;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    /// Values one by one; only of requests.
    Items,
    Form,
    Multipart,
    Text,
    Bytes,
}

/// The media types that a body is sent in: of each kind the plainest, and whatever else JSON means something else by.
/// The others are named in a warning.
pub(super) fn sent<'a>(
    nodes: &Nodes,
    report: &mut Report<'_>,
    content: &'a [MediaType],
) -> Vec<(&'a MediaType, Kind)> {
    let mut content: Vec<&MediaType> = content.iter().collect();
    content.sort_by_key(|media| json_media::plainness(&media.name));
    let mut chosen: Vec<(&MediaType, Kind)> = Vec::new();
    for media in content {
        let kind = match elements::sent(nodes, media) {
            Some(_) => Kind::Items,
            None => kind_of(&media.name),
        };
        if kind != Kind::Items {
            warn_of_item_schema(report, media);
        }
        let mut used = chosen.iter().filter(|(_, other)| *other == kind);
        let used = match kind {
            Kind::Json => used.find(|(used, _)| !json_media::are_apart(used, media)),
            Kind::Items | Kind::Form | Kind::Multipart | Kind::Text | Kind::Bytes => used.next(),
        };
        match used {
            None => chosen.push((media, kind)),
            Some((used, _)) => warn_of_unused(report, media, used),
        }
    }
    chosen.sort_by_key(|(_, kind)| *kind);
    chosen
}

/// The media type that an answer is read in as a whole: JSON, the plainest first, before text before anything else, and
/// a series of elements last. The others are named in a warning, but for a series.
pub(super) fn preferred<'a>(
    report: &mut Report<'_>,
    content: &'a [MediaType],
) -> Option<(&'a MediaType, Kind)> {
    let order = [Kind::Json, Kind::Text, Kind::Bytes];
    let whole = || content.iter().filter(|media| !elements::is_one(media));
    let plainest = |kind| {
        let of_kind = whole().filter(move |media| received(media) == kind);
        of_kind.min_by_key(|media| json_media::plainness(&media.name))
    };
    let chosen = order.into_iter().find_map(plainest).or(content.first())?;
    for media in whole() {
        warn_of_item_schema(report, media);
    }
    for media in whole().filter(|media| media.id != chosen.id) {
        warn_of_unused(report, media, chosen);
    }
    Some((chosen, received(chosen)))
}

/// Nobody reads a form: its bytes are given.
pub(super) fn received(media: &MediaType) -> Kind {
    match kind_of(&media.name) {
        Kind::Json | Kind::Items | Kind::Form | Kind::Multipart | Kind::Bytes
            if elements::is_one(media) =>
        {
            Kind::Text
        }
        Kind::Form | Kind::Multipart | Kind::Items => Kind::Bytes,
        kind @ (Kind::Json | Kind::Text | Kind::Bytes) => kind,
    }
}

/// Elements come and go one by one only in media types that say where one ends.
fn warn_of_item_schema(report: &mut Report<'_>, media: &MediaType) {
    if let Some(schema) = &media.item_schema {
        let message = format!("the elements of `{}` are not told apart here", media.name);
        report.at_key(Code::NotModelled, &schema.id, message);
    }
}

pub(super) fn warn_of_unused(report: &mut Report<'_>, media: &MediaType, used: &MediaType) {
    let message = format!(
        "`{}` is not used; the client speaks `{}` here",
        media.name, used.name
    );
    report.at_key(Code::NotModelled, &media.id, message);
}

/// What a media type of an answer is read as.
pub(super) fn make<'a>(
    types: &mut Types<'a>,
    media: &'a MediaType,
    kind: Kind,
    hint: Hint<'_>,
) -> Content {
    match kind {
        Kind::Json => {
            let (ty, envelope) = json(types, media, hint);
            Content::Json { ty, envelope }
        }
        Kind::Text => {
            refuse_envelope(types, media);
            Content::Text
        }
        Kind::Items | Kind::Form | Kind::Multipart | Kind::Bytes => {
            refuse_envelope(types, media);
            Content::Bytes
        }
    }
}

/// The type of a JSON body, and the member that it is wrapped in.
pub(super) fn json<'a>(
    types: &mut Types<'a>,
    media: &'a MediaType,
    hint: Hint<'_>,
) -> (Type, Option<String>) {
    let Some(schema) = &media.schema else {
        refuse_envelope(types, media);
        return (Type::Json, None);
    };
    match &media.envelope {
        Some(name) => (
            envelope::opened(types, media, schema, name, hint),
            Some(name.clone()),
        ),
        None => (types.usage(schema, hint).whole(), None),
    }
}

/// The examples that have a value, by name; those that do not fit are named in a warning.
pub(super) fn examples<'a>(types: &mut Types<'a>, media: &'a MediaType) -> Vec<Example> {
    let nodes = types.nodes();
    let value = |example: &'a Referenced<openapi::Example>| {
        let openapi::Example { id, value } = resolve(&nodes.examples, example)?.value;
        Some((id, value.as_ref()?))
    };
    let written = media.examples.iter();
    let (names, values): (Vec<&str>, Vec<_>) = written
        .filter_map(|(name, example)| Some((name.as_str(), value(example)?)))
        .unzip();
    let fits = if kind_of(&media.name) == Kind::Json {
        let report = &mut types.report;
        types.fitting.look(nodes, media, &values, report)
    } else {
        vec![None; values.len()]
    };
    let examples = names.into_iter().zip(values).zip(fits);
    let example = |((name, (_, value)), fit): ((&str, (_, &Tree)), _)| Example {
        name: name.to_owned(),
        value: value.clone(),
        fit,
    };
    examples.map(example).collect()
}

pub(super) fn kind_of(name: &str) -> Kind {
    match json_media::essence(name).split_once('/') {
        Some(("application" | "text", "json") | ("application" | "*", "*")) => Kind::Json,
        Some((_, subtype)) if subtype.ends_with("+json") => Kind::Json,
        Some(("application", "x-www-form-urlencoded")) => Kind::Form,
        Some(("multipart", _)) => Kind::Multipart,
        Some(("text", _)) => Kind::Text,
        Some(_) | None => Kind::Bytes,
    }
}

pub(super) fn refuse_envelope(types: &mut Types<'_>, media: &MediaType) {
    if media.envelope.is_some() {
        let message = "`x-envelope` needs a JSON media type with a schema";
        types
            .report
            .at_value(Code::Envelope, &media.id.child("x-envelope"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind_of};

    #[test]
    fn json_has_many_names() {
        for name in [
            "application/json",
            "application/json; charset=utf-8",
            "application/vnd.api+json",
            "*/*",
        ] {
            assert_eq!(kind_of(name), Kind::Json, "{name}");
        }
        assert_eq!(kind_of("text/plain;charset=utf-8"), Kind::Text);
        assert_eq!(kind_of("application/octet-stream"), Kind::Bytes);
    }
}
