//! All that generated code uses, by one glob: its whole contract with hand-written code.

pub(crate) use std::collections::BTreeMap;
pub(crate) use std::time::Duration;

pub(crate) use bytes::Bytes;

pub(crate) use crate::runtime::call::Call;
pub(crate) use crate::runtime::client::{Builder, Client, secret_from_env};
pub(crate) use crate::runtime::credentials::{Credentials, TokenExchange, credentials};
pub(crate) use crate::runtime::description::{
    Api, Exchange, Info, KeyPlace, ListStyle, Resend, Scheme, SchemeKind, Security, Server,
    Variable, WaitRule,
};
pub(crate) use crate::runtime::error::{Error, Undocumented};
pub(crate) use crate::runtime::operation::{Operation, answers, api_error, operation};
#[cfg(any(test, feature = "testing"))]
pub(crate) use crate::runtime::testing::example::examples;
pub(crate) use crate::runtime::wait::Wait;

pub use crate::runtime::model::{Date, DateTime, Json, Nullable, Secret, Uuid};
pub(crate) use crate::runtime::model::{choice, error_body, newtype, record, union};
