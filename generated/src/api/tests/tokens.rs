// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The examples of [`Tokens`](scalingo::tokens::Tokens).

use super::client;
use crate::support;

#[tokio::test]
async fn tokens_exchange_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).tokens().exchange().await);
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/tokens/exchange");
    assert!(request.query().is_empty(), "{request:?}");
}

#[tokio::test]
async fn tokens_exchange_reads_the_example_recorded() {
    let example = r#"{"token": "eyJhbGciOiJIUzUxMiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl"}"#;
    let server = support::serve(200, "application/json", example);
    let answer = client(&server)
        .tokens()
        .exchange()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn tokens_exchange_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .tokens()
        .exchange()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::tokens::ExchangeError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn tokens_exchange_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .tokens()
        .exchange()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::tokens::ExchangeError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn tokens_exchange_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .tokens()
        .exchange()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::tokens::ExchangeError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
}
