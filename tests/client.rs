//! The committed client against a real server on loopback.

#[expect(
    dead_code,
    unused_imports,
    reason = "the tests made from the description use the rest"
)]
#[path = "../generated/tests/support/mod.rs"]
mod support;

#[path = "client/bodies.rs"]
mod bodies;
#[path = "client/exchange.rs"]
mod exchange;
#[path = "client/played.rs"]
mod played;
#[path = "client/proxies.rs"]
mod proxies;
#[path = "client/recorded.rs"]
mod recorded;
#[path = "client/refusals.rs"]
mod refusals;
#[path = "client/refused_streams.rs"]
mod refused_streams;
