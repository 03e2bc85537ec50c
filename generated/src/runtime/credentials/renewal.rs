//! Tokens that others give become the one that calls carry: got once for all of them, ahead of its end.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Mutex as Turn;

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::credentials::authorization::unsendable;
use crate::runtime::credentials::{Ask, Authorization, jwt};
use crate::runtime::delivery::deliver_for;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::seen;

/// Who gives tokens: how they are asked for, and how their answer is read.
pub(super) trait Source: Sync {
    /// The name of what asks, in messages.
    fn id(&self) -> &'static str;

    /// What the caller is told when there is no token.
    fn failure(&self) -> &'static str;

    /// The URL of who is asked.
    fn place(&self, ask: Ask<'_>) -> Result<String, Error>;

    /// The request for a token.
    fn request(&self, ask: Ask<'_>) -> Result<Draft, Error>;

    /// The token in an answer.
    fn read(&self, answer: &Answer, now: SystemTime) -> Result<Token, Error>;
}

/// A token, and when there should be another.
#[derive(Clone)]
pub(super) struct Token {
    bearer: Bearer,
    renew: SystemTime,
    end: SystemTime,
}

/// A token as calls carry it, made once for all of them; nothing when it cannot be sent.
#[derive(Clone)]
struct Bearer(Option<Authorization>);

impl Token {
    /// One that ends when it says so itself, else after `lifetime`, and is renewed so long before that.
    pub(super) fn new(text: &str, now: SystemTime, lifetime: Lifetime, margin: Duration) -> Self {
        let end = match lifetime {
            Lifetime::Said(lifetime) => now.checked_add(lifetime),
            Lifetime::Assumed(lifetime) => jwt::end_of(text).or_else(|| now.checked_add(lifetime)),
        };
        // Past what the clock can say, any time will do.
        let end = end.unwrap_or(now + FOR_EVER);
        let lives = end.duration_since(now).unwrap_or_default();
        Self {
            bearer: Bearer(Authorization::bearer(text).ok()),
            // One that lives shorter would be renewed by every call.
            renew: end - margin.min(lives / 2),
            end,
        }
    }
}

/// Ten years.
const FOR_EVER: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

/// How long a token lives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lifetime {
    /// The one who gave it says so.
    Said(Duration),
    /// Nobody says so, unless the token does itself.
    Assumed(Duration),
}

/// The token that was got, and the turns of those who get it.
#[derive(Default)]
pub(super) struct Renewal {
    state: Mutex<State>,
    /// Held by the call that gets one; when that is dropped, the next one takes over.
    turn: Turn<()>,
}

/// How asking for tokens went so far.
#[derive(Default)]
struct State {
    ended: u64,
    got: Option<Got>,
    /// Why the last time gave nothing, and who was asked.
    failure: Option<(String, Arc<Error>)>,
}

/// A token that was got.
struct Got {
    token: Token,
    /// Who gave it: for another client it may be somebody else.
    from: String,
}

impl Renewal {
    /// What a request carries, with the token that there is or another.
    pub(super) async fn authorize(
        &self,
        source: &dyn Source,
        ask: Ask<'_>,
    ) -> Result<Authorization, Error> {
        ask.progress().begun(source.id());
        let token = self.token(source, ask).await;
        ask.progress().ended();
        let Bearer(carried) = token?;
        carried.ok_or_else(unsendable)
    }

    async fn token(&self, source: &dyn Source, ask: Ask<'_>) -> Result<Bearer, Error> {
        let from = source.place(ask)?;
        let clock = ask.draft().client.clock();
        // Counted before looking, so that nothing that ends in between is missed.
        let ended = self.state().ended;
        let usable = match self.got(&from) {
            Some(token) if clock.now() < token.renew => return Ok(token.bearer),
            token => token.filter(|token| clock.now() < token.end),
        };
        let turn = match (self.turn.try_lock(), &usable) {
            (Ok(turn), _) => turn,
            // Another call renews it; until that is done the old one does.
            (Err(_), Some(token)) => return Ok(token.bearer.clone()),
            (Err(_), None) => self.turn.lock().await,
        };
        if let Some(outcome) = self.ended_since(ended, &from, clock.now(), source) {
            return outcome;
        }
        let mut draft = source.request(ask)?;
        if usable.is_some() {
            // The next call will try again; this one need not wait for it with a token in hand.
            draft.options.attempts = 1;
        }
        let delivered = deliver_for(draft, ask.progress()).await;
        let read = |delivered: Delivered| source.read(&delivered.answer, clock.now());
        let outcome = delivered.and_then(read);
        seen::exchanged(source.id(), outcome.as_ref().map(|_| ()));
        let outcome = self.keep(outcome, from, source);
        drop(turn);
        outcome.or_else(|error| usable.map(|token| token.bearer).ok_or(error))
    }

    /// What others got while this call waited for its turn.
    fn ended_since(
        &self,
        ended: u64,
        from: &str,
        now: SystemTime,
        source: &dyn Source,
    ) -> Option<Result<Bearer, Error>> {
        let (ended_since, given) = {
            let state = self.state();
            (state.ended > ended, state.failure.is_none())
        };
        // One that is to be renewed at once still serves all that waited for it, and so does a new one that
        // has ended by our clock: the server's need not agree.
        let fresh = |token: &Token| now < token.renew || ended_since && (given || now < token.end);
        if let Some(token) = self.got(from).filter(fresh) {
            return Some(Ok(token.bearer));
        }
        let state = self.state();
        let (with, error) = state.failure.as_ref()?;
        (state.ended > ended && with == from).then(|| Err(failed(source, error.clone())))
    }

    fn keep(
        &self,
        outcome: Result<Token, Error>,
        from: String,
        source: &dyn Source,
    ) -> Result<Bearer, Error> {
        let mut state = self.state();
        state.ended += 1;
        match outcome {
            Ok(token) => {
                state.failure = None;
                let bearer = token.bearer.clone();
                state.got = Some(Got { token, from });
                Ok(bearer)
            }
            Err(error) => {
                let error = Arc::new(error);
                state.failure = Some((from, error.clone()));
                Err(failed(source, error))
            }
        }
    }

    /// What was got from there, fresh or not.
    fn got(&self, from: &str) -> Option<Token> {
        let state = self.state();
        let got = state.got.as_ref().filter(|got| got.from == from);
        got.map(|got| got.token.clone())
    }

    /// The token is forgotten, unless another has taken its place: of all calls that it was refused
    /// to, those that ask for another first get it, and the others take what they got.
    pub(super) fn refused(&self, carried: &Authorization) {
        let mut state = self.state();
        let held = state.got.as_ref();
        let held = held.and_then(|got| got.token.bearer.0.as_ref());
        if held == Some(carried) {
            state.got = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The failure of a call that got no token: what asking for one met, seen from the call.
fn failed(source: &dyn Source, error: Arc<Error>) -> Error {
    let message = source.failure();
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
