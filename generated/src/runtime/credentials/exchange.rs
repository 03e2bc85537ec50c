//! A long-lived token becomes the short-lived one that calls carry, once for all of them.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use tokio::sync::Mutex as Turn;

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::clock::BoxFuture;
use crate::runtime::credentials::keys::{as_is, unusable};
use crate::runtime::credentials::{Ask, Authorization, Credentials, jwt};
use crate::runtime::delivery::deliver_for;
use crate::runtime::description::{Exchange, Scheme};
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Json, Member, Secret, read_json};
use crate::runtime::seen;

/// A token that is exchanged. Clones share what they got.
#[derive(Clone)]
pub(crate) struct TokenExchange {
    exchange: &'static Exchange,
    shared: Arc<Shared>,
}

struct Shared {
    token: Secret,
    state: Mutex<State>,
    /// Held by the call that exchanges; when that is dropped, the next one takes over.
    turn: Turn<()>,
}

/// How the exchanges so far went.
#[derive(Default)]
struct State {
    ended: u64,
    got: Option<Got>,
    /// Why the last exchange gave nothing, and which server it was with.
    failure: Option<(String, Arc<Error>)>,
}

/// A token that was got.
#[derive(Clone)]
struct Got {
    token: Secret,
    /// The server that gave it: another client's may be another one's.
    origin: String,
    renew: SystemTime,
    end: SystemTime,
}

impl TokenExchange {
    pub(crate) fn new(exchange: &'static Exchange, token: Secret) -> Self {
        Self {
            exchange,
            shared: Arc::new(Shared {
                token,
                state: Mutex::default(),
                turn: Turn::new(()),
            }),
        }
    }

    async fn token(&self, ask: Ask<'_>) -> Result<Secret, Error> {
        let mut draft = ask.call(self.exchange.operation, self.proof(ask)?);
        let origin = draft.base()?.origin();
        let clock = ask.draft().client.clock();
        // Counted before looking, so that no exchange that ends in between is missed.
        let ended = self.state().ended;
        let usable = match self.got(&origin) {
            Some(got) if clock.now() < got.renew => return Ok(got.token),
            got => got.filter(|got| clock.now() < got.end),
        };
        let turn = match (self.shared.turn.try_lock(), &usable) {
            (Ok(turn), _) => turn,
            // Another call renews it; until that is done the old one does.
            (Err(_), Some(got)) => return Ok(got.token.clone()),
            (Err(_), None) => self.shared.turn.lock().await,
        };
        if let Some(outcome) = self.ended_since(ended, &origin, clock.now()) {
            return outcome;
        }
        if usable.is_some() {
            // The next call will try again; this one need not wait for it with a token in hand.
            draft.options.attempts = 1;
        }
        let delivered = deliver_for(draft, ask.progress()).await;
        let read = |delivered: Delivered| self.read(&delivered.answer, &origin, clock.now());
        let outcome = delivered.and_then(read);
        seen::exchanged(self.exchange.operation.id, outcome.as_ref().map(|_| ()));
        let outcome = self.keep(outcome, origin);
        drop(turn);
        outcome.or_else(|error| usable.map(|got| got.token).ok_or(error))
    }

    /// What the exchange gave that others made while this call waited for its turn.
    fn ended_since(
        &self,
        ended: u64,
        origin: &str,
        now: SystemTime,
    ) -> Option<Result<Secret, Error>> {
        let (ended_since, given) = {
            let state = self.state();
            (state.ended > ended, state.failure.is_none())
        };
        // One that is to be renewed at once still serves all that waited for it, and so does a new one that
        // has ended by our clock: the server's need not agree.
        let fresh = |got: &Got| now < got.renew || ended_since && (given || now < got.end);
        if let Some(got) = self.got(origin).filter(fresh) {
            return Some(Ok(got.token));
        }
        let state = self.state();
        let (with, error) = state.failure.as_ref()?;
        (state.ended > ended && with == origin).then(|| Err(failed(error.clone())))
    }

    fn keep(&self, outcome: Result<Got, Error>, origin: String) -> Result<Secret, Error> {
        let mut state = self.state();
        state.ended += 1;
        match outcome {
            Ok(got) => {
                state.failure = None;
                Ok(state.got.insert(got).token.clone())
            }
            Err(error) => {
                let error = Arc::new(error);
                state.failure = Some((origin, error.clone()));
                Err(failed(error))
            }
        }
    }

    /// What was got from that server, fresh or not.
    fn got(&self, origin: &str) -> Option<Got> {
        let got = self.state().got.clone();
        got.filter(|got| got.origin == origin)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        let state = self.shared.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
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
            Some(scheme) => as_is(scheme.kind, &self.shared.token),
            None => Err(Error::credentials(format!(
                "`{}` says of no scheme that it takes the token",
                self.exchange.operation.id
            ))),
        }
    }

    fn read(&self, answer: &Answer, origin: &str, now: SystemTime) -> Result<Got, Error> {
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
        let end = jwt::end_of(token).unwrap_or(now + self.exchange.lifetime);
        let lives = end.duration_since(now).unwrap_or_default();
        Ok(Got {
            token: Secret::from(token.to_owned()),
            origin: origin.to_owned(),
            // One that lives shorter would be renewed by every call.
            renew: end - self.exchange.renew.min(lives / 2),
            end,
        })
    }
}

impl Credentials for TokenExchange {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.exchange.is_some() && scheme.name == self.exchange.scheme
    }

    fn authorize<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        Box::pin(async move {
            ask.progress().begun(self.exchange.operation.id);
            let token = self.token(ask).await;
            ask.progress().ended();
            Authorization::bearer(token?.expose())
        })
    }

    /// The token is forgotten, unless another has taken its place: of all calls that it was refused
    /// to, those that come to the exchange first make it, and the others take what it gives.
    fn refused(&self, carried: &Authorization) -> bool {
        let mut state = self.state();
        let held = state.got.as_ref();
        let held = held.and_then(|got| Authorization::bearer(got.token.expose()).ok());
        if held.is_some_and(|held| held == *carried) {
            state.got = None;
        }
        true
    }

    fn problem(&self) -> Option<String> {
        unusable("the token to be exchanged", &self.shared.token)
    }
}

impl fmt::Debug for TokenExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenExchange")
            .field("operation", &self.exchange.operation.id)
            .field("token", &self.shared.token)
            .finish_non_exhaustive()
    }
}

/// The failure of a call whose token could not be got: what the exchange met, seen from the call.
fn failed(error: Arc<Error>) -> Error {
    let message = "the token was not exchanged";
    let message = if error.kind() == ErrorKind::Status {
        // Status and body say the rest.
        message.to_owned()
    } else {
        format!("{message}: {error}")
    };
    let mut parts = Parts::new(error.kind(), message);
    parts.answer = error.answer().cloned();
    parts.limit = error.time_limit();
    parts.retry_after = error.retry_after();
    parts.source(error).into()
}
