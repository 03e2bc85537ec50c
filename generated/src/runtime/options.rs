//! What can be asked of every call: how long, how much, how often, and what else to send.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::answer::Strictness;
use crate::runtime::delivery::backoff::Backoff;
use crate::runtime::delivery::rules::IDEMPOTENCY_KEY;

/// What can be asked of every call, on the client or on a call.
///
/// ```ignore
/// call.with(|options| options.timeout(Duration::from_secs(10)))
/// ```
///
/// # What is sent again
///
/// A call that fails on the way is sent again, three times in all, after pauses that are drawn by
/// chance from a growing span; a server that says how long to wait (`Retry-After`) gets that.
///
/// - Whatever the method: when nothing was sent because there was no connection; after a 429, by
///   which the server says that it did nothing; and once after a 401, when there is another token.
/// - When the connection broke, no answer came in time, or the answer is 408, 500, 502, 503 or 504,
///   the request may have been carried out. So it is sent again only when twice is as good as once:
///   by its method (GET, HEAD, OPTIONS, PUT, DELETE), because the API says so, or because the call
///   carries an [`idempotency_key`](Self::idempotency_key). A POST or PATCH is left to you.
/// - When a DELETE is sent again and the thing is gone by then, that is a success.
///
/// Nothing is sent again that could not be answered before the call's
/// [`timeout`](Self::timeout), and when very many calls of a client fail, they fail at once, until
/// some succeed: the clones of a client share a budget, so that they do not multiply an outage.
#[derive(Clone, Debug)]
#[must_use]
pub struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) stall_timeout: Option<Duration>,
    pub(crate) response_limit: usize,
    pub(crate) attempts: u32,
    pub(crate) backoff: Backoff,
    pub(crate) retry_after_limit: Duration,
    pub(crate) strictness: Strictness,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Query,
    /// The first thing that cannot be sent.
    pub(crate) problem: Option<String>,
}

/// Pairs for the query. Their values may be secret, so only the names are shown.
#[derive(Clone, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (String, String)> {
        self.0.iter()
    }
}

impl<'q> IntoIterator for &'q Query {
    type Item = &'q (String, String);
    type IntoIter = std::slice::Iter<'q, (String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.0.iter().map(|(name, _)| name);
        f.debug_list().entries(names).finish()
    }
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

    /// How often a request may be sent, 3 times unless told otherwise.
    pub fn attempts(mut self, most: u32) -> Self {
        if most == 0 {
            self.refuse("`attempts` is 0, but a call is sent at least once".to_owned());
        }
        self.attempts = most;
        self
    }

    /// A request is sent once, whatever comes of it.
    pub fn no_retries(self) -> Self {
        self.attempts(1)
    }

    /// How long the pauses between attempts may be: the first up to half a second unless told
    /// otherwise, each of the others up to twice as long as the one before, and none over 8 seconds.
    pub fn backoff(mut self, first: Duration, most: Duration) -> Self {
        self.backoff = Backoff { first, most };
        self
    }

    /// Up to which time a call waits when the server asks for it, 60 seconds unless told otherwise.
    /// When it asks for more, the call fails at once.
    pub fn retry_after_limit(mut self, limit: Duration) -> Self {
        self.retry_after_limit = limit;
        self
    }

    /// Lets a call be sent again although it may have been carried out: by the same key in the
    /// header `Idempotency-Key` the server recognises it. Only for APIs that know this header, and
    /// a new key for each thing to be done.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        if key.is_empty() {
            self.refuse("the idempotency key is empty".to_owned());
        }
        self.header(IDEMPOTENCY_KEY.as_str(), key)
    }

    /// An answer that lost something against the description is an error, instead of a value
    /// with deviations. What is merely new stays welcome.
    pub fn strict(mut self) -> Self {
        self.strictness = Strictness::RefuseLosses;
        self
    }

    /// One more header; it replaces one of the same name. Its value may be secret: `Debug` does not
    /// show it.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value),
        ) {
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(true);
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.refuse(format!("`{name}` cannot be the name of a header")),
            (Ok(name), Err(_)) => self.refuse(format!(
                "the value of the header `{name}` has characters that a header cannot carry"
            )),
        }
        self
    }

    /// One more pair in the query. Its value may be secret: `Debug` does not show it, but the URL of
    /// [`Call::into_request`](crate::Call::into_request) has it.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.0.push((name.into(), value.into()));
        self
    }

    /// What speaks against these options for all calls of a client.
    pub(crate) fn problem_of_all(&self) -> Option<String> {
        let shared = self.headers.contains_key(IDEMPOTENCY_KEY);
        let shared = shared.then(|| {
            "an idempotency key belongs to one call: with one for all of them the server would \
             take them for the same"
                .to_owned()
        });
        self.problem.clone().or(shared)
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
            attempts: 3,
            backoff: Backoff::default(),
            retry_after_limit: Duration::from_secs(60),
            strictness: Strictness::default(),
            headers: HeaderMap::new(),
            query: Query::default(),
            problem: None,
        }
    }
}
