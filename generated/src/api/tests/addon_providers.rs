// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The examples of [`AddonProviders`](scalingo::addon_providers::AddonProviders).

use super::client;
use crate::support;

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
}

#[tokio::test]
async fn addon_providers_list_reads_the_example_recorded() {
    let example = r#"[{"name": "Echo", "logo_url": "//cdn.example.net/addons/echo.svg", "id": "echo", "short_description": "Sends back what it gets", "description": "A service to try the catalogue with", "category": {"id": "65f2bf019a4b3e0012ab3302", "name": "Miscellaneous", "position": 2}, "provider_name": "", "provider_url": "", "plans": [{"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "price": 0.0, "description": "<p>One echo at a time</p>\n", "position": 0, "on_demand": null, "disabled": null, "disabled_alternative_plan_id": null, "sku": "xx-fr1-echo-small"}, {"id": "65f2c0aa9a4b3e0012ab3411", "name": "echo-large", "display_name": "Large", "price": 3.6, "description": "<p>Many echoes at a time</p>\n", "position": null, "on_demand": false, "disabled": true, "disabled_alternative_plan_id": "65f2c0aa9a4b3e0012ab3410", "sku": "xx-fr1-echo-large"}]}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon_providers", example),
    );
    let answer = client(&server)
        .addon_providers()
        .list()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_list_reads_the_example_documented() {
    let example = r#"[{"name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg", "id": "postgresql", "short_description": "A relational database", "description": "Relational databases, made when you ask for them.", "provider_name": "Example Databases", "provider_url": "https://databases.example.net/postgresql", "plans": [{"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "price": 7.2, "description": "<p>512 MB of memory</p>", "position": 11, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-pg-starter-512", "pricings": {"default": {"price": "0.0001666667", "currency": "EUR", "period": "minute"}}, "hds_available": false}]}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon_providers", example),
    );
    let answer = client(&server)
        .addon_providers()
        .list()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_list_reads_the_example_recent() {
    let example = r##"[{"name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg", "id": "postgresql", "short_description": "A relational database", "description": "Relational databases, made when you ask for them.", "category": {"id": "65f2bf019a4b3e0012ab3301", "name": "Databases", "description": "# Where data lives", "position": 1}, "provider_name": "Example Databases", "provider_url": "https://databases.example.net/postgresql", "hds_available": true, "plans": []}]"##;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon_providers", example),
    );
    let answer = client(&server)
        .addon_providers()
        .list()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_list_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .list()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addon_providers::ListError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addon_providers_list_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addon_providers()
        .list()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addon_providers::ListError::TooManyRequests(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addon_providers_list_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .list()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addon_providers::ListError::InternalServerError(_)) = error.api()
    else { panic!("{error:?}") };
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
}

#[tokio::test]
async fn addon_providers_plans_reads_the_example_documented() {
    let example = r#"[{"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0, "description": "<p>To try things out</p>", "position": 10, "on_demand": false, "sku": "xx-fr1-pg-sandbox", "pricings": {"default": {"price": "0.0", "currency": "EUR", "period": "minute"}}, "hds_available": false}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("plans", example),
    );
    let answer = client(&server)
        .addon_providers()
        .plans("postgresql")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_plans_reads_the_example_recorded() {
    let example = r#"[{"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "price": 0.0, "description": "<p>One echo at a time</p>\n", "position": null, "on_demand": null, "disabled": null, "disabled_alternative_plan_id": null, "sku": "xx-fr1-echo-small"}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("plans", example),
    );
    let answer = client(&server)
        .addon_providers()
        .plans("postgresql")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_plans_reads_the_example_recent() {
    let example = r#"[{"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "price": 7.2, "description": "<p>512 MB of memory</p>", "position": 11, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-pg-starter-512", "pricings": {"default": {"price": "0.0001666667", "currency": "EUR", "period": "minute"}}, "hds_available": true, "to_be_discontinued": false, "trial_available": true, "properties": {"memory_mb": 512, "storage": "10 GB", "high_availability": false}}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("plans", example),
    );
    let answer = client(&server)
        .addon_providers()
        .plans("postgresql")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_plans_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addon_providers::PlansError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addon_providers_plans_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addon_providers::PlansError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addon_providers_plans_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addon_providers::PlansError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addon_providers_plans_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addon_providers::PlansError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addon_providers_plans_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addon_providers::PlansError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addon_providers_plans_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addon_providers::PlansError::TooManyRequests(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addon_providers_plans_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .plans("postgresql")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addon_providers::PlansError::InternalServerError(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addon_providers_categories_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addon_providers().categories().await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/addon_categories");
    assert!(request.query().is_empty(), "{request:?}");
}

#[tokio::test]
async fn addon_providers_categories_reads_the_example_recorded() {
    let example = r##"[{"id": "65f2bf019a4b3e0012ab3301", "name": "Databases", "description": "# Where data lives\u000d\n\u000d\nPick *one* or several.", "position": 1}, {"id": "65f2bf019a4b3e0012ab3302", "name": "Miscellaneous", "description": "", "position": 2}]"##;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon_categories", example),
    );
    let answer = client(&server)
        .addon_providers()
        .categories()
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addon_providers_categories_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .categories()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addon_providers::CategoriesError::Unauthorized(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addon_providers_categories_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addon_providers()
        .categories()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addon_providers::CategoriesError::TooManyRequests(_)) = error
        .api() else { panic!("{error:?}") };
}

#[tokio::test]
async fn addon_providers_categories_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addon_providers()
        .categories()
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addon_providers::CategoriesError::InternalServerError(_)) = error
        .api() else { panic!("{error:?}") };
}
