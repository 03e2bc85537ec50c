//! Items become structs and enums with serde's derives, in files of as many as ours have.

use std::fmt::Write as _;

use super::{file, text};
use crate::emit::File;
use crate::ir::{Api, Field, Form, Item, Presence, Record, Union, Variant};

const MANY_ITEMS: usize = 60;
const DERIVES: &str = "Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize";

pub(super) fn files(api: &Api) -> Vec<File> {
    let mut list = String::new();
    let mut files = Vec::new();
    for (index, items) in api.items.chunks(MANY_ITEMS).enumerate() {
        let _ = writeln!(list, "mod part_{index};\npub use self::part_{index}::*;");
        let items = items.iter().map(|one| item(api, one));
        files.push(file(format!("src/types/part_{index}.rs"), items.collect()));
    }
    files.push(file("src/types/mod.rs".to_owned(), list));
    files
}

fn item(api: &Api, item: &Item) -> String {
    let name = &item.name;
    match &item.form {
        Form::Record(record) => structure(api, item, record),
        Form::Choice(variants, _) => choice(item, variants),
        Form::Codes(..) => format!("#[derive({DERIVES})]\npub struct {name}(pub i64);\n"),
        Form::Newtype(_) => format!("#[derive({DERIVES})]\npub struct {name}(pub String);\n"),
        Form::Union(union) => enumeration(api, item, union),
        Form::Alias(ty) => format!("pub type {name} = {};\n", text(api, ty)),
    }
}

fn structure(api: &Api, item: &Item, record: &Record) -> String {
    let mut constants = String::new();
    let mut fields = String::new();
    for (index, one) in record.fields.iter().enumerate() {
        fields += &match one.constant() {
            Some(text) => {
                let name = format!("{}Constant{index}", item.name);
                let _ = writeln!(constants, "{}", constant(&name, text));
                member(one, &name, "")
            }
            None => field(api, one),
        };
    }
    if let Some(rest) = &record.rest {
        let ty = text(api, &rest.ty);
        let _ = writeln!(
            fields,
            "    #[serde(flatten)]\n    pub {}: std::collections::BTreeMap<String, {ty}>,",
            rest.name
        );
    }
    format!(
        "#[derive({DERIVES})]\npub struct {} {{\n{fields}}}\n{constants}",
        item.name
    )
}

/// An enum of one variant takes no memory of its own when it is read, as a text would.
fn constant(name: &str, text: &str) -> String {
    format!(
        "#[derive({DERIVES})]\npub enum {name} {{\n    #[serde(rename = {text:?})]\n    It,\n}}"
    )
}

fn field(api: &Api, field: &Field) -> String {
    let ty = text(api, &field.ty);
    let (ty, absent) = match field.presence {
        Presence::Required => (ty, ""),
        Presence::Nullable => (format!("Option<{ty}>"), ""),
        Presence::Optional => (
            format!("Option<{ty}>"),
            ", default, skip_serializing_if = \"Option::is_none\"",
        ),
        Presence::OptionalNullable => (
            format!("Option<Option<{ty}>>"),
            ", default, skip_serializing_if = \"Option::is_none\"",
        ),
    };
    member(field, &ty, absent)
}

fn member(field: &Field, ty: &str, absent: &str) -> String {
    format!(
        "    #[serde(rename = {:?}{absent})]\n    pub {}: {ty},\n",
        field.wire, field.name
    )
}

fn choice(item: &Item, variants: &[Variant]) -> String {
    let variants = variants
        .iter()
        .map(|one| format!("    #[serde(rename = {:?})]\n    {},\n", one.wire, one.name));
    format!(
        "#[derive({DERIVES})]\npub enum {} {{\n{}    #[serde(untagged)]\n    Unknown(String),\n}}\n",
        item.name,
        variants.collect::<String>()
    )
}

fn enumeration(api: &Api, item: &Item, union: &Union) -> String {
    let variants = union
        .variants
        .iter()
        .map(|one| format!("    {}({}),\n", one.name, text(api, &one.ty)));
    format!(
        "#[derive({DERIVES})]\n#[serde(untagged)]\npub enum {} {{\n{}    Unknown(serde_json::Value),\n}}\n",
        item.name,
        variants.collect::<String>()
    )
}
