//! What a client shows to get a token becomes the request for it, to the token endpoint and nowhere else.

use crate::runtime::base_url::Base;
use crate::runtime::client::Client;
use crate::runtime::credentials::keys::is_named;
use crate::runtime::credentials::{Ask, Authorization};
use crate::runtime::description::{Info, Resend, Scheme, TokenUrls};
use crate::runtime::draft::{Credential, Draft, FORM, Target};
use crate::runtime::encode::escaped;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::Secret;
use crate::runtime::options::Query;

/// What the credentials of OAuth 2 have in common.
#[derive(Clone)]
pub(super) struct Grant {
    pub(super) kind: &'static Kind,
    pub(super) id: String,
    /// A public client has none.
    pub(super) secret: Option<Secret>,
    pub(super) in_body: InBody,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: Vec<(String, Secret)>,
    pub(super) url: Option<String>,
    pub(super) scheme: Option<String>,
}

/// One way to get a token.
#[derive(Debug)]
pub(super) struct Kind {
    /// The type of its credential, in messages.
    pub(super) name: &'static str,
    pub(super) info: Info,
    pub(super) url: fn(&TokenUrls) -> Option<&'static str>,
}

/// How a request for a token may be sent again is said by `resend`; its URL is in no description.
pub(super) const fn info(id: &'static str, resend: Resend) -> Info {
    Info {
        id,
        method: "POST",
        path: "",
        server: 0,
        security: &[],
        resend,
        successes: &[],
        accept: "application/json",
    }
}

/// Whether the secret stands in the body rather than in the header `Authorization`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InBody {
    Nothing,
    Secret,
}

impl Grant {
    pub(super) fn new(kind: &'static Kind, id: String, secret: Option<Secret>) -> Self {
        Self {
            kind,
            id,
            secret,
            in_body: InBody::Nothing,
            scopes: Vec::new(),
            parameters: Vec::new(),
            url: None,
            scheme: None,
        }
    }

    pub(super) fn serves(&self, scheme: &Scheme) -> bool {
        let url = scheme.tokens.and_then(self.kind.url);
        url.is_some() && is_named(scheme, self.scheme.as_deref())
    }

    /// The token endpoint: as it was set, else as the scheme says.
    pub(super) fn endpoint(&self, ask: Ask<'_>) -> Result<Base, Error> {
        let wrong = |why: String| {
            let parts = Parts::new(ErrorKind::Configuration, why);
            Error::from(parts.operation(self.kind.info.id))
        };
        let described = ask.scheme().tokens.and_then(self.kind.url);
        let base = match (&self.url, described) {
            (Some(url), _) => Base::endpoint(url, "token_url"),
            (None, Some(url)) => self.described(&ask.draft().client, url),
            (None, None) => Err(format!(
                "the scheme has no token endpoint for `{}`",
                self.kind.name
            )),
        };
        let base = base.map_err(wrong)?;
        if base.is_private() {
            return Ok(base);
        }
        let why = format!(
            "a secret is not sent to {} without TLS: use https",
            base.origin()
        );
        let parts = Parts::new(ErrorKind::Credentials, why);
        Err(parts.operation(self.kind.info.id).into())
    }

    fn described(&self, client: &Client, url: &str) -> Result<Base, String> {
        if url.contains("://") {
            if client.is_moved() {
                return Err(format!(
                    "`.base_url(…)` is set and the token endpoint `{url}` is not: call \
                     `.token_url(…)` on `{}`",
                    self.kind.name
                ));
            }
            return Base::endpoint(url, "the description's `tokenUrl`");
        }
        let root = client.server(0).map_err(str::to_owned)?;
        let joined = root.join(url).unwrap_or_else(|| url.to_owned());
        Base::endpoint(&joined, "the description's `tokenUrl`")
    }

    /// The request that shows `proof`, the members that only this kind of grant has.
    pub(super) fn request(&self, ask: Ask<'_>, proof: &[(&str, &str)]) -> Result<Draft, Error> {
        let base = self.endpoint(ask)?;
        let mut draft = Draft::new(&ask.draft().client, &self.kind.info);
        // They are meant for the API, and this is somebody else.
        draft.options.headers.clear();
        draft.options.query = Query::default();
        draft.target = Target::Endpoint(Box::new(base));
        if let (Some(secret), InBody::Nothing) = (&self.secret, self.in_body) {
            // RFC 6749, 2.3.1: both are encoded like a form first.
            let proof = Authorization::basic(&escaped(&self.id), &escaped(secret.expose()))?;
            draft.credential = Credential::Given(proof);
        }
        draft.content(FORM, self.body(proof).into());
        Ok(draft)
    }

    fn body(&self, proof: &[(&str, &str)]) -> String {
        let mut pairs = vec![("grant_type", self.kind.info.id)];
        pairs.extend_from_slice(proof);
        let scopes = self.scopes.join(" ");
        if !scopes.is_empty() {
            pairs.push(("scope", &scopes));
        }
        match (&self.secret, self.in_body) {
            (Some(secret), InBody::Secret) => {
                pairs.push(("client_id", &self.id));
                pairs.push(("client_secret", secret.expose()));
            }
            (None, _) if !self.id.is_empty() => pairs.push(("client_id", &self.id)),
            (Some(_) | None, _) => {}
        }
        let more = self.parameters.iter();
        pairs.extend(more.map(|(name, value)| (name.as_str(), value.expose())));
        let pairs = pairs.iter();
        let pairs = pairs.map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    pub(super) fn problem(&self) -> Option<String> {
        let name = self.kind.name;
        let url = self.url.as_deref();
        let of_url = url.and_then(|url| Base::endpoint(url, "token_url").err());
        if self.secret.is_some() && self.id.is_empty() {
            return Some(format!("the client id of `{name}` is empty"));
        }
        let empty = self
            .secret
            .as_ref()
            .is_some_and(|secret| secret.expose().is_empty());
        let empty = empty.then(|| format!("the client secret of `{name}` is empty"));
        empty.or(of_url)
    }
}

/// The methods that the credentials of OAuth 2 have in common.
macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Asks for these scopes; without, the server gives what it gives.
            #[must_use]
            pub fn scopes<S: Into<String>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
                let scopes = scopes.into_iter().map(Into::into).collect();
                self.changed(|grant| grant.scopes = scopes)
            }

            /// One more member of the request, such as the `audience` that some servers ask for.
            #[must_use]
            pub fn parameter(self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
                let pair = (name.into(), value.into());
                self.changed(|grant| grant.parameters.push(pair))
            }

            /// Sends id and secret of the client in the body, for servers that do not read them from
            /// the header `Authorization`, or do not decode them there.
            #[must_use]
            pub fn secret_in_body(self) -> Self {
                self.changed(|grant| grant.in_body = InBody::Secret)
            }

            /// Gets tokens from this URL instead of the description's. It has to be set when the client's
            /// `base_url` is, unless the description's is relative to that: so a test does not
            /// reach the real one by mistake.
            #[must_use]
            pub fn token_url(self, url: impl Into<String>) -> Self {
                let url = url.into();
                self.changed(|grant| grant.url = Some(url))
            }

            /// The same for one scheme only, by its name in the description, when there are several.
            #[must_use]
            pub fn of_scheme(self, name: impl Into<String>) -> Self {
                let name = name.into();
                self.changed(|grant| grant.scheme = Some(name))
            }
        }
    };
}

pub(super) use settings;
