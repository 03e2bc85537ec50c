//! What an operation may answer becomes a table, each row with what the client has to make of it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::exact::is_exact;
use super::places::{Places, places, planted, step};
use super::script::literal;
use super::{CANARY_IN_ANSWERS, status};
use crate::emit::sample;
use crate::ir::{
    Answer, Api, Content, HttpMethod, Operation, Output, ResponseExample, Status, Type,
};
use crate::naming::Ident;
use crate::tree::Tree;

/// The documented answers, successes first.
pub(super) struct Table {
    pub(super) rows: Vec<TokenStream>,
    /// How many of them are successes.
    pub(super) successes: usize,
    /// The first success in JSON, and where it may be spoilt.
    pub(super) success: Option<(usize, Places)>,
    /// The first error in JSON.
    pub(super) error: Option<usize>,
}

/// An answer that a server may give.
struct Row<'a> {
    by: String,
    status: u16,
    media: String,
    content: &'a Content,
    body: Body,
    variant: Option<&'a Ident>,
}

/// A whole body.
enum Body {
    Json(Tree),
    Text(String),
}

pub(super) fn table(api: &Api, operation: &Operation) -> Table {
    let successes = successes(api, operation);
    let errors = errors(api, operation);
    let first_in_json = |rows: &[Row<'_>]| rows.iter().position(Row::is_json);
    let success = first_in_json(&successes).map(|index| (index, spoilt(api, &successes[index])));
    let error = first_in_json(&errors).map(|index| index + successes.len());
    let rows = successes.iter().map(given).chain(errors.iter().map(told));
    Table {
        rows: rows.collect(),
        successes: successes.len(),
        success,
        error,
    }
}

fn successes<'a>(api: &Api, operation: &'a Operation) -> Vec<Row<'a>> {
    let (of_one, of_choice) = match &operation.output {
        Output::One(content, statuses) => (Some((content, statuses)), None),
        Output::Choice(choice) => (None, Some(&choice.variants)),
    };
    let of_one = of_one.into_iter().flat_map(|(content, statuses)| {
        statuses.iter().map(move |status| (*status, content, None))
    });
    let of_choice = of_choice.into_iter().flatten();
    let of_choice = of_choice.map(|answer| (answer.status, &answer.content, Some(&answer.variant)));
    let mut rows = Vec::new();
    for (documented, content, variant) in of_one.chain(of_choice) {
        if let Some(status) = status::of_success(operation, documented) {
            add(
                api,
                operation,
                (documented, status),
                content,
                variant,
                &mut rows,
            );
        }
    }
    rows
}

fn errors<'a>(api: &Api, operation: &'a Operation) -> Vec<Row<'a>> {
    let variants = operation.error.iter().flat_map(|errors| &errors.variants);
    let mut rows = Vec::new();
    for Answer {
        status: documented,
        variant,
        content,
        ..
    } in variants
    {
        if let Some(status) = status::of_error(operation, *documented) {
            add(
                api,
                operation,
                (*documented, status),
                content,
                Some(variant),
                &mut rows,
            );
        }
    }
    rows
}

/// A row for each example of that status; where there is none that fits, one for a sample.
fn add<'a>(
    api: &Api,
    operation: &Operation,
    (documented, status): (Status, u16),
    content: &'a Content,
    variant: Option<&'a Ident>,
    rows: &mut Vec<Row<'a>>,
) {
    let bodiless = operation.method == HttpMethod::Head || !status::has_body(status);
    if bodiless && *content != Content::Empty {
        return;
    }
    let examples = operation.response_examples.iter();
    let of_status = examples.filter(|example| example.status == documented);
    let mut bodies: Vec<(String, Body)> = of_status
        .filter_map(|ResponseExample { example, .. }| {
            let body = exampled(api, content, &example.value)?;
            Some((format!("example {}", example.name), body))
        })
        .collect();
    if bodies.is_empty() {
        bodies.extend(sampled(api, content).map(|body| ("sample".to_owned(), body)));
    }
    rows.extend(bodies.into_iter().map(|(by, body)| Row {
        by,
        status,
        media: media(operation, documented, content).to_owned(),
        content,
        body,
        variant,
    }));
}

