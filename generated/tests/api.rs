//! The generated tests, which see of the crate only what is public.

mod support;

#[rustfmt::skip]
#[path = "../src/api/tests/mod.rs"]
mod api;
