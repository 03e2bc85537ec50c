//! Bodies that the documentation shows or that people reported: read, or told apart from what they should be.

use scalingo::Error;
use scalingo::addons::{ListError, ProvisionError};
use scalingo::types::{AddonStatus, FieldMessage, NewAddon};
use serde_json::{Value, json};

use crate::played::{ADDON, APP, assert_lossless, client, fixture};
use crate::support::{Server, serve};

const JSON: &str = "application/json; charset=utf-8";

fn answering(status: u16, body: &Value) -> Server {
    serve(status, JSON, &body.to_string())
}

/// What provisioning gives when it is answered like this.
async fn refused(status: u16, body: &Value) -> Error<ProvisionError> {
    let server = answering(status, body);
    let order = NewAddon::new("postgresql", "x");
    let outcome = client(&server).addons().provision(APP, order).await;
    outcome.expect_err("a refusal")
}

#[tokio::test]
async fn the_documented_addons_are_read_without_loss() {
    let body = fixture("documented/addons-80");
    let server = answering(200, &body);
    let answer = client(&server)
        .addons()
        .list("example-app")
        .raw()
        .await
        .expect("a list");
    assert_lossless(&answer, &body["addons"]);
}

#[tokio::test]
async fn the_documented_addon_is_read_without_loss() {
    let lone = json!({ "addon": fixture("documented/addons-29") });
    for body in [fixture("documented/addons-205"), lone] {
        let server = answering(200, &body);
        let answer = client(&server)
            .addons()
            .get("a", "b")
            .raw()
            .await
            .expect("an addon");
        assert_lossless(&answer, &body["addon"]);
    }
}

#[tokio::test]
async fn the_documented_answers_to_token_sso_and_change_plan_are_read_without_loss() {
    let token = fixture("documented/addons-272");
    let server = answering(200, &token);
    let answer = client(&server)
        .addons()
        .token("a", "b")
        .raw()
        .await
        .expect("a token");
    assert_lossless(&answer, &token["addon"]);

    let sso = fixture("documented/addons-315");
    let server = answering(200, &sso);
    let answer = client(&server)
        .addons()
        .sso("a", "b")
        .raw()
        .await
        .expect("an address");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    assert_eq!(server.request().method, "POST");

    let changed = fixture("documented/addons-178");
    let server = answering(200, &changed);
    let change = scalingo::types::ChangePlan::new("2");
    let answer = client(&server)
        .addons()
        .change_plan("a", "b", change)
        .raw()
        .await
        .expect("a change");
    assert_lossless(&answer, &changed);
}

#[tokio::test]
async fn the_documented_catalogue_is_read_without_loss() {
    let providers = json!({ "addon_providers": [fixture("documented/addon_providers-30")] });
    let server = answering(200, &providers);
    let answer = client(&server)
        .addon_providers()
        .list()
        .raw()
        .await
        .expect("a catalogue");
    assert_lossless(&answer, &providers["addon_providers"]);

    let plans = json!({ "plans": [fixture("documented/addon_providers-111")] });
    let server = answering(200, &plans);
    let call = client(&server)
        .addon_providers()
        .plans("postgresql")
        .show_all(true);
    let answer = call.raw().await.expect("plans");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    let request = server.request();
    assert_eq!(request.path, "/v1/addon_providers/postgresql/plans");
    assert_eq!(request.query(), [("show_all", "true")]);

    let categories = json!({ "addon_categories": [fixture("documented/addon_providers-148")] });
    let server = answering(200, &categories);
    let answer = client(&server)
        .addon_providers()
        .categories()
        .raw()
        .await
        .expect("categories");
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
}

#[tokio::test]
async fn the_documented_regions_are_read_without_loss() {
    let body = fixture("documented/regions-61");
    let server = answering(200, &body);
    let answer = client(&server)
        .regions()
        .list()
        .raw()
        .await
        .expect("regions");
    assert_lossless(&answer, &body["regions"]);
}

/// The object of the 2015 page has neither status nor application; nothing else is lost for that.
#[tokio::test]
async fn the_addon_of_2015_is_read_and_what_it_lacks_is_said() {
    let body = json!({ "addon": {
        "id": "5415beca646173000b015000",
        "provisioned_at": "2015-02-22T18:55:02.766+01:00",
        "deprovisioned_at": null,
        "plan": { "description": "…", "display_name": "64MB Free tier", "id": "52fd2357356330032b080000",
                  "name": "free", "price": 0.0 },
        "resource_id": "example_app_3083",
        "addon_provider": { "id": "scalingo-redis", "name": "Scalingo Redis", "logo_url": "//example.net/redis.png" },
    }});
    let server = answering(200, &body);
    let answer = client(&server)
        .addons()
        .get("a", "b")
        .raw()
        .await
        .expect("an addon");
    let lost: Vec<_> = answer
        .deviations()
        .iter()
        .map(|deviation| deviation.path.as_str())
        .collect();
    assert_eq!(lost, ["/addon/app_id", "/addon/status"]);
    assert_eq!(answer.value().plan.display_name, "64MB Free tier");
    assert_eq!(answer.value().status, AddonStatus::Unknown(String::new()));
}

#[tokio::test]
async fn field_errors_are_typed_also_when_they_are_nested() {
    let nested = fixture("reported/422-nested-array")["json_body"].clone();
    let error = refused(422, &nested).await;
    let Some(ProvisionError::UnprocessableEntity(invalid)) = error.api() else {
        panic!("{error:?}");
    };
    let messages = &invalid.errors["container-web-amount"];
    assert!(
        matches!(&messages[0], FieldMessage::List(inner) if inner[0].contains("10 containers"))
    );
    assert!(
        invalid.to_string().contains("container-web-amount"),
        "{invalid}"
    );

    let flat = json!({ "errors": { "plan_id": ["is disabled"] } });
    let error = refused(422, &flat).await;
    assert!(error.to_string().contains("is disabled"), "{error}");
}

#[tokio::test]
async fn a_plain_text_answer_to_too_many_requests_keeps_its_text() {
    let server = serve(429, "text/plain", "Retry later\n");
    let call = client(&server).addons().list(APP);
    let error = call.await.expect_err("a refusal");
    assert!(error.is_rate_limited());
    assert!(
        matches!(error.api(), Some(ListError::TooManyRequests(text)) if text.starts_with("Retry later"))
    );
}

#[tokio::test]
async fn an_html_page_in_place_of_an_error_keeps_status_and_text() {
    let server = serve(404, "text/html", "<h1>Not here</h1>");
    let error = client(&server)
        .addons()
        .get(APP, ADDON)
        .await
        .expect_err("a refusal");
    assert!(error.is_not_found());
    assert!(error.api().is_none());
    assert!(error.text().is_some_and(|text| text.contains("Not here")));
}

#[tokio::test]
async fn reported_errors_are_typed() {
    let body = fixture("reported/402-free-trial")["json_body"].clone();
    let error = refused(402, &body).await;
    match error.api() {
        Some(ProvisionError::PaymentRequired(body)) => {
            assert!(
                body.name
                    .as_deref()
                    .is_some_and(|name| name.ends_with("free-trial-exceeded"))
            );
        }
        other => panic!("{other:?}"),
    }
    let body = fixture("reported/403-region-disabled")["json_body"].clone();
    let error = refused(403, &body).await;
    match error.api() {
        Some(ProvisionError::Forbidden(body)) => {
            assert_eq!(body.code.as_deref(), Some("region_disabled"));
        }
        other => panic!("{other:?}"),
    }
}
