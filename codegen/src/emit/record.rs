//! A record becomes a struct, the table of its members, and the way to make one.

use quote::quote;

use super::deprecation::Deprecation;
use super::docs::{Doc, code};
use super::file::Source;
use super::layout::{expectation, indented, literal, signature, typed};
use super::types::{self, Place, Taken, Uses};
use super::written::Between;
use super::{article, setter};
use crate::ir::{Api, Field, Item, Presence, Record, Type, TypeId, Way};

/// More of them than clippy likes to see in one place.
const MANY_ARGUMENTS: usize = 7;
const MANY_BOOLS: usize = 3;

/// As many names as one reads in a sentence.
const MANY_NAMES: usize = 5;

pub(super) fn write(api: &Api, item: &Item, record: &Record, source: &mut Source) {
    structure(api, item, record, source);
    let name = &item.name;
    let members: Vec<String> = record
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| row(index, field))
        .collect();
    let tail = match &record.rest {
        Some(rest) => format!("}} rest {} {});", members.len(), rest.name),
        None => "});".to_owned(),
    };
    source.table(&format!("record!({name} {{"), &members, &tail);
    if item.error_body {
        source.line(&format!("error_body!({name});"));
    }
    let mut functions = vec![constructor(api, item, record)];
    if item.sent {
        functions.extend(setter::of_record(api, record));
    }
    source.written(&format!("impl {name}"), &functions, Between::BlankLine);
    if item.sent && asked(record).next().is_none() {
        let expectation = item
            .deprecated
            .then(|| quote!(#[expect(deprecated, reason = "deprecated things belong together")]));
        source.item(quote! {
            impl Default for #name {
                #expectation
                fn default() -> Self {
                    Self::new()
                }
            }
        });
    }
}

pub(super) fn uses(record: &Record, uses: &mut Uses) {
    uses.runtime = true;
    for field in &record.fields {
        uses.add(&field.ty);
    }
    if let Some(rest) = &record.rest {
        uses.add(&rest.ty);
    }
}

/// Members without which there is no such record.
pub(super) fn required(record: &Record) -> impl Iterator<Item = &Field> {
    record.fields.iter().filter(|field| match field.presence {
        Presence::Required | Presence::Nullable => true,
        Presence::Optional | Presence::OptionalNullable => false,
    })
}

/// Those of them that `new` asks for: the others are always the same.
pub(super) fn asked(record: &Record) -> impl Iterator<Item = &Field> {
    required(record).filter(|field| field.constant().is_none())
}

fn structure(api: &Api, item: &Item, record: &Record, source: &mut Source) {
    let name = &item.name;
    let docs = Doc::of(
        &item.docs,
        &format!("{} as the API describes it.", article(name.as_str())),
    );
    let docs = match item.request_of {
        Some(TypeId(of)) => {
            // No link: what answers have may be compiled with another feature.
            let of = &api.items[of].name;
            let turns = item.turned_from.map(|_| ", which turns into it");
            docs.and(&format!(
                "Requests carry it where answers have `{of}`{}.",
                turns.unwrap_or_default()
            ))
        }
        None => docs,
    };
    let docs = match constants(record) {
        Some(constants) => docs.and(&constants),
        None => docs,
    }
    .deprecated_if(Deprecation::of(item.deprecated));
    let fields = record.varying().map(|field| {
        let docs = Doc::of(&field.docs, &format!("The {} member.", code(&field.wire)));
        let docs = match field.way {
            Way::Both => docs,
            Way::Answers => docs.and("The API sets it: requests are sent without it."),
            Way::Requests => docs.and("Only requests have it: the API does not give it back."),
        };
        let deprecated = Deprecation::of(field.deprecated).line();
        let name = &field.name;
        let ty = member_type(api, field);
        format!("{docs}{deprecated}{}", typed(&format!("pub {name}"), &ty))
    });
    let rest = record.rest.iter().map(|rest| {
        let docs = Doc::ours(&others(&rest.shown));
        let name = &rest.name;
        let ty = types::text(api, &rest.ty, Place::Inside);
        format!("{docs}pub {name}: BTreeMap<String, {ty}>,")
    });
    let members: Vec<String> = fields.chain(rest).collect();
    let bools = if flags(record) > MANY_BOOLS {
        expectation(
            &["clippy::struct_excessive_bools"],
            "the API describes it so",
        )
    } else {
        String::new()
    };
    let head = format!("{docs}#[derive(Clone)]\n#[non_exhaustive]\n{bools}pub struct {name}");
    source.written(&head, &members, Between::Nothing);
}

