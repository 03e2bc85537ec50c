//! A list of whole numbers becomes an enum that keeps values it does not know, and the table of its
//! numbers.

use super::choice::{self, of_variant};
use super::deprecation::Deprecation;
use super::docs::Doc;
use super::file::Source;
use super::written::Between;
use crate::ir::{Item, Openness, Variant};

pub(super) fn write(item: &Item, variants: &[Variant], openness: Openness, source: &mut Source) {
    enumeration(item, variants, openness, source);
    let rows: Vec<String> = variants
        .iter()
        .enumerate()
        .map(|(index, variant)| format!("{index} {} {}", variant.name, variant.wire))
        .collect();
    let open = choice::word(openness);
    source.table(&format!("code!({}{open} {{", item.name), &rows, "});");
}

fn enumeration(item: &Item, variants: &[Variant], openness: Openness, source: &mut Source) {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("One of the values that `{name}` may have."),
    )
    .deprecated_if(Deprecation::of(item.deprecated));
    let unknown = Doc::ours(match openness {
        Openness::Closed => "A value that this client does not know, kept as it came.",
        Openness::Open => "Any other number, which the API may send as well.",
    });
    let known = variants.iter();
    let known = known.map(|variant| format!("{}{},", of_variant(variant), variant.name));
    let members: Vec<String> = known.chain([format!("{unknown}Unknown(i64),")]).collect();
    let head = format!("{docs}#[derive(Clone, Copy)]\n#[non_exhaustive]\npub enum {name}");
    source.written(&head, &members, Between::Nothing);
}
