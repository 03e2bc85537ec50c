//! Repeated calls to a state.

use std::time::Duration;

use super::{Get, Shop, client, get, json};
use crate::runtime::ErrorKind;
use crate::runtime::generated::*;

pub(super) static FULL: WaitRule = WaitRule {
    name: "full",
    field: "status",
    good: &["full"],
    bad: &["broken"],
    interval: Duration::from_secs(5),
    limit: Duration::from_secs(60),
};

const FILLING: &str = r#"{"jar":{"id":"j1","status":"filling"}}"#;
const FULL_JAR: &str = r#"{"jar":{"id":"j1","status":"full"}}"#;
const BROKEN: &str = r#"{"jar":{"id":"j1","status":"broken"}}"#;

fn full(client: &Client) -> Wait<Get> {
    Wait::new(get(client), &FULL)
}

#[tokio::test(start_paused = true)]
async fn a_wait_calls_until_the_state_is_good() {
    let shop = Shop::new([json(200, FILLING), json(200, FILLING), json(200, FULL_JAR)]);
    let begin = tokio::time::Instant::now();
    let jar = full(&client(&shop)).await.expect("full");
    assert_eq!(jar.status.as_deref(), Some("full"));
    assert_eq!(
        (shop.lines().len(), begin.elapsed()),
        (3, Duration::from_secs(10))
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_at_a_bad_state() {
    let client = client(&Shop::new([json(200, FILLING), json(200, BROKEN)]));
    let error = full(&client).await.expect_err("broken");
    assert_eq!(error.kind(), ErrorKind::State);
    assert!(
        error
            .to_string()
            .starts_with("jars.get: `status` is `broken`, from which it does not become full")
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_at_its_limit_and_says_what_it_saw() {
    let client = client(&Shop::new((0..4).map(|_| json(200, FILLING))));
    let wait = full(&client)
        .limit(Duration::from_secs(10))
        .interval(Duration::from_secs(3));
    let error = wait.await.expect_err("late");
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "jars.get: not full within 10s: `status` was last seen as `filling`"
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_at_an_error() {
    let client = client(&Shop::new([
        json(200, FILLING),
        json(404, r#"{"error":"gone"}"#),
    ]));
    assert!(full(&client).await.expect_err("gone").is_not_found());
}
