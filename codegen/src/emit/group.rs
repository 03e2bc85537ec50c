//! A group of operations becomes a module: the handle, its methods, and what stands behind each.

use quote::quote;

use super::docs::{Doc, line};
use super::file::Source;
use super::types::{Taken, Uses};
use super::written::Between;
use super::{File, Options, answers, method, operation, pages, series, wait};
use crate::ir::{Answers, Api, BodyForm, Content, Group, Operation, Output, Type};

pub(super) fn file(api: &Api, group: &Group, options: &Options) -> File {
    let otherwise = format!("The calls of [`{}`].", group.handle);
    let mut source = Source::new(options, &Doc::of(&group.docs, &otherwise));
    imports(api, group, &mut source);
    handle(group, &mut source);
    let methods = group
        .operations
        .iter()
        .flat_map(|operation| methods(api, group, operation, options));
    let head = format!("impl {}<'_>", group.handle);
    source.written(&head, &methods.collect::<Vec<_>>(), Between::BlankLine);
    let mut errors = Vec::new();
    for operation in &group.operations {
        behind(api, group, operation, &mut errors, &mut source);
    }
    source.finish(format!("{}.rs", group.module.plain()))
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

/// The marker of an operation, its optional parameters, its outputs and its errors.
fn behind<'a>(
    api: &Api,
    group: &Group,
    operation: &'a Operation,
    errors: &mut Vec<&'a Answers>,
    source: &mut Source,
) {
    operation::write(api, group, operation, source);
    pages::write_rule(api, operation, source);
    series::write_rule(api, operation, source);
    method::write_setters(api, group, operation, source);
    pages::write_walks(group, operation, source);
    let called = format!("{}::{}", group.handle, operation.method_name);
    if let Output::Choice(choice) = &operation.output {
        let docs = Doc::of(
            &choice.docs,
            &format!("What [`{called}`] answers, by status."),
        );
        answers::write(api, choice, &docs, source);
    }
    if let Some(own) = &operation.error {
        let docs = Doc::of(
            &own.docs,
            &format!("The errors that the API documents for [`{called}`]."),
        );
        write_errors(api, own, &docs, errors, source);
    }
}

/// An enum, or another name of one before it that has the same variants: hundreds of calls document the same few
/// errors, and each enum costs the compiler as much as two models.
fn write_errors<'a>(
    api: &Api,
    own: &'a Answers,
    docs: &Doc,
    before: &mut Vec<&'a Answers>,
    source: &mut Source,
) {
    let name = &own.name;
    if let Some(same) = before.iter().find(|same| same.variants == own.variants) {
        source.gap();
        source.line(&format!("{docs}pub type {name} = {};", same.name));
    } else {
        answers::write(api, own, docs, source);
        source.line(&format!("api_error!({name});"));
        before.push(own);
    }
}

fn imports(api: &Api, group: &Group, source: &mut Source) {
    let borrows = group
        .operations
        .iter()
        .filter_map(|operation| operation.body.as_ref())
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
    let named = named(group);
    source.gap();
    if named.types() {
        source.line("use crate::api::types;");
    }
    source.line("use crate::runtime::generated::*;");
}

/// The types that a group's file names.
fn named(group: &Group) -> Uses {
    let mut uses = Uses::default();
    for operation in &group.operations {
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
