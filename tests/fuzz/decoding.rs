//! A body becomes the values of several operations: all of them, with what was odd about it, or a typed error.

use std::fmt::Debug;

use scalingo::types::{Addon, InvalidFields, Json, NewAddon};
use scalingo::{Call, Deviation, DeviationKind, ErrorKind, Operation};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::errors::is_one_line;
use crate::news::{form, seen};
use crate::stage::{Stage, outcome, reply};

const ID: &str = "ad-1";

pub(crate) fn run(body: &[u8]) {
    let client = Stage::new(vec![reply(200, "application/json", body)]).client();
    let addons = client.addons();
    let order = NewAddon::new("postgresql", "5d1e03873e6b3b000eefa827");
    read(addons.list("app"), body);
    read(addons.provision("app", order), body);
    read(addons.get("app", ID), body);
    read(addons.change_plan("app", ID, new_plan()), body);
    read(addons.token("app", ID), body);
    read(client.addon_providers().list(), body);
    read(client.addon_providers().plans("postgresql"), body);
    read(client.regions().list(), body);
    read(exchange(body), body);
    kept::<Addon>(body);
    kept::<InvalidFields>(body);
    kept::<Json>(body);
}

fn new_plan() -> scalingo::types::ChangePlan {
    scalingo::types::ChangePlan::new("5d1e03873e6b3b000eefa827")
}

/// The exchange wants a password, not a bearer.
fn exchange(body: &[u8]) -> Call<scalingo::tokens::Exchange> {
    let stage = Stage::new(vec![reply(200, "application/json", body)]);
    let client = stage
        .builder()
        .credentials(scalingo::Basic::new("", "tk-us-1"));
    let client = client.build().expect("these settings make sense");
    client.tokens().exchange()
}

fn read<O>(call: Call<O>, body: &[u8])
where
    O: Operation,
    O::Output: Debug + PartialEq + Serialize + DeserializeOwned,
{
    let strict = outcome(call.clone().with(scalingo::Options::strict));
    match outcome(call.raw()) {
        Ok(raw) => {
            assert_eq!(raw.bytes(), body, "the body is kept");
            let lost = raw.deviations().iter().any(is_loss);
            assert_eq!(strict.is_err(), lost, "strict refuses what loses something");
            raw.deviations().iter().for_each(check);
            if serde_has_its_numbers(body) {
                store(raw.value());
            }
            let _ = format!("{raw:?}");
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
            assert!(strict.is_err(), "strict takes no more than that");
            assert!(is_one_line(&error.to_string()), "{error}");
            let path = error.json_path().unwrap_or_default();
            assert!(is_pointer(path), "{path:?} is a JSON pointer");
            let valid = serde_json::from_slice::<serde_json::Value>(body);
            assert!(valid.is_err(), "no JSON is lost: {error}");
            seen((error.operation(), form(&error.to_string())));
        }
    }
}

fn is_loss(deviation: &Deviation) -> bool {
    match deviation.kind {
        DeviationKind::Loss => true,
        DeviationKind::News => false,
    }
}

fn check(deviation: &Deviation) {
    let Deviation {
        path,
        kind,
        expected,
        ..
    } = deviation;
    assert!(is_pointer(path), "{path:?} is a JSON pointer");
    assert!(!expected.is_empty() && !deviation.found.is_empty());
    assert!(is_one_line(&deviation.to_string()), "{deviation:?}");
    seen((form(path), *kind, expected));
}

/// RFC 6901: empty, or steps that begin with a slash, in which `~` stands in `~0` and `~1` only.
fn is_pointer(path: &str) -> bool {
    let escaped = |rest: &str| rest.starts_with(['0', '1']);
    (path.is_empty() || path.starts_with('/')) && path.split('~').skip(1).all(escaped)
}

/// What somebody stored is read without a call, strictly.
fn kept<T: Debug + PartialEq + Serialize + DeserializeOwned>(body: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(body)
        && serde_has_its_numbers(body)
    {
        store(&value);
    }
}

/// Whether no number is longer than `serde_json` reads exactly, or may be beyond what serde has.
fn serde_has_its_numbers(body: &[u8]) -> bool {
    const EXACT: usize = 15;
    let mut outside_strings = true;
    let mut escaped = false;
    let mut length = 0;
    for byte in body {
        if *byte == b'"' && !escaped {
            outside_strings = !outside_strings;
        }
        escaped = *byte == b'\\' && !escaped;
        let part = outside_strings && matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'e' | b'E');
        length = if part { length + 1 } else { 0 };
        if length > EXACT || length > 1 && matches!(byte, b'e' | b'E') {
            return false;
        }
    }
    true
}

/// Whatever is written is read again.
fn store<T: Debug + PartialEq + Serialize + DeserializeOwned>(value: &T) {
    let stored = serde_json::to_string(value).expect("a value is written");
    let again: T = serde_json::from_str(&stored).unwrap_or_else(|error| {
        panic!("what was written is not read: {error}\n{stored}");
    });
    assert_eq!(*value, again, "what was read again is another: {stored}");
}
