//! A draft becomes an answer: the one future that carries what is decided about every call.

mod attempt;
mod receive;

use http::Request;

use crate::runtime::answer::{Answer, Delivered};
use crate::runtime::body::Body;
use crate::runtime::clock::{BoxFuture, Elapsed, within};
use crate::runtime::credentials;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::read;

/// Sends a draft. The error of a status that is not a success holds the answer.
pub(crate) fn deliver(draft: Draft) -> BoxFuture<'static, Result<Delivered, Error>> {
    Box::pin(async move {
        let request = draft.request()?;
        let clock = draft.client.clock();
        let limit = draft.options.timeout;
        within(clock, limit, answered(&draft, request))
            .await
            .unwrap_or_else(|elapsed| Err(late(&draft, elapsed)))
    })
}

/// The attempts that make a call. There is one so far.
async fn answered(draft: &Draft, mut request: Request<Body>) -> Result<Delivered, Error> {
    let attempts = 1;
    let named = |mut error: Error| {
        let parts = error.parts_mut();
        parts.operation = Some(draft.info.id);
        error
    };
    credentials::authorize(draft, &mut request)
        .await
        .map_err(named)?;
    let answer = attempt::once(draft, request).await.map_err(|mut error| {
        error.parts_mut().attempts = attempts;
        named(error)
    })?;
    if answer.status.is_success() {
        Ok(delivered(draft, answer, attempts))
    } else {
        Err(Parts::new(ErrorKind::Status, "")
            .operation(draft.info.id)
            .answer(answer)
            .attempts(attempts)
            .into())
    }
}

fn delivered(draft: &Draft, answer: Answer, attempts: u32) -> Delivered {
    let documented = draft.info.successes;
    let deviations = if documented.is_empty() || documented.contains(&answer.status.as_u16()) {
        Vec::new()
    } else {
        vec![read::undocumented(&answer)]
    };
    Delivered {
        operation: draft.info.id,
        answer,
        attempts,
        deviations,
        strictness: draft.options.strictness,
    }
}

fn late(draft: &Draft, Elapsed(limit): Elapsed) -> Error {
    let message = format!("not done within {limit:?}");
    draft.refused(ErrorKind::Timeout, message)
}
