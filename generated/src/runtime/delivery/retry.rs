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

use std::time::{Duration, SystemTime};

use http::{Request, StatusCode};

use crate::runtime::answer::{Answer, Delivered, Done};
use crate::runtime::body::Body;
use crate::runtime::credentials::{self, Carried};
use crate::runtime::delivery::attempt::{self, Failure};
use crate::runtime::delivery::rules::{self, Fate, Repeated};
use crate::runtime::delivery::{budget, retry_after};
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::read;

/// A call on its way, from the first attempt to the last.
pub(super) struct Journey<'d> {
    draft: &'d Draft,
    began: SystemTime,
    limit: Option<Duration>,
    pub(super) sent: u32,
    /// Why the last attempt but the one that is made was not the last.
    pub(super) last: Option<Error>,
    pauses: u32,
    /// What the last resending took from the budget.
    taken: u32,
    token: Token,
    earlier: Fate,
}

/// Whether a refused token may still be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Replaceable,
    Replaced,
}

impl<'d> Journey<'d> {
    pub(super) fn new(draft: &'d Draft, limit: Option<Duration>) -> Self {
        Self {
            draft,
            began: draft.client.clock().now(),
            limit,
            sent: 0,
            last: None,
            pauses: 0,
            taken: 0,
            token: Token::Replaceable,
            earlier: Fate::NotDone,
        }
    }

    /// Attempts until one is the last.
    pub(super) async fn end(&mut self, request: Request<Body>) -> Result<Delivered, Error> {
        let mut request = request;
        loop {
            let carried = credentials::authorize(self.draft, &mut request).await;
            let carried = carried.map_err(|error| self.named(error))?;
            let repeated = rules::repeated(self.draft.info, &request);
            self.sent += 1;
            let outcome = attempt::once(self.draft, request).await;
            let Some(pause) = self.pause_after(&outcome, &carried, repeated) else {
                return self.outcome(outcome);
            };
            self.last = Some(outcome.map_or_else(|failure| failure.error, status));
            if !pause.is_zero() {
                self.draft.client.clock().sleep(pause).await;
            }
            // Made anew rather than kept, so that the many calls that need one attempt copy nothing.
            request = self.draft.request()?;
        }
    }

    /// How long to wait before the next attempt; nothing when this one was the last.
    fn pause_after(
        &mut self,
        outcome: &Result<Answer, Failure>,
        carried: &[Carried<'_>],
        repeated: Repeated,
    ) -> Option<Duration> {
        let attempts_left = self.sent < self.draft.options.attempts;
        match outcome {
            Ok(answer) if answer.status == StatusCode::UNAUTHORIZED => {
                let replaced = self.replaces(carried);
                (attempts_left && replaced).then_some(Duration::ZERO)
            }
            _ if attempts_left => self.backoff_after(outcome, repeated),
            _ => None,
        }
    }

    /// Tells whoever gave them that the credentials of a request were refused.
    fn replaces(&mut self, carried: &[Carried<'_>]) -> bool {
        let replaceable = self.token == Token::Replaceable;
        self.token = Token::Replaced;
        // Each of them is told.
        replaceable && carried.iter().filter(|carried| carried.refused()).count() > 0
    }

    fn backoff_after(
        &mut self,
        outcome: &Result<Answer, Failure>,
        repeated: Repeated,
    ) -> Option<Duration> {
        let fate = rules::fate(outcome);
        if !rules::may_be_resent(fate, repeated) {
            return None;
        }
        let (client, options) = (&self.draft.client, &self.draft.options);
        let headers = outcome.as_ref().ok().map(|answer| &answer.headers);
        let asked = headers.and_then(|headers| retry_after::asked(headers, client.clock().now()));
        let asked = asked.unwrap_or_default();
        let pause = asked.max(options.backoff.pause(self.pauses, client.chance()));
        if asked > options.retry_after_limit || self.left().is_some_and(|left| pause >= left) {
            return None;
        }
        let price = price(outcome);
        if !client.budget().take(price) {
            return None;
        }
        self.taken = price;
        self.pauses += 1;
        if fate == Fate::MayBeDone {
            self.earlier = fate;
        }
        Some(pause)
    }

    /// What is left until the deadline, when there is one.
    fn left(&self) -> Option<Duration> {
        let limit = self.limit?;
        let gone = self.draft.client.clock().now().duration_since(self.began);
        Some(limit.saturating_sub(gone.unwrap_or_default()))
    }

    fn outcome(&self, outcome: Result<Answer, Failure>) -> Result<Delivered, Error> {
        let fate = rules::fate(&outcome);
        let answer = outcome.map_err(|failure| self.named(failure.error))?;
        if fate == Fate::Settled {
            let tokens = self.taken.max(budget::WELL_AT_ONCE);
            self.draft.client.budget().give(tokens);
        }
        let info = self.draft.info;
        if answer.status.is_success() {
            Ok(self.delivered(answer, Done::Now))
        } else if self.earlier == Fate::MayBeDone && rules::nothing_to_delete(info, &answer) {
            Ok(self.delivered(answer, Done::Before))
        } else {
            Err(self.named(status(answer)))
        }
    }

    fn delivered(&self, answer: Answer, done: Done) -> Delivered {
        let Draft { info, options, .. } = self.draft;
        let documented = info.successes;
        let known = documented.is_empty() || documented.contains(&answer.status.as_u16());
        let deviations = if known || done == Done::Before {
            Vec::new()
        } else {
            vec![read::undocumented(&answer)]
        };
        Delivered {
            operation: self.draft.called(),
            answer,
            attempts: self.sent,
            done,
            deviations,
            strictness: options.strictness,
        }
    }

    fn named(&self, mut error: Error) -> Error {
        let parts = error.parts_mut();
        parts.operation = Some(self.draft.called());
        parts.attempts = self.sent;
        error
    }
}

fn price(outcome: &Result<Answer, Failure>) -> u32 {
    match outcome {
        Err(failure) if failure.error.kind() == ErrorKind::Timeout => budget::AFTER_TIMEOUT,
        Ok(_) | Err(_) => budget::RESENDING,
    }
}

fn status(answer: Answer) -> Error {
    Parts::new(ErrorKind::Status, "").answer(answer).into()
}
