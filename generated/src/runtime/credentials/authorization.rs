//! What a request carries to say who is calling.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderName, HeaderValue, Request, Uri};

use crate::runtime::body::Body;
use crate::runtime::encode::escaped;
use crate::runtime::error::Error;

/// What a request carries to say who is calling.
#[derive(Clone, PartialEq, Eq)]
pub struct Authorization(Form);

#[derive(Clone, PartialEq, Eq)]
enum Form {
    Header(HeaderName, HeaderValue),
    Query(String),
    Cookie(HeaderValue),
}

impl Authorization {
    /// `Authorization: Bearer …`.
    ///
    /// # Errors
    ///
    /// The token is empty or has characters that a header cannot carry.
    pub fn bearer(token: &str) -> Result<Self, Error> {
        if token.is_empty() {
            return Err(Error::credentials("the token is empty"));
        }
        let value = sensitive(format!("Bearer {token}"))?;
        Ok(Self(Form::Header(AUTHORIZATION, value)))
    }

    /// `Authorization: Basic …`.
    ///
    /// # Errors
    ///
    /// The user has a colon in it.
    pub fn basic(user: &str, password: &str) -> Result<Self, Error> {
        if user.contains(':') {
            return Err(Error::credentials("the user has a colon in it"));
        }
        let pair = STANDARD.encode(format!("{user}:{password}"));
        let value = sensitive(format!("Basic {pair}"))?;
        Ok(Self(Form::Header(AUTHORIZATION, value)))
    }

    /// A header of one's own.
    ///
    /// # Errors
    ///
    /// Name or value have characters that a header cannot carry.
    pub fn header(name: &str, value: &str) -> Result<Self, Error> {
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| Error::credentials(format!("`{name}` cannot be a header's name")))?;
        Ok(Self(Form::Header(name, sensitive(value.to_owned())?)))
    }

    /// A pair in the query.
    #[must_use]
    pub fn query(name: &str, value: &str) -> Self {
        Self(Form::Query(format!("{}={}", escaped(name), escaped(value))))
    }

    /// A cookie.
    ///
    /// # Errors
    ///
    /// The name has characters that a header cannot carry.
    pub fn cookie(name: &str, value: &str) -> Result<Self, Error> {
        let pair = sensitive(format!("{name}={}", escaped(value)))?;
        Ok(Self(Form::Cookie(pair)))
    }

    /// Puts it on a request.
    pub(crate) fn put_on(self, request: &mut Request<Body>) -> Result<(), Error> {
        match self.0 {
            Form::Header(name, value) => {
                request.headers_mut().insert(name, value);
            }
            Form::Cookie(pair) => {
                let joined = match request.headers().get(COOKIE) {
                    Some(others) => {
                        let others = others.as_bytes();
                        let joined = [others, b"; ", pair.as_bytes()].concat();
                        let mut joined =
                            HeaderValue::from_bytes(&joined).map_err(|_| unsendable())?;
                        joined.set_sensitive(true);
                        joined
                    }
                    None => pair,
                };
                request.headers_mut().insert(COOKIE, joined);
            }
            Form::Query(pair) => {
                let uri = request.uri();
                let glue = if uri.query().is_some() { '&' } else { '?' };
                let uri = Uri::try_from(format!("{uri}{glue}{pair}"));
                *request.uri_mut() = uri.map_err(|_| unsendable())?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authorization(…)")
    }
}

fn sensitive(text: String) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::try_from(text).map_err(|_| unsendable())?;
    value.set_sensitive(true);
    Ok(value)
}

pub(super) fn unsendable() -> Error {
    Error::credentials("the credential has characters that cannot be sent")
}
