//! The header `Retry-After`, and after a line break `Date`, become pauses that no server can make too long.

use std::time::Duration;

use http::HeaderValue;
use http::header::{DATE, RETRY_AFTER};

use crate::news::seen;
use crate::stage::{Stage, outcome, reply};

/// The longest pause that a server gets, and the longest call.
const CEILING: Duration = Duration::from_secs(60);
const CALL: Duration = Duration::from_secs(120);

pub(crate) fn run(input: &[u8]) {
    let mut lines = input.splitn(2, |byte| *byte == b'\n');
    let mut wait = reply(429, "text/plain", b"Retry later\n");
    for name in [RETRY_AFTER, DATE] {
        if let Ok(value) = HeaderValue::from_bytes(lines.next().unwrap_or_default()) {
            wait.headers_mut().append(name, value);
        }
    }
    let done = reply(200, "application/json", br#"{"addons":[]}"#);
    let stage = Stage::new(vec![wait.clone(), wait, done]);
    let outcome = outcome(stage.client().addons().list("app"));
    let pauses = stage.pauses();
    assert!(pauses.iter().all(|pause| *pause <= CEILING), "{pauses:?}");
    assert!(pauses.iter().sum::<Duration>() < CALL, "{pauses:?}");
    assert_eq!(stage.asked(), pauses.len() + 1, "a pause between attempts");
    match &outcome {
        Ok(_) => assert_eq!(stage.asked(), 3),
        Err(error) => assert!(error.is_rate_limited(), "{error}"),
    }
    seen((outcome.is_ok(), pauses.len(), length(&pauses)));
}

/// Of the longest pause, in rough classes: the usual ones are by chance.
fn length(pauses: &[Duration]) -> u32 {
    let longest = pauses.iter().max().copied().unwrap_or_default();
    (longest.as_secs() + 1).ilog2()
}
