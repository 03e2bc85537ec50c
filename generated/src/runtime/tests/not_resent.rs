//! What is not sent again, and what the caller is told then.

use std::error::Error as _;
use std::time::Duration;

use tokio::time::Instant;

use super::resent::{asking, broken, order, status, unreachable};
use super::{API, JAR, Jar, Remove, Reply, Shop, builder, get, json, stubborn};
use crate::runtime::generated::*;
use crate::runtime::{BearerToken, ErrorKind, Options, TimeLimit, TransportError};

/// A deletion that is answered with what was deleted.
#[derive(Debug)]
enum Take {}
operation!(Take {
    id: "jars.take", method: DELETE, path: "/jars", server: 0,
    security: [], resend: Idempotent, success: [200],
    output: json(Some("jar")) Jar, error: Undocumented,
});

#[tokio::test(start_paused = true)]
async fn an_order_is_never_sent_again_once_it_may_have_left() {
    let late = Reply::Fail(TransportError::timeout("late"));
    let failures = [408, 500, 502, 503, 504].map(status);
    let others = [broken(), late, Reply::Never, asking(503, "1")];
    for failure in failures.into_iter().chain(others) {
        let shop = Shop::new([failure]);
        let error = order(&stubborn(&shop)).await.expect_err("unsure");
        assert_eq!((error.attempts(), shop.lines().len()), (1, 1), "{error}");
        assert!(error.is_retryable(), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_that_was_resent_and_may_have_left_then_is_not_sent_again() {
    let shop = Shop::new([unreachable(), broken()]);
    let error = order(&stubborn(&shop)).await.expect_err("unsure");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 2));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_will_not_change_is_final() {
    for code in [302, 400, 403, 404, 409, 410, 422, 501, 505, 507] {
        let shop = Shop::new([status(code)]);
        let error = get(&stubborn(&shop)).await.expect_err("final");
        assert_eq!((error.attempts(), shop.lines().len()), (1, 1), "{code}");
    }
    let shop = Shop::new([json(200, "no JSON")]);
    assert!(get(&stubborn(&shop)).await.expect_err("final").is_decode());
    let shop = Shop::new([json(200, JAR)]);
    let small = get(&stubborn(&shop)).with(|options| options.response_limit(3));
    assert_eq!(small.await.expect_err("final").kind(), ErrorKind::TooLarge);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_more_than_a_minute_ends_the_call_at_once() {
    for asked in [
        "61",
        "99999999999999999999",
        "Tue, 14 Nov 2023 22:14:21 GMT",
    ] {
        let begin = Instant::now();
        let shop = Shop::new([asking(429, asked)]);
        let error = get(&stubborn(&shop)).await.expect_err("too long");
        assert!(error.is_rate_limited() && begin.elapsed().is_zero());
        assert_eq!(error.headers().expect("headers")["retry-after"], asked);
    }
    let shop = Shop::new([asking(429, "61"), json(200, JAR)]);
    let patient = get(&stubborn(&shop)).with(|o| o.retry_after_limit(Duration::from_secs(61)));
    patient.await.expect("a jar");
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_would_pass_the_deadline_is_not_begun() {
    let begin = Instant::now();
    let shop = Shop::new([asking(503, "4"), asking(503, "6")]);
    let call = get(&stubborn(&shop)).with(|options| options.timeout(Duration::from_secs(10)));
    let error = call.await.expect_err("down");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(
        (error.attempts(), begin.elapsed()),
        (2, Duration::from_secs(4))
    );
}

#[tokio::test(start_paused = true)]
async fn the_deadline_ends_the_last_attempt_and_the_failure_before_is_the_cause() {
    let begin = Instant::now();
    let shop = Shop::new([broken(), Reply::Never]);
    let call = get(&stubborn(&shop)).with(|options| options.timeout(Duration::from_secs(3)));
    let error = call.await.expect_err("late");
    assert_eq!(
        error.to_string(),
        "jars.get: not done within 3s; the failure before: https://api.north.example.com: \
         the connection failed: reset (after 2 attempts)"
    );
    assert_eq!(error.time_limit(), Some(TimeLimit::Call));
    assert!(
        error
            .source()
            .is_some_and(|cause| cause.to_string().contains("reset"))
    );
    assert_eq!(begin.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn slow_attempts_end_at_the_deadline_of_the_call() {
    let begin = Instant::now();
    let shop = Shop::new((0..4).map(|_| Reply::Never));
    let call = get(&stubborn(&shop)).with(|options| options.attempts(9));
    let error = call.await.expect_err("late");
    assert_eq!(
        (error.attempts(), begin.elapsed()),
        (4, Duration::from_secs(120))
    );
}

#[tokio::test(start_paused = true)]
async fn a_client_sends_once_when_told_so() {
    let shop = Shop::new([broken(), unreachable(), status(429)]);
    let client = builder(&shop).with(Options::no_retries);
    let client = client
        .credentials(BearerToken::new("b"))
        .build()
        .expect("a client");
    for _ in 0..3 {
        assert_eq!(get(&client).await.expect_err("once").attempts(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_not_multiplied() {
    let calls = 200;
    let shop = Shop::new((0..calls + 100).map(|_| status(503)));
    let client = stubborn(&shop);
    for _ in 0..calls {
        get(&client.clone()).await.expect_err("down");
    }
    // A budget of 500 tokens, five for each request that is sent again.
    assert_eq!(shop.lines().len(), calls + 100);
    let replies = (0..5)
        .map(|_| json(200, JAR))
        .chain([status(503), json(200, JAR)]);
    shop.then(replies);
    for _ in 0..5 {
        get(&client).await.expect("a jar");
    }
    get(&client)
        .await
        .expect("successes bring the leave to send again");
}

#[tokio::test(start_paused = true)]
async fn what_a_success_took_from_the_budget_comes_back() {
    let pairs = (0..300).flat_map(|_| [status(503), json(200, JAR)]);
    let client = stubborn(&Shop::new(pairs));
    for _ in 0..300 {
        get(&client).await.expect("a jar");
    }
}

#[tokio::test(start_paused = true)]
async fn a_404_to_a_deletion_is_an_error_when_no_earlier_one_can_have_deleted() {
    for earlier in [None, Some(status(429)), Some(unreachable())] {
        let shop = Shop::new(earlier.into_iter().chain([status(404)]));
        let error = Call::<Remove>::new(&stubborn(&shop))
            .await
            .expect_err("not there");
        assert!(error.is_not_found());
    }
}

#[tokio::test(start_paused = true)]
async fn a_404_to_a_deletion_stays_one_where_the_answer_would_have_content() {
    let shop = Shop::new([broken(), status(404)]);
    let error = Call::<Take>::new(&stubborn(&shop))
        .await
        .expect_err("no jar");
    assert!(error.is_not_found());
    assert_eq!(
        error.to_string(),
        "jars.take: 404 Not Found: no (request id r-7) (after 2 attempts)"
    );
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_sends_nothing_more() {
    let shop = Shop::new([asking(503, "5"), json(200, JAR)]);
    let call = tokio::spawn(get(&stubborn(&shop)).into_future());
    tokio::time::sleep(Duration::from_secs(1)).await;
    call.abort();
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(shop.lines().len(), 1);
}

#[tokio::test]
async fn options_that_make_no_sense_are_told() {
    let shop = Shop::default();
    let told = |change: fn(Options) -> Options| {
        let request = get(&stubborn(&shop)).with(change).into_request();
        request.expect_err("refused").to_string()
    };
    assert!(told(|options| options.attempts(0)).contains("at least once"));
    assert!(told(|options| options.idempotency_key("")).contains("key is empty"));
    assert!(told(|options| options.idempotency_key("a\nb")).contains("idempotency-key"));
    let shared = Builder::new(&API).with(|options| options.idempotency_key("k"));
    let shared = shared.transport(shop.clone()).build().expect_err("refused");
    assert!(
        shared.to_string().contains("belongs to one call"),
        "{shared}"
    );
}
