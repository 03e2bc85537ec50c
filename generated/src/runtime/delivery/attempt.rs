//! One request becomes one answer, within the limits of one attempt.

use std::mem;
use std::pin::pin;

use bytes::Bytes;
use http::{Request, Response, response};

use crate::runtime::answer::Answer;
use crate::runtime::body::Body;
use crate::runtime::clock::{Elapsed, within};
use crate::runtime::delivery::receive;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts, TimeLimit};
use crate::runtime::transport::{Incoming, TransportError};

/// Why there is no answer.
pub(super) struct Failure {
    pub(super) error: Error,
    /// Whether the request may have arrived all the same.
    pub(super) may_have_left: bool,
}

/// What an attempt receives of a success.
pub(crate) enum Reception {
    /// All of it.
    Whole,
    /// Its head; the body comes later, from this.
    Head(Incoming),
}

/// Sends a request, which is taken, and receives its answer, of a success as much as is wanted.
pub(super) async fn once(
    draft: &Draft,
    request: &mut Request<Body>,
    reception: &mut Reception,
) -> Result<Answer, Failure> {
    let limit = draft.options.attempt_timeout;
    let exchanged = pin!(exchanged(draft, request, reception));
    within(draft.client.clock(), limit, exchanged)
        .await
        .unwrap_or_else(|Elapsed(limit)| {
            let message = format!("no answer within {limit:?}");
            let error = Parts::late(TimeLimit::Attempt, message);
            Err(Failure::after_sending(error.into()))
        })
}

async fn exchanged(
    draft: &Draft,
    request: &mut Request<Body>,
    reception: &mut Reception,
) -> Result<Answer, Failure> {
    let request = mem::take(request);
    let response = draft.client.transport().send(request).await;
    let response = response.map_err(|error| Failure {
        may_have_left: error.may_have_left(),
        error: unanswered(draft, error),
    })?;
    let (head, mut incoming) = Response::into_parts(response);
    let mut answer = without_body(head);
    match reception {
        Reception::Head(rest) if answer.status.is_success() => {
            *rest = incoming;
            return Ok(answer);
        }
        Reception::Head(_) | Reception::Whole => {}
    }
    match receive::body(draft, &mut answer, &mut incoming).await {
        Ok(()) => Ok(answer),
        Err(mut error) => {
            error.parts_mut().answer = Some(answer);
            Err(Failure::after_sending(error))
        }
    }
}

/// What is left of the head is dropped here, not kept while the body comes.
fn without_body(head: response::Parts) -> Answer {
    Answer {
        status: head.status,
        headers: head.headers,
        bytes: Bytes::new(),
    }
}

impl Failure {
    fn after_sending(error: Error) -> Self {
        Self {
            error,
            may_have_left: true,
        }
    }
}

/// Nothing came from the server, so the caller is told which one it was.
fn unanswered(draft: &Draft, error: TransportError) -> Error {
    match draft.base() {
        Ok(base) => {
            let message = format!("{}: {}", base.origin(), error.line());
            told(message, error)
        }
        Err(unknown) => unknown,
    }
}

/// What a transport's failure is to the caller.
pub(super) fn failed(error: TransportError) -> Error {
    told(error.line(), error)
}

fn told(message: String, error: TransportError) -> Error {
    let (kind, limit) = match (error.is_connect(), error.is_timeout()) {
        (true, true) => (ErrorKind::Connect, Some(TimeLimit::Connect)),
        (true, false) => (ErrorKind::Connect, None),
        (false, true) => (ErrorKind::Timeout, Some(TimeLimit::Attempt)),
        (false, false) if error.is_configuration() => (ErrorKind::Configuration, None),
        (false, false) => (ErrorKind::Transport, None),
    };
    let mut parts = Parts::new(kind, message).source(error);
    parts.limit = limit;
    parts.into()
}
