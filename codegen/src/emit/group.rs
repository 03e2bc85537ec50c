//! A group of operations becomes a module: the handle, its methods, and what stands behind each.

use std::collections::BTreeSet;

use quote::quote;

use super::docs::{Doc, line};
use super::file::{Source, formatted};
use super::types::{Taken, Uses};
use super::written::Between;
use super::{File, Options, answers, long, method, operation, pages, series, wait};
use crate::ir::{Answers, Api, BodyForm, Content, Group, Operation, Output, Type};
use crate::naming::Ident;

/// The module, and what of it stands in files of their own where it is long.
pub(super) fn files(api: &Api, group: &Group, options: &Options) -> Vec<File> {
    let mut errors = Vec::new();
    let operations = group.operations.iter();
    let written =
        operations.map(|operation| Written::of(api, group, operation, &mut errors, options));
    let written: Vec<Written<'_>> = written.collect();
    let runs = long::runs(&written, |one| one.lines);
    let (first, others) = runs
        .split_first()
        .map_or((&[][..], &[][..]), |(first, others)| (*first, others));
    let mut files = vec![whole(api, group, first, others.len(), options)];
    let others = others.iter().zip(2..);
    files.extend(others.map(|(run, number)| part(api, group, run, number, options)));
    files
}

/// What there is of one operation.
struct Written<'a> {
    operation: &'a Operation,
    methods: Vec<String>,
    behind: String,
    /// The errors before it that its own are another name of.
    same_errors: Option<&'a Ident>,
    lines: usize,
}

impl<'a> Written<'a> {
    fn of(
        api: &Api,
        group: &Group,
        operation: &'a Operation,
        errors: &mut Vec<&'a Answers>,
        options: &Options,
    ) -> Self {
        let methods = methods(api, group, operation, options);
        let mut source = Source::part();
        let same_errors = behind(api, group, operation, errors, &mut source);
        let behind = source.since(0).to_owned();
        let lines =
            long::lines(&behind) + methods.iter().map(|it| long::lines(it) + 2).sum::<usize>();
        Self {
            operation,
            methods,
            behind,
            same_errors,
            lines,
        }
    }
}

