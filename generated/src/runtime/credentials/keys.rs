//! Credentials that are sent as they are: tokens, passwords and keys.

use crate::runtime::clock::BoxFuture;
use crate::runtime::credentials::{Ask, Authorization, Credentials};
use crate::runtime::description::{KeyPlace, Scheme, SchemeKind};
use crate::runtime::error::Error;
use crate::runtime::model::Secret;

/// A bearer token, sent as it is.
#[derive(Clone, Debug)]
pub struct BearerToken(Secret);

impl BearerToken {
    /// A token to be sent as it is.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(token.into())
    }
}

impl Credentials for BearerToken {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.kind == SchemeKind::Bearer
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        ready(Authorization::bearer(self.0.expose()))
    }

    fn problem(&self) -> Option<String> {
        unusable("the token of `BearerToken`", &self.0)
    }
}

/// A user and a password.
#[derive(Clone, Debug)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// A user, which may be empty, and a password.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            user: user.into(),
            password: password.into(),
        }
    }
}

impl Credentials for Basic {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.kind == SchemeKind::Basic
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        ready(Authorization::basic(&self.user, self.password.expose()))
    }

    fn problem(&self) -> Option<String> {
        if self.user.contains(':') {
            return Some("the user of `Basic` has a colon in it".to_owned());
        }
        let nothing = self.user.is_empty() && self.password.expose().is_empty();
        nothing.then(|| "user and password of `Basic` are empty".to_owned())
    }
}

/// A key in a header, in the query or in a cookie, as the description says.
#[derive(Clone, Debug)]
pub struct ApiKey {
    key: Secret,
    scheme: Option<String>,
}

impl ApiKey {
    /// A key for whichever scheme of the description asks for a key.
    pub fn new(key: impl Into<Secret>) -> Self {
        Self {
            key: key.into(),
            scheme: None,
        }
    }

    /// The same for one scheme only, by its name in the description, when there are several.
    #[must_use]
    pub fn of_scheme(mut self, name: impl Into<String>) -> Self {
        self.scheme = Some(name.into());
        self
    }
}

impl Credentials for ApiKey {
    fn serves(&self, scheme: &Scheme) -> bool {
        matches!(scheme.kind, SchemeKind::ApiKey { .. })
            && self.scheme.as_ref().is_none_or(|name| name == scheme.name)
    }

    fn authorize<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        ready(as_is(ask.scheme().kind, &self.key))
    }

    fn problem(&self) -> Option<String> {
        unusable("the key of `ApiKey`", &self.key)
    }
}

/// A secret put on a request in the way of a scheme; with Basic it is the password of no user.
pub(crate) fn as_is(kind: SchemeKind, secret: &Secret) -> Result<Authorization, Error> {
    let secret = secret.expose();
    match kind {
        SchemeKind::Bearer => Authorization::bearer(secret),
        SchemeKind::Basic => Authorization::basic("", secret),
        SchemeKind::ApiKey { place, name } => match place {
            KeyPlace::Header => Authorization::header(name, secret),
            KeyPlace::Query => Ok(Authorization::query(name, secret)),
            KeyPlace::Cookie => Authorization::cookie(name, secret),
        },
        SchemeKind::Other(name) => Err(Error::credentials(format!(
            "a token cannot be sent in the way of `{name}`"
        ))),
    }
}

/// Why a secret can never be sent.
pub(crate) fn unusable(what: &str, secret: &Secret) -> Option<String> {
    let secret = secret.expose();
    if secret.is_empty() {
        return Some(format!("{what} is empty"));
    }
    let odd = |c: char| c.is_whitespace() || c.is_control();
    secret
        .contains(odd)
        .then(|| format!("{what} has a space or a line break in it"))
}

fn ready(
    authorization: Result<Authorization, Error>,
) -> BoxFuture<'static, Result<Authorization, Error>> {
    Box::pin(std::future::ready(authorization))
}
