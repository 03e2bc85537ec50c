//! A draft becomes an answer: the one future that carries what is decided about every call.

mod attempt;
pub(crate) mod backoff;
pub(crate) mod budget;
pub(crate) mod limit;
mod receive;
mod rest;
mod retry;
mod retry_after;
pub(crate) mod rules;
pub(crate) mod table;

use std::pin::pin;
use std::sync::atomic::AtomicBool;
use std::task::{Context, Poll};

use crate::runtime::answer::Delivered;
use crate::runtime::clock::{BoxFuture, Elapsed, within_unless};
use crate::runtime::credentials::{Progress, UnderWay};
use crate::runtime::delivery::attempt::Reception;
use crate::runtime::delivery::limit::Limit;
use crate::runtime::delivery::retry::Journey;
use crate::runtime::delivery::rules::Repeated;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, GaveUp, Parts, TimeLimit};
use crate::runtime::seen::{CallSpan, End};
use crate::runtime::transport::Incoming;
use crate::runtime::witness::Witness;

pub(crate) use receive::{RESPONSE_LIMIT, too_large};
pub(crate) use rest::Rest;

/// A call on its way.
pub(crate) type Delivery = BoxFuture<'static, Result<Delivered, Error>>;

/// Polls it, for every operation alike.
pub(crate) fn poll_delivery(
    delivery: &mut Delivery,
    context: &mut Context<'_>,
) -> Poll<Result<Delivered, Error>> {
    delivery.as_mut().poll(context)
}

/// Sends a draft, as often as it is worth it and the deadline allows. The error of a status that
/// is not a success holds the answer.
pub(crate) fn deliver(draft: Box<Draft>) -> Delivery {
    Box::pin(async move { delivered(&draft, None, &mut Reception::Whole).await })
}

/// The same, but of a success the head only, and what its body comes from. The limits of time for an
/// attempt and for the call are limits up to the head.
pub(crate) fn open(draft: Box<Draft>) -> BoxFuture<'static, Result<(Delivered, Rest), Error>> {
    Box::pin(async move {
        let mut reception = Reception::Head(Incoming::empty());
        let delivered = delivered(&draft, None, &mut reception).await?;
        let incoming = match reception {
            Reception::Head(incoming) => incoming,
            Reception::Whole => Incoming::empty(),
        };
        let rest = Rest::new(draft, &delivered, incoming);
        Ok((delivered, rest))
    })
}

/// The same for an exchange; the call that waits for it learns how it goes.
pub(crate) fn deliver_for(
    draft: Draft,
    waiting: &Progress,
) -> BoxFuture<'_, Result<Delivered, Error>> {
    Box::pin(async move {
        let mut outcome = delivered(&draft, Some(waiting), &mut Reception::Whole).await;
        if let Err(error) = &mut outcome {
            // It is kept for others, and the span must not last as long.
            error.parts_mut().witness = None;
        }
        outcome
    })
}

async fn delivered(
    draft: &Draft,
    waiting: Option<&Progress>,
    reception: &mut Reception,
) -> Result<Delivered, Error> {
    let mut request = draft.request()?;
    let clock = draft.client.clock();
    let now = clock.now();
    let limit = Limit::of(&draft.options, now);
    if limit.is_over() {
        return Err(Limit::too_late().operation(draft.called()).into());
    }
    let span = CallSpan::of(draft);
    let witness = Witness::new(draft.client.tally().clone(), span.clone());
    let limited = AtomicBool::new(false);
    let mut journey = Journey::new(
        draft,
        now,
        limit.time(),
        &limited,
        witness,
        waiting,
        reception,
    );
    let outcome = {
        let end = pin!(journey.end(&mut request));
        let end = within_unless(clock, limit.time(), now, &limited, end);
        span.around(end).await
    };
    let outcome = outcome.unwrap_or_else(|Elapsed(_)| Err(late(draft, &journey, limit)));
    let end = match &outcome {
        Ok(delivered) => End::Answer(&delivered.answer),
        Err(error) => End::Failure(error),
    };
    span.ended(end, journey.sent);
    outcome
}

/// The time is over in the middle of an attempt, or of an exchange before it. The failure before is
/// the cause.
fn late(draft: &Draft, journey: &Journey<'_>, limit: Limit) -> Error {
    let under_way = journey.progress.under_way();
    let during = under_way.as_ref().map(|UnderWay { operation, .. }| {
        format!(": the token exchange `{operation}` was under way")
    });
    let cause = under_way.and_then(|exchange| exchange.failure);
    let cause = cause.or_else(|| journey.last.clone());
    let before = cause
        .as_ref()
        .map(|cause| format!("; the failure before: {cause}"));
    let (during, before) = (during.unwrap_or_default(), before.unwrap_or_default());
    let message = format!("not done {}{during}{before}", limit.told());
    let mut parts = Parts::late(TimeLimit::Call, message)
        .operation(draft.called())
        .attempts(journey.sent);
    parts.gave_up = match journey.on_its_way {
        Some(Repeated::Harmful) => Some(GaveUp::NotIdempotent),
        Some(Repeated::Harmless) | None => None,
    };
    match cause {
        Some(cause) => parts.source(cause),
        None => parts,
    }
    .into()
}
