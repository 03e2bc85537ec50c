//! A moment by which a call must be done.

use std::time::{Duration, SystemTime};

use super::wait::FULL;
use super::{JAR, MORNING, Reply, Shop, client, get, json, response, stubborn};
use crate::runtime::generated::*;

/// So many seconds after a test begins.
fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(MORNING + seconds)
}

fn late() -> Reply {
    Reply::After(
        Duration::from_secs(12),
        response(200, "application/json", JAR),
    )
}

#[tokio::test(start_paused = true)]
async fn of_a_deadline_and_a_timeout_the_first_ends_the_call() {
    let client = client(&Shop::new([late(), late(), late()]));
    let call = |deadline, timeout| {
        let timeout = Duration::from_secs(timeout);
        get(&client).with(|options| options.deadline(at(deadline)).timeout(timeout))
    };
    let error = call(10, 11).await.expect_err("late");
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "jars.get: not done before its deadline");
    let error = call(30, 11).await.expect_err("late");
    assert_eq!(error.to_string(), "jars.get: not done within 11s");
    // 21 of them are gone.
    call(34, 60).await.expect("in time");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_after_a_deadline() {
    let shop = Shop::default();
    let call = get(&client(&shop)).with(|options| options.deadline(at(0)));
    let error = call.await.expect_err("late");
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "jars.get: the deadline had passed before it was sent"
    );
    assert_eq!((error.attempts(), shop.lines().len()), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_would_pass_the_deadline_is_not_begun() {
    let shop = Shop::new([json(503, "{}")]);
    let begin = tokio::time::Instant::now();
    let soon = SystemTime::UNIX_EPOCH + Duration::from_millis(MORNING * 1000 + 400);
    let call = get(&stubborn(&shop)).with(|options| options.deadline(soon));
    let error = call.await.expect_err("busy");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(begin.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_at_the_deadline_of_its_calls() {
    const FILLING: &str = r#"{"jar":{"id":"j1","status":"filling"}}"#;
    let client = client(&Shop::new((0..3).map(|_| json(200, FILLING))));
    let wait = Wait::new(get(&client), &FULL).with(|options| options.deadline(at(12)));
    let begin = tokio::time::Instant::now();
    let error = wait.await.expect_err("late");
    assert_eq!(
        error.to_string(),
        "jars.get: not full before its deadline: `status` was last seen as `filling`"
    );
    assert_eq!(begin.elapsed(), Duration::from_secs(12));
}
