// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The examples of [`Addons`](scalingo::addons::Addons).

use scalingo::types;

use super::client;
use crate::support;

#[tokio::test]
async fn addons_list_sends_its_request() {
    let server = support::serve(200, "application/json", "null");
    drop(client(&server).addons().list("my-app").await);
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/apps/my-app/addons");
    assert!(request.query().is_empty(), "{request:?}");
}

#[tokio::test]
async fn addons_list_reads_the_example_recorded() {
    let example = r#"[{"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning"}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addons", example),
    );
    let answer = client(&server)
        .addons()
        .list("my-app")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_list_reads_the_example_documented() {
    let example = r#"[{"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "updated_at": "2015-07-13T08:00:00.000+02:00"}]"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addons", example),
    );
    let answer = client(&server)
        .addons()
        .list("my-app")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_list_reads_the_example_none() {
    let example = "[]";
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addons", example),
    );
    let answer = client(&server)
        .addons()
        .list("my-app")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_list_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::ListError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ListError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ListError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ListError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ListError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ListError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ListError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ListError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ListError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::ListError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_list_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .list("my-app")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::ListError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
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
    support::assert_same_json(&request.json(Some("addon")), example);
}

#[tokio::test]
async fn addons_provision_reads_the_example_recorded() {
    let example = r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning", "message": "the database will be ready soon", "variables": null}, "message": "the database will be ready soon"}"#;
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(201, "application/json", example);
    let answer = client(&server)
        .addons()
        .provision("my-app", body)
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_provision_reads_the_example_with_variables() {
    let example = r#"{"addon": {"id": "ad-7d9a1c35-0e4b-4b9f-8a6c-5f2d3e1b7c08", "app_id": "65f2c1d09a4b3e0012ab34cd", "addon_provider": {"id": "echo", "name": "Echo", "logo_url": "//cdn.example.net/addons/echo.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "description": "<p>One echo at a time</p>"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "running", "updated_at": "2024-03-14T09:26:53.589Z", "hds_resource": false, "message": "the echo listens", "variables": ["ECHO_URL", "ECHO_PASSWORD"]}, "message": "the echo listens"}"#;
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(201, "application/json", example);
    let answer = client(&server)
        .addons()
        .provision("my-app", body)
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_provision_tells_400_by_the_example_missing_plan() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        400,
        "application/json",
        r#"{"error": "plan_id is required"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(400));
    let Some(scalingo::addons::ProvisionError::BadRequest(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_401_by_the_example_wrong_token() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::ProvisionError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_402_by_the_example_documented() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        402,
        "application/json",
        r#"{"error": "a means of payment is needed", "url": "https://my.example.net/billing"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(402));
    let Some(scalingo::addons::ProvisionError::PaymentRequired(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_402_by_the_example_free_trial() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        402,
        "application/json",
        r#"{"name": "example-free-trial-exceeded", "error": "the free trial does not cover this plan", "url": "https://my.example.net/billing"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(402));
    let Some(scalingo::addons::ProvisionError::PaymentRequired(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_403_by_the_example_region_disabled() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ProvisionError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_403_by_the_example_not_a_collaborator() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ProvisionError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_404_by_the_example_unknown_app() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ProvisionError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_404_by_the_example_unknown_addon() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ProvisionError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_404_by_the_example_unknown_plan() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ProvisionError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_404_by_the_example_unnamed() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ProvisionError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_409_by_the_example_change_under_way() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        409,
        "application/json",
        r#"{"error": "another change of this addon is under way"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(409));
    let Some(scalingo::addons::ProvisionError::Conflict(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_422_by_the_example_flat() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ProvisionError::UnprocessableEntity(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addons_provision_tells_422_by_the_example_nested() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ProvisionError::UnprocessableEntity(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addons_provision_tells_429_by_the_example_documented() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::ProvisionError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_provision_tells_500_by_the_example_internal() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::ProvisionError::InternalServerError(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addons_provision_tells_503_by_the_example_vendor_failed() {
    let body: types::NewAddon = support::read(
        r#"{"addon_provider_id": "example", "plan_id": "example"}"#,
    );
    let server = support::serve(
        503,
        "application/json",
        r#"{"error": "the vendor of the addon did not answer"}"#,
    );
    let error = client(&server)
        .addons()
        .provision("my-app", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(503));
    let Some(scalingo::addons::ProvisionError::ServiceUnavailable(_)) = error.api() else {
        panic!("{error:?}")
    };
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
}

#[tokio::test]
async fn addons_get_reads_the_example_recorded() {
    let example = r#"{"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning"}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_get_reads_the_example_documented() {
    let example = r#"{"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "updated_at": "2015-07-13T08:00:00.000+02:00"}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_get_reads_the_example_suspended() {
    let example = r#"{"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "description": "<p>512 MB of memory</p>", "sku": "xx-fr1-pg-starter-512"}, "provisioned_at": "2025-12-24T18:00:00.000Z", "deprovisioned_at": null, "status": "suspended", "updated_at": "2026-01-02T06:30:00.250Z", "hds_resource": true}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_get_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::GetError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::GetError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::GetError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::GetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::GetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::GetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::GetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::GetError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::GetError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::GetError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_get_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::GetError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
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
    support::assert_same_json(&request.json(Some("addon")), example);
}

#[tokio::test]
async fn addons_change_plan_reads_the_example_recorded() {
    let example = r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "price": 7.2, "description": "<p>512 MB of memory</p>\n", "position": 11, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-pg-starter-512"}, "provisioned_at": "2024-03-14T09:31:12.004Z", "deprovisioned_at": null, "status": "provisioning", "message": "the database moves to its new plan", "variables": null}, "variables": null, "message": "the database moves to its new plan"}"#;
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(200, "application/json", example);
    let answer = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_change_plan_reads_the_example_documented() {
    let example = r#"{"vars": ["ECHO_URL", "ECHO_PASSWORD"], "message": "the echo is louder now"}"#;
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(200, "application/json", example);
    let answer = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_change_plan_reads_the_example_with_variables() {
    let example = r#"{"variables": ["ECHO_URL"], "message": "the echo is louder now"}"#;
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(200, "application/json", example);
    let answer = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_change_plan_tells_400_by_the_example_missing_plan() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        400,
        "application/json",
        r#"{"error": "plan_id is required"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(400));
    let Some(scalingo::addons::ChangePlanError::BadRequest(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_401_by_the_example_wrong_token() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::ChangePlanError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_402_by_the_example_documented() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        402,
        "application/json",
        r#"{"error": "a means of payment is needed", "url": "https://my.example.net/billing"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(402));
    let Some(scalingo::addons::ChangePlanError::PaymentRequired(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_402_by_the_example_free_trial() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        402,
        "application/json",
        r#"{"name": "example-free-trial-exceeded", "error": "the free trial does not cover this plan", "url": "https://my.example.net/billing"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(402));
    let Some(scalingo::addons::ChangePlanError::PaymentRequired(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_403_by_the_example_region_disabled() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ChangePlanError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_403_by_the_example_not_a_collaborator() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ChangePlanError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_404_by_the_example_unknown_app() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ChangePlanError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_404_by_the_example_unknown_addon() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ChangePlanError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_404_by_the_example_unknown_plan() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ChangePlanError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_404_by_the_example_unnamed() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ChangePlanError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_409_by_the_example_change_under_way() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        409,
        "application/json",
        r#"{"error": "another change of this addon is under way"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(409));
    let Some(scalingo::addons::ChangePlanError::Conflict(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_422_by_the_example_flat() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ChangePlanError::UnprocessableEntity(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addons_change_plan_tells_422_by_the_example_nested() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ChangePlanError::UnprocessableEntity(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addons_change_plan_tells_429_by_the_example_documented() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::ChangePlanError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_change_plan_tells_500_by_the_example_internal() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::ChangePlanError::InternalServerError(_)) = error.api()
    else { panic!("{error:?}") };
}

#[tokio::test]
async fn addons_change_plan_tells_503_by_the_example_vendor_failed() {
    let body: types::ChangePlan = support::read(r#"{"plan_id": "example"}"#);
    let server = support::serve(
        503,
        "application/json",
        r#"{"error": "the vendor of the addon did not answer"}"#,
    );
    let error = client(&server)
        .addons()
        .change_plan("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", body)
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(503));
    let Some(scalingo::addons::ChangePlanError::ServiceUnavailable(_)) = error.api()
    else { panic!("{error:?}") };
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
}

#[tokio::test]
async fn addons_remove_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::RemoveError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::RemoveError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::RemoveError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::RemoveError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::RemoveError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::RemoveError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::RemoveError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_409_by_the_example_change_under_way() {
    let server = support::serve(
        409,
        "application/json",
        r#"{"error": "another change of this addon is under way"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(409));
    let Some(scalingo::addons::RemoveError::Conflict(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::RemoveError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::RemoveError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::RemoveError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_remove_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::RemoveError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
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
}

#[tokio::test]
async fn addons_token_reads_the_example_recorded() {
    let example = r#"{"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning", "token": "eyJhbGciOiJIUzUxMiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl"}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_token_reads_the_example_documented() {
    let example = r#"{"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "token": "eyJhbGciOiJIUzUxMiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl"}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_token_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::TokenError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::TokenError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::TokenError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::TokenError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::TokenError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::TokenError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::TokenError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::TokenError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::TokenError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::TokenError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_token_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::TokenError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
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
}

#[tokio::test]
async fn addons_sso_reads_the_example_documented() {
    let example = r#"{"id": "55a1b2c3d4e5f60007000001", "app_id": "55a1b2c3d4e5f60007000002", "resource_id": "old_app_17", "provisioned_at": "2015-07-12T02:20:03.141+02:00", "deprovisioned_at": null, "status": "running", "plan": {"id": "55a1b2c3d4e5f60007000003", "name": "redis-sandbox", "display_name": "Sandbox", "price": 0, "description": "To try things out", "position": 1, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-redis-sandbox"}, "addon_provider": {"id": "scalingo-redis", "name": "Redis", "logo_url": "//cdn.example.net/addons/redis.svg"}, "sso_url": "https://db.example.net/sso?id=old_app_17&token=not-a-real-token&timestamp=1700000000"}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_sso_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::SsoError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::SsoError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::SsoError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::SsoError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::SsoError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::SsoError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::SsoError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
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
}

#[tokio::test]
async fn addons_sso_by_get_reads_the_example_recorded() {
    let example = r#"{"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}, "provisioned_at": "2024-03-14T09:26:53.589Z", "deprovisioned_at": null, "status": "provisioning", "sso_url": "http://db.example.net/sso?id=my_app_4821&token=not-a-real-token&timestamp=1700000000"}"#;
    let server = support::serve(
        200,
        "application/json",
        &support::enveloped("addon", example),
    );
    let answer = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_sso_by_get_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::SsoByGetError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::SsoByGetError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::SsoByGetError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoByGetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoByGetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoByGetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::SsoByGetError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::SsoByGetError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::SsoByGetError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::SsoByGetError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_sso_by_get_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::SsoByGetError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
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
}

#[tokio::test]
async fn addons_resume_reads_the_example_with_message() {
    let example = r#"{"addon": {"id": "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90", "app_id": "65f2c1d09a4b3e0012ab34cd", "resource_id": "my_app_4821", "addon_provider": {"id": "postgresql", "name": "PostgreSQL", "logo_url": "//cdn.example.net/addons/postgresql.svg"}, "plan": {"id": "65f2c0aa9a4b3e0012ab3402", "name": "postgresql-starter-512", "display_name": "Starter 512M", "description": "<p>512 MB of memory</p>", "sku": "xx-fr1-pg-starter-512"}, "provisioned_at": "2025-12-24T18:00:00.000Z", "deprovisioned_at": null, "status": "running", "updated_at": "2026-01-03T07:45:00.500Z", "hds_resource": false}, "message": "the addon is back at work"}"#;
    let server = support::serve(200, "application/json", example);
    let answer = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .raw()
        .await
        .expect("the documented answer is read");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let value = answer.value();
    support::assert_same_json(&support::written(value), example);
}

#[tokio::test]
async fn addons_resume_tells_401_by_the_example_wrong_token() {
    let server = support::serve(
        401,
        "application/json",
        r#"{"error": "the token is not accepted"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(401));
    let Some(scalingo::addons::ResumeError::Unauthorized(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_403_by_the_example_region_disabled() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this region takes no new addons", "code": "region_disabled"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ResumeError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_403_by_the_example_not_a_collaborator() {
    let server = support::serve(
        403,
        "application/json",
        r#"{"error": "this application is not yours"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(403));
    let Some(scalingo::addons::ResumeError::Forbidden(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_404_by_the_example_unknown_app() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "app", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ResumeError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_404_by_the_example_unknown_addon() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "addon", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ResumeError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_404_by_the_example_unknown_plan() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"resource": "plan", "error": "not found"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ResumeError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_404_by_the_example_unnamed() {
    let server = support::serve(
        404,
        "application/json",
        r#"{"error": "nothing found here"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    let Some(scalingo::addons::ResumeError::NotFound(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_409_by_the_example_change_under_way() {
    let server = support::serve(
        409,
        "application/json",
        r#"{"error": "another change of this addon is under way"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(409));
    let Some(scalingo::addons::ResumeError::Conflict(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_422_by_the_example_flat() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": ["belongs to another provider", "is disabled"]}}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ResumeError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_422_by_the_example_nested() {
    let server = support::serve(
        422,
        "application/json",
        r#"{"errors": {"plan_id": [["belongs to another provider"]]}}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(422));
    let Some(scalingo::addons::ResumeError::UnprocessableEntity(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_429_by_the_example_documented() {
    let server = support::serve(429, "text/plain", "Retry later");
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(429));
    let Some(scalingo::addons::ResumeError::TooManyRequests(_)) = error.api() else {
        panic!("{error:?}")
    };
}

#[tokio::test]
async fn addons_resume_tells_500_by_the_example_internal() {
    let server = support::serve(
        500,
        "application/json",
        r#"{"error": "an internal error occurred"}"#,
    );
    let error = client(&server)
        .addons()
        .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
        .await
        .expect_err("the documented error");
    let status = error.status().map(|status| status.as_u16());
    assert_eq!(status, Some(500));
    let Some(scalingo::addons::ResumeError::InternalServerError(_)) = error.api() else {
        panic!("{error:?}")
    };
}
