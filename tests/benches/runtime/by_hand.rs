//! The yardstick: the same models and the same request as one writes them by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use http::header::ACCEPT;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A list of addons, with dates that are read (`jiff`) or merely kept (`String`).
#[derive(Deserialize, Serialize)]
pub(crate) struct AddonList<D> {
    pub(crate) addons: Vec<Addon<D>>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Addon<D> {
    id: String,
    app_id: String,
    resource_id: Option<String>,
    #[expect(clippy::struct_field_names, reason = "the API calls it so")]
    addon_provider: AddonProvider,
    plan: Plan,
    provisioned_at: D,
    deprovisioned_at: Option<D>,
    status: AddonStatus,
    updated_at: Option<D>,
    hds_resource: Option<bool>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum AddonStatus {
    Running,
    Provisioning,
    Suspended,
    #[serde(other)]
    Other,
}

#[derive(Deserialize, Serialize)]
struct AddonProvider {
    id: String,
    name: String,
    logo_url: String,
}

#[derive(Deserialize, Serialize)]
struct Plan {
    id: String,
    name: String,
    display_name: String,
    price: Option<f64>,
    description: String,
    position: Option<i64>,
    on_demand: Option<bool>,
    disabled: Option<bool>,
    disabled_alternative_plan_id: Option<String>,
    sku: Option<String>,
    pricings: Option<BTreeMap<String, Pricing>>,
    hds_available: Option<bool>,
    to_be_discontinued: Option<bool>,
    trial_available: Option<bool>,
    properties: Option<BTreeMap<String, serde_json::Value>>,
}

#[derive(Deserialize, Serialize)]
struct Pricing {
    price: String,
    currency: String,
    period: String,
}

/// The body of an order.
#[derive(Serialize)]
pub(crate) struct Order<'o> {
    pub(crate) addon: NewAddon<'o>,
}

#[derive(Serialize)]
pub(crate) struct NewAddon<'o> {
    pub(crate) addon_provider_id: &'o str,
    pub(crate) plan_id: &'o str,
    pub(crate) options: Option<&'o BTreeMap<String, String>>,
}

/// A client by hand, with the limits of time that nobody should go without.
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Client {
    /// The provider of TLS has to be installed, which the generated client does.
    pub(crate) fn new(base: &str) -> Self {
        let http = reqwest::Client::builder()
            .user_agent("by-hand/1.0")
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(30))
            .build()
            .expect("reqwest can be set up");
        Self {
            http,
            base: base.to_owned(),
            token: "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.e30.c2ln".to_owned(),
        }
    }

    pub(crate) async fn list(&self, app: &str) -> Result<Vec<Addon<Timestamp>>, reqwest::Error> {
        let url = format!("{}/apps/{app}/addons", self.base);
        let request = self.http.get(url).bearer_auth(&self.token);
        let answer = request.header(ACCEPT, "application/json").send().await?;
        let body = answer.error_for_status()?.bytes().await?;
        Ok(read::<AddonList<_>>(&body).addons)
    }
}

pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> T {
    serde_json::from_slice(body).expect("the body is as documented")
}
