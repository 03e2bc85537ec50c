//! The token exchange: once for many calls, again shortly before the token ends, and its refusal as a typed error.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scalingo::addons::ListError;
use scalingo::{ApiToken, Client};
use serde_json::json;

use crate::played::APP;
use crate::support::{Server, serve};

const JSON: &str = "application/json";

/// A token of the API's form that ends so many seconds from now.
fn token(seconds: u64) -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    let end = now + Duration::from_secs(seconds);
    let claims = json!({ "iss": "Scalingo", "exp": end.as_secs() }).to_string();
    format!(
        "eyJhbGciOiJIUzUxMiJ9.{}.c2lnbmF0dXJl",
        URL_SAFE_NO_PAD.encode(claims)
    )
}

fn exchanging(seconds: u64) -> Server {
    let body = json!({ "token": token(seconds) }).to_string();
    serve(200, JSON, &body)
}

fn listing() -> Server {
    serve(200, JSON, r#"{"addons":[]}"#)
}

fn client(api: &Server, auth: &Server) -> Client {
    Client::builder()
        .base_url(format!("{}/v1", api.url()))
        .auth_base_url(format!("{}/v1", auth.url()))
        .credentials(ApiToken::new("tk-us-secret"))
        .build()
        .expect("the client can be built")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_at_once_cause_one_exchange() {
    let (api, auth) = (listing(), exchanging(3600));
    let client = client(&api, &auth);
    let calls: Vec<_> = (0..50)
        .map(|_| tokio::spawn(client.addons().list(APP).into_future()))
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("a list");
    }
    let exchanges = auth.requests();
    assert_eq!(exchanges.len(), 1);
    assert_eq!(exchanges[0].method, "POST");
    assert_eq!(exchanges[0].path, "/v1/tokens/exchange");
    // `:tk-us-secret`
    assert_eq!(
        exchanges[0].header("authorization"),
        Some("Basic OnRrLXVzLXNlY3JldA==")
    );
    let sent = api.requests();
    assert_eq!(sent.len(), 50);
    assert!(sent.iter().all(|request| {
        request
            .header("authorization")
            .is_some_and(|value| value.starts_with("Bearer eyJhbGci"))
    }));
}

#[tokio::test]
async fn a_token_that_has_ended_is_replaced_by_the_next_call() {
    let (api, auth) = (listing(), exchanging(0));
    let client = client(&api, &auth);
    client.addons().list(APP).await.expect("a list");
    client.addons().list(APP).await.expect("a list");
    assert_eq!(auth.requests().len(), 2);
}

#[tokio::test]
async fn a_token_that_is_short_of_the_time_to_renew_is_kept_for_half_of_its_life() {
    // The description asks for renewal 300 seconds before the end.
    let (api, auth) = (listing(), exchanging(200));
    let client = client(&api, &auth);
    client.addons().list(APP).await.expect("a list");
    client.addons().list(APP).await.expect("a list");
    assert_eq!(auth.requests().len(), 1);
}

#[tokio::test]
async fn a_token_that_lasts_is_kept() {
    let (api, auth) = (listing(), exchanging(3600));
    let client = client(&api, &auth);
    client.addons().list(APP).await.expect("a list");
    client.addons().list(APP).await.expect("a list");
    assert_eq!(auth.requests().len(), 1);
}

#[tokio::test]
async fn a_wrong_api_token_is_a_typed_401_and_the_call_is_not_sent() {
    let api = listing();
    let auth = serve(401, JSON, r#"{"error":"Invalid credentials"}"#);
    let error = client(&api, &auth)
        .addons()
        .list(APP)
        .await
        .expect_err("a refusal");
    assert!(error.is_unauthorized());
    match error.api() {
        Some(ListError::Unauthorized(body)) => assert_eq!(body.error, "Invalid credentials"),
        other => panic!("{other:?}"),
    }
    assert!(api.requests().is_empty());
    let said = format!("{error} {error:?}");
    assert!(!said.contains("tk-us-secret"), "{said}");
}

#[tokio::test]
async fn the_catalogue_is_read_without_any_credential() {
    let api = serve(200, JSON, r#"{"addon_categories":[]}"#);
    let client = Client::builder()
        .base_url(format!("{}/v1", api.url()))
        .build()
        .expect("builds");
    client
        .addon_providers()
        .categories()
        .await
        .expect("categories");
    assert_eq!(api.requests()[0].header("authorization"), None);
    let error = client.addons().list(APP).await.expect_err("no credential");
    assert!(error.to_string().contains("credentials"), "{error}");
    assert_eq!(
        api.requests().len(),
        1,
        "nothing is sent without the credential it needs"
    );
}
