//! Limits of time and size, with and without a declared length.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

use super::{JAR, Reply, Shop, client, get, response};
use crate::runtime::{BoxFuture, Chunks, ErrorKind, Incoming, TransportError};

/// Pieces that come one by one, and then nothing more, or no end.
struct Pieces {
    left: usize,
    of: usize,
    then: End,
}

#[derive(Clone, Copy)]
enum End {
    Whole,
    Broken,
    Stalled,
}

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async move {
            if self.left > 0 {
                self.left -= 1;
                return Ok(Some(Bytes::from(vec![b'x'; self.of])));
            }
            match self.then {
                End::Whole => Ok(None),
                End::Broken => Err(TransportError::other("reset")),
                End::Stalled => std::future::pending().await,
            }
        })
    }
}

fn pieces(status: u16, left: usize, of: usize, then: End) -> Reply {
    let incoming = Incoming::new(Pieces { left, of, then });
    let response = Response::builder().status(status).body(incoming);
    Reply::Answer(response.expect("a response"))
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_after_thirty_seconds() {
    let error = get(&client(&Shop::new([Reply::Never])))
        .await
        .expect_err("late");
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "jars.get: no answer within 30s");
    assert_eq!(error.attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_has_the_time_that_it_is_given() {
    let late = || Reply::After(Duration::from_secs(12), response(200, "", JAR));
    let client = client(&Shop::new([late(), late()]));
    get(&client).await.expect("in time");
    let short = get(&client).with(|options| options.timeout(Duration::from_secs(10)));
    let error = short.await.expect_err("late");
    assert_eq!(error.to_string(), "jars.get: not done within 10s");
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stands_still_is_given_up() {
    let client = client(&Shop::new([pieces(200, 1, 10, End::Stalled)]));
    let error = get(&client).await.expect_err("stalled");
    assert!(error.is_timeout());
    assert!(error.to_string().contains("stood still for 20s"), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn an_answer_over_the_limit_is_an_error_with_and_without_its_length() {
    let mut declared = response(200, "application/json", JAR);
    let length = "36".parse().expect("a header");
    declared.headers_mut().insert("content-length", length);
    let replies = [Reply::Answer(declared), pieces(200, 4, 10, End::Whole)];
    let client = client(&Shop::new(replies));
    for _ in 0..2 {
        let call = get(&client).with(|options| options.response_limit(35));
        let error = call.await.expect_err("too large");
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(
            error.to_string().contains("larger than 35 bytes"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn of_an_error_a_part_is_kept_and_its_status_is_never_lost() {
    let replies = [
        pieces(500, 100, 1000, End::Whole),
        pieces(404, 2, 10, End::Broken),
    ];
    let client = client(&Shop::new(replies));
    let long = get(&client).await.expect_err("an error");
    assert_eq!(long.body().map(Bytes::len), Some(64 * 1024));
    let broken = get(&client).await.expect_err("an error");
    assert!(broken.is_not_found());
    assert_eq!(broken.text(), Some("x".repeat(20).as_str()));
}

#[tokio::test]
async fn a_broken_body_of_a_success_is_a_broken_connection() {
    let client = client(&Shop::new([pieces(200, 2, 10, End::Broken)]));
    let error = get(&client).await.expect_err("broken");
    assert_eq!(error.kind(), ErrorKind::Transport);
}
