//! An operation becomes a method of its group's handle, and setters of its calls.

use super::arguments::{self, optional, required};
use super::deprecation::Deprecation;
use super::docs::{Doc, code};
use super::feature::gate_of_body;
use super::file::Source;
use super::layout::{chain, indented, signature};
use super::types::{self, Place, Taken};
use super::written::Between;
use super::{Options, answers, credential, example, headers, literal, operation, pages, series};
use crate::ir::{
    Apart, Api, Body, BodyForm, Encoding, Form, Group, JsonKind, Operation, Parameter,
    ParameterPlace, Resend, Style, Type, Written, inside,
};
use crate::naming::Ident;

/// The method that calls.
pub(super) fn method(api: &Api, group: &Group, operation: &Operation, options: &Options) -> String {
    let docs =
        documentation(api, operation).section(example::of_call(api, group, operation, options));
    let deprecated = Deprecation::of(operation.deprecated).line();
    let mut arguments = vec!["self".to_owned()];
    arguments.extend(arguments::declared(api, operation));
    let many = arguments::many(arguments.len() - 1);
    let (parameters, body) = required(operation);
    let gate = gate_of_body(api, group, body);
    let steps = parameters
        .map(|parameter| {
            step(
                api,
                parameter,
                &lent(Taken::by_call(api, &parameter.ty), &parameter.name),
            )
        })
        .chain(body.map(|body| body_step(api, body)));
    let Operation {
        method_name,
        marker,
        ..
    } = operation;
    let signature = signature(method_name.as_str(), &arguments, &format!("Call<{marker}>"));
    let call = indented(&chain("Call::new(self.client)", &steps.collect::<Vec<_>>()));
    format!("{docs}{gate}{deprecated}{many}{signature}\n{call}}}")
}

/// Optional parameters, as methods of the calls.
pub(super) fn write_setters(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    let (parameters, body) = optional(operation);
    let mut setters: Vec<String> = parameters.map(|parameter| setter(api, parameter)).collect();
    setters.extend(body.map(|body| body_setter(api, group, body)));
    if setters.is_empty() {
        return;
    }
    let docs = Doc::ours(&format!(
        "What [`{}::{}`] may be told besides.",
        group.handle, operation.method_name
    ));
    let marker = &operation.marker;
    source.written(
        &format!("{docs}impl Call<{marker}>"),
        &setters,
        Between::BlankLine,
    );
}

/// The value of an argument, as the request borrows it.
fn lent(taken: Taken, name: &Ident) -> String {
    format!("&{}", taken.value(name))
}

/// A link of the chain that makes the request.
fn step(api: &Api, parameter: &Parameter, value: &str) -> String {
    let wire = &parameter.wire;
    let style = literal::style(parameter.style);
    match (parameter.place, written(api, parameter)) {
        (ParameterPlace::Path, Plainly::Yes) => format!(".path({wire:?}, {value})"),
        (ParameterPlace::Path, Plainly::No) => format!(".path_as({wire:?}, {style}, {value})"),
        (ParameterPlace::Header, Plainly::Yes) => format!(".header({wire:?}, {value})"),
        (ParameterPlace::Header, Plainly::No) => format!(".header_as({wire:?}, {style}, {value})"),
        (ParameterPlace::Cookie, Plainly::Yes) => format!(".cookie({wire:?}, {value})"),
        (ParameterPlace::Cookie, Plainly::No) => format!(".cookie_as({wire:?}, {style}, {value})"),
        (ParameterPlace::Query, _) if parameter.reserved => {
            format!(".query_reserved({wire:?}, {style}, {value})")
        }
        (ParameterPlace::Query, Plainly::Yes) => format!(".query({wire:?}, {value})"),
        (ParameterPlace::Query, Plainly::No) => format!(".query_as({wire:?}, {style}, {value})"),
    }
}

/// Whether a parameter is its text and nothing more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plainly {
    Yes,
    No,
}

fn written(api: &Api, parameter: &Parameter) -> Plainly {
    let ty = types::resolved(api, &parameter.ty);
    let scalar = match inside::form(&api.items, ty) {
        Some(Form::Newtype(_) | Form::Choice(..) | Form::Codes(..)) => true,
        Some(Form::Record(_) | Form::Union(_) | Form::Alias(_)) => false,
        None => match ty.kind() {
            Some(JsonKind::Boolean | JsonKind::Integer | JsonKind::Number | JsonKind::String) => {
                true
            }
            Some(JsonKind::List | JsonKind::Object | JsonKind::Anything) | None => false,
        },
    };
    let bare = match parameter.style {
        Style::Label
        | Style::LabelExploded
        | Style::Matrix
        | Style::MatrixExploded
        | Style::Json => false,
        Style::Simple
        | Style::SimpleExploded
        | Style::Form
        | Style::FormExploded
        | Style::Space
        | Style::Pipe
        | Style::Deep => true,
    };
    if scalar && bare {
        Plainly::Yes
    } else {
        Plainly::No
    }
}

