//! Values become `example()` of the types that they are of, in files that only tests compile.

use super::docs::Doc;
use super::file::Source;
use super::models::{Chapter, declare};
use super::tests::quoted;
use super::types::{Place, text};
use super::{File, Options, sample};
use crate::ir::{Api, Form, Type, TypeId};
use crate::naming::Ident;

/// A file beside each of `types`, and the list of them.
pub(super) fn files(api: &Api, chapters: &[Chapter], options: &Options) -> Vec<File> {
    let mut modules = Vec::new();
    let mut files = Vec::new();
    for chapter in chapters {
        let rows: Vec<String> = chapter
            .items
            .iter()
            .filter_map(|id| row(api, *id))
            .collect();
        if !rows.is_empty() {
            files.push(file(&chapter.module, &rows, options));
            modules.push(chapter);
        }
    }
    files.insert(0, list(&modules, options));
    files
}

fn list(chapters: &[&Chapter], options: &Options) -> File {
    let about = Doc::ours("A value of each type, for tests: as documented, else the plainest.");
    let mut source = Source::new(options, &about);
    declare(chapters.iter().copied(), &mut source);
    source.finish("examples/mod.rs".to_owned())
}

fn file(module: &Ident, rows: &[String], options: &Options) -> File {
    let about = format!("Values of the types in `types/{}.rs`.", module.plain());
    let mut source = Source::new(options, &Doc::ours(&about));
    source.gap();
    source.line("use crate::api::types;");
    source.line("use crate::runtime::generated::examples;");
    source.gap();
    source.table("examples! {", rows, "}");
    source.finish(format!("examples/{}.rs", module.plain()))
}

/// A name that only stands for another type has what that has.
fn row(api: &Api, id: TypeId) -> Option<String> {
    let item = &api.items[id.0];
    match item.form {
        Form::Record(_)
        | Form::Choice(..)
        | Form::Codes(..)
        | Form::Union(_)
        | Form::Newtype(_) => {}
        Form::Alias(_) => return None,
    }
    let example = quoted(&sample::json(item.example.as_ref()?));
    let name = text(api, &Type::Named(id), Place::Outside);
    Some(format!("{name} = {example}"))
}
