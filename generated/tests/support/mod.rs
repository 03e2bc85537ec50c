//! A server on loopback that gives one answer and remembers what it was asked; JSON compared by value.

mod json;
mod request;
mod server;

pub(crate) use self::json::{assert_same_json, enveloped, read, written};
pub(crate) use self::server::{Server, serve};
