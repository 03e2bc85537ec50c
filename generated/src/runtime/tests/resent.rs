//! What is sent again, after which pauses.

use std::time::Duration;

use http::Response;
use tokio::time::Instant;

use super::{
    ExchangeToken, Get, JAR, Order, Put, PutAnswer, Remove, Reply, Shop, get, json, response,
    stubborn,
};
use crate::runtime::generated::*;
use crate::runtime::{Incoming, Options, TransportError};

pub(super) fn status(status: u16) -> Reply {
    Reply::Answer(response(status, "text/plain", "no"))
}

pub(super) fn asking(status: u16, retry_after: &str) -> Reply {
    let response = Response::builder().status(status);
    let response = response.header("retry-after", retry_after);
    Reply::Answer(response.body(Incoming::empty()).expect("a response"))
}

pub(super) fn broken() -> Reply {
    Reply::Fail(TransportError::other("reset"))
}

pub(super) fn unreachable() -> Reply {
    Reply::Fail(TransportError::connect("refused"))
}

pub(super) fn order(client: &Client) -> Call<Order> {
    Call::new(client)
}

/// How long until a jar was there.
async fn lasting(replies: impl IntoIterator<Item = Reply>) -> Duration {
    let client = stubborn(&Shop::new(replies));
    let begin = Instant::now();
    get(&client).await.expect("a jar");
    begin.elapsed()
}

