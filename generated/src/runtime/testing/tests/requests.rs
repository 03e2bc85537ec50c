//! What was sent can be asked for, and is shown without its secrets.

use http::Request;

use super::{client, jar};
use crate::runtime::generated::*;
use crate::runtime::testing::{Mock, Received};
use crate::runtime::tests::{Get, Order, get};
use crate::runtime::{Body, Transport};

#[tokio::test(start_paused = true)]
async fn a_request_tells_its_operation_and_its_parts() {
    let mock = Mock::new();
    mock.on::<Get>().reply(jar("full"));
    let call = get(&client(&mock)).with(|options| {
        let options = options.query("a b", "1&2").query("a b", "+");
        options.header("x-shelf", "left")
    });
    call.await.expect("a jar");
    let request = mock.request();
    assert_eq!(request.operation(), Some("jars.get"));
    assert_eq!(request.method(), "GET");
    assert_eq!(request.path(), "/v1/shelves/top/jars/j%201");
    assert_eq!(request.uri().host(), Some("api.north.example.com"));
    let pair = |value: &str| ("a b".to_owned(), value.to_owned());
    assert_eq!(request.query(), [pair("1&2"), pair("+")]);
    assert_eq!(request.header("x-shelf"), Some("left"));
    assert_eq!(request.header("authorization"), Some("Bearer b-1"));
    assert_eq!((request.body().len(), request.json()), (0, None));
}

#[tokio::test(start_paused = true)]
async fn a_body_is_read_as_json() {
    let mock = Mock::new();
    mock.on::<Order>().reply(());
    let call = Call::<Order>::new(&client(&mock)).json(Some("jar"), &jar("full"));
    call.await.expect("ordered");
    let json = mock.on::<Order>().request().json().expect("JSON");
    assert_eq!(json.to_string(), r#"{"jar":{"id":"j1","status":"full"}}"#);
}

#[tokio::test(start_paused = true)]
async fn requests_are_told_apart_by_their_operation() {
    let mock = Mock::new();
    mock.reply(204);
    mock.on::<Get>().reply(jar("full"));
    let client = client(&mock);
    Call::<Order>::new(&client).await.expect("ordered");
    get(&client).await.expect("a jar");
    let operations = |requests: Vec<Received>| -> Vec<_> {
        requests.iter().filter_map(Received::operation).collect()
    };
    assert_eq!(operations(mock.requests()), ["jars.order", "jars.get"]);
    assert_eq!(operations(mock.on::<Get>().requests()), ["jars.get"]);
}

#[tokio::test(start_paused = true)]
async fn a_request_made_by_hand_takes_a_reply_for_any() {
    let mock = Mock::new();
    mock.on::<Get>().reply(jar("full"));
    mock.reply(418);
    let request = Request::get("http://localhost/").body(Body::empty());
    let response = mock.send(request.expect("a request")).await;
    assert_eq!(response.expect("a reply").status(), 418);
    assert_eq!(mock.request().operation(), None);
}

#[test]
#[should_panic(expected = "no request was sent")]
fn the_one_request_is_missed() {
    let _ = Mock::new().request();
}

#[tokio::test(start_paused = true)]
async fn no_secret_is_shown() {
    let mock = Mock::new();
    mock.on::<Order>().reply(());
    let client = Builder::new(&crate::runtime::tests::API)
        .mock(&mock)
        .credentials(crate::runtime::BearerToken::new("hunter2"))
        .build()
        .expect("settings that make sense");
    let call = Call::<Order>::new(&client).json(None, &Secret::from("hunter2".to_owned()));
    let call = call.with(|options| {
        let options = options.query("key", "hunter2");
        options.header("cookie", "hunter2")
    });
    call.await.expect("ordered");
    let shown = format!("{mock:?} {client:?}");
    assert!(
        shown.contains("jars.order") && shown.contains("key"),
        "{shown}"
    );
    assert!(!shown.contains("hunter2"), "{shown}");
}