/// What is said of the members that are always the same.
fn constants(record: &Record) -> Option<String> {
    let mut said: Vec<String> = record
        .constants()
        .map(|(field, text)| format!("{} is always {}", code(&field.wire), code(text)))
        .collect();
    let last = said.pop()?;
    Some(if said.is_empty() {
        format!("Its {last}.")
    } else {
        format!("Its {} and {last}.", said.join(", "))
    })
}

/// What is said of the members with other names; a few of those that examples show are enough.
fn others(shown: &[String]) -> String {
    let names: Vec<String> = shown
        .iter()
        .take(MANY_NAMES)
        .map(|name| code(name))
        .collect();
    match names.as_slice() {
        [] => "Members with other names.".to_owned(),
        _ => format!(
            "Members with other names. Nothing describes them; examples show {}.",
            names.join(", ")
        ),
    }
}

fn member_type(api: &Api, field: &Field) -> String {
    let ty = types::text(api, &field.ty, Place::Inside);
    match field.presence {
        Presence::Required => ty,
        Presence::Nullable | Presence::Optional => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("Nullable<{ty}>"),
    }
}

/// A member's line in the table.
fn row(index: usize, field: &Field) -> String {
    if let Some(text) = field.constant() {
        return format!("{index} {:?} constant {text:?}", field.wire);
    }
    let presence = match field.presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional_nullable",
    };
    format!("{index} {} {:?} {presence}", field.name, field.wire)
}

fn constructor(api: &Api, item: &Item, record: &Record) -> String {
    let name = item.name.as_str();
    let arguments: Vec<String> = asked(record).map(|field| argument(api, field)).collect();
    let docs = Doc::ours(&match arguments.len() {
        0 if record.constants().next().is_some() => {
            format!("{} without any other member.", article(name))
        }
        0 => format!("{} without any member.", article(name)),
        _ => format!("{} with its required members.", article(name)),
    });
    let expects = expectations(item, record, arguments.len());
    let deprecated = Deprecation::of(item.deprecated).line();
    let fields = record.varying().map(|field| initial(api, field));
    let rest = record.rest.iter();
    let rest = rest.map(|rest| format!("{}: BTreeMap::new()", rest.name));
    let members: Vec<String> = fields.chain(rest).collect();
    let signature = signature("new", &arguments, "Self");
    let made = indented(&literal("Self", &members));
    format!("{docs}{deprecated}{expects}#[must_use]\n{signature}\n{made}}}")
}

fn argument(api: &Api, field: &Field) -> String {
    let name = &field.name;
    let ty = types::text(api, &field.ty, Place::Inside);
    match field.presence {
        Presence::Nullable => format!("{name}: Option<{ty}>"),
        Presence::Required | Presence::Optional | Presence::OptionalNullable => {
            let ty = Taken::by_new(api, &field.ty).ty(ty);
            format!("{name}: {ty}")
        }
    }
}

fn initial(api: &Api, field: &Field) -> String {
    let name = &field.name;
    match field.presence {
        Presence::Required => match Taken::by_new(api, &field.ty) {
            Taken::AsItIs => name.to_string(),
            Taken::Into => format!("{name}: {name}.into()"),
        },
        Presence::Nullable => name.to_string(),
        Presence::Optional => format!("{name}: None"),
        Presence::OptionalNullable => format!("{name}: Nullable::Absent"),
    }
}

/// What the compiler and clippy would say about the constructor, and why it is so.
fn expectations(item: &Item, record: &Record, arguments: usize) -> String {
    let mut expectations = String::new();
    let mut lints = Vec::new();
    if arguments > MANY_ARGUMENTS {
        lints.push("clippy::too_many_arguments");
    }
    if flags(record) > MANY_BOOLS {
        lints.push("clippy::fn_params_excessive_bools");
    }
    if !lints.is_empty() {
        let reason = "these are the members that the API requires";
        expectations += &expectation(&lints, reason);
    }
    if arguments == 0 && !item.sent {
        let reason = "what the API answers has no default";
        expectations += &expectation(&["clippy::new_without_default"], reason);
    }
    if record.varying().any(|field| field.deprecated) {
        let reason = "deprecated members are members too";
        expectations += &expectation(&["deprecated"], reason);
    }
    expectations
}

fn flags(record: &Record) -> usize {
    let flags = record
        .fields
        .iter()
        .filter(|field| field.ty == Type::Bool && field.presence == Presence::Required);
    flags.count()
}
