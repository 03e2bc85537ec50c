//! Lists of the suite's API that come in pages, by number, cursor and link, and walks over them.

use std::fmt::Debug;

use serde_json::Value;

use super::api::operations;
use super::calls::{call, model};
use super::outcome::{Failed, Outcome, Walked, variant};
use super::scenario::{Step, Walk};
use crate::runtime::generated::*;
use crate::runtime::model::Member;
use crate::runtime::{BoxFuture, Paged, Position};

operations! {
    Numbered {
        id: "jars.numbered", method: GET, path: "/numbered", server: 0,
        security: [[0]], resend: Safe, success: [200],
        output: json(None) Sheet, error: Undocumented,
    }
    Scanned {
        id: "jars.scanned", method: GET, path: "/scanned", server: 0,
        security: [[0]], resend: Safe, success: [200],
        output: json(Some("jars")) Vec<i64>, error: Undocumented,
    }
    Linked {
        id: "jars.linked", method: GET, path: "/linked", server: 0,
        security: [[0]], resend: Safe, success: [200],
        output: json(None) Sheet, error: Undocumented,
    }
    Headed {
        id: "jars.headed", method: GET, path: "/headed", server: 0,
        security: [[0]], resend: Safe, success: [200],
        output: json(None) Vec<i64>, error: Undocumented,
    }
}
paged!(Numbered { style: Page, parameter: "page", next: ["meta", "next"], items: [jars?] i64 });
paged!(Scanned { style: Cursor, parameter: "after", next: ["next"], items: [] i64 });
paged!(Linked { style: Link, parameter: "", next: ["next"], items: [jars?] i64 });
paged!(Headed { style: Link, parameter: "", next: [], items: [] i64 });

#[derive(Clone)]
pub(super) struct Sheet {
    jars: Nullable<Vec<i64>>,
}
record!(Sheet { 0 jars "jars" optional_nullable });

/// The walk of a step over the list that it names; nothing when there is no such list.
pub(super) fn walk(
    client: &Client,
    step: &Step,
    walk: &Walk,
) -> Option<BoxFuture<'static, Outcome>> {
    Some(match step.call.as_str() {
        "jars.numbered" => over::<Numbered>(client, step, walk),
        "jars.scanned" => over::<Scanned>(client, step, walk),
        "jars.linked" => over::<Linked>(client, step, walk),
        "jars.headed" => over::<Headed>(client, step, walk),
        _ => return None,
    })
}

fn over<O: Paged<Item: Member, Error: Debug>>(
    client: &Client,
    step: &Step,
    walk: &Walk,
) -> BoxFuture<'static, Outcome> {
    let call = call::<O>(client, step);
    let walk = walk.clone();
    Box::pin(async move {
        let walked = if walk.pages {
            by_page(PageStream::new(call), &walk).await
        } else {
            by_item(ItemStream::new(call), &walk).await
        };
        Outcome::Walked(Box::new(walked))
    })
}

async fn by_item<O: Paged<Item: Member, Error: Debug>>(
    mut items: ItemStream<O>,
    walk: &Walk,
) -> Walked {
    if let Some(position) = from(walk) {
        items = items.resume_from(&position);
    }
    let mut walked = Walked::default();
    while walked.goes_on(walk) {
        match items.next().await {
            Some(item) => walked.came(item.map(|item| model(&item))),
            None => break,
        }
    }
    walked.position = items.position().to_string();
    walked.shown = format!("{items:?}");
    walked
}

async fn by_page<O: Paged<Item: Member, Error: Debug>>(
    mut pages: PageStream<O>,
    walk: &Walk,
) -> Walked {
    if let Some(position) = from(walk) {
        pages = pages.resume_from(&position);
    }
    let mut walked = Walked::default();
    while walked.goes_on(walk) {
        match pages.next().await {
            Some(page) => walked.came(page.map(|page| page.items().iter().map(model).collect())),
            None => break,
        }
    }
    walked.position = pages.position().to_string();
    walked.shown = format!("{pages:?}");
    walked
}

fn from(walk: &Walk) -> Option<Position> {
    let position = walk.from.as_ref()?;
    Some(position.parse().expect("a position"))
}

impl Walked {
    fn goes_on(&self, walk: &Walk) -> bool {
        let enough = walk.take.is_some_and(|take| self.given.len() >= take);
        !enough && self.errors.len() <= walk.past_errors
    }

    fn came<E: Debug + crate::runtime::ApiError>(&mut self, item: Result<Value, Error<E>>) {
        match item {
            Ok(item) => self.given.push(item),
            Err(error) => self
                .errors
                .push(Failed::of(&error, error.api().map(variant))),
        }
    }
}
