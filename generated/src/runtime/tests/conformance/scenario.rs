//! A file of scenarios becomes what the server replies, what is called, and what is to come of it.
//!
//! The format is described in `tests/conformance/README.md`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::expected::{Expect, Wanted, Wrong};

/// One scenario.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scenario {
    pub(super) name: String,
    /// Read by people; an empty one proves nothing.
    pub(super) why: String,
    #[serde(default)]
    pub(super) client: Settings,
    #[serde(default)]
    pub(super) replies: Vec<Reply>,
    pub(super) calls: Vec<Step>,
    /// What is sent, in this order.
    pub(super) requests: Option<Vec<Wanted>>,
    /// How many requests are sent, where saying each would say nothing more.
    pub(super) count: Option<usize>,
    /// When each request is sent, in seconds from the beginning.
    pub(super) at: Option<Vec<f64>>,
    /// How many connections are opened; looked at over sockets only.
    pub(super) connections: Option<usize>,
    /// Building the client fails with this.
    pub(super) refused: Option<Wrong>,
}

/// Settings of the client.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) base_url: Option<String>,
    pub(super) auth_base_url: Option<String>,
    #[serde(default)]
    pub(super) variables: BTreeMap<String, String>,
    pub(super) environment: Option<BTreeMap<String, String>>,
    /// A bearer token when it is not said.
    pub(super) credentials: Option<Vec<Credential>>,
    pub(super) user_agent: Option<String>,
    #[serde(default)]
    pub(super) with: With,
}

/// Who is calling.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Credential {
    Bearer(String),
    Basic(String, String),
    Exchanged(String),
    ApiKey(String),
    ApiKeyOf(String, String),
    /// The value of the header `Authorization`.
    Header(String),
    Client(Grant),
    Refresh(Grant),
}

/// Credentials of OAuth 2.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Grant {
    pub(super) id: String,
    pub(super) secret: Option<String>,
    /// Of a refresh token.
    pub(super) token: String,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) in_body: bool,
    pub(super) token_url: Option<String>,
}

/// Options of the client or of a call.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct With {
    pub(super) timeout: Option<f64>,
    /// Seconds from the beginning.
    pub(super) deadline: Option<f64>,
    pub(super) attempt_timeout: Option<f64>,
    pub(super) stall_timeout: Option<f64>,
    pub(super) without_timeouts: bool,
    pub(super) response_limit: Option<usize>,
    pub(super) attempts: Option<u32>,
    pub(super) backoff: Option<(f64, f64)>,
    pub(super) retry_after_limit: Option<f64>,
    pub(super) idempotency_key: Option<String>,
    pub(super) strict: bool,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) query: BTreeMap<String, String>,
}

/// What the server does with one request, or with several.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Reply {
    /// Only for requests that begin so: `POST <auth>`.
    pub(super) to: Option<String>,
    /// How often it is given; once unless told otherwise.
    pub(super) times: Option<usize>,
    pub(super) status: Option<u16>,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) json: Option<Value>,
    pub(super) text: Option<String>,
    /// Before the head, in seconds.
    pub(super) delay: f64,
    /// The body comes in pieces of so many bytes, without its length.
    pub(super) piece: Option<usize>,
    /// Between two pieces, in seconds.
    pub(super) gap: f64,
    /// Instead of the true length.
    pub(super) length: Option<u64>,
    pub(super) ends: End,
    pub(super) close: bool,
    pub(super) fails: Option<Fail>,
}

/// How a body ends.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum End {
    #[default]
    Whole,
    Broken,
    Stalled,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fail {
    /// No connection.
    Refused,
    /// The connection is reset once the request is there.
    Reset,
    /// The connection is closed once the request is there.
    Closed,
    /// What comes back is not HTTP.
    Garbage,
    /// The transport's own limit of time has passed.
    Late,
    /// The transport is certain that nothing was sent.
    Unsent,
    /// Nothing comes back, ever.
    Silent,
}

/// One call, or many at once.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) call: String,
    #[serde(default)]
    pub(super) path: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) query: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) header: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) cookie: BTreeMap<String, Value>,
    pub(super) body: Option<Value>,
    #[serde(default)]
    pub(super) with: With,
    pub(super) wait: Option<Waiting>,
    pub(super) walk: Option<Walk>,
    /// The request is made and not sent.
    #[serde(default)]
    pub(super) dry: bool,
    pub(super) times: Option<usize>,
    /// When it begins, in seconds from the beginning; else when all before it have ended.
    pub(super) at: Option<f64>,
    /// When its future is dropped, in seconds from the beginning.
    pub(super) dropped_at: Option<f64>,
    pub(super) expect: Expect,
}

/// The call is repeated until a state is reached.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Waiting {
    pub(super) limit: Option<f64>,
    pub(super) interval: Option<f64>,
}

/// The call is one page of a list, and all of them are wanted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Walk {
    /// Page by page, rather than item by item.
    pub(super) pages: bool,
    /// A position that was kept.
    pub(super) from: Option<String>,
    /// No more than so many.
    pub(super) take: Option<usize>,
    /// It is gone on with after so many errors.
    pub(super) past_errors: usize,
}

impl Scenario {
    /// Why this cannot be a scenario.
    pub(super) fn mistake(&self) -> Option<String> {
        if self.name.trim().is_empty() || self.why.trim().is_empty() {
            return Some("`name` and `why` are to say something".to_owned());
        }
        if self.requests.is_none() && self.count.is_none() {
            return Some("say what is sent: `requests` or `count`".to_owned());
        }
        if self.calls.is_empty() && self.refused.is_none() {
            return Some("it calls nothing".to_owned());
        }
        let calls = self.calls.iter().find_map(Step::mistake);
        calls.or_else(|| self.replies.iter().find_map(Reply::mistake))
    }
}

impl Step {
    fn mistake(&self) -> Option<String> {
        let Expect {
            value,
            error,
            request,
            dropped,
            ..
        } = &self.expect;
        let said = [
            value.is_some(),
            error.is_some(),
            request.is_some(),
            *dropped,
        ];
        let said = said.into_iter().filter(|said| *said).count();
        (said != 1).then(|| {
            let call = &self.call;
            format!("`{call}` expects one of `value`, `error`, `request` and `dropped`")
        })
    }
}

impl Reply {
    fn mistake(&self) -> Option<String> {
        (self.status.is_some() == self.fails.is_some())
            .then(|| "a reply has either `status` or `fails`".to_owned())
    }

    /// Whether it can be seen only when time is simulated.
    pub(super) fn takes_time(&self) -> bool {
        let fails = match self.fails {
            Some(Fail::Late | Fail::Unsent | Fail::Silent) => true,
            Some(Fail::Refused | Fail::Reset | Fail::Closed | Fail::Garbage) | None => false,
        };
        let asks = self.headers.get("retry-after");
        // A number or a date; what is neither asks for nothing.
        let asks =
            asks.is_some_and(|value| value != "0" && value.contains(|c: char| c.is_ascii_digit()));
        fails || asks || self.delay > 0.0 || self.gap > 0.0 || self.ends == End::Stalled
    }
}
