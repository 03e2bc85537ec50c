//! Arguments to requests, and answers to values.

use std::collections::BTreeMap;

use http::Request;

use super::Reply;
use super::{
    API, Get, JAR, Jar, Put, PutAnswer, Remove, Shop, builder, client, get, jar, json, response,
};
use crate::runtime::generated::*;
use crate::runtime::{Body, DeviationKind, ErrorKind, Options};

fn dry(call: Call<Get>) -> Request<Body> {
    call.into_request().expect("a request")
}

#[tokio::test]
async fn a_call_sends_its_request_and_gives_what_is_in_the_envelope() {
    let shop = Shop::new([json(200, JAR)]);
    let jar = get(&client(&shop)).await.expect("a jar");
    assert_eq!(jar.id, "j1");
    assert_eq!(
        shop.lines(),
        ["GET https://api.north.example.com/v1/shelves/top/jars/j%201"]
    );
    assert_eq!(shop.header("authorization"), ["Bearer b-1"]);
    assert_eq!(shop.header("accept"), ["application/json"]);
    let product = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    assert_eq!(shop.header("user-agent"), [product]);
}

#[tokio::test]
async fn a_call_can_be_spawned_after_its_client_is_gone() {
    let shop = Shop::new([json(200, JAR)]);
    let call = get(&client(&shop)).into_future();
    let jar = tokio::spawn(call).await.expect("no panic");
    assert_eq!(jar.expect("a jar").status.as_deref(), Some("full"));
}

#[tokio::test]
async fn raw_gives_the_whole_answer() {
    let shop = Shop::new([json(200, JAR)]);
    let raw = get(&client(&shop)).raw().await.expect("a jar");
    assert_eq!(raw.status(), 200);
    assert_eq!(raw.request_id(), Some("r-7"));
    assert_eq!(raw.headers()["content-type"], "application/json");
    assert_eq!(raw.bytes().as_ref(), JAR.as_bytes());
    assert_eq!((raw.attempts(), raw.deviations()), (1, [].as_slice()));
    assert_eq!(raw.into_value().id, "j1");
}

#[tokio::test]
async fn headers_are_read_by_name_as_what_they_say() {
    let reply = |status| {
        let mut response = response(status, "application/json", JAR);
        for (name, value) in [("x-left", " 7"), ("x-flag", "true"), ("x-odd", "soon")] {
            let value = value.parse().expect("a value");
            response.headers_mut().insert(name, value);
        }
        Reply::Answer(response)
    };
    let client = client(&Shop::new([reply(200), reply(429)]));
    let raw = get(&client).raw().await.expect("a jar");
    assert_eq!(raw.header("X-Odd"), Some("soon"));
    assert_eq!(raw.header_as::<i64>("X-Left"), Some(7));
    assert_eq!(raw.header_as::<bool>("x-flag"), Some(true));
    assert_eq!(raw.header_as::<i64>("x-odd"), None);
    assert_eq!(raw.header("x-none"), None);
    let error = get(&client).await.expect_err("too many");
    assert_eq!(error.header_as::<i64>("x-left"), Some(7));
}

#[derive(Debug)]
enum Copied {}
operation!(Copied {
    id: "jars.copy",
    method: "M-COPY",
    path: "/jars",
    server: 0,
    security: [],
    resend: Never,
    output: empty,
    error: Undocumented,
});

#[tokio::test]
async fn methods_of_a_servers_own_are_sent_as_they_are() {
    let shop = Shop::new([json(200, "")]);
    Call::<Copied>::new(&client(&shop)).await.expect("a copy");
    assert_eq!(
        shop.lines(),
        ["M-COPY https://api.north.example.com/v1/jars"]
    );
}

