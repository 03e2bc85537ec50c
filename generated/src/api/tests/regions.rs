// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The examples of [`Regions`](scalingo::regions::Regions).

use super::client;
use crate::support;

#[tokio::test]
async fn regions_list_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).regions().list().await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/regions");
    assert!(request.query().is_empty(), "{request:?}");
}

#[tokio::test]
async fn regions_list_reads_the_example_documented() {
    let example = r#"[{"name": "xx-fr1", "display_name": "Lyon - Example", "api": "https://api.xx-fr1.example.net", "dashboard": "https://my.xx-fr1.example.net", "database_api": "https://db-api.xx-fr1.example.net", "ssh": "ssh.xx-fr1.example.net:22"}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("regions", example),
    );
    let answer = client(&server)
        .regions()
        .list()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn regions_list_reads_the_example_with_default() {
    let example = r#"[{"name": "xx-fr1", "display_name": "Lyon - Example", "api": "https://api.xx-fr1.example.net", "dashboard": "https://my.xx-fr1.example.net", "database_api": "https://db-api.xx-fr1.example.net", "ssh": "ssh.xx-fr1.example.net:22", "default": true}, {"name": "xx-secure-fr1", "display_name": "Lyon - Secure - Example", "api": "https://api.xx-secure-fr1.example.net", "dashboard": "https://my.xx-secure-fr1.example.net", "database_api": "https://db-api.xx-secure-fr1.example.net", "ssh": "ssh.xx-secure-fr1.example.net:22", "default": false}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("regions", example),
    );
    let answer = client(&server)
        .regions()
        .list()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn regions_list_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .regions()
        .list()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::regions::ListError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn regions_list_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .regions()
        .list()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::regions::ListError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn regions_list_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .regions()
        .list()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::regions::ListError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
}
