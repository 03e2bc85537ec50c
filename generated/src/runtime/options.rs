//! What can be asked of every call: how long, how much, and what else to send.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::answer::Strictness;

/// What can be asked of every call, on the client or on a call.
///
/// ```ignore
/// call.with(|options| options.timeout(Duration::from_secs(10)))
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) stall_timeout: Option<Duration>,
    pub(crate) response_limit: usize,
    pub(crate) strictness: Strictness,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Vec<(String, String)>,
    /// The first thing that cannot be sent.
    pub(crate) problem: Option<String>,
}

impl Options {
    /// How long the whole call may take, 120 seconds unless told otherwise.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// How long one attempt may take, 30 seconds unless told otherwise.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// How long a body may stand still, 20 seconds unless told otherwise.
    pub fn stall_timeout(mut self, limit: Duration) -> Self {
        self.stall_timeout = Some(limit);
        self
    }

    /// No limit of time at all.
    pub fn without_timeouts(mut self) -> Self {
        self.timeout = None;
        self.attempt_timeout = None;
        self.stall_timeout = None;
        self
    }

    /// How many bytes an answer may have, 32 MiB unless told otherwise.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// An answer that lost something against the description is an error, instead of a value
    /// with deviations. What is merely new stays welcome.
    pub fn strict(mut self) -> Self {
        self.strictness = Strictness::RefuseLosses;
        self
    }

    /// One more header; it replaces one of the same name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value),
        ) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.refuse(format!("`{name}` cannot be the name of a header")),
            (Ok(name), Err(_)) => self.refuse(format!(
                "the value of the header `{name}` has characters that a header cannot carry"
            )),
        }
        self
    }

    /// One more pair in the query.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    fn refuse(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            timeout: Some(Duration::from_secs(120)),
            attempt_timeout: Some(Duration::from_secs(30)),
            stall_timeout: Some(Duration::from_secs(20)),
            response_limit: 32 * 1024 * 1024,
            strictness: Strictness::default(),
            headers: HeaderMap::new(),
            query: Vec::new(),
            problem: None,
        }
    }
}
