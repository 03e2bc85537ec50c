//! A draft becomes an answer: the one future that carries what is decided about every call.

mod attempt;
pub(crate) mod backoff;
pub(crate) mod budget;
mod receive;
mod retry;
mod retry_after;
pub(crate) mod rules;

use std::pin::pin;

use crate::runtime::answer::Delivered;
use crate::runtime::clock::{BoxFuture, Elapsed, within};
use crate::runtime::delivery::retry::Journey;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};

/// Sends a draft, as often as it is worth it and the deadline allows. The error of a status that
/// is not a success holds the answer.
pub(crate) fn deliver(draft: Draft) -> BoxFuture<'static, Result<Delivered, Error>> {
    Box::pin(async move {
        let request = draft.request()?;
        let mut journey = Journey::new(&draft);
        let (clock, limit) = (draft.client.clock(), draft.options.timeout);
        let outcome = within(clock, limit, pin!(journey.end(request))).await;
        outcome.unwrap_or_else(|elapsed| Err(late(&draft, &mut journey, elapsed)))
    })
}

/// The deadline has passed in the middle of an attempt. The failure of the one before is its cause.
fn late(draft: &Draft, journey: &mut Journey<'_>, Elapsed(limit): Elapsed) -> Error {
    let parts = Parts::new(ErrorKind::Timeout, format!("not done within {limit:?}"))
        .operation(draft.info.id)
        .attempts(journey.sent);
    match journey.last.take() {
        Some(last) => parts.source(last),
        None => parts,
    }
    .into()
}
