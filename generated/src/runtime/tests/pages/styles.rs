//! From one page to the next, and to the end.

use std::pin::pin;

use futures_core::Stream;

use super::{
    Reply, Shop, all, cursored, headed, items, json, linked, numbered, page, pages, paths, three,
};
use crate::runtime::tests::response;

fn with_link(link: &str, body: &'static str) -> Reply {
    let mut response = response(200, "application/json", body);
    let link = link.parse().expect("a header");
    response.headers_mut().insert("link", link);
    Reply::Answer(response)
}

#[tokio::test]
async fn pages_by_number_are_those_that_the_answers_name() {
    let shop = Shop::new(three());
    let call = numbered(&shop).query("q", &"a b".to_owned());
    let (items, error) = all(call).await;
    assert_eq!(
        (items, error.map(|error| error.to_string())),
        (vec![1, 2, 3, 4], None)
    );
    assert_eq!(
        paths(&shop),
        [
            "/lids?q=a%20b",
            "/lids?q=a%20b&page=2",
            "/lids?q=a%20b&page=3"
        ]
    );
}

#[tokio::test]
async fn a_walk_begins_at_the_page_that_the_call_asks_for() {
    let shop = Shop::new(three().into_iter().skip(1));
    let call = numbered(&shop).query("page", &2).query("q", &1);
    assert_eq!(all(call).await.0, [2, 3, 4]);
    assert_eq!(paths(&shop), ["/lids?page=2&q=1", "/lids?page=3&q=1"]);
}

#[tokio::test]
async fn a_number_may_be_written_in_any_way() {
    for next in ["2", "\"2\"", "2.0", "2e0"] {
        let body = format!(r#"{{"data":{{"lids":[1]}},"meta":{{"next":{next}}}}}"#);
        let shop = Shop::new([json(200, body.leak()), json(200, "{}")]);
        assert_eq!(all(numbered(&shop)).await.0, [1]);
        assert_eq!(paths(&shop)[1..], ["/lids?page=2"], "{next}");
    }
}

#[tokio::test]
async fn cursors_go_back_as_they_came() {
    let shop = Shop::new([
        json(200, r#"{"lids":[1],"next":"a/b+c="}"#),
        json(200, r#"{"lids":[],"next":"d"}"#),
        json(200, r#"{"lids":[2],"next":""}"#),
    ]);
    assert_eq!(all(cursored(&shop)).await.0, [1, 2]);
    assert_eq!(
        paths(&shop),
        [
            "/lids/scan",
            "/lids/scan?after=a%2Fb%2Bc%3D",
            "/lids/scan?after=d"
        ]
    );
}

#[tokio::test]
async fn links_are_followed_as_they_are_and_resolved_where_they_stand() {
    let shop = Shop::new([
        json(200, r#"{"lids":[1],"next":"?after=x%2Fy"}"#),
        json(200, r#"{"lids":null,"next":"/v2/lids?after=2#top"}"#),
        json(
            200,
            r#"{"lids":[2],"next":"https://api.north.example.com:443/v1/3"}"#,
        ),
        json(200, "{}"),
    ]);
    let call = linked(&shop).query("q", &1);
    let call = call.with(|options| options.query("after", "0").query("key", "k"));
    assert_eq!(all(call).await.0, [1, 2]);
    assert_eq!(
        shop.lines()[1..],
        [
            "GET https://api.north.example.com/v1/lids/all?after=x%2Fy&key=k",
            "GET https://api.north.example.com/v2/lids?after=2&key=k",
            "GET https://api.north.example.com/v1/3?after=0&key=k",
        ]
    );
    assert_eq!(shop.header("authorization"), ["Bearer b-1"; 4]);
}

#[tokio::test]
async fn links_are_found_in_headers() {
    let shop = Shop::new([
        with_link(
            "</v1/lids?p=9>; rel=\"last\", </v1/lids?p=2>; rel=\"next\"",
            "[1]",
        ),
        with_link("</v1/lids?p=1>; rel=\"prev\"", "[2]"),
    ]);
    assert_eq!(all(headed(&shop)).await.0, [1, 2]);
    assert_eq!(paths(&shop), ["/lids", "/lids?p=2"]);
}

#[tokio::test]
async fn a_page_has_its_items_its_answer_and_its_place() {
    let shop = Shop::new(three());
    let mut pages = pages(numbered(&shop));
    let first = page(&mut pages).await;
    assert_eq!(
        (first.items(), first.raw().request_id()),
        ([1].as_slice(), Some("r-7"))
    );
    let second = page(&mut pages).await;
    assert_eq!(
        (first.next(), &pages.position()),
        (second.position(), second.next())
    );
    assert_eq!(format!("{second:?}"), "Page(lids.list, 2 items)");
    assert_eq!(second.into_items(), [2, 3]);
    assert!(page(&mut pages).await.next().is_end());
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
}

#[tokio::test]
async fn walks_are_streams_that_can_go_anywhere() {
    fn anywhere<T: Stream + Unpin + Send + 'static>(stream: T) -> T {
        stream
    }
    let shop = Shop::new(three());
    let mut pages = pin!(anywhere(pages(numbered(&shop))));
    let mut items = anywhere(items(numbered(&Shop::new(three()))));
    let mut count = 0;
    let next = std::future::poll_fn(|context| pages.as_mut().poll_next(context));
    assert!(matches!(next.await, Some(Ok(_))));
    while let Some(Ok(_)) =
        std::future::poll_fn(|context| std::pin::Pin::new(&mut items).poll_next(context)).await
    {
        count += 1;
    }
    assert_eq!(count, 4);
}
