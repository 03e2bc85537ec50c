// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What [`Regions`](scalingo::regions::Regions) sends and reads.

use super::client;
use crate::{support, trial};

#[tokio::test]
async fn regions_list_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).regions().list().await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/regions");
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn regions_list(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client.regions().list().with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::regions::ListError::Unauthorized(value)
            | scalingo::regions::ListError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::regions::ListError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const REGIONS_LIST: &[trial::Answer] = &[
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"regions": [{"name": "xx-fr1", "display_name": "Lyon - Example", "api": "https://api.xx-fr1.example.net", "dashboard": "https://my.xx-fr1.example.net", "database_api": "https://db-api.xx-fr1.example.net", "ssh": "ssh.xx-fr1.example.net:22"}]}"#,
        )
        .within("regions"),
    trial::Answer::json(
            "example with_default",
            200,
            "application/json",
            r#"{"regions": [{"name": "xx-fr1", "display_name": "Lyon - Example", "api": "https://api.xx-fr1.example.net", "dashboard": "https://my.xx-fr1.example.net", "database_api": "https://db-api.xx-fr1.example.net", "ssh": "ssh.xx-fr1.example.net:22", "default": true}, {"name": "xx-secure-fr1", "display_name": "Lyon - Secure - Example", "api": "https://api.xx-secure-fr1.example.net", "dashboard": "https://my.xx-secure-fr1.example.net", "database_api": "https://db-api.xx-secure-fr1.example.net", "ssh": "ssh.xx-secure-fr1.example.net:22", "default": false}]}"#,
        )
        .within("regions"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::text("example documented", 429, "text/plain", "Retry later")
        .error("TooManyRequests"),
    trial::Answer::json(
            "example internal",
            500,
            "application/json",
            r#"{"error": "an internal error occurred"}"#,
        )
        .error("InternalServerError"),
];

#[tokio::test]
async fn regions_list_gives_what_is_documented() {
    trial::Trial::of(client, regions_list).gives(REGIONS_LIST).await;
}

#[tokio::test]
async fn regions_list_survives_malformed_answers() {
    trial::Trial::of(client, regions_list)
        .survives(
            &REGIONS_LIST[0],
            trial::Places {
                choice: None,
                required: Some("/regions/0/name"),
            },
        )
        .await;
}

#[tokio::test]
async fn regions_list_keeps_malformed_errors() {
    trial::Trial::of(client, regions_list)
        .keeps_malformed_errors(&REGIONS_LIST[2])
        .await;
}
