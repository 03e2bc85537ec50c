//! Answers that are not as documented, to counts of the client and to errors when asked for.

use super::{Get, Jar, Remove, Reply, Shop, client, get, json, response};
use crate::runtime::generated::*;
use crate::runtime::{Deviations, Options};

#[derive(Clone)]
struct Lid {
    size: i32,
    color: Color,
    dear: bool,
}
record!(Lid { 0 size "size" required, 1 color "color" required, 2 dear "dear" required });

enum Color {
    Red,
    Unknown(String),
}
choice!(Color { 0 Red "red" });

#[derive(Debug)]
enum GetLid {}
operation!(GetLid {
    id: "lids.get", method: GET, path: "/lid", server: 0,
    security: [], resend: Safe, success: [200],
    output: json(None) Lid, error: Undocumented,
});

fn counted(losses: usize, news: usize) -> Deviations {
    let mut counted = Deviations::default();
    (counted.losses, counted.news) = (losses, news);
    counted
}

/// What a body counts as, and whether `strict` lets it pass.
async fn read(status: u16, body: &'static str) -> (Deviations, bool) {
    let client = client(&Shop::new([json(status, body), json(status, body)]));
    Call::<GetLid>::new(&client)
        .await
        .expect("a lid, strict or not");
    let once = client.deviations();
    let strict = Call::<GetLid>::new(&client).with(Options::strict).await;
    let twice = counted(once.losses * 2, once.news * 2);
    assert_eq!(client.deviations(), twice, "what is refused counts, too");
    if let Err(error) = &strict {
        assert!(error.is_decode() && error.json_path().is_some(), "{error}");
    }
    (once, strict.is_ok())
}

#[tokio::test]
async fn a_loss_is_refused_when_asked_for_and_news_never_is() {
    let (loss, news) = (counted(1, 0), counted(0, 1));
    for (status, body, expected) in [
        (
            200,
            r#"{"size":1,"color":"red","dear":true}"#,
            (counted(0, 0), true),
        ),
        (
            200,
            r#"{"size":1,"color":"red","dear":true,"more":1}"#,
            (counted(0, 0), true),
        ),
        // Missing, null, of another kind, out of range.
        (200, r#"{"size":1,"color":"red"}"#, (loss, false)),
        (
            200,
            r#"{"size":1,"color":"red","dear":null}"#,
            (loss, false),
        ),
        (
            200,
            r#"{"size":"1","color":"red","dear":true}"#,
            (loss, false),
        ),
        (
            200,
            r#"{"size":2147483648,"color":"red","dear":true}"#,
            (loss, false),
        ),
        // An unknown value, an undocumented status.
        (
            200,
            r#"{"size":1,"color":"blue","dear":true}"#,
            (news, true),
        ),
        (203, r#"{"size":1,"color":"red","dear":true}"#, (news, true)),
    ] {
        assert_eq!(read(status, body).await, expected, "{status} {body}");
    }
}

#[tokio::test]
async fn a_client_can_be_strict_for_all_its_calls() {
    let shop = Shop::new([json(200, r#"{"jar":{}}"#)]);
    let strict = super::builder(&shop).with(Options::strict);
    let strict = strict
        .credentials(crate::runtime::BearerToken::new("b"))
        .build();
    let error = get(&strict.expect("a client")).await.expect_err("a loss");
    assert_eq!(error.json_path(), Some("/jar/id"));
}

#[tokio::test]
async fn clones_count_together_and_other_clients_apart() {
    let client = client(&Shop::new([
        json(202, r#"{"jar":{}}"#),
        json(200, r#"{"jar":{}}"#),
    ]));
    let jar: Jar = get(&client.clone()).await.expect("a jar without id");
    assert_eq!(jar.id, "");
    get(&client).raw().await.expect("a jar without id");
    assert_eq!(client.deviations(), counted(2, 1));
    assert_eq!(super::client(&Shop::default()).deviations(), counted(0, 0));
}

/// What an error counts as.
async fn refused(reply: Reply) -> Deviations {
    let client = client(&Shop::new([reply]));
    get(&client).await.expect_err("an error");
    client.deviations()
}

#[tokio::test]
async fn errors_that_are_not_as_documented_count() {
    assert_eq!(refused(json(404, r#"{"error":"no"}"#)).await, counted(0, 0));
    assert_eq!(refused(json(404, r#"{"error":4}"#)).await, counted(1, 0));
    // What is no problem at all stays text.
    let page = response(404, "text/html", "<html>");
    assert_eq!(refused(Reply::Answer(page)).await, counted(0, 1));
    assert_eq!(refused(json(404, "[]")).await, counted(0, 1));
    assert_eq!(refused(json(418, "{}")).await, counted(0, 1));
    let client = client(&Shop::new([json(404, "{}")]));
    Call::<Remove>::new(&client).await.expect_err("an error");
    assert_eq!(
        client.deviations(),
        counted(0, 0),
        "no error is documented, so all are"
    );
    assert!(!<Get as Operation>::INFO.successes.is_empty());
}
