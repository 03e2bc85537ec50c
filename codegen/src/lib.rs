//! An OpenAPI document becomes a Rust client crate: files and diagnostics out, no IO in here.

pub mod diagnostic;
mod emit;
mod ir;
mod lower;
mod naming;
mod openapi;
mod parse;
pub mod source;
mod tree;
