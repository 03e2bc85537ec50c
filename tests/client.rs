//! The committed client against a real server on loopback.

#[path = "../generated/tests/support/mod.rs"]
mod support;

#[path = "client/bodies.rs"]
mod bodies;
#[path = "client/exchange.rs"]
mod exchange;
#[path = "client/played.rs"]
mod played;
#[path = "client/recorded.rs"]
mod recorded;
#[path = "client/refusals.rs"]
mod refusals;
