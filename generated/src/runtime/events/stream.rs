//! An answer that is being received becomes its elements, each as soon as it is there.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use crate::runtime::answer::{Answer, Delivered, is_json};
use crate::runtime::delivery::{Rest, too_large};
use crate::runtime::error::Error;
use crate::runtime::events::lines::{Lines, Separator, TooLong};
use crate::runtime::events::sse::Events;
use crate::runtime::events::{Evented, Frame, Framing};
use crate::runtime::read::{self, Fault};

/// The elements of an answer: a [`Stream`], of which [`next`](Self::next) does without a crate for
/// streams.
///
/// Elements are read like other answers: what is not as documented is recorded and counted, and an
/// error when the call is [`strict`](crate::Options::strict). An element that cannot be read at all is
/// an error, and the next one follows; after every other error nothing comes. Where events are JSON, one
/// that says `[DONE]` ends them.
///
/// The stream may go on for as long as it likes, but must not stand still for longer than the
/// [`stall_timeout`](crate::Options::stall_timeout), 20 seconds unless told otherwise: give it more where
/// events are rare and the server writes nothing to keep the connection alive. A
/// [`deadline`](crate::Options::deadline) holds. One element may have as many bytes as the
/// [`response_limit`](crate::Options::response_limit).
///
/// A connection that ends or breaks is not made anew; [`Event::id`](crate::Event::id) says where to go
/// on, if the API can do that. When the stream is dropped, so is the connection. No element is lost when
/// a future of `next` is.
#[must_use = "nothing is received until it is wanted"]
pub struct EventStream<O> {
    head: Delivered,
    rest: Option<Rest>,
    cutter: Cutter,
    /// What came and was not taken.
    frames: VecDeque<Frame>,
    /// What ended it, and is told behind what came before.
    failure: Option<Error>,
    limit: usize,
    of: PhantomData<fn() -> O>,
}

/// What tells elements apart.
enum Cutter {
    Events(Lines, Events),
    Elements(Lines),
}

impl<O: Evented> EventStream<O> {
    pub(super) fn new(head: Delivered, rest: Rest, limit: usize) -> Result<Self, Error> {
        if let Some(why) = unfit(&head.answer, O::FRAMING) {
            return Err(read::failed(&head, Fault::of(why)));
        }
        let lines = |separator| Lines::new(separator, limit);
        Ok(Self {
            head,
            rest: Some(rest.without_end()),
            cutter: match O::FRAMING {
                Framing::Texts | Framing::Events => {
                    Cutter::Events(lines(Separator::Line), Events::new(limit))
                }
                Framing::Lines => Cutter::Elements(lines(Separator::Line)),
                Framing::Sequence => Cutter::Elements(lines(Separator::Record)),
            },
            frames: VecDeque::new(),
            failure: None,
            limit,
            of: PhantomData,
        })
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.answer.headers
    }

    /// What the server calls this request, to be given to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.head.answer.request_id()
    }

    /// The next element; nothing after the last.
    ///
    /// # Errors
    ///
    /// The connection broke, a limit has passed, or the element cannot be read.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn read(&self, frame: &Frame) -> Result<O::Item, Error> {
        let read = O::read_frame(frame).and_then(|(item, deviations)| {
            self.head.witness.told(&deviations);
            read::judged(self.head.strictness, &deviations)?;
            Ok(item)
        });
        read.map_err(|fault| read::failed_in_part(&self.head, fault, &frame.data))
    }

    /// Takes what the rest of the answer gave.
    fn take(&mut self, piece: Option<Result<Bytes, Error>>) {
        let cut = match piece {
            Some(Ok(piece)) => self.cutter.push(&piece, &mut self.frames),
            Some(Err(error)) => return self.fail(error),
            None => {
                self.rest = None;
                self.cutter.end(&mut self.frames)
            }
        };
        if let Err(TooLong) = cut {
            self.fail(read::named(&self.head, too_large(self.limit)));
        }
    }

    fn fail(&mut self, error: Error) {
        self.rest = None;
        self.failure = Some(error);
    }
}

/// Why an answer is no series, as far as its head says it. Lines of JSON are called JSON by many servers.
fn unfit(answer: &Answer, framing: Framing) -> Option<&'static str> {
    let is_json = answer.media_type().is_some_and(is_json);
    match framing {
        _ if answer.is_html() => Some("it is an HTML page"),
        Framing::Texts | Framing::Events if is_json => Some(NO_EVENTS),
        Framing::Texts | Framing::Events | Framing::Lines | Framing::Sequence => None,
    }
}

const NO_EVENTS: &str = "it is JSON where events were asked for; the API may want to be told in the \
                         request that the answer shall be a stream";

impl Cutter {
    fn push(&mut self, piece: &[u8], frames: &mut VecDeque<Frame>) -> Result<(), TooLong> {
        match self {
            Self::Events(lines, events) => lines.push(piece, &mut |line| {
                frames.extend(events.line(line)?);
                Ok(())
            }),
            Self::Elements(lines) => lines.push(piece, &mut |line| {
                frames.extend(element(line));
                Ok(())
            }),
        }
    }

    fn end(&mut self, frames: &mut VecDeque<Frame>) -> Result<(), TooLong> {
        match self {
            Self::Events(lines, events) => {
                let last = lines.end();
                if !last.is_empty() {
                    frames.extend(events.line(&last)?);
                }
                frames.extend(events.end());
            }
            Self::Elements(lines) => frames.extend(element(&lines.end())),
        }
        Ok(())
    }
}

/// Between the elements there may be nothing.
fn element(line: &[u8]) -> Option<Frame> {
    let data = line.trim_ascii().to_vec();
    (!data.is_empty()).then(|| Frame {
        data,
        ..Frame::default()
    })
}

impl<O: Evented> Stream for EventStream<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(frame) = self.frames.pop_front() {
                if O::FRAMING == Framing::Events && frame.ends_it() {
                    self.frames.clear();
                    (self.rest, self.failure) = (None, None);
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(self.read(&frame)));
            }
            let Some(rest) = &mut self.rest else {
                return Poll::Ready(self.failure.take().map(Err));
            };
            let piece = ready!(rest.poll(context));
            self.take(piece);
        }
    }
}

/// Events may hold secrets, so only the operation is shown.
impl<O: Evented> fmt::Debug for EventStream<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventStream({})", O::INFO.id)
    }
}
