//! How a user of the client tests a function of their own, in simulated time and without a network.

use std::time::Duration;

use scalingo::addons::{Get, Provision, ProvisionError};
use scalingo::testing::{Mock, Reply};
use scalingo::tokens::Exchange;
use scalingo::types::{
    Addon, AddonStatus, BearerTokenIssued, NewAddon, PaymentRequired, Provisioned,
};
use scalingo::{ApiToken, BearerToken, Client, Error};
use tokio::time::Instant;

const PLAN: &str = "65f2c0aa9a4b3e0012ab3401";

/// What is tested here: orders a database and gives it as soon as it runs.
async fn database(client: &Client, app: &str) -> Result<Addon, Error> {
    let order = NewAddon::new("postgresql", PLAN);
    let provisioned = client.addons().provision(app, order).await?;
    let running = client
        .addons()
        .wait_until_running(app, provisioned.addon.id)
        .limit(Duration::from_secs(4 * 3600));
    Ok(running.await?)
}

fn client(mock: &Mock) -> Client {
    Client::builder()
        .credentials(BearerToken::new("token"))
        .mock(mock)
        .build()
        .expect("settings that make sense")
}

/// A mock that takes orders.
fn shop() -> Mock {
    let mock = Mock::new();
    mock.on::<Provision>().reply(Provisioned::example());
    mock
}

fn addon(status: AddonStatus) -> Addon {
    let mut addon = Addon::example();
    addon.status = status;
    addon
}

#[tokio::test(start_paused = true)]
async fn a_database_is_ordered_once_and_waited_for() {
    let mock = shop();
    mock.on::<Get>()
        .reply(addon(AddonStatus::Provisioning))
        .reply(addon(AddonStatus::Provisioning))
        .reply(addon(AddonStatus::Running));
    let begin = Instant::now();
    let database = database(&client(&mock), "my-app").await.expect("it runs");
    assert_eq!(database.status, AddonStatus::Running);
    assert_eq!(begin.elapsed(), Duration::from_secs(10));
    let order = mock.on::<Provision>().request();
    assert_eq!(
        (order.method().as_str(), order.path()),
        ("POST", "/v1/apps/my-app/addons")
    );
    assert_eq!(
        order.json().expect("JSON").to_string(),
        format!(r#"{{"addon":{{"addon_provider_id":"postgresql","plan_id":"{PLAN}"}}}}"#)
    );
    assert_eq!(mock.replies_left(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_order_that_cannot_be_paid_is_told() {
    let mock = Mock::new();
    let refusal = ProvisionError::PaymentRequired(PaymentRequired::example());
    mock.on::<Provision>().fail(refusal.clone());
    let error = database(&client(&mock), "my-app")
        .await
        .expect_err("refused");
    assert_eq!(error.status().expect("an answer"), 402);
    assert_eq!(error.api_as(), Some(&refusal));
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_server_in_trouble_is_asked_again() {
    let mock = shop();
    mock.on::<Get>()
        .respond(503)
        .respond(Reply::text(429, "Retry later").header("retry-after", "20"))
        .reply(addon(AddonStatus::Running));
    let begin = Instant::now();
    database(&client(&mock), "my-app").await.expect("it runs");
    assert_eq!(mock.on::<Get>().requests().len(), 3);
    assert_eq!(begin.elapsed(), Duration::from_millis(20_500));
}

#[tokio::test(start_paused = true)]
async fn an_order_that_did_not_leave_is_sent_again() {
    let mock = Mock::new();
    mock.on::<Provision>()
        .respond(Reply::refused())
        .reply(Provisioned::example());
    mock.on::<Get>().reply(addon(AddonStatus::Running));
    database(&client(&mock), "my-app").await.expect("it runs");
    assert_eq!(mock.on::<Provision>().requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_order_that_may_have_left_is_not() {
    let mock = Mock::new();
    mock.on::<Provision>()
        .respond(Reply::reset())
        .reply(Provisioned::example());
    let error = database(&client(&mock), "my-app")
        .await
        .expect_err("broken");
    assert!(error.is_retryable() && !error.is_connect(), "{error}");
    assert_eq!((mock.requests().len(), mock.replies_left()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_too_slow_is_a_timeout() {
    let mock = shop();
    mock.on::<Get>()
        .respond(Reply::json(200, "{}").after(Duration::from_secs(40)))
        .always();
    let error = database(&client(&mock), "my-app").await.expect_err("late");
    assert!(error.is_timeout(), "{error}");
    assert_eq!(
        (error.operation(), error.attempts()),
        (Some("addons.get"), 3)
    );
}

#[tokio::test(start_paused = true)]
async fn tokens_are_renewed_during_a_wait_of_hours() {
    let mock = shop();
    mock.on::<Exchange>()
        .reply(BearerTokenIssued::new("lives for an hour"))
        .always();
    for _ in 0..3 * 720 {
        mock.on::<Get>().reply(addon(AddonStatus::Provisioning));
    }
    mock.on::<Get>().reply(addon(AddonStatus::Running));
    let client = Client::builder()
        .credentials(ApiToken::new("tk-us-secret"))
        .mock(&mock)
        .build()
        .expect("settings that make sense");
    let begin = Instant::now();
    database(&client, "my-app").await.expect("it runs");
    assert_eq!(begin.elapsed(), Duration::from_secs(3 * 3600));
    assert_eq!(mock.on::<Exchange>().requests().len(), 4);
    assert!(!format!("{mock:?}").contains("tk-us-secret"));
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_was_forgotten_is_asked_for() {
    let mock = shop();
    let error = database(&client(&mock), "my-app")
        .await
        .expect_err("no reply");
    assert_eq!(error.attempts(), 1);
    let said = error.to_string();
    assert!(said.contains("`GET /v1/apps/my-app/addons/"), "{said}");
    assert!(said.contains("mock.on::<"), "{said}");
}
