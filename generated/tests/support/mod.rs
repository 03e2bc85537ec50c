//! A server on loopback that answers as it is told and remembers what it was asked, and what each operation
//! is put through with it.

mod canary;
mod documented;
mod json;
mod malformed;
mod mutation;
mod outcome;
mod reply;
mod request;
mod server;
mod trial;

pub(crate) use self::canary::{
    API_TOKEN, CREDENTIAL, basic, hides_secrets, shows_no_canary, words_hide_secrets,
};
pub(crate) use self::documented::Answer;
pub(crate) use self::json::{assert_same_json, enveloped, read, same_json, written};
pub(crate) use self::malformed::Places;
pub(crate) use self::outcome::{Change, Ending, numbers, run};
pub(crate) use self::reply::{Framing, Reply};
pub(crate) use self::server::{Server, serve};
pub(crate) use self::trial::Trial;
