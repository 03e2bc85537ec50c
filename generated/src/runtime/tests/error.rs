//! Answers and failures to errors.

use std::error::Error as _;

use super::{Get, GetError, JAR, Problem, Put, Reply, Shop, client, get, json, response};
use crate::runtime::generated::*;
use crate::runtime::{ErrorKind, Options, TransportError};

async fn met(reply: Reply) -> Error<GetError> {
    let client = client(&Shop::new([reply]));
    get(&client).await.expect_err("an error")
}

#[tokio::test]
async fn a_documented_error_is_typed_and_says_all_in_one_line() {
    let error = met(json(404, r#"{"error":"not found"}"#)).await;
    let problem = Problem {
        error: "not found".to_owned(),
    };
    assert_eq!(error.api(), Some(&GetError::NotFound(problem)));
    assert!(error.is_not_found() && !error.is_retryable());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.request_id(), Some("r-7"));
    assert_eq!(error.attempts(), 1);
    assert_eq!(
        error.to_string(),
        "jars.get: 404 Not Found: not found (request id r-7)"
    );
}

#[tokio::test]
async fn a_range_of_statuses_has_one_variant() {
    let error = met(json(503, r#"{"error":"later"}"#)).await;
    assert!(matches!(error.api(), Some(GetError::ServerError(_))));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn an_error_in_plain_text_is_kept_as_text() {
    let error = met(Reply::Answer(response(429, "text/plain", "Retry later\n"))).await;
    assert!(error.is_rate_limited());
    let text = GetError::TooManyRequests("Retry later\n".to_owned());
    assert_eq!(error.api(), Some(&text));
    assert_eq!(
        error.to_string(),
        "jars.get: 429 Too Many Requests: Retry later (request id r-7)"
    );
}

#[tokio::test]
async fn a_body_that_is_not_as_documented_leaves_status_and_text() {
    for (media, body) in [
        ("text/html", "<html><h1>Nothing here</h1></html>"),
        ("application/json", "[1]"),
        ("application/json", ""),
    ] {
        let error = met(Reply::Answer(response(404, media, body))).await;
        assert!(error.is_not_found());
        assert_eq!((error.api(), error.text()), (None, Some(body)));
    }
}

#[tokio::test]
async fn an_undocumented_error_says_what_its_body_says() {
    let error = met(json(418, r#"{"message":"I am a teapot"}"#)).await;
    assert_eq!(error.api(), None);
    assert_eq!(
        error.to_string(),
        "jars.get: 418 I'm a teapot: I am a teapot (request id r-7)"
    );
}

#[tokio::test]
async fn html_for_json_says_so() {
    let error = met(Reply::Answer(response(200, "text/html", "<p>Log in</p>"))).await;
    assert!(error.is_decode());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.text(), Some("<p>Log in</p>"));
    assert_eq!(
        error.to_string(),
        "jars.get: the answer (status 200) cannot be read: the body is an HTML page where JSON \
         was expected (request id r-7)"
    );
}

#[tokio::test]
async fn json_that_breaks_off_says_where() {
    let error = met(json(200, r#"{"jar":{"id":"j"#)).await;
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("/jar/id"));
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_loss_is_an_error_only_when_asked_for() {
    let client = client(&Shop::new([
        json(200, r#"{"jar":{}}"#),
        json(200, r#"{"jar":{}}"#),
    ]));
    assert_eq!(get(&client).await.expect("a jar without id").id, "");
    let error = get(&client)
        .with(Options::strict)
        .await
        .expect_err("a loss");
    assert_eq!(
        (error.is_decode(), error.json_path()),
        (true, Some("/jar/id"))
    );
}

#[tokio::test]
async fn errors_of_all_operations_become_one_and_keep_what_they_know() {
    async fn both(client: &Client) -> Result<(), Error> {
        Call::<Put>::new(client).await?;
        get(client).await?;
        Ok(())
    }
    let shop = Shop::new([json(201, JAR), json(404, r#"{"error":"no"}"#)]);
    let error = both(&client(&shop)).await.expect_err("an error");
    assert!(matches!(error.api_as(), Some(GetError::NotFound(_))));
    assert_eq!(
        (error.operation(), error.is_not_found()),
        (Some("jars.get"), true)
    );
}

#[tokio::test]
async fn an_error_can_be_looked_at_and_then_passed_on() {
    async fn called(client: &Client) -> Result<String, Error> {
        match get(client).await {
            Ok(jar) => Ok(jar.id),
            Err(error) => match error.api() {
                Some(GetError::NotFound(problem)) => Ok(problem.error.clone()),
                _ if error.is_rate_limited() => Ok("later".to_owned()),
                _ => Err(error.into()),
            },
        }
    }
    let shop = Shop::new([json(404, r#"{"error":"no"}"#), json(500, "")]);
    let client = client(&shop);
    assert_eq!(called(&client).await.expect("looked at"), "no");
    assert!(called(&client).await.expect_err("passed on").is_retryable());
}

#[tokio::test]
async fn failures_of_the_transport_keep_their_sort_and_cause() {
    let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
    let error = met(Reply::Fail(TransportError::connect(refused))).await;
    assert!(error.is_connect() && error.is_retryable());
    assert_eq!(
        error.to_string(),
        "jars.get: https://api.north.example.com: cannot connect: connection refused"
    );
    assert!(error.source().is_some());
    let error = met(Reply::Fail(TransportError::other("reset"))).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
}

#[tokio::test]
async fn an_error_does_not_show_bodies_and_headers() {
    let error = met(json(200, r#"{"jar":hunter2"#)).await;
    assert!(!format!("{error:?} {error}").contains("hunter2"));
}

#[test]
fn an_error_is_one_word() {
    assert_eq!(size_of::<Error<GetError>>(), size_of::<usize>());
    assert_eq!(size_of::<Call<Get>>(), size_of::<usize>());
}
