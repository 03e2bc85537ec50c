//! What a mock gives, and what it tells of requests.

mod failures;
mod requests;
mod typed;

use super::{Mock, Reply};
use crate::runtime::generated::*;
use crate::runtime::tests::{API, Get, Jar, JarToken, get};
use crate::runtime::{BearerToken, ErrorKind};

fn client(mock: &Mock) -> Client {
    Builder::new(&API)
        .mock(mock)
        .credentials(BearerToken::new("b-1"))
        .build()
        .expect("settings that make sense")
}

fn jar(status: &str) -> Jar {
    Jar {
        id: "j1".into(),
        status: Some(status.into()),
    }
}

async fn state(client: &Client) -> Option<String> {
    get(client).await.expect("a jar").status
}

#[tokio::test(start_paused = true)]
async fn replies_are_given_in_their_order_and_the_last_may_be_given_always() {
    let mock = Mock::new();
    let client = client(&mock);
    let stub = mock.on::<Get>();
    stub.reply(jar("a")).reply(jar("b")).always();
    for expected in ["a", "b", "b"] {
        assert_eq!(state(&client).await.as_deref(), Some(expected));
    }
    stub.reply(jar("c"));
    for expected in ["c", "b"] {
        assert_eq!(state(&client).await.as_deref(), Some(expected));
    }
}

#[tokio::test(start_paused = true)]
async fn replies_of_an_operation_go_before_those_for_any_request() {
    let mock = Mock::new();
    mock.reply(Reply::json(200, r#"{"jar":{"id":"j1","status":"any"}}"#))
        .always();
    mock.on::<Get>().reply(jar("own"));
    let client = client(&mock);
    assert_eq!(mock.replies_left(), 1);
    for expected in ["own", "any", "any"] {
        assert_eq!(state(&client).await.as_deref(), Some(expected));
    }
    assert_eq!(mock.replies_left(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_request_without_a_reply_ends_the_call_at_once_and_says_what_is_missing() {
    let mock = Mock::new();
    let error = get(&client(&mock)).await.expect_err("nothing scripted");
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Configuration, 1)
    );
    assert_eq!(
        error.to_string(),
        "jars.get: https://api.north.example.com: cannot be sent this way: no reply is left for \
         `GET /v1/shelves/top/jars/j%201`: queue one with `mock.on::<…>().reply(…)`, by the marker \
         type of `jars.get`, or with `mock.reply(…)`"
    );
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_whose_exchange_has_no_reply_ends_the_call_at_once() {
    let mock = Mock::new();
    let client = Builder::new(&API)
        .mock(&mock)
        .credentials(JarToken::new("hunter2"))
        .build()
        .expect("settings that make sense");
    let error = get(&client).await.expect_err("nothing scripted");
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(
        error.to_string().contains("type of `tokens.exchange`"),
        "{error}"
    );
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_makes_no_sense_ends_the_call_and_says_why() {
    for (reply, why) in [
        (Reply::status(99), "99 is no status"),
        (
            Reply::status(200).header("a b", "c"),
            "`a b: c` is no header",
        ),
        (
            Reply::refused().body("x"),
            "without an answer there is neither",
        ),
    ] {
        let mock = Mock::new();
        mock.reply(reply);
        let error = get(&client(&mock)).await.expect_err(why);
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(why), "{error}");
    }
}
