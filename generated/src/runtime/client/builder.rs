//! Settings become a client, once they make sense.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

#[cfg(feature = "blocking")]
use crate::runtime::blocking::Worker;
use crate::runtime::client::env::text_from_env;
use crate::runtime::client::servers::{self, Place, places};
use crate::runtime::client::{Client, Shared};
use crate::runtime::clock::{Clock, TokioClock};
use crate::runtime::credentials::Credentials;
use crate::runtime::delivery::backoff::{self, Chance};
use crate::runtime::delivery::budget::Budget;
use crate::runtime::description::Api;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::options::Options;
use crate::runtime::transport::{self, Network, Transport};

/// This client, as servers see it.
const PRODUCT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Makes a [`Client`].
#[must_use]
pub struct Builder {
    api: &'static Api,
    servers: Vec<Option<Place>>,
    /// Which of the description's servers is the root.
    root: usize,
    variables: Vec<(String, String)>,
    credentials: Vec<Box<dyn Credentials>>,
    transport: Option<Arc<dyn Transport>>,
    clock: Arc<dyn Clock>,
    chance: Chance,
    options: Options,
    network: Network,
    /// A setter that only the usual transport heeds.
    network_setter: Option<&'static str>,
    application: Option<String>,
    /// The first setting that makes no sense.
    problem: Option<String>,
}

impl Builder {
    /// A builder with every setting as the description has it.
    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            api,
            servers: vec![None; api.servers.len()],
            root: 0,
            variables: Vec::new(),
            credentials: Vec::new(),
            transport: None,
            clock: Arc::new(TokioClock),
            chance: backoff::chance,
            options: Options::default(),
            network: Network::default(),
            network_setter: None,
            application: None,
            problem: None,
        }
    }

    /// A builder with the URLs and server variables that the environment sets.
    pub(crate) fn from_env(api: &'static Api) -> Self {
        Self::from_environment(api, text_from_env)
    }

    /// The same with another environment.
    pub(crate) fn from_environment(
        api: &'static Api,
        text: impl Fn(&str) -> Result<Option<String>, String>,
    ) -> Self {
        let mut builder = Self::new(api);
        for (index, server) in api.servers.iter().enumerate() {
            match server.env.map_or(Ok(None), &text) {
                Ok(url) => builder.servers[index] = url.map(Place::Environment),
                Err(why) => builder.refuse(why),
            }
        }
        for variable in api.variables {
            match variable.env.map_or(Ok(None), &text) {
                Ok(Some(value)) => builder = builder.variable(variable.name, value),
                Ok(None) => {}
                Err(why) => builder.refuse(why),
            }
        }
        builder
    }

    /// Sends calls to this URL instead of the description's server, path included; nothing is
    /// appended but the path of the operation.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        self.server_url(0, url)
    }

    /// Who is calling. Several may be given, for operations that ask for different ones; for the
    /// same operation the last one counts.
    pub fn credentials(mut self, credentials: impl Credentials) -> Self {
        self.credentials.push(Box::new(credentials));
        self
    }

    /// Sends requests in another way.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Takes the time from another clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Leaves the length of pauses to another chance, or to none.
    pub(crate) fn chance(mut self, chance: Chance) -> Self {
        self.chance = chance;
        self
    }

    /// How long a whole call may take, 120 seconds unless told otherwise.
    pub fn timeout(self, limit: Duration) -> Self {
        self.with(|options| options.timeout(limit))
    }

    /// How long connecting may take, 5 seconds unless told otherwise. A transport of one's own
    /// has its own limit.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.network.connect_timeout = limit;
        self
    }

    /// The options of all calls, which a call may change for itself.
    pub fn with(mut self, change: impl FnOnce(Options) -> Options) -> Self {
        self.options = change(self.options);
        self
    }

    /// Names the application to the server, in front of this client: `my-app/1.0`.
    pub fn user_agent(mut self, application: impl Into<String>) -> Self {
        self.application = Some(application.into());
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// A setting makes no sense: a URL without scheme, a server variable that does not exist, an
    /// empty token. Or there is no transport: the feature `reqwest` is off and none was given; or
    /// it speaks no TLS and has to, as both `rustls` and `native-tls` are off.
    pub fn build(self) -> Result<Client, Error> {
        let wrong = |why: String| Error::from(Parts::new(ErrorKind::Configuration, why));
        if let Some(problem) = self.problem.or(self.options.problem_of_all()) {
            return Err(wrong(problem));
        }
        let servers = places(self.api, self.root, &self.servers, &self.variables);
        let servers = servers.map_err(wrong)?;
        if let (Some(Err(why)), false) = (servers.first(), servers.iter().any(Result::is_ok)) {
            return Err(wrong(why.clone()));
        }
        if let Some(problem) = self.credentials.iter().find_map(|own| own.problem()) {
            return Err(wrong(problem));
        }
        let user_agent = match self.application {
            Some(application) => format!("{application} {PRODUCT}"),
            None => PRODUCT.to_owned(),
        };
        let user_agent = HeaderValue::try_from(user_agent)
            .map_err(|_| wrong("user_agent: has characters that a header cannot carry".into()))?;
        #[cfg(feature = "blocking")]
        let worker = Worker::new(self.transport.is_none().then(|| self.network.clone()));
        let transport = match (self.transport, self.network_setter) {
            (Some(transport), None) => transport,
            (Some(_), Some(setter)) => return Err(wrong(own_settings(setter))),
            (None, _) => transport::usual(&self.network, &servers)?,
        };
        Ok(Client(Arc::new(Shared {
            api: self.api,
            servers,
            moved: servers::is_moved(self.api, &self.servers),
            credentials: self.credentials,
            transport,
            #[cfg(feature = "blocking")]
            worker,
            clock: self.clock,
            chance: self.chance,
            budget: Budget::default(),
            tally: Arc::default(),
            options: self.options,
            user_agent,
        })))
    }

    /// Makes another of the description's servers the root.
    pub(crate) fn root_server(mut self, index: usize) -> Self {
        self.root = index;
        self
    }

    /// Replaces one of the API's servers.
    pub(crate) fn server_url(mut self, index: usize, url: impl Into<String>) -> Self {
        match self.servers.get_mut(index) {
            Some(place) => *place = Some(Place::Code(url.into())),
            None => self.refuse(format!("the API has no server {index}")),
        }
        self
    }

    /// Chooses the value of a server variable.
    pub(crate) fn variable(mut self, name: &str, value: impl Into<String>) -> Self {
        if self.api.variables.iter().any(|known| known.name == name) {
            self.variables.push((name.to_owned(), value.into()));
        } else {
            self.refuse(format!("the API has no server variable `{name}`"));
        }
        self
    }

    /// The settings of the usual transport, to be changed by a setter.
    pub(crate) fn network_mut(&mut self, setter: &'static str) -> &mut Network {
        self.network_setter = Some(setter);
        &mut self.network
    }

    pub(crate) fn refuse(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }
}

fn own_settings(setter: &str) -> String {
    format!(
        "`.{setter}(…)` is a setting of the usual transport, and another was given to \
         `.transport(…)`: set it there"
    )
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("api", &self.api.title)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
