//! An operation becomes an empty type that marks its calls, and the line that describes it.

use super::docs::Doc;
use super::file::Source;
use super::types::{self, Place};
use super::written::Between;
use crate::ir::{Api, Content, Group, HttpMethod, Operation, Output, Resend, Status};

pub(super) fn write(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    let marker = &operation.marker;
    let docs = Doc::ours(&format!(
        "Marks the calls of [`{}::{}`].",
        group.handle, operation.method_name
    ));
    let resent = resent(operation);
    let resent = format!("#[cfg_attr(doc, doc = resent!({resent}))]");
    let head = format!("{docs}{resent}\npub enum {marker}");
    source.written(&head, &[""; 0], Between::Nothing);
    source.table(
        &format!("operation!({marker} {{"),
        &rows(api, group, operation),
        "});",
    );
}

/// The class by which the runtime has the table of what is sent again.
fn resent(operation: &Operation) -> &'static str {
    match (operation.resend, &operation.method) {
        (Resend::Idempotent, HttpMethod::Delete) => "deleting",
        (Resend::Safe, _) => "safe",
        (Resend::Idempotent, _) => "idempotent",
        (Resend::Marked, _) => "marked",
        (Resend::Never, _) => "never",
    }
}

/// As HTTP writes it.
pub(super) fn word(method: &HttpMethod) -> &str {
    match method {
        HttpMethod::Get => "GET",
        HttpMethod::Head => "HEAD",
        HttpMethod::Post => "POST",
        HttpMethod::Put => "PUT",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Trace => "TRACE",
        HttpMethod::Query => "QUERY",
        HttpMethod::Other(word) => word,
    }
}

/// How a table says it: methods that are not OpenAPI's own need not be words of Rust.
fn method(method: &HttpMethod) -> String {
    match method {
        HttpMethod::Other(word) => format!("{word:?}"),
        HttpMethod::Get
        | HttpMethod::Head
        | HttpMethod::Post
        | HttpMethod::Put
        | HttpMethod::Patch
        | HttpMethod::Delete
        | HttpMethod::Options
        | HttpMethod::Trace
        | HttpMethod::Query => word(method).to_owned(),
    }
}

/// How a table says what an answer holds, without its type.
pub(super) fn content(content: &Content) -> String {
    match content {
        Content::Empty => "empty".to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Json { envelope: None, .. } => "json(None)".to_owned(),
        Content::Json {
            envelope: Some(name),
            ..
        } => format!("json(Some({name:?}))"),
    }
}

fn rows(api: &Api, group: &Group, operation: &Operation) -> Vec<String> {
    let resend = match operation.resend {
        Resend::Safe => "Safe",
        Resend::Idempotent => "Idempotent",
        Resend::Marked => "Marked",
        Resend::Never => "Never",
    };
    let mut rows = vec![
        format!(
            "id: \"{}.{}\"",
            group.module.plain(),
            operation.method_name.plain()
        ),
        format!("method: {}", method(&operation.method)),
        format!("path: {:?}", operation.path),
        format!("server: {}", operation.server),
        format!("security: {:?}", operation.security),
        format!("resend: {resend}"),
    ];
    match &operation.output {
        Output::One(one, statuses) => {
            rows.extend(successes(statuses));
            rows.push(match one {
                Content::Json { ty, .. } => format!(
                    "output: {} {}",
                    content(one),
                    types::text(api, ty, Place::Outside)
                ),
                Content::Empty | Content::Text | Content::Bytes => {
                    format!("output: {}", content(one))
                }
            });
        }
        Output::Choice(choice) => rows.push(format!("output: by_status {}", choice.name)),
    }
    let error = operation
        .error
        .as_ref()
        .map_or("Undocumented", |errors| errors.name.as_str());
    rows.push(format!("error: {error}"));
    rows
}

/// The documented successes, when each is a status of its own.
fn successes(statuses: &[Status]) -> Option<String> {
    let codes: Vec<u16> = statuses
        .iter()
        .map(|status| match status {
            Status::Code(code) => Some(*code),
            Status::Class(_) | Status::Default => None,
        })
        .collect::<Option<_>>()?;
    (!codes.is_empty()).then(|| format!("success: {codes:?}"))
}
