//! A union becomes an enum that keeps what fits no variant, and the table that says what fits which.

use super::deprecation::Deprecation;
use super::docs::Doc;
use super::file::Source;
use super::types::{self, Place, Uses};
use super::written::Between;
use crate::ir::{Api, Fixed, Item, JsonKind, Members, Null, Pick, Typical, Union, UnionVariant};

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
    let foot = match &union.several {
        Some(several) => format!("}} several {several});"),
        None => "});".to_owned(),
    };
    source.table(&head, &rows, &foot);
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
    let several = union.several.iter().map(|several| {
        let docs =
            Doc::ours("An object of several of these forms at once, each with what it describes.");
        format!("{docs}{several}(Several<Self>),")
    });
    let unknown = Doc::ours("A value that this client does not know, kept as it came.");
    let members: Vec<String> = variants
        .chain(several)
        .chain([format!("{unknown}Unknown(Json),")])
        .collect();
    let head = format!("{docs}#[derive(Clone)]\n#[non_exhaustive]\npub enum {name}");
    source.written(&head, &members, Between::Nothing);
}

/// A variant's line in the table.
fn row(index: usize, variant: &UnionVariant) -> String {
    let pick = match &variant.pick {
        Pick::Tag(values, None) => format!("tag {values:?}"),
        Pick::Tag(values, Some(members)) => {
            let needed = &members.needed;
            format!("tag {values:?} or {needed:?}{}", looks(members))
        }
        Pick::Kind(kind) => format!("kind {}", word(*kind)),
        Pick::Members(members) => format!("members {:?}{}", members.needed, looks(members)),
    };
    format!("{index} {} {pick}", variant.name)
}

/// The values and kinds that members have.
fn looks(members: &Members) -> String {
    let Members {
        needed: _,
        fixed,
        typical,
    } = members;
    let fixed = fixed
        .iter()
        .map(|Fixed { wire, values }| format!("({wire:?}, &{values:?})"));
    let typical = typical.iter().map(|one| {
        let Typical {
            wire,
            values,
            kinds,
            null,
        } = one;
        let null = (*null == Null::Allowed).then_some("null");
        let kinds = kinds.iter().map(|kind| member_word(*kind));
        let kinds: Vec<&str> = null.into_iter().chain(kinds).collect();
        format!("({wire:?}, &{values:?}, &{kinds:?})")
    });
    let listed = |word: &str, rows: Vec<String>| match rows.as_slice() {
        [] => String::new(),
        rows => format!(" {word} [{}]", rows.join(", ")),
    };
    listed("where", fixed.collect()) + &listed("like", typical.collect())
}

/// What the runtime calls the kind of a member.
fn member_word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "boolean",
        JsonKind::Integer | JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::List => "list",
        JsonKind::Object => "object",
        JsonKind::Anything => "anything",
    }
}

fn word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::List => "List",
        JsonKind::Object => "Object",
        JsonKind::Anything => "Anything",
    }
}
