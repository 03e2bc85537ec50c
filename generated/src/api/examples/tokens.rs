// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Values of the types in `types/tokens.rs`.

use crate::api::types;
use crate::runtime::generated::examples;

examples! {
    types::BearerTokenIssued = r#"{"token": "eyJhbGciOiJIUzUxMiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl"}"#,
}
