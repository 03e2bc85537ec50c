// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Values of the types in `types/regions.rs`.

use crate::api::types;
use crate::runtime::generated::examples;

examples! {
    types::Region = r#"{"name": "xx-fr1", "display_name": "Lyon - Example", "api": "https://api.xx-fr1.example.net", "dashboard": "https://my.xx-fr1.example.net", "database_api": "https://db-api.xx-fr1.example.net", "ssh": "ssh.xx-fr1.example.net:22"}"#,
    types::RegionName = r#""xx-fr1""#,
}
