//! A list of whole numbers becomes an enum that keeps values it does not know, and the table of its
//! numbers.

use super::choice::of_variant;
use super::docs::{Deprecation, Doc};
use super::file::Source;
use super::written::Between;
use crate::ir::{Item, Variant};

pub(super) fn write(item: &Item, variants: &[Variant], source: &mut Source) {
    enumeration(item, variants, source);
    let rows: Vec<String> = variants
        .iter()
        .enumerate()
        .map(|(index, variant)| format!("{index} {} {}", variant.name, variant.wire))
        .collect();
    source.table(&format!("code!({} {{", item.name), &rows, "});");
}

fn enumeration(item: &Item, variants: &[Variant], source: &mut Source) {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("One of the values that `{name}` may have."),
    )
    .deprecated_if(Deprecation::of(item.deprecated));
    let unknown = Doc::ours("A value that this client does not know, kept as it came.");
    let known = variants.iter();
    let known = known.map(|variant| format!("{}{},", of_variant(variant), variant.name));
    let members: Vec<String> = known.chain([format!("{unknown}Unknown(i64),")]).collect();
    let head = format!(
        "{docs}#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum {name}"
    );
    source.written(&head, &members, Between::Nothing);
}
