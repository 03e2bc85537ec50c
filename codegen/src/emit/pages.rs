//! A pagination becomes two methods of the calls, and the line that says how to go from page to page.

use super::docs::{Doc, code};
use super::feature::gate_of_part;
use super::file::Source;
use super::types::{self, Place};
use super::written::Between;
use crate::ir::{Api, Group, Operation, Pagination, PaginationStyle, Presence};

/// How to go from page to page.
pub(super) fn write_rule(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    if let Some(pages) = &operation.pagination {
        let head = format!("{}paged!({} {{", gate_of_part(api, group), operation.marker);
        source.table(&head, &rows(api, pages), "});");
    }
}

/// The methods of the calls that walk over all pages.
pub(super) fn write_walks(api: &Api, group: &Group, operation: &Operation, source: &mut Source) {
    if operation.pagination.is_none() {
        return;
    }
    let (handle, called, marker) = (&group.handle, &operation.method_name, &operation.marker);
    let docs = Doc::ours(&format!("All pages of [`{handle}::{called}`]."));
    let items = Doc::ours(
        "The items of this page and of all behind it, each page asked for when it is needed.",
    );
    let pages = Doc::ours("This page and all behind it, each asked for when it is wanted.");
    let walks = [
        walk(&items, "items", "ItemStream", operation),
        walk(&pages, "pages", "PageStream", operation),
    ];
    source.written(
        &format!("{docs}{}impl Call<{marker}>", gate_of_part(api, group)),
        &walks,
        Between::BlankLine,
    );
}

/// What a method's documentation says of its pages.
pub(super) fn told(pages: &Pagination) -> String {
    let leads = match pages.style {
        PaginationStyle::Page => "number",
        PaginationStyle::Cursor => "cursor",
        PaginationStyle::Link => "address",
    };
    let place = if pages.next.is_empty() {
        "the header `Link`".to_owned()
    } else {
        code(&pages.next.join("."))
    };
    let asked = match &pages.parameter {
        Some(parameter) => format!("; the parameter {} asks for it", code(parameter)),
        None => String::new(),
    };
    format!(
        "Answers one page, in which the next one's {leads} is in {place}{asked}. \
         [`.items()`](ItemStream) gives the items of all pages, [`.pages()`](PageStream) the pages."
    )
}

fn walk(docs: &Doc, name: &str, stream: &str, operation: &Operation) -> String {
    let marker = &operation.marker;
    format!(
        "{docs}pub fn {name}(self) -> {stream}<{marker}> {{
    {stream}::new(self)
}}"
    )
}

fn rows(api: &Api, pages: &Pagination) -> Vec<String> {
    let style = match pages.style {
        PaginationStyle::Page => "Page",
        PaginationStyle::Cursor => "Cursor",
        PaginationStyle::Link => "Link",
    };
    let steps: Vec<String> = pages
        .items
        .iter()
        .map(|step| match step.presence {
            Presence::Required => step.name.to_string(),
            Presence::Nullable | Presence::Optional | Presence::OptionalNullable => {
                format!("{}?", step.name)
            }
        })
        .collect();
    vec![
        format!("style: {style}"),
        format!(
            "parameter: {:?}",
            pages.parameter.as_deref().unwrap_or_default()
        ),
        format!("next: {:?}", pages.next),
        format!(
            "items: [{}] {}",
            steps.join(", "),
            types::text(api, &pages.item, Place::Outside)
        ),
    ]
}
