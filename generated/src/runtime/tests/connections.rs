//! Connections are kept and used again.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::counting::{answer, counting};
use super::{API, JAR, JarToken, get};
use crate::runtime::generated::*;
use crate::runtime::{BearerToken, Options};

fn client(url: &str) -> Client {
    let builder = Builder::new(&API).base_url(url).with(Options::no_retries);
    let client = builder.credentials(BearerToken::new("b")).build();
    client.expect("settings that make sense")
}

#[tokio::test]
async fn calls_one_after_the_other_share_a_connection() {
    let (url, counted) = counting(|_| answer(200, JAR));
    let client = client(&url);
    for _ in 0..20 {
        get(&client).await.expect("a jar");
    }
    assert_eq!((counted.lines().len(), counted.connections()), (20, 1));
}

#[tokio::test]
async fn errors_leave_the_connection_of_use() {
    // As much as is read of an error.
    let page = "x".repeat(64 * 1024);
    let replies = [
        (404, page.clone()),
        (500, String::new()),
        (429, page),
        (200, JAR.into()),
    ];
    let next = AtomicUsize::new(0);
    let (url, counted) = counting(move |_| {
        let (status, body) = &replies[next.fetch_add(1, Ordering::Relaxed)];
        answer(*status, body)
    });
    let client = client(&url);
    for _ in 0..3 {
        get(&client).await.expect_err("an error");
    }
    get(&client).await.expect("a jar");
    assert_eq!((counted.lines().len(), counted.connections()), (4, 1));
}

#[tokio::test]
async fn a_token_is_renewed_over_the_same_connection() {
    let tokens = AtomicUsize::new(0);
    let (url, counted) = counting(move |head| {
        if head.starts_with("POST /tokens/exchange") {
            let token = tokens.fetch_add(1, Ordering::Relaxed);
            answer(200, &format!(r#"{{"token":"t-{token}"}}"#))
        } else if head.contains("authorization: Bearer t-0\r\n") {
            answer(401, r#"{"error":"expired"}"#)
        } else {
            answer(200, JAR)
        }
    });
    let builder = Builder::new(&API).base_url(&url).server_url(1, &url);
    let client = builder.credentials(JarToken::new("long-lived")).build();
    get(&client.expect("a client")).await.expect("a jar");
    let order = [
        "POST /tokens/exchange",
        "GET /shelves/top/jars/j%201",
        "POST /tokens/exchange",
        "GET /shelves/top/jars/j%201",
    ];
    assert_eq!(counted.lines(), order);
    assert_eq!(counted.connections(), 1);
}

#[tokio::test]
async fn connections_are_not_kept_when_none_may_be() {
    let (url, counted) = counting(|_| answer(200, JAR));
    let builder = Builder::new(&API).base_url(&url).pool_max_idle(0);
    let client = builder.credentials(BearerToken::new("b")).build();
    let client = client.expect("settings that make sense");
    for _ in 0..2 {
        get(&client).await.expect("a jar");
    }
    assert_eq!(counted.connections(), 2);
}
