//! Credentials that are sent as they are: tokens, passwords and keys.

use http::HeaderValue;
use http::header::AUTHORIZATION;

use crate::runtime::clock::BoxFuture;
use crate::runtime::credentials::{Ask, Authorization, Credentials};
use crate::runtime::description::{KeyPlace, Scheme, SchemeKind};
use crate::runtime::error::Error;
use crate::runtime::model::Secret;

/// A bearer token, sent as it is: also what OAuth 2 or `OpenID` Connect gave to the application.
#[derive(Clone, Debug)]
pub struct BearerToken {
    token: Secret,
    /// Made once for all calls; nothing when it cannot be sent.
    carried: Option<Authorization>,
    scheme: Option<String>,
}

impl BearerToken {
    /// A token for whichever scheme of the description asks for a bearer token.
    pub fn new(token: impl Into<Secret>) -> Self {
        let token = token.into();
        Self {
            carried: Authorization::bearer(token.expose()).ok(),
            token,
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

impl Credentials for BearerToken {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.kind == SchemeKind::Bearer && is_named(scheme, self.scheme.as_deref())
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        let anew = || Authorization::bearer(self.token.expose());
        ready(self.carried.clone().map_or_else(anew, Ok))
    }

    fn problem(&self) -> Option<String> {
        unusable("the token of `BearerToken`", &self.token)
    }
}

/// A user and a password.
#[derive(Clone, Debug)]
pub struct Basic {
    user: String,
    password: Secret,
    /// Made once for all calls; nothing when it cannot be sent.
    carried: Option<Authorization>,
    scheme: Option<String>,
}

impl Basic {
    /// A user, which may be empty, and a password.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        let (user, password) = (user.into(), password.into());
        Self {
            carried: Authorization::basic(&user, password.expose()).ok(),
            user,
            password,
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

impl Credentials for Basic {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.kind == SchemeKind::Basic && is_named(scheme, self.scheme.as_deref())
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        let anew = || Authorization::basic(&self.user, self.password.expose());
        ready(self.carried.clone().map_or_else(anew, Ok))
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
        matches!(scheme.kind, SchemeKind::ApiKey { .. }) && is_named(scheme, self.scheme.as_deref())
    }

    fn authorize<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        ready(as_is(ask.scheme().kind, &self.key))
    }

    fn problem(&self) -> Option<String> {
        unusable("the key of `ApiKey`", &self.key)
    }
}

/// The value of the header `Authorization`, ready to be sent, for the schemes of HTTP that have no
/// type of their own, such as `Digest` and `HOBA`.
#[derive(Clone, Debug)]
pub struct AuthorizationHeader {
    value: Secret,
    scheme: Option<String>,
}

impl AuthorizationHeader {
    /// The whole value, the scheme's word included: `Digest username="…", …`.
    pub fn new(value: impl Into<Secret>) -> Self {
        Self {
            value: value.into(),
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

impl Credentials for AuthorizationHeader {
    fn serves(&self, scheme: &Scheme) -> bool {
        matches!(scheme.kind, SchemeKind::Other(_)) && is_named(scheme, self.scheme.as_deref())
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        ready(Authorization::header(
            AUTHORIZATION.as_str(),
            self.value.expose(),
        ))
    }

    fn problem(&self) -> Option<String> {
        let value = self.value.expose();
        if value.trim().is_empty() {
            return Some("the value of `AuthorizationHeader` is empty".to_owned());
        }
        HeaderValue::from_str(value).err().map(|_| {
            "the value of `AuthorizationHeader` has characters that a header cannot carry"
                .to_owned()
        })
    }
}

/// Whether a credential is for a scheme, that has a scheme of its own or none.
pub(crate) fn is_named(scheme: &Scheme, own: Option<&str>) -> bool {
    own.is_none_or(|own| own == scheme.name)
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
