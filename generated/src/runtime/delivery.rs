//! A draft becomes an answer: the one future that carries what is decided about every call.

mod attempt;
pub(crate) mod backoff;
pub(crate) mod budget;
pub(crate) mod limit;
mod receive;
mod retry;
mod retry_after;
pub(crate) mod rules;

use crate::runtime::answer::Delivered;
use crate::runtime::clock::{BoxFuture, Elapsed, within};
use crate::runtime::delivery::limit::Limit;
use crate::runtime::delivery::retry::Journey;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};

/// Sends a draft, as often as it is worth it and the deadline allows. The error of a status that
/// is not a success holds the answer.
pub(crate) fn deliver(draft: Draft) -> BoxFuture<'static, Result<Delivered, Error>> {
    Box::pin(async move {
        let request = draft.request()?;
        let clock = draft.client.clock();
        let limit = Limit::of(&draft.options, clock.now());
        if limit.is_over() {
            return Err(Limit::too_late().operation(draft.called()).into());
        }
        let mut journey = Journey::new(&draft, limit.time());
        let outcome = within(clock, limit.time(), journey.end(request)).await;
        outcome.unwrap_or_else(|Elapsed(_)| Err(late(&draft, &mut journey, limit)))
    })
}

/// The time is over in the middle of an attempt. The failure of the one before is its cause.
fn late(draft: &Draft, journey: &mut Journey<'_>, limit: Limit) -> Error {
    let parts = Parts::new(ErrorKind::Timeout, format!("not done {}", limit.told()))
        .operation(draft.called())
        .attempts(journey.sent);
    match journey.last.take() {
        Some(last) => parts.source(last),
        None => parts,
    }
    .into()
}
