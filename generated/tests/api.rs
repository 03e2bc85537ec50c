//! The generated tests, which see of the crate only what is public.

#[allow(
    dead_code,
    unused_imports,
    reason = "an API need not have cookies, nor any other part of a request"
)]
mod support;
#[allow(
    dead_code,
    unused_imports,
    reason = "an API need not have secrets, nor any operation that can be tried"
)]
mod trial;

#[rustfmt::skip]
#[path = "../src/api/tests/mod.rs"]
mod api;
