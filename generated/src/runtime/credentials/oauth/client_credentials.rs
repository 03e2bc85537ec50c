//! The id and the secret of a client become the bearer tokens that its calls carry.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::answer;
use super::grant::{Grant, InBody, Kind, info, settings};
use crate::runtime::answer::Answer;
use crate::runtime::clock::BoxFuture;
use crate::runtime::credentials::renewal::{Renewal, Source, Token};
use crate::runtime::credentials::{Ask, Authorization, Credentials};
use crate::runtime::description::{Resend, Scheme};
use crate::runtime::draft::Draft;
use crate::runtime::error::Error;
use crate::runtime::model::Secret;

/// A client that acts for itself: OAuth 2's grant `client_credentials`.
///
/// The first call that needs a token gets one from the token endpoint; later calls share it, and get
/// another shortly before it ends, or once when the server refuses it. The secret goes to the token
/// endpoint only, and only over TLS, loopback excepted. Clones share the token.
///
/// ```ignore
/// let credentials = ClientCredentials::new("my-app", secret).scopes(["read", "write"]);
/// let client = Client::builder().credentials(credentials).build()?;
/// ```
#[derive(Clone)]
pub struct ClientCredentials {
    grant: Grant,
    renewal: Arc<Renewal>,
}

static KIND: Kind = Kind {
    name: "ClientCredentials",
    // Asked twice, the server gives two tokens, and one is not used.
    info: info("client_credentials", Resend::Marked),
    url: |urls| urls.client_credentials,
};

impl ClientCredentials {
    /// The id and the secret that the authorization server knows the client by.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            grant: Grant::new(&KIND, id.into(), Some(secret.into())),
            renewal: Arc::default(),
        }
    }

    fn changed(mut self, change: impl FnOnce(&mut Grant)) -> Self {
        change(&mut self.grant);
        // What was got before was asked for in another way.
        self.renewal = Arc::default();
        self
    }
}

settings!(ClientCredentials);

impl Source for ClientCredentials {
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
        self.grant.request(ask, &[])
    }

    fn read(&self, answer: &Answer, now: SystemTime) -> Result<Token, Error> {
        answer::read(answer, now).map(|given| given.token)
    }
}

impl Credentials for ClientCredentials {
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
        self.grant.problem()
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.grant.id)
            .finish_non_exhaustive()
    }
}