#[tokio::test]
async fn a_dry_run_carries_everything_but_the_credential() {
    let client = client(&Shop::default());
    let mut jars = BTreeMap::new();
    jars.insert("a".to_owned(), "b".to_owned());
    let request = dry(get(&client)
        .query("q", &"a&b".to_owned())
        .query("none", &None::<String>)
        .query_as("t", Style::FormExploded, &vec![1_i64, 2])
        .header("X-Dry-Run", &true)
        .cookie("c", &"d;e".to_owned())
        .json(Some("jar"), &jars)
        .with(|options| options.query("more", "é").header("x-trace", "1")));
    assert_eq!(request.uri().query(), Some("q=a%26b&t=1&t=2&more=%C3%A9"));
    let header = |name: &str| request.headers()[name].to_str().expect("text");
    assert_eq!((header("x-dry-run"), header("x-trace")), ("true", "1"));
    assert_eq!(header("cookie"), "c=d%3Be");
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(
        *request.body().as_bytes().expect("no stream"),
        &br#"{"jar":{"a":"b"}}"#[..]
    );
    assert!(!request.headers().contains_key("authorization"));
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_before_anything_is() {
    let shop = Shop::default();
    let client = client(&shop);
    let told = |call: Call<Get>| call.into_request().expect_err("refused").to_string();
    assert_eq!(
        told(jar(&client, "", "j")),
        "jars.get: the path parameter `shelf` is empty"
    );
    for dots in [".", "..", "%2e%2E", ".%2e"] {
        let told = told(jar(&client, "top", dots));
        assert_eq!(
            told,
            format!("jars.get: the path parameter `jar` is `{dots}`, which means another path")
        );
    }
    assert!(
        told(get(&client).header("X-A", &"a\r\nB: c".to_owned())).contains("`X-A` has characters")
    );
    assert!(
        told(get(&client).query("q", &BTreeMap::<String, String>::new())).contains("is an object")
    );
    assert!(told(Call::new(&client).path("jar", &"j".to_owned())).contains("`shelf` has no value"));
    assert!(
        told(get(&client).with(|options| options.header("a b", ""))).contains("`a b` cannot be")
    );
    let error = jar(&client, "", "j").await.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(shop.lines(), [""; 0]);
}

#[tokio::test]
async fn a_success_is_read_by_its_status_where_they_differ() {
    let replies = [
        json(201, JAR),
        Reply::Answer(response(204, "", "")),
        json(200, JAR),
    ];
    let client = client(&Shop::new(replies));
    let full = PutAnswer::Created(Jar {
        id: "j1".to_owned(),
        status: Some("full".to_owned()),
    });
    let put = || Call::<Put>::new(&client);
    assert_eq!(put().await.expect("created"), full);
    assert_eq!(put().await.expect("gone"), PutAnswer::Gone(()));
    let undocumented = put().raw().await.expect("read as the first");
    assert_eq!(undocumented.value(), &full);
    assert_eq!(undocumented.deviations()[0].kind, DeviationKind::News);
}

#[tokio::test]
async fn an_undocumented_success_is_read_and_noted() {
    let client = client(&Shop::new([json(202, JAR)]));
    let raw = get(&client)
        .with(Options::strict)
        .raw()
        .await
        .expect("a jar");
    assert_eq!(raw.deviations().len(), 1);
    assert_eq!(raw.deviations()[0].found, "status 202");
}

#[tokio::test]
async fn an_empty_answer_is_enough_where_nothing_is_expected() {
    let replies = [Reply::Answer(response(204, "", "")), json(200, "{}")];
    let client = client(&Shop::new(replies));
    Call::<Remove>::new(&client).await.expect("removed");
    Call::<Remove>::new(&client).await.expect("removed");
}

#[tokio::test]
async fn the_application_stands_in_front_of_the_client() {
    let shop = Shop::new([json(200, JAR)]);
    let client = builder(&shop)
        .user_agent("shop/2")
        .base_url("http://localhost/x/")
        .build();
    let client = client.expect("settings that make sense");
    Call::<Put>::new(&client).await.expect("read as the first");
    assert!(shop.header("user-agent")[0].starts_with("shop/2 "));
    assert_eq!(shop.lines(), ["PUT http://localhost/x/jars"]);
    assert_eq!(client.api().title, API.title);
}
