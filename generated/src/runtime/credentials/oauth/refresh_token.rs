//! A refresh token becomes the bearer tokens that calls carry, and its own successors.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::answer;
use super::grant::{Grant, InBody, Kind, info, settings};
use crate::runtime::answer::Answer;
use crate::runtime::clock::BoxFuture;
use crate::runtime::credentials::keys::unusable;
use crate::runtime::credentials::renewal::{Renewal, Source, Token};
use crate::runtime::credentials::{Ask, Authorization, Credentials};
use crate::runtime::description::{Resend, Scheme};
use crate::runtime::draft::Draft;
use crate::runtime::error::Error;
use crate::runtime::model::Secret;

/// A client that acts for a user who agreed to it before: OAuth 2's grant `refresh_token`. How the
/// application got the user's agreement and the first refresh token is its own matter.
///
/// The first call that needs a token gets one from the token endpoint; later calls share it, and get
/// another shortly before it ends, or once when the server refuses it. A server may give another
/// refresh token each time; it is used from then on, and [`current`](Self::current) tells it, to be
/// stored. The secrets go to the token endpoint only, and only over TLS, loopback excepted. Clones
/// share the tokens.
///
/// ```ignore
/// let credentials = RefreshToken::new(stored).client("my-app", secret);
/// let client = Client::builder().credentials(credentials.clone()).build()?;
/// // … calls …
/// store(credentials.current());
/// ```
#[derive(Clone)]
pub struct RefreshToken {
    grant: Grant,
    current: Arc<Mutex<Secret>>,
    renewal: Arc<Renewal>,
}

static KIND: Kind = Kind {
    name: "RefreshToken",
    // Some servers take a token that is shown twice for a stolen one.
    info: info("refresh_token", Resend::Never),
    url: |urls| urls.refresh_token,
};

impl RefreshToken {
    /// A refresh token of a client that needs neither id nor secret.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            grant: Grant::new(&KIND, String::new(), None),
            current: Arc::new(Mutex::new(token.into())),
            renewal: Arc::default(),
        }
    }

    /// The client that it was given to, with its secret.
    #[must_use]
    pub fn client(self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let (id, secret) = (id.into(), secret.into());
        self.changed(|grant| (grant.id, grant.secret) = (id, Some(secret)))
    }

    /// The client that it was given to, which has no secret: an application on a device.
    #[must_use]
    pub fn public_client(self, id: impl Into<String>) -> Self {
        let id = id.into();
        self.changed(|grant| (grant.id, grant.secret) = (id, None))
    }

    /// The refresh token that will be shown next: the first one, until the server gave another.
    #[must_use]
    pub fn current(&self) -> Secret {
        self.lock().clone()
    }

    fn changed(mut self, change: impl FnOnce(&mut Grant)) -> Self {
        change(&mut self.grant);
        // What was got before was asked for in another way.
        self.renewal = Arc::default();
        self
    }

    fn lock(&self) -> MutexGuard<'_, Secret> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

settings!(RefreshToken);

impl Source for RefreshToken {
    fn id(&self) -> &'static str {
        self.grant.kind.info.id
    }

    fn failure(&self) -> &'static str {
        "no token was given"
    }

    fn place(&self, ask: Ask<'_>) -> Result<String, Error> {
        let endpoint = self.grant.endpoint(ask)?;
        Ok(endpoint.text().to_owned())
    }

    fn request(&self, ask: Ask<'_>) -> Result<Draft, Error> {
        let current = self.current();
        self.grant
            .request(ask, &[("refresh_token", current.expose())])
    }

    fn read(&self, answer: &Answer, now: SystemTime) -> Result<Token, Error> {
        let given = answer::read(answer, now)?;
        if let Some(next) = given.refresh {
            *self.lock() = next;
        }
        Ok(given.token)
    }
}

impl Credentials for RefreshToken {
    fn serves(&self, scheme: &Scheme) -> bool {
        self.grant.serves(scheme)
    }

    fn authorize<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        Box::pin(self.renewal.authorize(self, ask))
    }

    fn refused(&self, carried: &Authorization) -> bool {
        self.renewal.refused(carried);
        true
    }

    fn problem(&self) -> Option<String> {
        unusable("the token of `RefreshToken`", &self.lock()).or_else(|| self.grant.problem())
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshToken")
            .field("client", &self.grant.id)
            .finish_non_exhaustive()
    }
}
