// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! A canary in every secret reaches the server, and nobody else.

use scalingo::types;

use super::client;
use crate::{support, trial};

#[test]
fn client_and_builder_hide_their_credentials() {
    let server = support::Server::start();
    let (builder, client) = (super::builder(&server), client(&server));
    trial::shows_no_canary("the builder", &format!("{builder:?} {builder:#?}"));
    trial::shows_no_canary("the client", &format!("{client:?} {client:#?}"));
}

#[tokio::test]
async fn addons_list_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_list);
    trial.hides_what_is_secret(super::addons::ADDONS_LIST, &["c4nary-credential"]).await;
}

#[tokio::test]
async fn addons_provision_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_provision);
    trial
        .hides_what_is_secret(super::addons::ADDONS_PROVISION, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn addons_get_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_get);
    trial.hides_what_is_secret(super::addons::ADDONS_GET, &["c4nary-credential"]).await;
}

#[tokio::test]
async fn addons_change_plan_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_change_plan);
    trial
        .hides_what_is_secret(super::addons::ADDONS_CHANGE_PLAN, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn addons_remove_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_remove);
    trial
        .hides_what_is_secret(super::addons::ADDONS_REMOVE, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn addons_token_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_token);
    trial
        .hides_what_is_secret(super::addons::ADDONS_TOKEN, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn addons_sso_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_sso);
    trial.hides_what_is_secret(super::addons::ADDONS_SSO, &["c4nary-credential"]).await;
}

#[tokio::test]
async fn addons_sso_by_get_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_sso_by_get);
    trial
        .hides_what_is_secret(super::addons::ADDONS_SSO_BY_GET, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn addons_resume_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addons::addons_resume);
    trial
        .hides_what_is_secret(super::addons::ADDONS_RESUME, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn addon_providers_list_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addon_providers::addon_providers_list);
    trial
        .hides_what_is_secret(
            super::addon_providers::ADDON_PROVIDERS_LIST,
            &["c4nary-credential"],
        )
        .await;
}

#[tokio::test]
async fn addon_providers_plans_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::addon_providers::addon_providers_plans);
    trial
        .hides_what_is_secret(
            super::addon_providers::ADDON_PROVIDERS_PLANS,
            &["c4nary-credential"],
        )
        .await;
}

#[tokio::test]
async fn addon_providers_categories_hides_what_is_secret() {
    let trial = trial::Trial::of(
        client,
        super::addon_providers::addon_providers_categories,
    );
    trial
        .hides_what_is_secret(
            super::addon_providers::ADDON_PROVIDERS_CATEGORIES,
            &["c4nary-credential"],
        )
        .await;
}

#[tokio::test]
async fn regions_list_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::regions::regions_list);
    trial
        .hides_what_is_secret(super::regions::REGIONS_LIST, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn tokens_exchange_hides_what_is_secret() {
    let trial = trial::Trial::of(client, super::tokens::tokens_exchange);
    trial
        .hides_what_is_secret(super::tokens::TOKENS_EXCHANGE, &["c4nary-credential"])
        .await;
}

#[tokio::test]
async fn api_token_hides_what_it_is_exchanged_for() {
    let client = |server: &support::Server| {
        let exchanged = scalingo::ApiToken::new(trial::API_TOKEN);
        super::builder(server).credentials(exchanged).build().expect("a client")
    };
    let trial = trial::Trial::of(client, super::addons::addons_list);
    trial.hides_what_is_exchanged(&super::addons::ADDONS_LIST[0], "token").await;
}

#[test]
fn addon_with_token_hides_its_secrets() {
    let json = r#"{"id": "example", "app_id": "example", "addon_provider": {"id": "example", "name": "example", "logo_url": "example"}, "plan": {"id": "example", "name": "example", "display_name": "example", "description": "example"}, "provisioned_at": "2024-01-31T12:00:00Z", "deprovisioned_at": null, "status": "running", "token": "c4nary-answer"}"#;
    trial::hides_secrets::<types::AddonWithToken>(json);
}

#[test]
fn addon_with_sso_url_hides_its_secrets() {
    let json = r#"{"id": "example", "app_id": "example", "addon_provider": {"id": "example", "name": "example", "logo_url": "example"}, "plan": {"id": "example", "name": "example", "display_name": "example", "description": "example"}, "provisioned_at": "2024-01-31T12:00:00Z", "deprovisioned_at": null, "status": "running", "sso_url": "c4nary-answer"}"#;
    trial::hides_secrets::<types::AddonWithSsoUrl>(json);
}

#[test]
fn bearer_token_issued_hides_its_secrets() {
    let json = r#"{"token": "c4nary-answer"}"#;
    trial::hides_secrets::<types::BearerTokenIssued>(json);
}
