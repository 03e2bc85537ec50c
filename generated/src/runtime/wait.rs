//! A call is repeated until its answer says what was hoped for.

use std::fmt;
use std::future::IntoFuture;
use std::pin::pin;
use std::time::Duration;

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::call::{Call, CallFuture};
use crate::runtime::clock::{Elapsed, within};
use crate::runtime::delivery::deliver;
use crate::runtime::delivery::limit::Limit;
use crate::runtime::description::WaitRule;
use crate::runtime::draft::Draft;
use crate::runtime::encode;
use crate::runtime::error::{Error, ErrorKind, Parts, TimeLimit};
use crate::runtime::model::{Deviation, Json, Member, read_json, write_json};
use crate::runtime::operation::Operation;
use crate::runtime::options::Options;
use crate::runtime::read;

/// A call of the operation `O` to be repeated until its answer says what was hoped for.
#[must_use = "nothing is sent until it is awaited"]
pub struct Wait<O> {
    pub(crate) call: Call<O>,
    rule: &'static WaitRule,
    limit: Duration,
    interval: Duration,
}

impl<O: Operation> Wait<O> {
    /// How long to wait at most.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// How long to pause between two calls.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Changes the options of each call.
    pub fn with(mut self, change: impl FnOnce(Options) -> Options) -> Self {
        self.call = self.call.with(change);
        self
    }

    pub(crate) fn new(call: Call<O>, rule: &'static WaitRule) -> Self {
        Self {
            call,
            rule,
            limit: rule.limit,
            interval: rule.interval,
        }
    }
}

impl<O: Operation> IntoFuture for Wait<O>
where
    O::Output: Member,
{
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = CallFuture<O>;

    fn into_future(self) -> CallFuture<O> {
        let watch = Watch {
            draft: self.call.into_draft(),
            rule: self.rule,
            limit: self.limit,
            interval: self.interval,
            state: state::<O>,
        };
        CallFuture::new(Box::pin(watch.end()))
    }
}

impl<O: Operation> fmt::Debug for Wait<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wait({}, until {})", O::INFO.id, self.rule.name)
    }
}

/// The same for all operations.
struct Watch {
    draft: Box<Draft>,
    rule: &'static WaitRule,
    limit: Duration,
    interval: Duration,
    state: fn(&Answer, &str) -> Option<State>,
}

impl Watch {
    /// The answer that says what was hoped for.
    async fn end(self) -> Result<Delivered, Error> {
        let mut last = None;
        let clock = self.draft.client.clock();
        let limit = Limit::with(&self.draft.options, Some(self.limit), clock.now());
        if limit.is_over() {
            return Err(Limit::too_late().operation(self.draft.called()).into());
        }
        let outcome = within(clock, limit.time(), pin!(self.watch(&mut last))).await;
        outcome.unwrap_or_else(|Elapsed(_)| {
            let (name, field) = (self.rule.name, self.rule.field);
            let seen = match last {
                Some(last) => format!("`{field}` was last seen as `{last}`"),
                None => format!("`{field}` was never seen"),
            };
            let message = format!("not {name} {}: {seen}", limit.told());
            let late = Parts::late(TimeLimit::Wait, message);
            Err(late.operation(self.draft.called()).into())
        })
    }

    async fn watch(&self, last: &mut Option<String>) -> Result<Delivered, Error> {
        loop {
            let delivered = deliver(self.draft.clone()).await?;
            // An answer that cannot be read is the reader's to complain about.
            let Some(state) = (self.state)(&delivered.answer, self.rule.field) else {
                return Ok(delivered);
            };
            let text = state.text.as_str();
            let refused = read::judged(delivered.strictness, &state.deviations).is_err();
            if refused || self.rule.good.contains(&text) {
                return Ok(delivered);
            }
            delivered.witness.told(&state.deviations);
            delivered.witness.told(&delivered.deviations);
            if self.rule.bad.contains(&text) {
                return Err(self.lost(text, delivered));
            }
            *last = Some(state.text);
            drop(delivered);
            self.draft.client.clock().sleep(self.interval).await;
        }
    }

    fn lost(&self, state: &str, delivered: Delivered) -> Error {
        let (name, field) = (self.rule.name, self.rule.field);
        let message = format!("`{field}` is `{state}`, from which it does not become {name}");
        Parts::new(ErrorKind::State, message)
            .operation(delivered.operation)
            .answer(delivered.answer)
            .attempts(delivered.attempts)
            .into()
    }
}

/// What an answer says of the state.
struct State {
    /// The member that tells; empty when it is not there.
    text: String,
    deviations: Vec<Deviation>,
}

/// Nothing when the answer cannot be read.
fn state<O: Operation>(answer: &Answer, field: &str) -> Option<State>
where
    O::Output: Member,
{
    let (value, deviations) = O::read(answer).ok()?;
    let text = text_at(&value, field).unwrap_or_default();
    Some(State { text, deviations })
}

/// Looked up in the value as JSON, which knows no kinds of models.
fn text_at(value: &dyn Member, field: &str) -> Option<String> {
    let mut json = Json::empty();
    read_json(&mut json, None, &write_json(value, None)).ok()?;
    let text = encode::text(json.get(field)?.view()).ok()?;
    text.map(String::from)
}
