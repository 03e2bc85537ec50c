//! What all calls share: servers, credentials, transport, clock and options.

mod builder;
mod env;
#[cfg(feature = "reqwest")]
mod network;
mod servers;

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

use crate::runtime::base_url::Base;
#[cfg(feature = "blocking")]
use crate::runtime::blocking::Worker;
use crate::runtime::clock::Clock;
use crate::runtime::credentials::Credentials;
use crate::runtime::delivery::backoff::Chance;
use crate::runtime::delivery::budget::Budget;
use crate::runtime::description::Api;
use crate::runtime::options::Options;
use crate::runtime::transport::Transport;
use crate::runtime::witness::{Deviations, Tally};

pub use builder::Builder;
pub(crate) use env::secret_from_env;

/// A client of the API. Cloning it is cheap; the clones share connections, tokens and the budget
/// for what is sent again.
///
/// # What operators see
///
/// With the feature `tracing` every call is a span, and every attempt a span within it. Their target
/// is the name of this package, their level `INFO`, and their fields have the names that
/// OpenTelemetry gives to the attributes of HTTP clients:
///
/// | field | of `call` | of `attempt` |
/// |---|---|---|
/// | `otel.name` | the operation, `addons.get` | method and template |
/// | `otel.kind` | `internal` | `client` |
/// | `otel.status_code` | `ERROR` when it failed | `ERROR` when it failed |
/// | `operation` | the operation | – |
/// | `http.request.method` | the method | the method |
/// | `url.template` | the path as documented, `/apps/{app}/addons` | the same |
/// | `server.address`, `server.port` | where it is sent to | the same |
/// | `http.response.status_code` | of the last answer | of the answer |
/// | `http.request.resend_count` | how often it was sent again, if it was | the same, up to this one |
/// | `error.type` | the status, or `configuration`, `request`, `credentials`, `connect`, `timeout`, `transport`, `too_large`, `decode` | the same |
/// | `request_id` | what the server calls the request | the same |
///
/// A token exchange is a call within the call that waits for it. Besides there are events:
///
/// | event | level | fields |
/// |---|---|---|
/// | a request is sent again | `INFO` | `error.type`, `http.request.resend_count`, `pause_ms` |
/// | a request is not sent again, as too many calls of this client fail | `WARN` | – |
/// | a token was exchanged | `INFO` | `operation` |
/// | a token was not exchanged | `WARN` | `operation`, `error.type` |
/// | an answer is not as documented, and content is lost | `WARN` | `path`, `expected`, `found` |
/// | an answer is not as documented; its content is kept | `INFO` | `path`, `expected`, `found` |
///
/// None of them holds a secret, a header but the request's id, a body or a part of one, or the value
/// of a parameter. Without the feature there is neither code nor cost.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

struct Shared {
    api: &'static Api,
    /// In the order of the API's servers: where each is, or why calls cannot go there.
    servers: Vec<Result<Base, String>>,
    /// Whether the root server is somewhere else than the description says.
    moved: bool,
    credentials: Vec<Box<dyn Credentials>>,
    transport: Arc<dyn Transport>,
    #[cfg(feature = "blocking")]
    worker: Worker,
    clock: Arc<dyn Clock>,
    chance: Chance,
    budget: Budget,
    tally: Arc<Tally>,
    options: Options,
    user_agent: HeaderValue,
}

impl Client {
    /// How often answers were not as documented since the client was made, the clones' included.
    /// [`Raw::deviations`](crate::Raw::deviations) lists those of one answer.
    #[must_use]
    pub fn deviations(&self) -> Deviations {
        self.0.tally.so_far()
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.0.api
    }

    pub(crate) fn server(&self, index: usize) -> Result<&Base, &str> {
        match self.0.servers.get(index) {
            Some(Ok(base)) => Ok(base),
            Some(Err(why)) => Err(why),
            None => Err("the operation's server is not one of the API's"),
        }
    }

    /// Whether the API was moved away from where the description says it is.
    pub(crate) fn is_moved(&self) -> bool {
        self.0.moved
    }

    pub(crate) fn servers(&self) -> &[Result<Base, String>] {
        &self.0.servers
    }

    /// The latest given first: it is meant to replace an earlier one.
    pub(crate) fn credentials(&self) -> impl Iterator<Item = &dyn Credentials> {
        self.0.credentials.iter().rev().map(|own| &**own)
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        #[cfg(feature = "blocking")]
        if let Some(transport) = self.0.worker.transport_here() {
            return transport;
        }
        &*self.0.transport
    }

    /// The thread for blocking calls.
    #[cfg(feature = "blocking")]
    pub(crate) fn worker(&self) -> &Worker {
        &self.0.worker
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    pub(crate) fn chance(&self) -> Chance {
        self.0.chance
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.0.budget
    }

    pub(crate) fn tally(&self) -> &Arc<Tally> {
        &self.0.tally
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.0.user_agent
    }
}

/// Shows where calls go and which credentials there are; those hide their secrets themselves.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let servers: Vec<_> = self.0.servers.iter().flatten().map(Base::text).collect();
        f.debug_struct("Client")
            .field("api", &self.0.api.title)
            .field("servers", &servers)
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}
