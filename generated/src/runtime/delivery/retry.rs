//! A request becomes as many attempts as are worth making, and the last of them the outcome.
//!
//! What may be sent again is said in [`rules`]. When it may, it is, unless one of these speaks
//! against it; the failure is returned then as it is:
//!
//! - **The attempts are used up**: three, unless the options say otherwise. What two more do not
//!   cure is no hiccup, and the caller knows better what to do next.
//! - **The server asks for more than a minute** (`Retry-After`): the caller may have something
//!   better to do than to hold on to a call. Up to that it gets what it asks for, and no less than
//!   the pause that would have been made without it, so that many clients told the same do not
//!   return at once.
//! - **The pause would pass the deadline** of the call: nothing could come of it, so it is not
//!   begun. The deadline itself holds around all of this, see [`deliver`](super::deliver).
//! - **The body came from a stream that can be read only once**, and was begun: there is nothing left
//!   to send.
//! - **The budget of the client is spent** ([`budget`](super::budget)): its calls fail for reasons
//!   that sending more of them makes worse.
//!
//! Before each further attempt there is a pause ([`backoff`](super::backoff)); a renewed token is
//! used at once, as a 401 says nothing of the server's health, and for the same reason it takes
//! nothing from the budget. A second 401 is final: it is not the token that is wrong. It counts as
//! an attempt, since users who ask for one mean one.
//!
//! A DELETE that is answered with 404 is done when an earlier sending of it may have been: the
//! thing is gone, most likely by that one. [`Raw`](crate::runtime::raw::Raw) tells.

mod outcome;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use http::{Request, StatusCode};

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::body::Body;
use crate::runtime::credentials::{self, Carried, Progress};
use crate::runtime::delivery::attempt::{self, Failure, Reception};
use crate::runtime::delivery::rules::{self, Fate, Repeated};
use crate::runtime::delivery::{budget, retry_after};
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, GaveUp};
use crate::runtime::seen::{self, AttemptSpan, End};
use crate::runtime::witness::Witness;

/// A call on its way, from the first attempt to the last.
pub(super) struct Journey<'d> {
    draft: &'d Draft,
    began: SystemTime,
    limit: Option<Duration>,
    pub(super) sent: u32,
    /// What sending the request twice may do that is on its way now.
    pub(super) on_its_way: Option<Repeated>,
    /// Why the last attempt but the one that is made was not the last.
    pub(super) last: Option<Arc<Error>>,
    /// The exchange that it waits for.
    pub(super) progress: Progress,
    reception: &'d mut Reception,
    witness: Witness,
    /// The call that waits for it.
    waiting: Option<&'d Progress>,
    pauses: u32,
    /// What the last resending took from the budget.
    taken: u32,
    token: Token,
    earlier: Fate,
    /// Set while an attempt has less time than the call.
    limited: &'d AtomicBool,
}

/// Whether a refused token may still be replaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Replaceable,
    Replaced,
}

/// What follows an attempt.
enum Next {
    /// Another one, after a pause.
    Attempt(Duration),
    /// It was the last, and why there could not be another.
    End(Option<GaveUp>),
}

impl<'d> Journey<'d> {
    pub(super) fn new(
        draft: &'d Draft,
        began: SystemTime,
        limit: Option<Duration>,
        limited: &'d AtomicBool,
        witness: Witness,
        waiting: Option<&'d Progress>,
        reception: &'d mut Reception,
    ) -> Self {
        Self {
            draft,
            began,
            limit,
            sent: 0,
            on_its_way: None,
            last: None,
            progress: Progress::default(),
            reception,
            witness,
            waiting,
            pauses: 0,
            taken: 0,
            token: Token::Replaceable,
            earlier: Fate::NotDone,
            limited,
        }
    }

    /// Attempts until one is the last. Each takes the request from where it is: given by value, it
    /// would be stored in each of the futures on the way.
    pub(super) async fn end(&mut self, request: &mut Request<Body>) -> Result<Delivered, Error> {
        loop {
            let carried = credentials::authorize(self.draft, request, &self.progress).await;
            let carried = carried.map_err(|error| self.named(error))?;
            let repeated = rules::repeated(self.draft.info, request);
            self.sent += 1;
            self.on_its_way = Some(repeated);
            let outcome = self.attempt(request).await;
            self.on_its_way = None;
            let pause = match self.next(&outcome, &carried, repeated) {
                Next::Attempt(pause) => pause,
                Next::End(gave_up) => return self.outcome(outcome, gave_up),
            };
            seen::resent(end(&outcome), self.sent, pause);
            let failure =
                outcome.map_or_else(|failure| failure.error, |answer| self.status(answer));
            self.remember(failure);
            if !pause.is_zero() {
                self.draft.client.clock().sleep(pause).await;
            }
            // Made anew rather than kept, so that the many calls that need one attempt copy nothing.
            *request = self.draft.request()?;
        }
    }

