//! Recorded interactions: the request is what was recorded, and the answer is read without loss.

use scalingo::addons::{ChangePlanError, GetError, ProvisionError, TokenError};
use scalingo::types::{AddonStatus, ChangePlan, NewAddon, Nullable};
use scalingo::{Basic, Client};

use crate::played::{ADDON, APP, Played, assert_lossless};

#[tokio::test]
async fn the_addons_of_an_application_are_listed() {
    let played = Played::new("addons-for-200");
    let answer = played
        .client
        .addons()
        .list(APP)
        .raw()
        .await
        .expect("a list");
    played.assert_sent();
    assert_lossless(&answer, &played.answer()["addons"]);
    let addon = &answer.value()[0];
    assert_eq!(addon.id.as_str(), ADDON);
    assert_eq!(addon.status, AddonStatus::Provisioning);
    assert_eq!(addon.deprovisioned_at, None);
    assert_eq!(addon.plan.position, Nullable::Null);
}

#[tokio::test]
async fn an_addon_is_read() {
    let played = Played::new("addons-find-200");
    let answer = played
        .client
        .addons()
        .get(APP, ADDON)
        .raw()
        .await
        .expect("an addon");
    played.assert_sent();
    assert_lossless(&answer, &played.answer()["addon"]);
}

#[tokio::test]
async fn an_addon_is_provisioned() {
    let played = Played::new("addons-provision-201");
    let order = NewAddon::new("postgresql", "5d1e03873e6b3b000eefa827");
    let answer = played
        .client
        .addons()
        .provision(APP, order)
        .raw()
        .await
        .expect("an addon");
    played.assert_sent();
    assert_lossless(&answer, played.answer());
    assert_eq!(answer.status(), 201);
    assert_eq!(answer.value().message, "Database is being provisioned");
}

#[tokio::test]
async fn provisioning_without_a_plan_is_a_typed_error() {
    let played = Played::new("addons-provision-400");
    // The recorded order has no plan, which this client cannot leave out.
    let order = NewAddon::new("postgresql", "");
    let error = played
        .client
        .addons()
        .provision(APP, order)
        .await
        .expect_err("a refusal");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    match error.api() {
        Some(ProvisionError::BadRequest(body)) => assert_eq!(body.error, "plan_id is required"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_change_to_an_unknown_plan_is_a_typed_error() {
    let played = Played::new("addons-update-404");
    let change = ChangePlan::new("wrong-plan-id");
    let error = played
        .client
        .addons()
        .change_plan(APP, ADDON, change)
        .await
        .expect_err("a refusal");
    played.assert_sent();
    assert!(error.is_not_found());
    match error.api() {
        Some(ChangePlanError::NotFound(body)) => assert_eq!(body.resource.as_deref(), Some("plan")),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_unknown_addon_is_a_typed_error() {
    let played = Played::new("addons-find-404");
    let error = played
        .client
        .addons()
        .get(APP, "wrong-addon-id")
        .await
        .expect_err("a refusal");
    played.assert_sent();
    assert!(
        matches!(error.api(), Some(GetError::NotFound(_))),
        "{error:?}"
    );
    assert!(error.to_string().contains("addons.get"), "{error}");
    assert!(error.to_string().contains("not found"), "{error}");
}

#[tokio::test]
async fn an_addon_is_removed() {
    let played = Played::new("addons-destroy-204");
    played
        .client
        .addons()
        .remove(APP, ADDON)
        .await
        .expect("it is gone");
    played.assert_sent();
}

#[tokio::test]
async fn a_token_for_the_database_api_is_issued_and_kept_out_of_debug() {
    let played = Played::new("addons-token-200");
    let answer = played
        .client
        .addons()
        .token(APP, ADDON)
        .raw()
        .await
        .expect("a token");
    played.assert_sent();
    assert_lossless(&answer, &played.answer()["addon"]);
    let token = played.answer()["addon"]["token"].as_str().expect("a token");
    assert_eq!(answer.value().token.expose(), token);
    assert!(!format!("{:?}", answer.value()).contains(token));
}

#[tokio::test]
async fn a_token_for_an_unknown_addon_is_a_typed_error() {
    let played = Played::new("addons-token-404");
    let error = played
        .client
        .addons()
        .token(APP, "wrong-addon-id")
        .await
        .expect_err("a refusal");
    played.assert_sent();
    assert!(
        matches!(error.api(), Some(TokenError::NotFound(_))),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_dashboard_s_address_is_got_by_get_and_kept_out_of_debug() {
    let played = Played::new("addons-sso-200");
    let answer = played
        .client
        .addons()
        .sso_by_get(APP, ADDON)
        .raw()
        .await
        .expect("an address");
    played.assert_sent();
    assert_lossless(&answer, &played.answer()["addon"]);
    assert!(!format!("{:?}", answer.value()).contains("token=REDACTED"));
}

#[tokio::test]
async fn the_catalogue_is_listed() {
    let played = Played::new("addons-providers-guest");
    let answer = played
        .client
        .addon_providers()
        .list()
        .raw()
        .await
        .expect("a catalogue");
    played.assert_sent();
    assert_lossless(&answer, &played.answer()["addon_providers"]);
    assert!(
        answer
            .value()
            .iter()
            .any(|provider| !provider.plans.is_empty())
    );
}

#[tokio::test]
async fn the_categories_are_listed() {
    let played = Played::new("addons-categories-guest");
    let answer = played
        .client
        .addon_providers()
        .categories()
        .raw()
        .await
        .expect("categories");
    played.assert_sent();
    assert_lossless(&answer, &played.answer()["addon_categories"]);
}

#[tokio::test]
async fn an_api_token_is_exchanged() {
    let played = Played::new("tokens-exchange-200");
    let url = format!("{}/v1", played.server.url());
    let client = Client::builder()
        .base_url(&url)
        .auth_base_url(&url)
        .credentials(Basic::new("", "tk-us-REDACTED"))
        .build()
        .expect("the client can be built");
    let answer = client.tokens().exchange().raw().await.expect("a token");
    played.assert_sent();
    assert_lossless(&answer, played.answer());
}
