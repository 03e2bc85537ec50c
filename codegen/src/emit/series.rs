//! A series of elements becomes the line that says how they are read, and words about it.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::code;
use super::feature::gate_of_part;
use super::file::Source;
use super::types::{self, Place};
use crate::ir::{Api, Content, Framing, Group, Operation, Output, Series};

/// How the elements are read.
pub(super) fn write_rule(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    let Some(Series { media, framing, ty }) = &operation.series else {
        return;
    };
    let ty = types::text(api, ty, Place::Outside);
    let read = match framing {
        Framing::Texts => "events text".to_owned(),
        Framing::Events => format!("events json {ty}"),
        Framing::WholeEvents { texts, nameless } => {
            let nameless = nameless.iter().map(|name| format!(", {name:?}"));
            format!(
                "events whole({texts:?}{}) {ty}",
                nameless.collect::<String>()
            )
        }
        Framing::WholeTexts { nameless } => {
            let nameless = nameless.iter().map(|name| format!("({name:?})"));
            format!("events described{} {ty}", nameless.collect::<String>())
        }
        Framing::Lines => format!("lines {ty}"),
        Framing::Sequence => format!("sequence {ty}"),
    };
    let accept = format!("accept: {media:?}");
    let head = format!(
        "{}evented!({} {{",
        gate_of_part(api, group),
        operation.marker
    );
    source.table(&head, &[accept, read], "});");
}

/// What an example calls the elements, where the answer is nothing else.
pub(super) fn bound(operation: &Operation) -> Option<TokenStream> {
    let only = match &operation.output {
        Output::One(Content::Text, _) => true,
        Output::One(Content::Empty | Content::Json { .. } | Content::Bytes, _)
        | Output::Choice(_) => false,
    };
    let series = operation.series.as_ref().filter(|_| only)?;
    Some(match series.framing {
        Framing::Texts
        | Framing::Events
        | Framing::WholeEvents { .. }
        | Framing::WholeTexts { .. } => {
            quote!(events)
        }
        Framing::Lines | Framing::Sequence => quote!(elements),
    })
}

/// What a method's documentation says of answers that may come piece by piece.
pub(super) fn told(operation: &Operation) -> Option<String> {
    if let Some(Series { media, framing, .. }) = &operation.series {
        let elements = match framing {
            Framing::Texts
            | Framing::Events
            | Framing::WholeEvents { .. }
            | Framing::WholeTexts { .. } => "[events](crate::Event)",
            Framing::Lines | Framing::Sequence => "elements",
        };
        return Some(format!(
            "[`.events()`](Call::events) gives the {elements} of an answer in {} one by one, as they come.",
            code(media)
        ));
    }
    match &operation.output {
        Output::One(Content::Bytes, _) => Some(
            "[`.stream()`](Call::stream) gives the answer piece by piece, as it comes.".to_owned(),
        ),
        Output::One(Content::Empty | Content::Json { .. } | Content::Text, _)
        | Output::Choice(_) => None,
    }
}
