// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What [`AddonProviders`](scalingo::addon_providers::AddonProviders) sends and reads.

use super::client;
use crate::{support, trial};

#[tokio::test]
async fn addon_providers_list_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(
        client(&server)
            .addon_providers()
            .list()
            .category_id("65f2bf019a4b3e0012ab3301")
            .dedicated(true)
            .await,
    );
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/addon_providers");
    let query = [("category_id", "65f2bf019a4b3e0012ab3301"), ("dedicated", "true")];
    assert_eq!(request.query(), query);
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addon_providers_list(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client
        .addon_providers()
        .list()
        .category_id("65f2bf019a4b3e0012ab3301")
        .dedicated(true)
        .with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addon_providers::ListError::Unauthorized(value)
            | scalingo::addon_providers::ListError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addon_providers::ListError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDON_PROVIDERS_LIST: &[trial::Answer] = &[
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r#"{"addon_providers": [{"name": "Echo", "logo_url": "//cdn.example.net/addons/echo.svg", "id": "echo", "short_description": "Sends back what it gets", "description": "A service to try the catalogue with", "category": {"id": "65f2bf019a4b3e0012ab3302", "name": "Miscellaneous", "position": 2}, "provider_name": "", "provider_url": "", "plans": [{"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "price": 0.0, "description": "<p>One echo at a time</p>\n", "position": 0, "on_demand": null, "disabled": null, "disabled_alternative_plan_id": null, "sku": "xx-fr1-echo-small"}, {"id": "65f2c0aa9a4b3e0012ab3411", "name": "echo-large", "display_name": "Large", "price": 3.6, "description": "<p>Many echoes at a time</p>\n", "position": null, "on_demand": false, "disabled": true, "disabled_alternative_plan_id": "65f2c0aa9a4b3e0012ab3410", "sku": "xx-fr1-echo-large"}]}]}"#,
        )
        .within("addon_providers"),
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"addon_providers": [{"name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg", "id": "postgresql", "short_description": "A relational database", "description": "Relational databases, made when you ask for them.", "provider_name": "Example Databases", "provider_url": "https://databases.example.net/postgresql", "plans": [{"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "price": 7.2, "description": "<p>512 MB of memory</p>", "position": 11, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-pg-starter-512", "pricings": {"default": {"price": "0.0001666667", "currency": "EUR", "period": "minute"}}, "hds_available": false}]}]}"#,
        )
        .within("addon_providers"),
    trial::Answer::json(
            "example recent",
            200,
            "application/json",
            r##"{"addon_providers": [{"name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg", "id": "postgresql", "short_description": "A relational database", "description": "Relational databases, made when you ask for them.", "category": {"id": "65f2bf019a4b3e0012ab3301", "name": "Databases", "description": "# Where data lives", "position": 1}, "provider_name": "Example Databases", "provider_url": "https://databases.example.net/postgresql", "hds_available": true, "plans": []}]}"##,
        )
        .within("addon_providers"),
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
async fn addon_providers_list_gives_what_is_documented() {
    trial::Trial::of(client, addon_providers_list).gives(ADDON_PROVIDERS_LIST).await;
}

#[tokio::test]
async fn addon_providers_list_survives_malformed_answers() {
    trial::Trial::of(client, addon_providers_list)
        .survives(
            &ADDON_PROVIDERS_LIST[0],
            trial::Places {
                choice: None,
                required: Some("/addon_providers/0/name"),
            },
        )
        .await;
}

#[tokio::test]
async fn addon_providers_list_keeps_malformed_errors() {
    trial::Trial::of(client, addon_providers_list)
        .keeps_malformed_errors(&ADDON_PROVIDERS_LIST[3])
        .await;
}

