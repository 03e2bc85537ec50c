// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Values of the types in `types/addon_providers.rs`.

use crate::api::types;
use crate::runtime::generated::examples;

examples! {
    types::AddonCategoryId = r#""65f2bf019a4b3e0012ab3302""#,
    types::AddonProvider = r#"{"name": "Echo", "logo_url": "//cdn.example.net/addons/echo.svg", "id": "echo", "short_description": "Sends back what it gets", "description": "A service to try the catalogue with", "category": {"id": "65f2bf019a4b3e0012ab3302", "name": "Miscellaneous", "position": 2}, "provider_name": "", "provider_url": "", "plans": [{"id": "65f2c0aa9a4b3e0012ab3410", "name": "echo-small", "display_name": "Small", "price": 0.0, "description": "<p>One echo at a time</p>\n", "position": 0, "on_demand": null, "disabled": null, "disabled_alternative_plan_id": null, "sku": "xx-fr1-echo-small"}, {"id": "65f2c0aa9a4b3e0012ab3411", "name": "echo-large", "display_name": "Large", "price": 3.6, "description": "<p>Many echoes at a time</p>\n", "position": null, "on_demand": false, "disabled": true, "disabled_alternative_plan_id": "65f2c0aa9a4b3e0012ab3410", "sku": "xx-fr1-echo-large"}]}"#,
    types::AddonCategory = r#"{"id": "65f2bf019a4b3e0012ab3302", "name": "Miscellaneous", "position": 2}"#,
}