    async fn attempt(&mut self, request: &mut Request<Body>) -> Result<Answer, Failure> {
        let span = AttemptSpan::of(self.draft, self.sent);
        self.limited.store(self.is_limited(), Ordering::Relaxed);
        let outcome = span
            .around(attempt::once(self.draft, request, self.reception))
            .await;
        self.limited.store(false, Ordering::Relaxed);
        span.ended(end(&outcome));
        outcome
    }

    /// Whether the limit of the attempt comes before the call's. Of those that follow the first it is not
    /// known by the clock alone, which somebody may set.
    fn is_limited(&self) -> bool {
        let limits = (self.draft.options.attempt_timeout, self.limit);
        self.sent == 1 && matches!(limits, (Some(attempt), Some(call)) if attempt < call)
    }

    fn next(
        &mut self,
        outcome: &Result<Answer, Failure>,
        carried: &[Carried<'_>],
        repeated: Repeated,
    ) -> Next {
        match outcome {
            Ok(answer) if answer.status == StatusCode::UNAUTHORIZED => {
                match (self.replaces(carried), self.attempts_left()) {
                    (true, true) if self.draft.is_spent() => Next::End(Some(GaveUp::BodySpent)),
                    (true, true) => Next::Attempt(Duration::ZERO),
                    (true, false) => Next::End(Some(GaveUp::AttemptsExhausted)),
                    (false, _) => Next::End(None),
                }
            }
            Ok(_) | Err(_) => match rules::fate(outcome) {
                Fate::Settled => Next::End(None),
                fate @ (Fate::NotDone | Fate::MayBeDone) => {
                    let pause = self.pause(outcome, fate, repeated);
                    pause.map_or_else(|why| Next::End(Some(why)), Next::Attempt)
                }
            },
        }
    }

    fn attempts_left(&self) -> bool {
        self.sent < self.draft.options.attempts
    }

    /// Tells whoever gave them that the credentials of a request were refused.
    fn replaces(&mut self, carried: &[Carried<'_>]) -> bool {
        let replaceable = self.token == Token::Replaceable;
        self.token = Token::Replaced;
        // Each of them is told.
        replaceable && carried.iter().filter(|carried| carried.refused()).count() > 0
    }

    /// How long to wait before the next attempt after one that failed, or why there is none.
    fn pause(
        &mut self,
        outcome: &Result<Answer, Failure>,
        fate: Fate,
        repeated: Repeated,
    ) -> Result<Duration, GaveUp> {
        if !rules::may_be_resent(fate, repeated) {
            return Err(GaveUp::NotIdempotent);
        }
        if !self.attempts_left() {
            return Err(GaveUp::AttemptsExhausted);
        }
        if self.draft.is_spent() {
            return Err(GaveUp::BodySpent);
        }
        let (client, options) = (&self.draft.client, &self.draft.options);
        let asked = outcome.as_ref().ok().and_then(|answer| self.asked(answer));
        let asked = asked.unwrap_or_default();
        if asked > options.retry_after_limit {
            return Err(GaveUp::RetryAfterTooLong);
        }
        let pause = asked.max(options.backoff.pause(self.pauses, client.chance()));
        if self.left().is_some_and(|left| pause >= left) {
            return Err(GaveUp::DeadlineTooClose);
        }
        let price = price(outcome);
        if !client.budget().take(price) {
            return Err(GaveUp::BudgetExhausted);
        }
        self.taken = price;
        self.pauses += 1;
        if fate == Fate::MayBeDone {
            self.earlier = fate;
        }
        Ok(pause)
    }

    /// How long the server asks to be left alone.
    fn asked(&self, answer: &Answer) -> Option<Duration> {
        retry_after::asked(&answer.headers, self.draft.client.clock().now())
    }

    /// Keeps why there is another attempt, for whoever runs out of time in it.
    fn remember(&mut self, failure: Error) {
        let failure = Arc::new(failure);
        if let Some(waiting) = self.waiting {
            waiting.failed(&failure);
        }
        self.last = Some(failure);
    }

    /// What is left until the deadline, when there is one.
    fn left(&self) -> Option<Duration> {
        let limit = self.limit?;
        let gone = self.draft.client.clock().now().duration_since(self.began);
        Some(limit.saturating_sub(gone.unwrap_or_default()))
    }
}

fn end(outcome: &Result<Answer, Failure>) -> End<'_> {
    match outcome {
        Ok(answer) => End::Answer(answer),
        Err(failure) => End::Failure(&failure.error),
    }
}

fn price(outcome: &Result<Answer, Failure>) -> u32 {
    match outcome {
        Err(failure) if failure.error.kind() == ErrorKind::Timeout => budget::AFTER_TIMEOUT,
        Ok(_) | Err(_) => budget::RESENDING,
    }
}
