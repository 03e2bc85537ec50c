//! What can be asked of every call: how long, how much, how often, and what else to send.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::answer::Strictness;
use crate::runtime::delivery::backoff::Backoff;
use crate::runtime::delivery::rules::IDEMPOTENCY_KEY;

/// What can be asked of every call: on the client for all of them, on a call for itself.
///
/// ```ignore
/// let client = Client::builder().with(|options| options.attempts(5)).build()?;
/// let call = client.addons().list("my-app").with(|options| options.timeout(Duration::from_secs(10)));
/// ```
///
/// | option | default | why |
/// |---|---|---|
/// | [`timeout`](Self::timeout) | 120 s | no call hangs for ever, whatever happens on the way |
/// | [`attempt_timeout`](Self::attempt_timeout) | 30 s | a stuck attempt leaves time for another |
/// | [`stall_timeout`](Self::stall_timeout) | 20 s | a large answer may take its time while it comes |
/// | [`response_limit`](Self::response_limit) | 32 MiB | an answer must not fill the memory |
/// | [`attempts`](Self::attempts) | 3 | what two more do not cure is no hiccup |
/// | [`backoff`](Self::backoff) | 0.5 s, at most 8 s | a server in trouble gets room |
/// | [`retry_after_limit`](Self::retry_after_limit) | 60 s | the caller may have something better to do |
/// | [`strict`](Self::strict) | off | one odd member must not lose a whole list |
///
/// Connecting has a limit of its own, 5 seconds, on the
/// [builder](crate::Builder::connect_timeout). Of the body of an error 64 KiB are kept, and JSON
/// may be nested 128 levels deep; both are fixed.
///
/// # What is sent again
///
/// A call that fails on the way is sent again when it certainly was not carried out, or when twice
/// is as good as once. The page of each operation has this as a table.
///
/// - **Nothing was sent**, because there was no connection: whatever the method, as nothing can have
///   happened.
/// - **429**: whatever the method. The server counted the request, and says that it did nothing.
/// - **401**: whatever the method, once, and only when the credential can be renewed. The server did
///   not know who asks, so it did nothing; a second 401 is not about the token. There is no pause, as
///   it says nothing of the server's health.
/// - **The connection broke, no answer came in time, or the answer is 408, 500, 502, 503 or 504**: the
///   request may have been carried out. It is sent again when twice is as good as once: by its
///   method (GET, HEAD, OPTIONS, PUT, DELETE), because the API says so, or because the call carries
///   an [`idempotency_key`](Self::idempotency_key). A POST or PATCH is left to you: a thing bought
///   twice is worse than an error. A 503 is no exception, since proxies write it as well when a
///   server went away in the middle.
/// - **Any other answer** is the answer; it would be the same a second later.
///
/// A DELETE that is answered with 404 after an earlier attempt that may have arrived is a success:
/// that one has most likely deleted it. [`Raw::was_already_gone`](crate::Raw::was_already_gone) tells.
///
/// # When it is not sent again all the same
///
/// [`Error::gave_up`](crate::Error::gave_up) tells which of these it was.
///
/// - **The attempts are used up.** A renewed token takes one, too: who asks for one attempt means one.
/// - **The server asks for too long a pause**, in the header `Retry-After` as seconds or as a date. Up
///   to the limit it gets what it asks for, and no less than the pause that would have been made
///   without it, so that many clients told the same do not return at once.
/// - **The body came from a stream that can be read only once**
///   ([`Body::from_stream`](crate::Body::from_stream)) and was begun: there is nothing left to send.
/// - **The timeout or the deadline of the call is too close**: a pause that would pass it is not begun.
/// - **The budget is spent.** The clones of a client share a bucket of 500 tokens. Sending again takes
///   5, after a timeout 10, which come back when it succeeds; a success at the first attempt
///   brings 1. So when everything fails, about a hundred requests are sent again, and from then on
///   one for five that succeed: clients do not multiply an outage.
#[derive(Clone, Debug)]
#[must_use]
pub struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<SystemTime>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) stall_timeout: Option<Duration>,
    pub(crate) response_limit: Option<usize>,
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
    /// How long the whole call may take, 120 seconds unless told otherwise: all attempts, the pauses
    /// between them, the body of the answer, and the exchange of a token that it waits for. It holds
    /// whatever happens. The body of an answer that is streamed does not count.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// By when it must be done, by the client's clock, whatever the
    /// [`timeout`](Self::timeout) says. All pages of a list and all calls of a wait share it, whereas
    /// each of them has a timeout of its own. What begins after it fails and sends nothing.
    pub fn deadline(mut self, moment: SystemTime) -> Self {
        self.deadline = Some(moment);
        self
    }

    /// How long one attempt may take, 30 seconds unless told otherwise, from connecting to the end of
    /// the answer; of an answer that is streamed, to the end of its head. The request may have arrived all the same, so what follows depends on the method.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// How long the body of an answer may stand still, 20 seconds unless told otherwise. It counts
    /// anew with each piece that comes, so it may be short where the answer is long.
    pub fn stall_timeout(mut self, limit: Duration) -> Self {
        self.stall_timeout = Some(limit);
        self
    }

    /// No limit of time but the one for connecting, and a deadline if there is one, for answers that
    /// come when they come. Such a call may never end; drop it to give up.
    pub fn without_timeouts(mut self) -> Self {
        self.timeout = None;
        self.attempt_timeout = None;
        self.stall_timeout = None;
        self
    }

    /// How many bytes the body of a success may have, 32 MiB unless told otherwise. It holds while
    /// reading, be its length declared or not; over it the call fails and is not sent again. What is
    /// streamed may be as large as it likes unless this is set; of events each has this limit.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = Some(bytes);
        self
    }

    /// How often a request may be sent, the first time included: 3 times unless told otherwise, and
    /// at least once.
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
    /// A pause is drawn evenly between nothing and that, so that clients that failed at the same
    /// moment do not come back at the same moment.
    pub fn backoff(mut self, first: Duration, most: Duration) -> Self {
        self.backoff = Backoff { first, most };
        self
    }

    /// Up to which time a call waits when the server asks for it, 60 seconds unless told otherwise.
    /// When it asks for more, the call fails at once, and
    /// [`Error::retry_after`](crate::Error::retry_after) says for how long.
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
    /// with deviations: a required member is missing or null, a value is of another kind or out of
    /// range. The error names the first one with its JSON path. What is merely new stays welcome,
    /// since its content is kept: an unknown value or tag, an odd date, an undocumented success.
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
            deadline: None,
            attempt_timeout: Some(Duration::from_secs(30)),
            stall_timeout: Some(Duration::from_secs(20)),
            response_limit: None,
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
