//! Errors in the middle, and walks that are left.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use super::{Numbered, Reply, Shop, all, items, json, numbered, page, pages, paths, rest, three};
use crate::runtime::call::Call;
use crate::runtime::tests::{MORNING, response, stubborn};
use crate::runtime::{BoxFuture, Chunks, ErrorKind, Incoming, TransportError};

fn late(seconds: u64, body: &'static str) -> Reply {
    let time = Duration::from_secs(seconds);
    Reply::After(time, response(200, "application/json", body))
}

const SECOND: &str = r#"{"data":{"lids":[2,3]},"meta":{"next":3}}"#;

#[tokio::test]
async fn after_an_error_the_same_page_is_asked_for_again() {
    let [first, second, third] = three();
    let shop = Shop::new([first, json(500, "{}"), json(200, "{"), second, third]);
    let mut items = items(numbered(&shop));
    assert_eq!(items.next().await.expect("an item").expect("no error"), 1);
    let failed = items.next().await.expect("an error").expect_err("500");
    assert_eq!(failed.status().map(|status| status.as_u16()), Some(500));
    let position = items.position();
    let unread = items.next().await.expect("an error").expect_err("no JSON");
    assert!(unread.is_decode());
    assert_eq!(
        (items.position(), position.to_string()),
        (position, "page:0:2".to_owned())
    );
    assert_eq!(rest(&mut items).await.0, [2, 3, 4]);
    assert_eq!(paths(&shop)[1..4], ["/lids?page=2"; 3]);
}

#[tokio::test(start_paused = true)]
async fn each_page_is_sent_again_as_a_call_of_its_own() {
    let broken = || Reply::Fail(TransportError::other("reset"));
    let [first, second, third] = three();
    let replies = [broken(), broken(), first, broken(), broken(), second, third];
    let shop = Shop::new(replies);
    let (all, error) = all(Call::<Numbered>::new(&stubborn(&shop))).await;
    assert_eq!((all, error.is_none()), (vec![1, 2, 3, 4], true));
}

#[tokio::test(start_paused = true)]
async fn each_page_has_the_timeout_and_all_share_the_deadline() {
    let shop = Shop::new([
        late(8, SECOND),
        late(8, r#"{"meta":{"next":4}}"#),
        late(8, SECOND),
    ]);
    let by = SystemTime::UNIX_EPOCH + Duration::from_secs(MORNING + 20);
    let call =
        numbered(&shop).with(|options| options.timeout(Duration::from_secs(10)).deadline(by));
    let mut pages = pages(call);
    page(&mut pages).await;
    page(&mut pages).await;
    let error = pages.next().await.expect("an error").expect_err("late");
    assert_eq!(error.to_string(), "lids.list: not done before its deadline");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(pages.next().await.is_none());
    assert_eq!(pages.position().to_string(), "page:0:4");
}

/// Whether a future is ready when it is polled once.
async fn ready_at_once(future: impl Future) -> bool {
    let mut future = pin!(future);
    poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_ready())).await
}

#[tokio::test(start_paused = true)]
async fn a_next_that_is_dropped_loses_nothing() {
    let [first, _, third] = three();
    let shop = Shop::new([first, late(8, SECOND), third]);
    let mut items = items(numbered(&shop));
    assert_eq!(items.next().await.expect("an item").expect("no error"), 1);
    for _ in 0..3 {
        assert!(!ready_at_once(items.next()).await);
        assert_eq!(items.position().to_string(), "page:0:2");
    }
    assert_eq!(items.next().await.expect("an item").expect("no error"), 2);
    // What has come is there without waiting, and is not lost by not waiting for it.
    assert!(ready_at_once(items.next()).await);
    assert_eq!(rest(&mut items).await.0, [4]);
    assert_eq!(shop.lines().len(), 3);
}

/// A body that never ends, and is counted as long as somebody may read it.
struct Endless(#[expect(dead_code, reason = "it counts")] Arc<()>);

impl Chunks for Endless {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_dropped_stops_what_is_on_its_way() {
    let held = Arc::new(());
    let body = Incoming::new(Endless(held.clone()));
    let response = http::Response::new(body);
    let [first, ..] = three();
    let shop = Shop::new([first, Reply::Answer(response)]);
    let mut pages = pages(numbered(&shop));
    page(&mut pages).await;
    assert!(!ready_at_once(pages.next()).await);
    assert_eq!(Arc::strong_count(&held), 2);
    drop(pages);
    assert_eq!(Arc::strong_count(&held), 1);
}