/// The example, where it is exactly what is documented.
fn exampled(api: &Api, content: &Content, value: &Tree) -> Option<Body> {
    match content {
        Content::Empty | Content::Bytes => None,
        Content::Text => {
            let text = value.as_text().filter(|text| !text.is_empty())?;
            Some(Body::Text(text.to_owned()))
        }
        Content::Json { ty, envelope } => json(api, ty, envelope.as_deref(), value),
    }
}

fn sampled(api: &Api, content: &Content) -> Option<Body> {
    match content {
        Content::Empty => Some(Body::Text(String::new())),
        Content::Text | Content::Bytes => Some(Body::Text("example".to_owned())),
        Content::Json { ty, envelope } => {
            let sample = whole(envelope.as_deref(), sample::filled(api, ty));
            json(api, ty, envelope.as_deref(), &sample)
        }
    }
}

/// What a body is called: as the description says, where a header can say it.
fn media<'a>(operation: &'a Operation, status: Status, content: &Content) -> &'a str {
    let mut all = operation.response_media.iter();
    let documented = all.find(|(documented, _)| *documented == status);
    let sendable = |c: char| c.is_ascii_graphic() && c != '*' || c == ' ';
    match (content, documented) {
        (Content::Empty, _) => "",
        (_, Some((_, media))) if media.chars().all(sendable) => media,
        (Content::Json { .. }, _) => "application/json",
        (Content::Text, _) => "text/plain",
        (Content::Bytes, _) => "application/octet-stream",
    }
}

/// A body with canaries for its secrets; nothing when it is not exactly what is documented.
fn json(api: &Api, ty: &Type, envelope: Option<&str>, body: &Tree) -> Option<Body> {
    let inner = match envelope {
        Some(name) => body.get(name)?,
        None => body,
    };
    let planted = planted(api, ty, inner, CANARY_IN_ANSWERS);
    is_exact(api, ty, &planted).then(|| Body::Json(whole(envelope, planted)))
}

fn whole(envelope: Option<&str>, inner: Tree) -> Tree {
    match envelope {
        Some(name) => Tree::Map(vec![(name.to_owned(), inner)]),
        None => inner,
    }
}

fn spoilt(api: &Api, row: &Row<'_>) -> Places {
    let (Content::Json { ty, envelope }, Body::Json(json)) = (row.content, &row.body) else {
        return Places::default();
    };
    match envelope {
        Some(name) => json.get(name).map_or_else(Places::default, |inner| {
            places(api, ty, inner, &step("", name))
        }),
        None => places(api, ty, json, ""),
    }
}

fn given(row: &Row<'_>) -> TokenStream {
    let answer = served(row);
    let of_variant = row.variant.map(|variant| {
        let variant = variant.to_string();
        quote!(.variant(#variant))
    });
    quote!(#answer #of_variant)
}

fn told(row: &Row<'_>) -> TokenStream {
    let answer = served(row);
    let variant = row.variant.map(ToString::to_string).unwrap_or_default();
    quote!(#answer.error(#variant))
}

fn served(row: &Row<'_>) -> TokenStream {
    let (by, media) = (&row.by, &row.media);
    let (status, body) = (Literal::u16_unsuffixed(row.status), body(row));
    let answer = match row.content {
        Content::Empty => quote!(nothing(#status)),
        Content::Text => quote!(text(#by, #status, #media, #body)),
        Content::Bytes => quote!(bytes(#by, #status, #media, #body)),
        Content::Json { envelope, .. } => {
            let within = envelope.as_ref().map(|name| quote!(.within(#name)));
            quote!(json(#by, #status, #media, #body)#within)
        }
    };
    quote!(trial::Answer::#answer)
}

fn body(row: &Row<'_>) -> Literal {
    match &row.body {
        Body::Json(json) => literal(&sample::json(json)),
        Body::Text(text) => literal(text),
    }
}

impl Row<'_> {
    fn is_json(&self) -> bool {
        match self.body {
            Body::Json(_) => true,
            Body::Text(_) => false,
        }
    }
}
