//! A union becomes an enum that keeps what fits no variant, and the table that says what fits which.

use super::docs::{Deprecation, Doc};
use super::file::Source;
use super::types::{self, Place, Uses};
use super::written::Between;
use crate::ir::{Api, Fixed, Item, JsonKind, Pick, Union, UnionVariant};

pub(super) fn write(api: &Api, item: &Item, union: &Union, source: &mut Source) {
    enumeration(api, item, union, source);
    let name = &item.name;
    let head = match &union.tag {
        Some(tag) => format!("union!({name} by {tag:?} {{"),
        None => format!("union!({name} {{"),
    };
    let rows: Vec<String> = union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| row(index, variant))
        .collect();
    source.table(&head, &rows, "});");
    if item.error_body {
        source.line(&format!("error_body!({name});"));
    }
}

pub(super) fn uses(union: &Union, uses: &mut Uses) {
    uses.runtime = true;
    for variant in &union.variants {
        uses.add(&variant.ty);
    }
}

fn enumeration(api: &Api, item: &Item, union: &Union, source: &mut Source) {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("One of the forms that `{name}` may have."),
    )
    .deprecated_if(Deprecation::of(item.deprecated));
    let variants = union.variants.iter().map(|variant| {
        let ty = types::text(api, &variant.ty, Place::Inside);
        let docs = Doc::of(
            &variant.docs,
            &format!("It is {} `{ty}`.", super::indefinite(&ty)),
        );
        format!("{docs}{}({ty}),", variant.name)
    });
    let unknown = Doc::ours("A value that this client does not know, kept as it came.");
    let members: Vec<String> = variants
        .chain([format!("{unknown}Unknown(Json),")])
        .collect();
    let head = format!("{docs}#[derive(Clone, PartialEq)]\n#[non_exhaustive]\npub enum {name}");
    source.written(&head, &members, Between::Nothing);
}

/// A variant's line in the table.
fn row(index: usize, variant: &UnionVariant) -> String {
    let pick = match &variant.pick {
        Pick::Tag(values) => format!("tag {values:?}"),
        Pick::Kind(kind) => format!("kind {}", word(*kind)),
        Pick::Members { needed, fixed } if fixed.is_empty() => format!("members {needed:?}"),
        Pick::Members { needed, fixed } => {
            let pairs: Vec<String> = fixed
                .iter()
                .map(|Fixed { wire, values }| format!("({wire:?}, &{values:?})"))
                .collect();
            format!("members {needed:?} where [{}]", pairs.join(", "))
        }
    };
    format!("{index} {} {pick}", variant.name)
}

fn word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::List => "List",
        JsonKind::Object => "Object",
    }
}
