// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Values of the types in `types/shared.rs`.

use crate::api::types;
use crate::runtime::generated::examples;

examples! {
    types::ErrorMessage = r#"{"error": "the token is not accepted"}"#,
    types::NotFound = r#"{"resource": "app", "error": "not found"}"#,
    types::AddonProviderId = r#""postgresql""#,
    types::Plan = r#"{"id": "65f2c0aa9a4b3e0012ab3401", "name": "postgresql-sandbox", "display_name": "Sandbox", "price": 0.0, "description": "<p>To try things out</p>\n", "position": null, "on_demand": false, "disabled": false, "disabled_alternative_plan_id": null, "sku": "xx-fr1-postgresql-sandbox"}"#,
    types::PlanId = r#""65f2c0aa9a4b3e0012ab3401""#,
    types::Pricing = r#"{"price": "0.0001666667", "currency": "EUR", "period": "minute"}"#,
    types::PlanProperty = "512",
}
