//! A choice becomes an enum that keeps values it does not know, and the table of its texts.

use super::deprecation::Deprecation;
use super::docs::{Doc, code};
use super::file::Source;
use super::written::Between;
use crate::ir::{Docs, Item, Openness, Variant};
use crate::naming::Ident;

pub(super) fn write(item: &Item, variants: &[Variant], openness: Openness, source: &mut Source) {
    let docs =
        documentation(&item.name, &item.docs).deprecated_if(Deprecation::of(item.deprecated));
    write_enum(&docs, &item.name, variants, openness, source);
}

/// Server variables have choices too, which are no items.
pub(super) fn write_enum(
    docs: &Doc,
    name: &Ident,
    variants: &[Variant],
    openness: Openness,
    source: &mut Source,
) {
    enumeration(docs, name, variants, openness, source);
    let rows: Vec<String> = variants
        .iter()
        .enumerate()
        .map(|(index, variant)| format!("{index} {} {:?}", variant.name, variant.wire))
        .collect();
    let open = word(openness);
    source.table(&format!("choice!({name}{open} {{"), &rows, "});");
}

/// What stands behind the name in the table.
pub(super) fn word(openness: Openness) -> &'static str {
    match openness {
        Openness::Closed => "",
        Openness::Open => " open",
    }
}

/// What the document says of a value, and the value.
pub(super) fn of_variant(variant: &Variant) -> Doc {
    let value = format!("{}.", code(&variant.wire));
    let docs = Doc::of(&variant.docs, &value);
    if variant.docs == Docs::default() {
        docs
    } else {
        docs.and(&value)
    }
}

fn documentation(name: &Ident, docs: &Docs) -> Doc {
    Doc::of(docs, &format!("One of the values that `{name}` may have."))
}

fn enumeration(
    docs: &Doc,
    name: &Ident,
    variants: &[Variant],
    openness: Openness,
    source: &mut Source,
) {
    let unknown = Doc::ours(match openness {
        Openness::Closed => "A value that this client does not know, kept as it came.",
        Openness::Open => "Any other text, which the API may send as well.",
    });
    let known = variants.iter();
    let known = known.map(|variant| format!("{}{},", of_variant(variant), variant.name));
    let members: Vec<String> = known
        .chain([format!("{unknown}Unknown(String),")])
        .collect();
    let head = format!("{docs}#[non_exhaustive]\npub enum {name}");
    source.written(&head, &members, Between::Nothing);
}
