//! One request becomes one answer, within the limits of one attempt.

use http::{Request, Response};

use crate::runtime::answer::Answer;
use crate::runtime::body::Body;
use crate::runtime::clock::{Elapsed, within};
use crate::runtime::delivery::receive;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::transport::TransportError;

/// Sends a request and receives its answer whole.
pub(super) async fn once(draft: &Draft, request: Request<Body>) -> Result<Answer, Error> {
    let limit = draft.options.attempt_timeout;
    within(draft.client.clock(), limit, exchanged(draft, request))
        .await
        .unwrap_or_else(|Elapsed(limit)| {
            let message = format!("no answer within {limit:?}");
            Err(Parts::new(ErrorKind::Timeout, message).into())
        })
}

async fn exchanged(draft: &Draft, request: Request<Body>) -> Result<Answer, Error> {
    let response = draft
        .client
        .transport()
        .send(request)
        .await
        .map_err(failed)?;
    let (head, incoming) = Response::into_parts(response);
    let answer = Answer {
        status: head.status,
        headers: head.headers,
        bytes: bytes::Bytes::new(),
    };
    receive::body(draft, answer, incoming).await
}

/// What a transport's failure is to the caller.
pub(super) fn failed(error: TransportError) -> Error {
    let kind = if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else {
        ErrorKind::Transport
    };
    let message = error.to_string();
    Parts::new(kind, message).source(error).into()
}
