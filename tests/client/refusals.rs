//! What cannot be right is refused before anything is sent.

use scalingo::types::NewAddon;
use scalingo::{BearerToken, Client};

use crate::played::{ADDON, APP, client};
use crate::support::serve;

#[tokio::test]
async fn a_path_value_that_would_name_another_resource_is_refused() {
    let server = serve(204, "", "");
    let client = client(&server);
    for value in ["", ".", ".."] {
        let error = client
            .addons()
            .remove("my-app", value)
            .await
            .expect_err("a refusal");
        assert!(error.to_string().contains("addon"), "{error}");
        assert!(client.addons().remove(value, ADDON).into_request().is_err());
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_path_value_is_one_segment_whatever_is_in_it() {
    let server = serve(204, "", "");
    client(&server)
        .addons()
        .remove("a/b?c#d", "é %2e")
        .await
        .expect("it is sent");
    assert_eq!(
        server.requests()[0].path,
        "/v1/apps/a%2Fb%3Fc%23d/addons/%C3%A9%20%252e"
    );
}

#[test]
fn a_dry_run_shows_the_request_without_the_credential() {
    let server = serve(204, "", "");
    let request = client(&server)
        .addons()
        .list(APP)
        .into_request()
        .expect("a request");
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().path(), format!("/v1/apps/{APP}/addons"));
    assert!(request.headers().get("authorization").is_none());
    assert!(server.requests().is_empty());
}

#[test]
fn a_base_url_that_cannot_be_one_is_refused() {
    for url in [
        "api.example.net",
        "",
        "ftp://example.net",
        "https://example.net/v1?x=1",
        "https://example.net/#x",
    ] {
        let built = Client::builder()
            .base_url(url)
            .credentials(BearerToken::new("token"))
            .build();
        let error = built.expect_err("a refusal");
        assert!(error.to_string().contains("base_url"), "{error}");
    }
}

#[tokio::test]
async fn a_test_never_reaches_another_server_by_mistake() {
    let server = serve(204, "", "");
    let client = Client::builder()
        .base_url(format!("{}/v1", server.url()))
        .credentials(BearerToken::new("token"))
        .build()
        .expect("the client can be built");
    let error = client.regions().list().await.expect_err("a refusal");
    assert!(error.to_string().contains("auth_base_url"), "{error}");
}

#[tokio::test]
async fn a_token_is_not_sent_in_clear_to_another_machine() {
    let client = Client::builder()
        .base_url("http://192.0.2.1/v1")
        .credentials(BearerToken::new("token"))
        .build();
    let error = match client {
        Ok(client) => client
            .addons()
            .list(APP)
            .await
            .expect_err("a refusal")
            .into(),
        Err(error) => error,
    };
    let error: scalingo::Error = error;
    assert!(
        error.to_string().to_lowercase().contains("https"),
        "{error}"
    );
}

/// An order costs money, and an answer such as 503 does not say that nothing was ordered.
#[tokio::test]
async fn an_order_that_may_have_been_carried_out_is_sent_once() {
    let json = "application/json";
    for status in [408, 500, 502, 503, 504] {
        let server = serve(status, json, r#"{"error":"the vendor did not answer"}"#);
        let client = Client::builder()
            .base_url(format!("{}/v1", server.url()))
            .credentials(BearerToken::new("token"))
            .build()
            .expect("the client can be built");
        let order = NewAddon::new("postgresql", "x");
        let error = client
            .addons()
            .provision(APP, order)
            .await
            .expect_err("a failure");
        assert_eq!(error.attempts(), 1, "{error}");
        assert_eq!(server.requests().len(), 1, "{status}");
    }
}
