//! All that generated code uses, by one glob: its whole contract with hand-written code.

pub(crate) use std::collections::BTreeMap;
pub(crate) use std::time::Duration;

pub(crate) use bytes::Bytes;

pub(crate) use crate::runtime::body::Body;
#[cfg(any(test, feature = "__items"))]
pub(crate) use crate::runtime::body::JsonItems;
pub(crate) use crate::runtime::call::Call;
pub(crate) use crate::runtime::client::{Builder, Client, secret_from_env};
pub(crate) use crate::runtime::credentials::{Credentials, TokenExchange, credentials};
pub(crate) use crate::runtime::delivery::table::resent;
pub(crate) use crate::runtime::description::{
    Api, Exchange, Info, KeyPlace, PageRule, PageStyle, Resend, Scheme, SchemeKind, Security,
    Server, TokenUrls, Variable, WaitRule,
};
pub(crate) use crate::runtime::error::{Error, Undocumented};
#[cfg(any(test, feature = "__events"))]
pub(crate) use crate::runtime::events::{EventStream, evented};
#[cfg(any(test, feature = "__forms"))]
pub(crate) use crate::runtime::form::Encoding;
pub(crate) use crate::runtime::operation::{Operation, answers, api_error, operation};
#[cfg(any(test, feature = "__pages"))]
pub(crate) use crate::runtime::pages::{ItemStream, PageStream, paged};
pub(crate) use crate::runtime::style::Style;
#[cfg(any(test, feature = "testing"))]
pub(crate) use crate::runtime::testing::example::examples;
#[cfg(any(test, feature = "__waits"))]
pub(crate) use crate::runtime::wait::Wait;

pub use crate::runtime::model::{Date, DateTime, Json, Nullable, Secret, Several, Upload, Uuid};
pub(crate) use crate::runtime::model::{choice, code, error_body, newtype, record, turned, union};
