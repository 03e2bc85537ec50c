//! A body becomes its pieces, as they are sent.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{Body, Content};

/// Why a stream failed.
pub(super) type Cause = Box<dyn std::error::Error + Send + Sync>;

type Pieces = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// Where the bytes of a body come from that is not in memory.
pub(super) struct Streamed {
    source: Arc<Source>,
    length: Option<u64>,
}

enum Source {
    /// Nothing once it has been taken.
    Once(Mutex<Option<Pieces>>),
    Anew(Box<dyn Fn() -> Pieces + Send + Sync>),
}

impl Streamed {
    pub(super) fn once<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Cause> + 'static,
    {
        Self::of(Source::Once(Mutex::new(Some(pieces(stream)))))
    }

    pub(super) fn anew<S, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Cause> + 'static,
    {
        Self::of(Source::Anew(Box::new(move || pieces(open()))))
    }

    /// The same with a length.
    pub(super) fn sized(streamed: &Self, bytes: u64) -> Self {
        Self {
            source: streamed.source.clone(),
            length: Some(bytes),
        }
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.length
    }

    pub(super) fn is_replayable(&self) -> bool {
        match *self.source {
            Source::Once(_) => false,
            Source::Anew(_) => true,
        }
    }

    pub(super) fn is_spent(&self) -> bool {
        match &*self.source {
            Source::Once(stream) => {
                let stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                stream.is_none()
            }
            Source::Anew(_) => false,
        }
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.source, &other.source)
    }

    fn of(source: Source) -> Self {
        Self {
            source: Arc::new(source),
            length: None,
        }
    }

    /// Begins it; nothing when that can be done only once and was.
    fn open(&self) -> Option<Pieces> {
        match &*self.source {
            Source::Once(stream) => {
                let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                stream.take()
            }
            Source::Anew(open) => Some(open()),
        }
    }
}

/// The pieces of a body: a [`Stream`], of which [`next`](Self::next) does without a crate for streams.
pub struct BodyStream {
    /// What has not been begun.
    waiting: VecDeque<Body>,
    open: Option<Open>,
}

/// A stream that has been begun.
struct Open {
    pieces: Pieces,
    /// How many bytes are to come, where that is known.
    left: Option<u64>,
}

impl BodyStream {
    pub(super) fn new(body: Body) -> Self {
        Self {
            waiting: VecDeque::from([body]),
            open: None,
        }
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    ///
    /// The stream failed, gave another number of bytes than was said, or was read before.
    pub async fn next(&mut self) -> Option<io::Result<Bytes>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Begins what comes next; gives what is whole.
    fn begin(&mut self, body: Body) -> io::Result<Option<Bytes>> {
        match body.0 {
            Content::Whole(bytes) => return Ok((!bytes.is_empty()).then_some(bytes)),
            Content::Joined(parts) => {
                for part in parts.iter().rev() {
                    self.waiting.push_front(part.clone());
                }
            }
            Content::Streamed(streamed) => {
                let pieces = streamed.open().ok_or_else(|| io::Error::other(SPENT))?;
                let left = streamed.length;
                self.open = Some(Open { pieces, left });
            }
        }
        Ok(None)
    }

    /// Nothing comes after an error.
    fn stop(&mut self) {
        self.waiting.clear();
        self.open = None;
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        loop {
            if let Some(open) = &mut self.open {
                match ready!(open.poll(context))? {
                    Some(piece) if piece.is_empty() => {}
                    Some(piece) => return Poll::Ready(Ok(Some(piece))),
                    None => self.open = None,
                }
            } else {
                let Some(body) = self.waiting.pop_front() else {
                    return Poll::Ready(Ok(None));
                };
                if let Some(whole) = self.begin(body)? {
                    return Poll::Ready(Ok(Some(whole)));
                }
            }
        }
    }
}

const SPENT: &str = "the stream of the body was read before, and can be read only once";

impl Open {
    /// The length was sent ahead, so a stream of another one would leave the connection in the
    /// middle of a request, or lose what is too much.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Option<Bytes>>> {
        let piece = ready!(self.pieces.as_mut().poll_next(context)).transpose()?;
        let Some(left) = &mut self.left else {
            return Poll::Ready(Ok(piece));
        };
        let came = piece.as_ref().map_or(0, |piece| piece.len() as u64);
        if came > *left {
            let message = "the stream of the body gives more bytes than was said";
            return Poll::Ready(Err(io::Error::other(message)));
        }
        *left -= came;
        if piece.is_none() && *left > 0 {
            let message = format!("the stream of the body ended {left} bytes too early");
            return Poll::Ready(Err(io::Error::other(message)));
        }
        Poll::Ready(Ok(piece))
    }
}

impl Stream for BodyStream {
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Bytes>>> {
        let piece = ready!(self.poll_piece(context));
        if piece.is_err() {
            self.stop();
        }
        Poll::Ready(piece.transpose())
    }
}

impl fmt::Debug for BodyStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BodyStream")
    }
}

/// A stream whose errors are of one type.
struct Alike<S>(Pin<Box<S>>);

impl<S, E> Stream for Alike<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Cause>,
{
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Bytes>>> {
        let piece = self.0.as_mut().poll_next(context);
        piece.map(|piece| piece.map(|piece| piece.map_err(io::Error::other)))
    }
}

fn pieces<S, E>(stream: S) -> Pieces
where
    S: Stream<Item = Result<Bytes, E>> + Send + 'static,
    E: Into<Cause> + 'static,
{
    Box::pin(Alike(Box::pin(stream)))
}
