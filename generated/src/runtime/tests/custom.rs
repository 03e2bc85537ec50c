//! Calls of endpoints that no description has.

use std::collections::BTreeMap;

use http::Method;

use super::{JAR, Jar, JarToken, Reply, Shop, builder, client, json, response, stubborn};
use crate::runtime::generated::*;
use crate::runtime::{CustomCall, ErrorKind, TransportError};

const LIDS: &str = "/shelves/top/lids";

fn lids(client: &Client) -> CustomCall {
    client.request(Method::GET, LIDS)
}

#[tokio::test]
async fn an_endpoint_without_a_description_is_called_like_any_other() {
    let shop = Shop::new([json(200, r#"{"lids":[1]}"#)]);
    let call = lids(&client(&shop)).query("q", "a&b").query("page", 2);
    let answer = call.header("x-trace", 7).await.expect("lids");
    assert_eq!(answer.to_string(), r#"{"lids":[1]}"#);
    assert_eq!(
        shop.lines(),
        ["GET https://api.north.example.com/v1/shelves/top/lids?q=a%26b&page=2"]
    );
    assert_eq!(shop.header("authorization"), ["Bearer b-1"]);
    assert_eq!(shop.header("x-trace"), ["7"]);
    assert_eq!(shop.header("accept"), ["application/json"]);
}

#[tokio::test]
async fn it_carries_the_credential_that_the_client_has_or_none() {
    let shop = Shop::new([
        json(200, r#"{"token":"exchanged"}"#),
        json(200, "{}"),
        json(200, "{}"),
    ]);
    let exchanging = builder(&shop).credentials(JarToken::new("tk"));
    let exchanging = exchanging.build().expect("settings that make sense");
    lids(&exchanging).await.expect("lids");
    let nobody = builder(&shop).build().expect("settings that make sense");
    lids(&nobody).await.expect("lids");
    let carried = shop.header("authorization");
    assert_eq!(carried[1..], ["Bearer exchanged", ""]);
}

#[tokio::test]
async fn an_answer_without_a_body_is_null() {
    let empty = Reply::Answer(response(204, "", ""));
    let client = client(&Shop::new([empty]));
    let answer = client.request(Method::DELETE, LIDS).await.expect("done");
    assert!(answer.is_null());
}

#[tokio::test]
async fn an_answer_is_read_as_a_model_where_one_is_named() {
    let client = client(&Shop::new([
        json(200, JAR),
        Reply::Answer(response(204, "", "")),
    ]));
    let call = || lids(&client).read::<BTreeMap<String, Jar>>();
    let jars = call().await.expect("a jar");
    assert_eq!(jars["jar"].id, "j1");
    let nothing = call().await.expect_err("no jar");
    assert!(nothing.is_decode());
    assert_eq!(
        nothing.to_string(),
        "GET /shelves/top/lids: the answer (status 204) cannot be read: \
         the body is empty where JSON was expected (request id r-7)"
    );
}

#[tokio::test]
async fn json_and_bodies_of_other_kinds_are_sent() {
    let client = client(&Shop::default());
    let post = || client.request(Method::POST, LIDS);
    let request = post().json(&Json::from(vec![Json::from(1)])).into_request();
    let request = request.expect("a request");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(*request.body().as_bytes().expect("no stream"), &b"[1]"[..]);
    let request = post().body("text/csv", b"a,b".to_vec()).into_request();
    let request = request.expect("a request");
    assert_eq!(request.headers()["content-type"], "text/csv");
    assert_eq!(*request.body().as_bytes().expect("no stream"), &b"a,b"[..]);
}

#[tokio::test]
async fn its_errors_name_method_and_path_but_not_the_query() {
    let client = client(&Shop::new([json(404, r#"{"error":"no such shelf"}"#)]));
    let error = lids(&client)
        .query("key", "hunter2")
        .await
        .expect_err("gone");
    assert!(error.is_not_found());
    assert_eq!(error.operation(), Some("GET"));
    assert_eq!(
        error.to_string(),
        "GET /shelves/top/lids: 404 Not Found: no such shelf (request id r-7)"
    );
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[tokio::test(start_paused = true)]
async fn it_is_sent_again_as_its_method_allows() {
    let broken = || Reply::Fail(TransportError::other("reset"));
    let shop = Shop::new([
        broken(),
        json(200, "{}"),
        broken(),
        broken(),
        json(200, "{}"),
    ]);
    let client = stubborn(&shop);
    lids(&client).await.expect("sent again");
    let order = || client.request(Method::POST, LIDS);
    let error = order().await.expect_err("sent once");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    let keyed = order().with(|options| options.idempotency_key("k-1"));
    keyed.await.expect("sent again");
    assert_eq!(shop.lines().len(), 5);
}

#[tokio::test]
async fn a_path_that_leads_elsewhere_is_refused_before_anything_is_sent() {
    let shop = Shop::default();
    let client = client(&shop);
    let told = |path: &str| {
        let refused = client.request(Method::GET, path).into_request();
        refused.expect_err(path).to_string()
    };
    for path in ["/a/../b", "/a/%2e%2E", "/.", "/a/.%2e/"] {
        assert!(told(path).contains("which means another path"), "{path}");
    }
    assert_eq!(
        told("lids"),
        "GET lids: the path does not begin with a slash: write `/lids`"
    );
    assert!(told("https://evil.example/a").contains("is a whole URL"));
    assert!(told("//evil.example/a").contains("empty segment"));
    assert!(told("/shelves//lids").contains("empty segment"));
    assert!(told("/a?b=c").contains("pass it to `.query(…)`"));
    assert!(told("/a#b").contains("fragment"));
    for path in ["/a b", "/a\\..\\b", "/a\t", "/é", "/{a}"] {
        assert!(told(path).contains("is to be percent-encoded"), "{path}");
    }
    assert_eq!(shop.lines().len(), 0);
}

#[tokio::test]
async fn a_method_that_is_not_for_resources_is_refused() {
    let client = client(&Shop::default());
    let refused = client.request(Method::CONNECT, LIDS).into_request();
    assert_eq!(
        refused.expect_err("refused").to_string(),
        "request /shelves/top/lids: the method CONNECT is none that is sent"
    );
}

#[tokio::test]
async fn its_whole_answer_can_be_had() {
    let client = client(&Shop::new([json(200, "{}")]));
    let raw = lids(&client).raw().await.expect("lids");
    assert_eq!(
        (raw.status().as_u16(), raw.request_id()),
        (200, Some("r-7"))
    );
    assert_eq!(
        format!("{:?}", lids(&client)),
        "CustomCall(GET /shelves/top/lids)"
    );
}
