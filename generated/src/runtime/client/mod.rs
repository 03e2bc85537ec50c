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

pub use builder::Builder;
pub(crate) use env::secret_from_env;

/// A client of the API. Cloning it is cheap; the clones share connections, tokens and the budget
/// for what is sent again.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

struct Shared {
    api: &'static Api,
    /// In the order of the API's servers: where each is, or why calls cannot go there.
    servers: Vec<Result<Base, String>>,
    credentials: Vec<Box<dyn Credentials>>,
    transport: Arc<dyn Transport>,
    #[cfg(feature = "blocking")]
    worker: Worker,
    clock: Arc<dyn Clock>,
    chance: Chance,
    budget: Budget,
    options: Options,
    user_agent: HeaderValue,
}

impl Client {
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
