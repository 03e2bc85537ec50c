//! A body comes in as a script says: in pieces, late, and not always whole.

use std::time::Duration;

use bytes::Bytes;

use crate::runtime::clock::BoxFuture;
use crate::runtime::transport::{Chunks, TransportError};

/// How a body comes in.
#[derive(Clone, Copy)]
pub(super) struct Flow {
    /// How many bytes come at once.
    pub(super) size: usize,
    /// The pause between two pieces.
    pub(super) pause: Duration,
    pub(super) end: End,
}

/// What stands at the end of a body.
#[derive(Clone, Copy)]
pub(super) enum End {
    Whole,
    /// After so many bytes the connection breaks.
    Reset(usize),
    /// After so many bytes nothing more comes.
    Stall(usize),
}

/// A body on its way.
pub(super) struct Pieces {
    left: Bytes,
    flow: Flow,
    /// What comes before the next piece.
    pause: Duration,
}

impl Pieces {
    pub(super) fn new(mut body: Bytes, flow: Flow) -> Self {
        match flow.end {
            End::Whole => {}
            End::Reset(after) | End::Stall(after) => body.truncate(after),
        }
        Self {
            left: body,
            flow,
            pause: Duration::ZERO,
        }
    }

    async fn piece(&mut self) -> Result<Option<Bytes>, TransportError> {
        if self.left.is_empty() {
            return match self.flow.end {
                End::Whole => Ok(None),
                End::Reset(_) => Err(reset()),
                End::Stall(_) => std::future::pending().await,
            };
        }
        if !self.pause.is_zero() {
            tokio::time::sleep(self.pause).await;
        }
        self.pause = self.flow.pause;
        let size = self.flow.size.clamp(1, self.left.len());
        Ok(Some(self.left.split_to(size)))
    }
}

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(self.piece())
    }
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            size: usize::MAX,
            pause: Duration::ZERO,
            end: End::Whole,
        }
    }
}

pub(super) fn reset() -> TransportError {
    TransportError::other("connection reset by peer")
}
