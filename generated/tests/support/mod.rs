//! A server on loopback that answers as it is told and remembers what it was asked; JSON compared by value.

mod form;
mod json;
mod reply;
mod request;
mod server;

pub(crate) use self::form::{assert_form, assert_parts};
pub(crate) use self::json::{assert_same_json, read, same_json, written};
pub(crate) use self::reply::{Framing, Reply};
pub(crate) use self::server::{Server, serve};
