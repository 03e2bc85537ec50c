//! An OpenAPI document becomes a Rust client crate: files and diagnostics out, no IO in here.

pub mod diagnostic;
mod emit;
mod ir;
mod naming;
mod openapi;
pub mod source;
mod tree;
