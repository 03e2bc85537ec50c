//! Pieces become a body, within the limits of size and patience.

use std::pin::pin;

use bytes::{Bytes, BytesMut};
use http::header::CONTENT_LENGTH;

use crate::runtime::answer::Answer;
use crate::runtime::clock::{Elapsed, within};
use crate::runtime::delivery::attempt::failed;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, Parts, TimeLimit};
use crate::runtime::transport::Incoming;

/// How large an answer may be that is received whole, and a piece of one that is streamed.
pub(crate) const RESPONSE_LIMIT: usize = 32 * 1024 * 1024;

/// How much is kept of the body of an error.
const ERROR_BODY: usize = 64 * 1024;

/// Receives the body of an answer. Of an error as much as can be had is kept: the status is the
/// news, and must not be lost because its explanation broke off.
pub(super) async fn body(
    draft: &Draft,
    answer: &mut Answer,
    incoming: &mut Incoming,
) -> Result<(), Error> {
    let mut bytes = Received::default();
    if answer.status.is_success() {
        let limit = draft.options.response_limit.unwrap_or(RESPONSE_LIMIT);
        let declared = declared(answer).filter(|_| draft.info.method != "HEAD");
        if declared.is_some_and(|length| length > limit as u64) {
            return Err(too_large(limit));
        }
        match pieces(draft, incoming, &mut bytes, limit).await? {
            End::Whole => {}
            End::CutOff => return Err(too_large(limit)),
        }
    } else {
        // Whatever stops it, what has come is kept.
        let _ = pieces(draft, incoming, &mut bytes, ERROR_BODY).await;
    }
    answer.bytes = bytes.whole();
    Ok(())
}

/// How reading within a limit of size ended.
enum End {
    Whole,
    CutOff,
}

/// What has come so far; one piece alone is not copied.
#[derive(Default)]
struct Received {
    first: Bytes,
    more: BytesMut,
}

impl Received {
    fn len(&self) -> usize {
        self.first.len().max(self.more.len())
    }

    fn push(&mut self, piece: Bytes) {
        if self.first.is_empty() && self.more.is_empty() {
            self.first = piece;
            return;
        }
        if self.more.is_empty() {
            self.more.extend_from_slice(&self.first);
        }
        self.more.extend_from_slice(&piece);
    }

    fn whole(self) -> Bytes {
        if self.more.is_empty() {
            self.first
        } else {
            self.more.freeze()
        }
    }
}

async fn pieces(
    draft: &Draft,
    incoming: &mut Incoming,
    into: &mut Received,
    limit: usize,
) -> Result<End, Error> {
    let (clock, patience) = (draft.client.clock(), draft.options.stall_timeout);
    loop {
        let piece = within(clock, patience, pin!(incoming.chunk()))
            .await
            .map_err(stalled)?
            .map_err(failed)?;
        let Some(mut piece) = piece else {
            return Ok(End::Whole);
        };
        let room = limit - into.len();
        if piece.len() > room {
            piece.truncate(room);
            into.push(piece);
            return Ok(End::CutOff);
        }
        into.push(piece);
    }
}

fn declared(answer: &Answer) -> Option<u64> {
    let length = answer.headers.get(CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

pub(crate) fn too_large(limit: usize) -> Error {
    let message = format!("the answer is larger than {limit} bytes, the limit of this call");
    Parts::new(ErrorKind::TooLarge, message).into()
}

pub(super) fn stalled(Elapsed(patience): Elapsed) -> Error {
    let message = format!("the body of the answer stood still for {patience:?}");
    Parts::late(TimeLimit::Body, message).into()
}
