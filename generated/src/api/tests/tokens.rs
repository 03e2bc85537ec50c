// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What [`Tokens`](scalingo::tokens::Tokens) sends and reads.

use super::client;
use crate::{support, trial};

#[tokio::test]
async fn tokens_exchange_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).tokens().exchange().await);
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/tokens/exchange");
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some(trial::basic().as_str()));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn tokens_exchange(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client.tokens().exchange().with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::tokens::ExchangeError::Unauthorized(value)
            | scalingo::tokens::ExchangeError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::tokens::ExchangeError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const TOKENS_EXCHANGE: &[trial::Answer] = &[
    trial::Answer::json(
        "example recorded",
        200,
        "application/json",
        r#"{"token": "c4nary-answer"}"#,
    ),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::text("example documented", 429, "text/plain", "Retry later")
        .error("TooManyRequests"),
    trial::Answer::json(
            "example internal",
            500,
            "application/json",
            r#"{"error": "an internal error occurred"}"#,
        )
        .error("InternalServerError"),
];

#[tokio::test]
async fn tokens_exchange_gives_what_is_documented() {
    trial::Trial::of(client, tokens_exchange).gives(TOKENS_EXCHANGE).await;
}

#[tokio::test]
async fn tokens_exchange_survives_malformed_answers() {
    trial::Trial::of(client, tokens_exchange)
        .survives(
            &TOKENS_EXCHANGE[0],
            trial::Places {
                choice: None,
                required: Some("/token"),
            },
        )
        .await;
}

#[tokio::test]
async fn tokens_exchange_keeps_malformed_errors() {
    trial::Trial::of(client, tokens_exchange)
        .keeps_malformed_errors(&TOKENS_EXCHANGE[1])
        .await;
}
