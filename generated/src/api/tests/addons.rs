// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What [`Addons`](scalingo::addons::Addons) sends and reads.

use scalingo::types;

use super::client;
use crate::{support, trial};

#[tokio::test]
async fn addons_list_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addons().list("my-app").await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/apps/my-app/addons");
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_list(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client.addons().list("my-app").with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::ListError::Unauthorized(value)
            | scalingo::addons::ListError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::ListError::Forbidden(value) => support::written(value),
            scalingo::addons::ListError::NotFound(value) => support::written(value),
            scalingo::addons::ListError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::ListError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_LIST: &[trial::Answer] = &[
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r#"{"addons": [{"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning"}]}"#,
        )
        .within("addons"),
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"addons": [{"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "updated_at": "2015-07-13T08:00:00.000+02:00"}]}"#,
        )
        .within("addons"),
    trial::Answer::json("example none", 200, "application/json", r#"{"addons": []}"#)
        .within("addons"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_list_gives_what_is_documented() {
    trial::Trial::of(client, addons_list).gives(ADDONS_LIST).await;
}

#[tokio::test]
async fn addons_list_survives_malformed_answers() {
    trial::Trial::of(client, addons_list)
        .survives(
            &ADDONS_LIST[0],
            trial::Places {
                choice: Some("/addons/0/status"),
                required: Some("/addons/0/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_list_keeps_malformed_errors() {
    trial::Trial::of(client, addons_list).keeps_malformed_errors(&ADDONS_LIST[3]).await;
}

#[tokio::test]
async fn addons_provision_sends_the_example_plain() {
    let example = r#"{"addon_provider_id": "postgresql", "plan_id": "65f2c0aa9a4b3e0012ab3401"}"#;
    let body: types::NewAddon = support::read(example);
    support::assert_same_json(&support::written(&body), example);
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addons().provision("my-app", body).await);
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/apps/my-app/addons");
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    support::assert_same_json(&request.json(Some("addon")), example);
}

#[tokio::test]
async fn addons_provision_sends_the_example_with_options() {
    let example = r#"{"addon_provider_id": "echo", "plan_id": "65f2c0aa9a4b3e0012ab3410", "options": {"greeting": "hello"}}"#;
    let body: types::NewAddon = support::read(example);
    support::assert_same_json(&support::written(&body), example);
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addons().provision("my-app", body).await);
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/apps/my-app/addons");
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    support::assert_same_json(&request.json(Some("addon")), example);
}

pub(super) fn addons_provision(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "postgresql", "plan_id": "65f2c0aa9a4b3e0012ab3401"}"#,
    );
    let call = client.addons().provision("my-app", body).with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::ProvisionError::BadRequest(value)
            | scalingo::addons::ProvisionError::Unauthorized(value)
            | scalingo::addons::ProvisionError::Conflict(value)
            | scalingo::addons::ProvisionError::InternalServerError(value)
            | scalingo::addons::ProvisionError::ServiceUnavailable(value) => {
                support::written(value)
            }
            scalingo::addons::ProvisionError::PaymentRequired(value) => {
                support::written(value)
            }
            scalingo::addons::ProvisionError::Forbidden(value) => support::written(value),
            scalingo::addons::ProvisionError::NotFound(value) => support::written(value),
            scalingo::addons::ProvisionError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::ProvisionError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_PROVISION: &[trial::Answer] = &[
    trial::Answer::json(
        "example recorded",
        201,
        "application/json",
        r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning", "message": "the database will be ready soon", "variables": null}, "message": "the database will be ready soon"}"#,
    ),
    trial::Answer::json(
        "example with_variables",
        201,
        "application/json",
        r#"{"addon": {"id": "ad-7d9a1c35-0e4b-4b9f-8a6c-5f2d3e1b7c08", "app_id": "65f2c1d09a4b3e0012ab34cd", "addon_provider": {"id": "echo", "name": "Echo", "logo_url": "//cdn.example.net/addons/echo.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "description": "<p>One echo at a time</p>"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "running", "updated_at": "2024-03-14T09:26:53.589Z", "hds_resource": false, "message": "the echo listens", "variables": ["ECHO_URL", "ECHO_PASSWORD"]}, "message": "the echo listens"}"#,
    ),
    trial::Answer::json(
            "example missing_plan",
            400,
            "application/json",
            r#"{"error": "plan_id is required"}"#,
        )
        .error("BadRequest"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example documented",
            402,
            "application/json",
            r#"{"error": "a means of payment is needed", "url": "https://my.example.net/billing"}"#,
        )
        .error("PaymentRequired"),
    trial::Answer::json(
            "example free_trial",
            402,
            "application/json",
            r#"{"name": "example-free-trial-exceeded", "error": "the free trial does not cover this plan", "url": "https://my.example.net/billing"}"#,
        )
        .error("PaymentRequired"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example change_under_way",
            409,
            "application/json",
            r#"{"error": "another change of this addon is under way"}"#,
        )
        .error("Conflict"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::text("example documented", 429, "text/plain", "Retry later")
        .error("TooManyRequests"),
    trial::Answer::json(
            "example internal",
            500,
            "application/json",
            r#"{"error": "an internal error occurred"}"#,
        )
        .error("InternalServerError"),
    trial::Answer::json(
            "example vendor_failed",
            503,
            "application/json",
            r#"{"error": "the vendor of the addon did not answer"}"#,
        )
        .error("ServiceUnavailable"),
];

#[tokio::test]
async fn addons_provision_gives_what_is_documented() {
    trial::Trial::of(client, addons_provision).gives(ADDONS_PROVISION).await;
}

#[tokio::test]
async fn addons_provision_survives_malformed_answers() {
    trial::Trial::of(client, addons_provision)
        .survives(
            &ADDONS_PROVISION[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_provision_keeps_malformed_errors() {
    trial::Trial::of(client, addons_provision)
        .keeps_malformed_errors(&ADDONS_PROVISION[2])
        .await;
}

#[tokio::test]
async fn addons_get_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(
        request.path, "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_get(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::GetError::Unauthorized(value)
            | scalingo::addons::GetError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::GetError::Forbidden(value) => support::written(value),
            scalingo::addons::GetError::NotFound(value) => support::written(value),
            scalingo::addons::GetError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::GetError::TooManyRequests(value) => support::written(value),
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_GET: &[trial::Answer] = &[
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning"}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"addon": {"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "updated_at": "2015-07-13T08:00:00.000+02:00"}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example suspended",
            200,
            "application/json",
            r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "description": "<p>512 MB of memory</p>", "sku": "xx-fr1-pg-starter-512"}, "provisioned_at": "2025-12-24T18:00:00.000Z", "deprovisioned_at": null, "status": "suspended", "updated_at": "2026-01-02T06:30:00.250Z", "hds_resource": true}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_get_gives_what_is_documented() {
    trial::Trial::of(client, addons_get).gives(ADDONS_GET).await;
}

#[tokio::test]
async fn addons_get_survives_malformed_answers() {
    trial::Trial::of(client, addons_get)
        .survives(
            &ADDONS_GET[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_get_keeps_malformed_errors() {
    trial::Trial::of(client, addons_get).keeps_malformed_errors(&ADDONS_GET[3]).await;
}

#[tokio::test]
async fn addons_change_plan_sends_the_example_plain() {
    let example = r#"{"plan_id": "65f2c0aa9a4b3e0012ab3402"}"#;
    let body: types::ChangePlan = support::read(example);
    support::assert_same_json(&support::written(&body), example);
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "PATCH");
    assert_eq!(
        request.path, "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    support::assert_same_json(&request.json(Some("addon")), example);
}

pub(super) fn addons_change_plan(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let body: types::ChangePlan = support::read(
        r#"{"plan_id": "65f2c0aa9a4b3e0012ab3402"}"#,
    );
    let call = client
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::ChangePlanError::BadRequest(value)
            | scalingo::addons::ChangePlanError::Unauthorized(value)
            | scalingo::addons::ChangePlanError::Conflict(value)
            | scalingo::addons::ChangePlanError::InternalServerError(value)
            | scalingo::addons::ChangePlanError::ServiceUnavailable(value) => {
                support::written(value)
            }
            scalingo::addons::ChangePlanError::PaymentRequired(value) => {
                support::written(value)
            }
            scalingo::addons::ChangePlanError::Forbidden(value) => {
                support::written(value)
            }
            scalingo::addons::ChangePlanError::NotFound(value) => support::written(value),
            scalingo::addons::ChangePlanError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::ChangePlanError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_CHANGE_PLAN: &[trial::Answer] = &[
    trial::Answer::json(
        "example recorded",
        200,
        "application/json",
        r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "price": 7.2, "description": "<p>512 MB of memory</p>\n", "position": 11, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-pg-starter-512"}, "provisioned_at": "2024-03-14T09:31:12.004Z", "deprovisioned_at": null, "status": "provisioning", "message": "the database moves to its new plan", "variables": null}, "variables": null, "message": "the database moves to its new plan"}"#,
    ),
    trial::Answer::json(
        "example documented",
        200,
        "application/json",
        r#"{"vars": ["ECHO_URL", "ECHO_PASSWORD"], "message": "the echo is louder now"}"#,
    ),
    trial::Answer::json(
        "example with_variables",
        200,
        "application/json",
        r#"{"variables": ["ECHO_URL"], "message": "the echo is louder now"}"#,
    ),
    trial::Answer::json(
            "example missing_plan",
            400,
            "application/json",
            r#"{"error": "plan_id is required"}"#,
        )
        .error("BadRequest"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example documented",
            402,
            "application/json",
            r#"{"error": "a means of payment is needed", "url": "https://my.example.net/billing"}"#,
        )
        .error("PaymentRequired"),
    trial::Answer::json(
            "example free_trial",
            402,
            "application/json",
            r#"{"name": "example-free-trial-exceeded", "error": "the free trial does not cover this plan", "url": "https://my.example.net/billing"}"#,
        )
        .error("PaymentRequired"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example change_under_way",
            409,
            "application/json",
            r#"{"error": "another change of this addon is under way"}"#,
        )
        .error("Conflict"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::text("example documented", 429, "text/plain", "Retry later")
        .error("TooManyRequests"),
    trial::Answer::json(
            "example internal",
            500,
            "application/json",
            r#"{"error": "an internal error occurred"}"#,
        )
        .error("InternalServerError"),
    trial::Answer::json(
            "example vendor_failed",
            503,
            "application/json",
            r#"{"error": "the vendor of the addon did not answer"}"#,
        )
        .error("ServiceUnavailable"),
];

#[tokio::test]
async fn addons_change_plan_gives_what_is_documented() {
    trial::Trial::of(client, addons_change_plan).gives(ADDONS_CHANGE_PLAN).await;
}

#[tokio::test]
async fn addons_change_plan_survives_malformed_answers() {
    trial::Trial::of(client, addons_change_plan)
        .survives(
            &ADDONS_CHANGE_PLAN[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_change_plan_keeps_malformed_errors() {
    trial::Trial::of(client, addons_change_plan)
        .keeps_malformed_errors(&ADDONS_CHANGE_PLAN[3])
        .await;
}

#[tokio::test]
async fn addons_remove_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "DELETE");
    assert_eq!(
        request.path, "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_remove(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::RemoveError::Unauthorized(value)
            | scalingo::addons::RemoveError::Conflict(value)
            | scalingo::addons::RemoveError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::RemoveError::Forbidden(value) => support::written(value),
            scalingo::addons::RemoveError::NotFound(value) => support::written(value),
            scalingo::addons::RemoveError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::RemoveError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_REMOVE: &[trial::Answer] = &[
    trial::Answer::nothing(204),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example change_under_way",
            409,
            "application/json",
            r#"{"error": "another change of this addon is under way"}"#,
        )
        .error("Conflict"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_remove_gives_what_is_documented() {
    trial::Trial::of(client, addons_remove).gives(ADDONS_REMOVE).await;
}

#[tokio::test]
async fn addons_remove_keeps_malformed_errors() {
    trial::Trial::of(client, addons_remove)
        .keeps_malformed_errors(&ADDONS_REMOVE[1])
        .await;
}

#[tokio::test]
async fn addons_token_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(
        request.path, "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90/token"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_token(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::TokenError::Unauthorized(value)
            | scalingo::addons::TokenError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::TokenError::Forbidden(value) => support::written(value),
            scalingo::addons::TokenError::NotFound(value) => support::written(value),
            scalingo::addons::TokenError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::TokenError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_TOKEN: &[trial::Answer] = &[
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning", "token": "c4nary-answer"}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"addon": {"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "token": "c4nary-answer"}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_token_gives_what_is_documented() {
    trial::Trial::of(client, addons_token).gives(ADDONS_TOKEN).await;
}

#[tokio::test]
async fn addons_token_survives_malformed_answers() {
    trial::Trial::of(client, addons_token)
        .survives(
            &ADDONS_TOKEN[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_token_keeps_malformed_errors() {
    trial::Trial::of(client, addons_token)
        .keeps_malformed_errors(&ADDONS_TOKEN[2])
        .await;
}

#[tokio::test]
async fn addons_sso_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(
        request.path, "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90/sso"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_sso(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::SsoError::Unauthorized(value)
            | scalingo::addons::SsoError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::SsoError::Forbidden(value) => support::written(value),
            scalingo::addons::SsoError::NotFound(value) => support::written(value),
            scalingo::addons::SsoError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::SsoError::TooManyRequests(value) => support::written(value),
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_SSO: &[trial::Answer] = &[
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"addon": {"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "sso_url": "c4nary-answer"}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_sso_gives_what_is_documented() {
    trial::Trial::of(client, addons_sso).gives(ADDONS_SSO).await;
}

#[tokio::test]
async fn addons_sso_survives_malformed_answers() {
    trial::Trial::of(client, addons_sso)
        .survives(
            &ADDONS_SSO[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_sso_keeps_malformed_errors() {
    trial::Trial::of(client, addons_sso).keeps_malformed_errors(&ADDONS_SSO[1]).await;
}

#[tokio::test]
async fn addons_sso_by_get_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(
        request.path, "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90/sso"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_sso_by_get(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::SsoByGetError::Unauthorized(value)
            | scalingo::addons::SsoByGetError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::SsoByGetError::Forbidden(value) => support::written(value),
            scalingo::addons::SsoByGetError::NotFound(value) => support::written(value),
            scalingo::addons::SsoByGetError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::SsoByGetError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_SSO_BY_GET: &[trial::Answer] = &[
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning", "sso_url": "c4nary-answer"}}"#,
        )
        .within("addon"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_sso_by_get_gives_what_is_documented() {
    trial::Trial::of(client, addons_sso_by_get).gives(ADDONS_SSO_BY_GET).await;
}

#[tokio::test]
async fn addons_sso_by_get_survives_malformed_answers() {
    trial::Trial::of(client, addons_sso_by_get)
        .survives(
            &ADDONS_SSO_BY_GET[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_sso_by_get_keeps_malformed_errors() {
    trial::Trial::of(client, addons_sso_by_get)
        .keeps_malformed_errors(&ADDONS_SSO_BY_GET[1])
        .await;
}

#[tokio::test]
async fn addons_resume_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addons()
            .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(
        request.path,
        "/apps/my-app/addons/ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90/resume"
    );
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addons_resume(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addons::ResumeError::Unauthorized(value)
            | scalingo::addons::ResumeError::Conflict(value)
            | scalingo::addons::ResumeError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addons::ResumeError::Forbidden(value) => support::written(value),
            scalingo::addons::ResumeError::NotFound(value) => support::written(value),
            scalingo::addons::ResumeError::UnprocessableEntity(value) => {
                support::written(value)
            }
            scalingo::addons::ResumeError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDONS_RESUME: &[trial::Answer] = &[
    trial::Answer::json(
        "example with_message",
        200,
        "application/json",
        r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "description": "<p>512 MB of memory</p>", "sku": "xx-fr1-pg-starter-512"}, "provisioned_at": "2025-12-24T18:00:00.000Z", "deprovisioned_at": null, "status": "running", "updated_at": "2026-01-03T07:45:00.500Z", "hds_resource": false}, "message": "the addon is back at work"}"#,
    ),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
    trial::Answer::json(
            "example region_disabled",
            403,
            "application/json",
            r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example not_a_collaborator",
            403,
            "application/json",
            r#"{"error": "this application is not yours"}"#,
        )
        .error("Forbidden"),
    trial::Answer::json(
            "example unknown_app",
            404,
            "application/json",
            r#"{"resource": "app", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_addon",
            404,
            "application/json",
            r#"{"resource": "addon", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unknown_plan",
            404,
            "application/json",
            r#"{"resource": "plan", "error": "not found"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example unnamed",
            404,
            "application/json",
            r#"{"error": "nothing found here"}"#,
        )
        .error("NotFound"),
    trial::Answer::json(
            "example change_under_way",
            409,
            "application/json",
            r#"{"error": "another change of this addon is under way"}"#,
        )
        .error("Conflict"),
    trial::Answer::json(
            "example flat",
            422,
            "application/json",
            r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
        )
        .error("UnprocessableEntity"),
    trial::Answer::json(
            "example nested",
            422,
            "application/json",
            r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
        )
        .error("UnprocessableEntity"),
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
async fn addons_resume_gives_what_is_documented() {
    trial::Trial::of(client, addons_resume).gives(ADDONS_RESUME).await;
}

#[tokio::test]
async fn addons_resume_survives_malformed_answers() {
    trial::Trial::of(client, addons_resume)
        .survives(
            &ADDONS_RESUME[0],
            trial::Places {
                choice: Some("/addon/status"),
                required: Some("/addon"),
            },
        )
        .await;
}

#[tokio::test]
async fn addons_resume_keeps_malformed_errors() {
    trial::Trial::of(client, addons_resume)
        .keeps_malformed_errors(&ADDONS_RESUME[1])
        .await;
}