#[tokio::test]
async fn addon_providers_plans_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addon_providers().plans("postgresql").show_all(true).await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/addon_providers/postgresql/plans");
    let query = [("show_all", "true")];
    assert_eq!(request.query(), query);
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addon_providers_plans(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client.addon_providers().plans("postgresql").show_all(true).with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addon_providers::PlansError::Unauthorized(value)
            | scalingo::addon_providers::PlansError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addon_providers::PlansError::NotFound(value) => {
                support::written(value)
            }
            scalingo::addon_providers::PlansError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDON_PROVIDERS_PLANS: &[trial::Answer] = &[
    trial::Answer::json(
            "example documented",
            200,
            "application/json",
            r#"{"plans": [{"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0, "description": "<p>To try things out</p>", "position": 10, "on_demand": false, "sku": "xx-fr1-pg-sandbox", "pricings": {"default": {"price": "0.0", "currency": "EUR", "period": "minute"}}, "hds_available": false}]}"#,
        )
        .within("plans"),
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r#"{"plans": [{"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "price": 0.0, "description": "<p>One echo at a time</p>\n", "position": null, "on_demand": null, "disabled": null, "disabled_alternative_plan_id": null, "sku": "xx-fr1-echo-small"}]}"#,
        )
        .within("plans"),
    trial::Answer::json(
            "example recent",
            200,
            "application/json",
            r#"{"plans": [{"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "price": 7.2, "description": "<p>512 MB of memory</p>", "position": 11, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-pg-starter-512", "pricings": {"default": {"price": "0.0001666667", "currency": "EUR", "period": "minute"}}, "hds_available": true, "to_be_discontinued": false, "trial_available": true, "properties": {"memory_mb": 512, "storage": "10 GB", "high_availability": false}}]}"#,
        )
        .within("plans"),
    trial::Answer::json(
            "example wrong_token",
            401,
            "application/json",
            r#"{"error": "the token is not accepted"}"#,
        )
        .error("Unauthorized"),
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
async fn addon_providers_plans_gives_what_is_documented() {
    trial::Trial::of(client, addon_providers_plans).gives(ADDON_PROVIDERS_PLANS).await;
}

#[tokio::test]
async fn addon_providers_plans_survives_malformed_answers() {
    trial::Trial::of(client, addon_providers_plans)
        .survives(
            &ADDON_PROVIDERS_PLANS[0],
            trial::Places {
                choice: None,
                required: Some("/plans/0/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addon_providers_plans_keeps_malformed_errors() {
    trial::Trial::of(client, addon_providers_plans)
        .keeps_malformed_errors(&ADDON_PROVIDERS_PLANS[3])
        .await;
}

#[tokio::test]
async fn addon_providers_categories_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addon_providers().categories().await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/addon_categories");
    assert!(request.query().is_empty(), "{request:?}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), Some("Bearer c4nary-credential"));
    assert!(request.body.is_empty(), "{request:?}");
}

pub(super) fn addon_providers_categories(
    client: &scalingo::Client,
    change: trial::Change<'_>,
) -> trial::Ending {
    let call = client.addon_providers().categories().with(change);
    trial::run(
        call,
        support::written,
        |answer| match answer {
            scalingo::addon_providers::CategoriesError::Unauthorized(value)
            | scalingo::addon_providers::CategoriesError::InternalServerError(value) => {
                support::written(value)
            }
            scalingo::addon_providers::CategoriesError::TooManyRequests(value) => {
                support::written(value)
            }
            other => panic!("no other is documented: {other:?}"),
        },
    )
}

pub(super) const ADDON_PROVIDERS_CATEGORIES: &[trial::Answer] = &[
    trial::Answer::json(
            "example recorded",
            200,
            "application/json",
            r##"{"addon_categories": [{"id": "65f2bf019a4b3e0012ab3301", "name": "Databases", "description": "# Where data lives\u000d\n\u000d\nPick *one* or several.", "position": 1}, {"id": "65f2bf019a4b3e0012ab3302", "name": "Miscellaneous", "description": "", "position": 2}]}"##,
        )
        .within("addon_categories"),
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
async fn addon_providers_categories_gives_what_is_documented() {
    trial::Trial::of(client, addon_providers_categories)
        .gives(ADDON_PROVIDERS_CATEGORIES)
        .await;
}

#[tokio::test]
async fn addon_providers_categories_survives_malformed_answers() {
    trial::Trial::of(client, addon_providers_categories)
        .survives(
            &ADDON_PROVIDERS_CATEGORIES[0],
            trial::Places {
                choice: None,
                required: Some("/addon_categories/0/id"),
            },
        )
        .await;
}

#[tokio::test]
async fn addon_providers_categories_keeps_malformed_errors() {
    trial::Trial::of(client, addon_providers_categories)
        .keeps_malformed_errors(&ADDON_PROVIDERS_CATEGORIES[1])
        .await;
}
