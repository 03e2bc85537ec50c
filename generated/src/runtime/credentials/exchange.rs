//! A long-lived token becomes the short-lived one that calls carry, by an operation of the API.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use crate::runtime::answer::Answer;
use crate::runtime::clock::BoxFuture;
use crate::runtime::credentials::keys::{as_is, unusable};
use crate::runtime::credentials::renewal::{Lifetime, Renewal, Source, Token};
use crate::runtime::credentials::{Ask, Authorization, Credentials};
use crate::runtime::description::{Exchange, Info, Scheme};
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Json, Member, Secret, read_json};

/// A token that is exchanged. Clones share what they got.
#[derive(Clone)]
pub(crate) struct TokenExchange {
    exchange: &'static Exchange,
    token: Secret,
    renewal: Arc<Renewal>,
}

impl TokenExchange {
    pub(crate) fn new(exchange: &'static Exchange, token: Secret) -> Self {
        Self {
            exchange,
            token,
            renewal: Arc::default(),
        }
    }

    /// The long-lived token, as the exchange operation asks for it.
    fn proof(&self, ask: Ask<'_>) -> Result<Authorization, Error> {
        let schemes = ask.draft().client.api().schemes;
        let scheme = self
            .exchange
            .operation
            .security
            .iter()
            .filter_map(|alternative| match alternative {
                [index] => schemes.get(*index),
                [] | [_, ..] => None,
            })
            .find(|scheme| !self.serves(scheme));
        match scheme {
            Some(scheme) => as_is(scheme.kind, &self.token),
            None => Err(Error::credentials(format!(
                "`{}` says of no scheme that it takes the token",
                self.exchange.operation.id
            ))),
        }
    }
}

impl Source for TokenExchange {
    fn id(&self) -> &'static str {
        self.exchange.operation.id
    }

    fn failure(&self) -> &'static str {
        "the token was not exchanged"
    }

    fn place(&self, ask: Ask<'_>) -> Result<String, Error> {
        let Info { id, server, .. } = self.exchange.operation;
        match ask.draft().client.server(*server) {
            Ok(base) => Ok(base.text().to_owned()),
            Err(why) => {
                let parts = Parts::new(ErrorKind::Configuration, why);
                Err(parts.operation(*id).into())
            }
        }
    }

    fn request(&self, ask: Ask<'_>) -> Result<Draft, Error> {
        Ok(ask.call(self.exchange.operation, self.proof(ask)?))
    }

    fn read(&self, answer: &Answer, now: SystemTime) -> Result<Token, Error> {
        let mut json = Json::empty();
        let wrong = |what: &str| {
            let id = self.exchange.operation.id;
            let message = format!("the answer of `{id}` {what}");
            Parts::new(ErrorKind::Credentials, message).answer(answer.clone())
        };
        read_json(&mut json, None, &answer.bytes)
            .map_err(|error| wrong(&format!("cannot be read: {error}")).source(error))?;
        let token = json
            .get(self.exchange.token)
            .and_then(Json::as_str)
            .filter(|token| !token.is_empty())
            .ok_or_else(|| wrong(&format!("has no `{}`", self.exchange.token)))?;
        let lifetime = Lifetime::Assumed(self.exchange.lifetime);
        Ok(Token::new(token, now, lifetime, self.exchange.renew))
    }
}

impl Credentials for TokenExchange {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.exchange.is_some() && scheme.name == self.exchange.scheme
    }

    fn authorize<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        Box::pin(self.renewal.authorize(self, ask))
    }

    fn refused(&self, carried: &Authorization) -> bool {
        self.renewal.refused(carried);
        true
    }

    fn problem(&self) -> Option<String> {
        unusable("the token to be exchanged", &self.token)
    }
}

impl fmt::Debug for TokenExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenExchange")
            .field("operation", &self.exchange.operation.id)
            .field("token", &self.token)
            .finish_non_exhaustive()
    }
}