fn body_step(api: &Api, body: &Body) -> String {
    let name = &body.name;
    let value = lent(Taken::by_new(api, &body.ty), name);
    match &body.form {
        BodyForm::Json { envelope, media } => {
            if let Some(media) = media {
                format!(".json_as({media:?}, {envelope:?}, {value})")
            } else {
                format!(".json({envelope:?}, {value})")
            }
        }
        BodyForm::Form(encodings) => {
            let encodings: Vec<String> = encodings.iter().map(encoding).collect();
            format!(".body_form(&[{}], {value})", encodings.join(", "))
        }
        BodyForm::Multipart(encodings) => {
            let encodings: Vec<String> = encodings.iter().map(encoding).collect();
            format!(".body_parts(&[{}], {value})", encodings.join(", "))
        }
        BodyForm::Content { media } if body.ty == Type::String => {
            format!(".body_text({media:?}, {name}.into())")
        }
        BodyForm::Content { media } => format!(".body_content({media:?}, {name}.into())"),
        BodyForm::Items { media, apart } => match apart {
            Apart::Lines => format!(".body_lines({media:?}, {name}.into())"),
            Apart::Sequence => format!(".body_sequence({media:?}, {name}.into())"),
        },
    }
}

/// What is said of a member of a form, as a pair of a table.
fn encoding(encoding: &Encoding) -> String {
    let wire = &encoding.wire;
    match &encoding.written {
        Written::Styled(style) => {
            let style = literal::style(*style);
            format!("({wire:?}, Encoding::Styled({style}))")
        }
        Written::Media(media) => format!("({wire:?}, Encoding::Media({media:?}))"),
    }
}

fn setter(api: &Api, parameter: &Parameter) -> String {
    let docs = Doc::of(
        &parameter.docs,
        &format!("The {} parameter.", code(&parameter.wire)),
    );
    let deprecated = Deprecation::of(parameter.deprecated).line();
    let name = &parameter.name;
    let taken = Taken::by_call(api, &parameter.ty);
    let ty = taken.ty(types::text(api, &parameter.ty, Place::Outside));
    let step = step(api, parameter, &lent(taken, name));
    format!("{docs}{deprecated}{}", told(name, &ty, &step))
}

fn body_setter(api: &Api, group: &Group, body: &Body) -> String {
    let docs = Doc::of(&body.docs, "The body of the request.");
    let ty = arguments::taken(api, body);
    let gate = gate_of_body(api, group, Some(body));
    format!(
        "{docs}{gate}{}",
        told(&body.name, &ty, &body_step(api, body))
    )
}

/// The function that tells a call something more.
fn told(name: &Ident, ty: &str, step: &str) -> String {
    let arguments = ["self".to_owned(), format!("{name}: {ty}")];
    let signature = signature(name.as_str(), &arguments, "Self");
    format!("{signature}\n    self{step}\n}}")
}

/// The media type of a body that is JSON and more than that: a patch says by it how it is meant.
fn format(operation: &Operation) -> Option<&str> {
    match &operation.body.as_ref()?.form {
        BodyForm::Json { media, .. } => media.as_deref(),
        BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Content { .. }
        | BodyForm::Items { .. } => None,
    }
}

fn documentation(api: &Api, operation: &Operation) -> Doc {
    let line = code(&format!(
        "{} {}",
        operation::word(&operation.method),
        operation.path
    ));
    let repeated = match operation.resend {
        Resend::Safe => "safe: resent when it fails on the way",
        Resend::Idempotent => "idempotent: resent when it fails on the way",
        Resend::Marked => "idempotent, as the API says: resent when it fails on the way",
        Resend::Never => "not idempotent: resent only when it was not carried out",
    };
    let table = format!("[{repeated}](enum@{})", operation.marker);
    let told = match format(operation) {
        Some(media) => format!("{line} with {} · {table}.", code(media)),
        None => format!("{line} · {table}."),
    };
    let mut doc = Doc::of(&operation.docs, &format!("Calls {line}.")).and(&told);
    for scopes in &operation.scopes {
        doc = doc.and(&credential::scopes(api, scopes));
    }
    if let Some(pagination) = &operation.pagination {
        doc = doc.and(&pages::told(pagination));
    }
    if let Some(series) = series::told(operation) {
        doc = doc.and(&series);
    }
    if operation.deprecated {
        doc = doc.deprecated_if(Deprecation::Documented);
    }
    if let Some((intro, rows)) = headers::told(operation) {
        doc = doc.and("# Headers").and(&intro).section(rows);
    }
    if let Some(errors) = &operation.error {
        let intro = format!("[`{}`], by the status that the API documents:", errors.name);
        doc = doc.and("# Errors").and(&intro).section(
            answers::sorted(errors)
                .into_iter()
                .map(|answer| format!("- {}", answers::gist(answer))),
        );
    }
    doc
}