#[tokio::test(start_paused = true)]
async fn a_safe_call_is_sent_again_after_every_failure_on_the_way() {
    let late = || Reply::Fail(TransportError::timeout("late"));
    let failures = [408, 429, 500, 502, 503, 504].map(status);
    for failure in failures
        .into_iter()
        .chain([broken(), unreachable(), late()])
    {
        let shop = Shop::new([failure, json(200, JAR)]);
        let raw = get(&stubborn(&shop)).raw().await.expect("a jar");
        assert_eq!((raw.attempts(), raw.was_already_gone()), (2, false));
        let lines = shop.lines();
        assert_eq!((lines.len(), &lines[0]), (2, &lines[1]));
        assert_eq!(shop.header("authorization"), ["Bearer b-1", "Bearer b-1"]);
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_without_an_answer_in_its_time_is_followed_by_another() {
    assert_eq!(
        lasting([Reply::Never, json(200, JAR)]).await,
        Duration::from_millis(30_500)
    );
}

#[tokio::test(start_paused = true)]
async fn three_attempts_are_made_and_the_last_failure_is_told() {
    let shop = Shop::new([broken(), status(500), json(503, r#"{"error":"later"}"#)]);
    let error = get(&stubborn(&shop)).await.expect_err("down");
    assert_eq!((error.attempts(), shop.lines().len()), (3, 3));
    assert_eq!(
        error.to_string(),
        "jars.get: 503 Service Unavailable: later (request id r-7) (after 3 attempts)"
    );
}

#[tokio::test(start_paused = true)]
async fn pauses_double() {
    let twice = [broken(), status(500), json(200, JAR)];
    assert_eq!(lasting(twice).await, Duration::from_millis(1500));
    let shop = Shop::new((0..9).map(|_| broken()));
    let call = get(&stubborn(&shop)).with(|options| {
        let options = options
            .attempts(9)
            .backoff(Duration::from_secs(1), Duration::from_secs(4));
        options.without_timeouts()
    });
    let begin = Instant::now();
    assert_eq!(call.await.expect_err("down").attempts(), 9);
    let pauses = 1 + 2 + 4 * 6;
    assert_eq!(begin.elapsed(), Duration::from_secs(pauses));
}

#[tokio::test(start_paused = true)]
async fn a_server_gets_the_pause_that_it_asks_for() {
    let asked = [asking(429, "7"), asking(503, "60"), json(200, JAR)];
    assert_eq!(lasting(asked).await, Duration::from_secs(67));
    // The test's clock begins in the night of 14 to 15 November 2023, at 22:13:20.
    let dated = [asking(503, "Tue, 14 Nov 2023 22:13:50 GMT"), json(200, JAR)];
    assert_eq!(lasting(dated).await, Duration::from_secs(30));
    let own = [asking(503, "0"), asking(503, "soon"), json(200, JAR)];
    assert_eq!(lasting(own).await, Duration::from_millis(1500));
}

#[tokio::test(start_paused = true)]
async fn what_was_not_carried_out_is_sent_again_whatever_the_method() {
    let never_left = Reply::Fail(TransportError::other("no room in the pool").never_left());
    for failure in [unreachable(), never_left, status(429), asking(429, "3")] {
        let shop = Shop::new([failure, json(200, "")]);
        let raw = order(&stubborn(&shop)).raw().await.expect("ordered");
        assert_eq!((raw.attempts(), shop.lines().len()), (2, 2));
    }
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_lets_an_order_be_sent_again() {
    for failure in [broken(), status(503)] {
        let shop = Shop::new([failure, json(200, "")]);
        let call = order(&stubborn(&shop)).with(|options| options.idempotency_key("k-1"));
        call.await.expect("ordered");
        assert_eq!(shop.header("idempotency-key"), ["k-1", "k-1"]);
    }
    let shop = Shop::new([broken(), json(200, "")]);
    let call = order(&stubborn(&shop)).header("Idempotency-Key", &"k-2".to_owned());
    call.await.expect("a parameter of that name is one, too");
}

#[tokio::test(start_paused = true)]
async fn the_body_of_what_is_sent_again_is_the_same() {
    let shop = Shop::new([status(429), json(200, "")]);
    let call = order(&stubborn(&shop)).json(Some("jar"), &"blue".to_owned());
    call.await.expect("ordered");
    let bodies: Vec<_> = shop
        .requests()
        .iter()
        .map(|sent| sent.body().clone())
        .collect();
    assert_eq!(
        *bodies[0].as_bytes().expect("no stream"),
        &br#"{"jar":"blue"}"#[..]
    );
    assert_eq!(bodies[0], bodies[1]);
}

#[tokio::test(start_paused = true)]
async fn a_404_to_a_deletion_sent_again_is_a_success_that_raw_tells() {
    let shop = Shop::new([broken(), status(404)]);
    let raw = Call::<Remove>::new(&stubborn(&shop))
        .raw()
        .await
        .expect("gone");
    assert_eq!((raw.status().as_u16(), raw.attempts()), (404, 2));
    assert!(raw.was_already_gone() && raw.deviations().is_empty());
    let shop = Shop::new([status(500), unreachable(), status(404)]);
    Call::<Remove>::new(&stubborn(&shop)).await.expect("gone");
}

#[tokio::test(start_paused = true)]
async fn an_answer_with_content_is_read_from_the_last_attempt() {
    let shop = Shop::new([status(503), json(201, JAR)]);
    let put = Call::<Put>::new(&stubborn(&shop)).await.expect("created");
    assert!(matches!(put, PutAnswer::Created(jar) if jar.id == "j1"));
}

#[tokio::test(start_paused = true)]
async fn an_exchange_that_was_not_carried_out_is_sent_again() {
    let token = json(200, r#"{"token":"opaque"}"#);
    let shop = Shop::new([status(429), token, json(200, JAR)]);
    let client = super::builder(&shop).credentials(super::JarToken::new("tk"));
    let raw = get(&client.build().expect("a client")).raw().await;
    assert_eq!(raw.expect("a jar").attempts(), 1);
    let exchanges = shop
        .lines()
        .iter()
        .filter(|line| line.contains("exchange"))
        .count();
    assert_eq!(exchanges, 2);
    assert_eq!(<ExchangeToken as Operation>::INFO.resend, Resend::Never);
}

#[tokio::test(start_paused = true)]
async fn a_call_may_have_more_attempts_than_its_client() {
    let shop = Shop::new([broken(), json(200, JAR)]);
    let client = super::client(&shop);
    let call: Call<Get> = get(&client).with(|options: Options| options.attempts(2));
    call.await.expect("a jar");
}
