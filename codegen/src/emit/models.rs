//! Items become the files of `types`: one for each group, one for what groups share, and the list of them.

use std::mem::take;

use quote::quote;

use super::docs::{Doc, code};
use super::feature::gate;
use super::file::{Source, formatted};
use super::types::{self, Place, Uses};
use super::{File, Options, alias, choice, code, long, newtype, record, union};
use crate::ir::{Api, Form, Item, Type, TypeId};
use crate::naming::{Ident, Scope};

/// So many names in one list are no help to anybody.
const MOST_NAMES: usize = 2_000;

/// A module below `types`, and the items that stand in it.
pub(super) struct Chapter {
    pub(super) module: Ident,
    about: Doc,
    /// The attribute of what only one group has.
    gate: Option<String>,
    pub(super) items: Vec<TypeId>,
    /// What stands there for them.
    text: String,
}

pub(super) fn files(api: &Api, chapters: &[Chapter], options: &Options) -> Vec<File> {
    let mut files = vec![list(api, chapters, options)];
    files.extend(chapters.iter().map(|chapter| file(api, chapter, options)));
    files
}

pub(super) fn chapters(api: &Api) -> Vec<Chapter> {
    let mut homes: Vec<Vec<TypeId>> = api.groups.iter().map(|_| Vec::new()).collect();
    let mut shared = Vec::new();
    for (index, item) in api.items.iter().enumerate() {
        match item.home {
            Some(group) => homes[group].push(TypeId(index)),
            None => shared.push(TypeId(index)),
        }
    }
    let mut scope = Scope::chapters();
    for module in api.groups.iter().map(|group| &group.module) {
        scope.reserve(module.plain());
    }
    let mut chapters = Vec::new();
    for ((index, group), items) in api.groups.iter().enumerate().zip(homes) {
        let about = Doc::ours(&format!(
            "What only the calls of {} carry.",
            code(&group.wire)
        ));
        let first = Chapter {
            module: group.module.clone(),
            about,
            gate: gate(api, index),
            items,
            text: String::new(),
        };
        split(api, first, &mut scope, &mut chapters);
    }
    let first = Chapter {
        module: Ident::fixed("shared"),
        about: Doc::ours("What calls of several groups carry."),
        gate: None,
        items: shared,
        text: String::new(),
    };
    split(api, first, &mut scope, &mut chapters);
    chapters
}

/// One chapter becomes several when it is long.
fn split(api: &Api, whole: Chapter, scope: &mut Scope, chapters: &mut Vec<Chapter>) {
    let Chapter {
        module: first,
        about,
        gate,
        items,
        text: _,
    } = whole;
    let mut source = Source::part();
    let mut written = Vec::with_capacity(items.len());
    for id in items {
        let before = source.len();
        write(api, &api.items[id.0], &mut source);
        let text = source.since(before);
        written.push((id, before..source.len(), long::lines(text)));
    }
    for (index, run) in long::runs(&written, |(.., lines)| *lines)
        .into_iter()
        .enumerate()
    {
        let module = if index == 0 {
            first.clone()
        } else {
            scope.another(&first)
        };
        let texts = run
            .iter()
            .map(|(_, place, _)| &source.since(0)[place.clone()]);
        chapters.push(Chapter {
            module,
            about: about.clone(),
            gate: gate.clone(),
            items: run.iter().map(|(id, ..)| *id).collect(),
            text: texts.collect(),
        });
    }
}

fn holds_several(form: &Form) -> bool {
    match form {
        Form::Union(union) => union.several.is_some(),
        Form::Record(_)
        | Form::Choice(..)
        | Form::Codes(..)
        | Form::Newtype(_)
        | Form::Alias(_) => false,
    }
}

/// `types/mod.rs`: every item by name, as long as that is a list to read, so that each has one public path.
fn list(api: &Api, chapters: &[Chapter], options: &Options) -> File {
    let mut source = Source::new(
        options,
        &Doc::ours("What calls carry and what they answer."),
    );
    declare(chapters, &mut source);
    source.gap();
    source
        .line("pub use crate::runtime::generated::{Date, DateTime, Json, Nullable, Secret, Upload, Uuid};");
    if api.items.iter().any(|item| holds_several(&item.form)) {
        source.line("pub use crate::runtime::generated::Several;");
    }
    for Chapter {
        module,
        gate,
        items,
        ..
    } in chapters
    {
        if let Some(gate) = gate {
            source.line(gate);
        }
        if api.items.len() > MOST_NAMES {
            source.line(&format!("pub use self::{module}::*;"));
            continue;
        }
        let names = items.iter().map(|id| &api.items[id.0].name);
        source.line(formatted(quote!(pub use self::#module::{#(#names),*};)).trim_end());
    }
    source.finish("types/mod.rs".to_owned())
}

/// The modules that a file is divided into.
pub(super) fn declare<'c>(chapters: impl IntoIterator<Item = &'c Chapter>, source: &mut Source) {
    for (index, Chapter { module, gate, .. }) in chapters.into_iter().enumerate() {
        if index == 0 {
            source.gap();
        }
        if let Some(gate) = gate {
            source.line(gate);
        }
        source.line(&format!("mod {module};"));
    }
}

fn file(api: &Api, chapter: &Chapter, options: &Options) -> File {
    let Chapter {
        module,
        about,
        gate: _,
        items,
        text,
    } = chapter;
    let mut source = Source::new(options, about);
    imports(api, items, &mut source);
    source.push(text);
    source.finish(format!("types/{}.rs", module.plain()))
}

fn imports(api: &Api, items: &[TypeId], source: &mut Source) {
    let mut uses = Uses::default();
    for id in items {
        if let Some(from) = api.items[id.0].turned_from {
            uses.add(&Type::Named(from));
        }
        match &api.items[id.0].form {
            Form::Record(record) => record::uses(record, &mut uses),
            Form::Union(union) => union::uses(union, &mut uses),
            Form::Newtype(newtype) => newtype::uses(newtype, &mut uses),
            Form::Choice(..) | Form::Codes(..) => uses.runtime = true,
            Form::Alias(ty) => uses.add(ty),
        }
    }
    let mut others = take(&mut uses.named);
    for id in items {
        others.remove(id);
    }
    if uses.runtime || !others.is_empty() {
        source.gap();
    }
    if !others.is_empty() {
        let names = others.iter().map(|id| &api.items[id.0].name);
        source.line(formatted(quote!(use super::{#(#names),*};)).trim_end());
    }
    if uses.runtime {
        source.line("use crate::runtime::generated::*;");
    }
}

fn write(api: &Api, item: &Item, source: &mut Source) {
    match &item.form {
        Form::Record(record) => record::write(api, item, record, source),
        Form::Choice(variants, openness) => choice::write(item, variants, *openness, source),
        Form::Codes(variants, openness) => code::write(item, variants, *openness, source),
        Form::Union(union) => union::write(api, item, union, source),
        Form::Newtype(newtype) => newtype::write(api, item, newtype, source),
        Form::Alias(ty) => alias::write(api, item, ty, source),
    }
    if let Some(from) = item.turned_from {
        let from = types::text(api, &Type::Named(from), Place::Inside);
        source.line(&format!("turned!({from} => {});", item.name));
    }
}
