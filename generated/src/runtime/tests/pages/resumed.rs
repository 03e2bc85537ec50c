//! Positions, and walks that begin at one.

use super::{Shop, items, json, kept, linked, numbered, page, pages, paths, rest, three};
use crate::runtime::Position;

#[tokio::test]
async fn a_walk_over_items_goes_on_behind_those_that_were_taken() {
    for taken in 0..=4 {
        let before = Shop::new(three());
        let mut first = items(numbered(&before));
        for _ in 0..taken {
            first.next().await.expect("an item").expect("no error");
        }
        let position = kept(&first.position());
        let page = [0, 1, 1, 2, 2][taken];
        let after = Shop::new(three().into_iter().skip(page));
        let mut second = items(numbered(&after)).resume_from(&position);
        assert_eq!(second.position(), position);
        let all = (1..=4).skip(taken).collect::<Vec<_>>();
        assert_eq!(rest(&mut second).await.0, all, "after {taken}");
        assert!(second.position().is_end());
    }
}

#[tokio::test]
async fn a_walk_over_pages_goes_on_at_a_page_or_behind_it() {
    let mut all = pages(numbered(&Shop::new(three())));
    page(&mut all).await;
    let second = page(&mut all).await;
    let at = |position: &Position, skip| {
        let shop = Shop::new(three().into_iter().skip(skip));
        pages(numbered(&shop)).resume_from(&kept(position))
    };
    let again = page(&mut at(second.position(), 1)).await;
    assert_eq!(again.items(), second.items());
    assert_eq!(page(&mut at(second.next(), 2)).await.items(), [4]);
    assert_eq!(page(&mut at(&all.position(), 2)).await.items(), [4]);
}

#[tokio::test]
async fn nothing_is_sent_at_the_end() {
    let shop = Shop::new(three());
    let mut first = items(numbered(&shop));
    rest(&mut first).await;
    let position = kept(&first.position());
    let mut second = items(numbered(&shop)).resume_from(&position);
    assert!(second.next().await.is_none());
    assert_eq!(shop.lines().len(), 3);
}

#[tokio::test]
async fn a_link_that_was_kept_is_absolute() {
    let shop = Shop::new([
        json(200, r#"{"lids":[1],"next":"all?after=1"}"#),
        json(200, "{}"),
    ]);
    let mut first = items(linked(&shop));
    first.next().await.expect("an item").expect("no error");
    let mut second = items(linked(&shop)).resume_from(&kept(&first.position()));
    assert!(second.next().await.is_none());
    assert_eq!(paths(&shop), ["/lids/all", "/lids/all?after=1"]);
}

#[tokio::test]
async fn a_page_that_lost_items_meanwhile_gives_what_is_left() {
    let shop = Shop::new([json(200, r#"{"data":{"lids":[3]},"meta":{"next":null}}"#)]);
    let position = "page:2:2".parse().expect("a position");
    let mut items = items(numbered(&shop)).resume_from(&position);
    assert!(items.next().await.is_none());
    assert!(items.position().is_end());
}

#[tokio::test]
async fn a_position_of_another_kind_is_refused_before_anything_is_sent() {
    let shop = Shop::default();
    for (position, why) in [
        (
            "cursor:0:x",
            "the position is one by cursor, but the pages of `lids.list` go by page",
        ),
        (
            "link:end",
            "the position is one by link, but the pages of `lids.list` go by page",
        ),
        ("page:0:x", "what leads to the next page is no number"),
    ] {
        let position = position.parse().expect("a position");
        let mut pages = pages(numbered(&shop)).resume_from(&position);
        let error = pages.next().await.expect("an error").expect_err(why);
        assert_eq!(error.to_string(), format!("lids.list: {why}"));
        assert!(pages.next().await.is_none());
    }
    let position = "link:0:https://evil.example/v1/lids"
        .parse()
        .expect("a position");
    let mut pages = pages(linked(&shop)).resume_from(&position);
    let error = pages.next().await.expect("an error").expect_err("evil");
    assert!(error.to_string().contains("is not followed"), "{error}");
    assert_eq!(shop.lines().len(), 0);
}
