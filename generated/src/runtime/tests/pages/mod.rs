//! Walks over pages, in all ways that lead from one to the next.

#[cfg(feature = "blocking")]
mod blocking;
mod interrupted;
mod refused;
mod resumed;
mod styles;

use super::{Reply, Shop, client, json};
use crate::runtime::generated::*;
use crate::runtime::{Page, Paged, Position};

/// By number, under names that may be absent.
#[derive(Debug)]
enum Numbered {}
operation!(Numbered {
    id: "lids.list", method: GET, path: "/lids", server: 0,
    security: [[0]], resend: Safe, success: [200],
    output: json(None) Lids, error: Undocumented,
});
paged!(Numbered { style: Page, parameter: "page", next: ["meta", "next"], items: [data?, lids] i64 });

#[derive(Clone)]
struct Lids {
    data: Option<Data>,
}
record!(Lids { 0 data "data" optional });

#[derive(Clone)]
struct Data {
    lids: Vec<i64>,
}
record!(Data { 0 lids "lids" required });

/// By cursor, the list inside an envelope.
#[derive(Debug)]
enum Cursored {}
operation!(Cursored {
    id: "lids.scan", method: GET, path: "/lids/scan", server: 0,
    security: [[0]], resend: Safe, success: [200],
    output: json(Some("lids")) Vec<i64>, error: Undocumented,
});
paged!(Cursored { style: Cursor, parameter: "after", next: ["next"], items: [] i64 });

/// By a link in the body, the list nullable and perhaps absent.
#[derive(Debug)]
enum Linked {}
operation!(Linked {
    id: "lids.follow", method: GET, path: "/lids/all", server: 0,
    security: [[0]], resend: Safe, success: [200],
    output: json(None) Links, error: Undocumented,
});
paged!(Linked { style: Link, parameter: "", next: ["next"], items: [lids?] i64 });

#[derive(Clone)]
struct Links {
    lids: Nullable<Vec<i64>>,
}
record!(Links { 0 lids "lids" optional_nullable });

/// By a link in a header, the answer a list.
#[derive(Debug)]
enum Headed {}
operation!(Headed {
    id: "lids.head", method: GET, path: "/lids", server: 0,
    security: [[0]], resend: Safe, success: [200],
    output: json(None) Vec<i64>, error: Undocumented,
});
paged!(Headed { style: Link, parameter: "", next: [], items: [] i64 });

fn numbered(shop: &Shop) -> Call<Numbered> {
    Call::new(&client(shop))
}

fn cursored(shop: &Shop) -> Call<Cursored> {
    Call::new(&client(shop))
}

fn linked(shop: &Shop) -> Call<Linked> {
    Call::new(&client(shop))
}

fn headed(shop: &Shop) -> Call<Headed> {
    Call::new(&client(shop))
}

fn items<O: Paged>(call: Call<O>) -> ItemStream<O> {
    ItemStream::new(call)
}

fn pages<O: Paged>(call: Call<O>) -> PageStream<O> {
    PageStream::new(call)
}

/// All items, up to the first error.
async fn all<O: Paged<Item = i64>>(call: Call<O>) -> (Vec<i64>, Option<Error<O::Error>>) {
    rest(&mut items(call)).await
}

async fn rest<O: Paged<Item = i64>>(
    items: &mut ItemStream<O>,
) -> (Vec<i64>, Option<Error<O::Error>>) {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => all.push(item),
            Err(error) => return (all, Some(error)),
        }
    }
    (all, None)
}

async fn page<O: Paged>(pages: &mut PageStream<O>) -> Page<O> {
    match pages.next().await {
        Some(Ok(page)) => page,
        other => panic!("no page: {other:?}"),
    }
}

fn kept(position: &Position) -> Position {
    position.to_string().parse().expect("a position")
}

/// Pages by number: 1, 2 and 3, 4, and an end.
fn three() -> [Reply; 3] {
    [
        json(200, r#"{"data":{"lids":[1]},"meta":{"next":2}}"#),
        json(200, r#"{"data":{"lids":[2,3]},"meta":{"next":3}}"#),
        json(200, r#"{"data":{"lids":[4]},"meta":{"next":null}}"#),
    ]
}

/// The paths and queries of what was sent, behind the base.
fn paths(shop: &Shop) -> Vec<String> {
    let base = "GET https://api.north.example.com/v1";
    let short = |line: String| line.strip_prefix(base).unwrap_or(&line).to_owned();
    shop.lines().into_iter().map(short).collect()
}