fn whole(
    api: &Api,
    group: &Group,
    operations: &[Written<'_>],
    parts: usize,
    options: &Options,
) -> File {
    let otherwise = format!("The calls of [`{}`].", group.handle);
    let mut source = Source::new(options, &Doc::of(&group.docs, &otherwise));
    imports(api, operations, None, &mut source);
    let parts = || (2..).take(parts).enumerate();
    for form in ["mod part_{};", "pub use self::part_{}::*;"] {
        for (index, number) in parts() {
            if index == 0 {
                source.gap();
            }
            source.line(&form.replace("{}", &number.to_string()));
        }
    }
    handle(group, &mut source);
    content(group, operations, &mut source);
    source.finish(format!("{}.rs", group.module.plain()))
}

/// Further operations, public where the first ones are.
fn part(
    api: &Api,
    group: &Group,
    operations: &[Written<'_>],
    number: usize,
    options: &Options,
) -> File {
    let about = format!("More calls of [`{}`].", group.handle);
    let mut source = Source::new(options, &Doc::ours(&about));
    let mut names: BTreeSet<&Ident> = operations.iter().filter_map(|it| it.same_errors).collect();
    for own in operations
        .iter()
        .filter_map(|it| it.operation.error.as_ref())
    {
        names.remove(&own.name);
    }
    names.insert(&group.handle);
    let above = formatted(quote!(use super::{#(#names),*};));
    imports(api, operations, Some(above.trim_end()), &mut source);
    content(group, operations, &mut source);
    source.finish(format!("{}/part_{number}.rs", group.module.plain()))
}

fn content(group: &Group, operations: &[Written<'_>], source: &mut Source) {
    let head = format!("impl {}<'_>", group.handle);
    let methods = operations
        .iter()
        .flat_map(|one| one.methods.iter().cloned());
    source.written(&head, &methods.collect::<Vec<_>>(), Between::BlankLine);
    for one in operations {
        source.push(&one.behind);
    }
}

fn handle(group: &Group, source: &mut Source) {
    let Group {
        handle, accessor, ..
    } = group;
    let docs = Doc::of(
        &group.docs,
        &format!("The calls that [`Client::{accessor}`] leads to."),
    );
    let accessor_docs = Doc::ours(&match line(&group.docs) {
        line if line.is_empty() => format!("The calls of [`{handle}`]."),
        line => line,
    });
    source.item(quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #handle<'c> {
            client: &'c Client,
        }
    });
    source.item(quote! {
        impl Client {
            #accessor_docs
            #[must_use]
            pub fn #accessor(&self) -> #handle<'_> {
                #handle { client: self }
            }
        }
    });
}

/// The method that calls, and those that wait.
fn methods(api: &Api, group: &Group, operation: &Operation, options: &Options) -> Vec<String> {
    let mut methods = vec![method::method(api, group, operation, options)];
    let waits = operation.waits.iter();
    methods.extend(waits.map(|rule| wait::method(api, group, operation, rule, options)));
    methods
}

/// The marker of an operation, its optional parameters, its outputs and its errors; the name of those before that are
/// the same.
fn behind<'a>(
    api: &Api,
    group: &Group,
    operation: &'a Operation,
    errors: &mut Vec<&'a Answers>,
    source: &mut Source,
) -> Option<&'a Ident> {
    operation::write(api, group, operation, source);
    pages::write_rule(api, group, operation, source);
    series::write_rule(api, group, operation, source);
    method::write_setters(api, group, operation, source);
    pages::write_walks(api, group, operation, source);
    let called = format!("{}::{}", group.handle, operation.method_name);
    if let Output::Choice(choice) = &operation.output {
        let docs = Doc::of(
            &choice.docs,
            &format!("What [`{called}`] answers, by status."),
        );
        answers::write(api, choice, &docs, source);
    }
    let own = operation.error.as_ref()?;
    let docs = Doc::of(
        &own.docs,
        &format!("The errors that the API documents for [`{called}`]."),
    );
    write_errors(api, own, &docs, errors, source)
}

/// An enum, or another name of one before it that has the same variants: hundreds of calls document the same few
/// errors, and each enum costs the compiler as much as two models.
fn write_errors<'a>(
    api: &Api,
    own: &'a Answers,
    docs: &Doc,
    before: &mut Vec<&'a Answers>,
    source: &mut Source,
) -> Option<&'a Ident> {
    let name = &own.name;
    if let Some(same) = before.iter().find(|same| same.variants == own.variants) {
        source.gap();
        source.line(&format!("{docs}pub type {name} = {};", same.name));
        return Some(&same.name);
    }
    answers::write(api, own, docs, source);
    source.line(&format!("api_error!({name});"));
    before.push(own);
    None
}

fn imports(api: &Api, operations: &[Written<'_>], above: Option<&str>, source: &mut Source) {
    let borrows = operations
        .iter()
        .filter_map(|one| one.operation.body.as_ref())
        .any(|body| {
            let copied = matches!(
                body.ty,
                Type::Bool | Type::I32 | Type::I64 | Type::U64 | Type::F32 | Type::F64
            );
            let one_by_one = matches!(body.form, BodyForm::Items { .. });
            !copied && !one_by_one && Taken::by_new(api, &body.ty) == Taken::AsItIs
        });
    if borrows {
        source.gap();
        source
            .line("#![expect(clippy::needless_pass_by_value, reason = \"a call takes its body\")]");
    }
    let named = named(operations);
    source.gap();
    if let Some(above) = above {
        source.line(above);
    }
    if named.types() {
        source.line("use crate::api::types;");
    }
    source.line("use crate::runtime::generated::*;");
}

/// The types that a file of operations names.
fn named(operations: &[Written<'_>]) -> Uses {
    let mut uses = Uses::default();
    for operation in operations.iter().map(|one| one.operation) {
        operation
            .parameters
            .iter()
            .for_each(|parameter| uses.add(&parameter.ty));
        operation.body.iter().for_each(|body| uses.add(&body.ty));
        let series = operation.series.iter();
        series.for_each(|series| uses.add(&series.ty));
        let choices = match &operation.output {
            Output::One(content, _) => {
                add(&mut uses, content);
                None
            }
            Output::Choice(choice) => Some(choice),
        };
        for answer in choices
            .into_iter()
            .chain(&operation.error)
            .flat_map(|answers| &answers.variants)
        {
            add(&mut uses, &answer.content);
        }
    }
    uses
}

fn add(uses: &mut Uses, content: &Content) {
    match content {
        Content::Json { ty, .. } => uses.add(ty),
        Content::Empty | Content::Text | Content::Bytes => {}
    }
}
