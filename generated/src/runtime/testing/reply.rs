//! What a server would do with one request, said in a line.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Response, StatusCode};

use super::pieces::{End, Flow, Pieces, reset};
use super::written::Written;
use crate::runtime::transport::{Incoming, TransportError};

/// What a server does with one request: an answer, or a failure on the way.
///
/// `503`, an [`http::Response`] and a [`Reply`] are all taken where a reply is asked for. All times
/// pass on tokio's clock, which stands still in a test that begins paused.
#[derive(Clone)]
pub struct Reply {
    delay: Duration,
    act: Act,
    /// The first thing in it that makes no sense.
    problem: Option<String>,
}

#[derive(Clone)]
enum Act {
    Answer(Answer),
    Refuse,
    Reset,
    TimeOut,
    Silence,
}

#[derive(Clone, Default)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    flow: Flow,
}

impl Reply {
    /// An answer with this status, without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        let reply = Self::of(Act::Answer(Answer::default()));
        reply.changed(|answer| match StatusCode::from_u16(status) {
            Ok(status) => {
                answer.status = status;
                Ok(())
            }
            Err(_) => Err(format!("{status} is no status")),
        })
    }

    /// An answer with JSON, given as text or anything that shows itself as JSON does, such as
    /// free-form JSON of the models.
    #[must_use]
    pub fn json(status: u16, json: impl fmt::Display) -> Self {
        Self::status(status)
            .header(CONTENT_TYPE.as_str(), "application/json")
            .body(json.to_string())
    }

    /// An answer with plain text.
    #[must_use]
    pub fn text(status: u16, text: impl Into<String>) -> Self {
        Self::status(status)
            .header(CONTENT_TYPE.as_str(), "text/plain; charset=utf-8")
            .body(text.into())
    }

    /// A success that claims to be JSON, with a body that nothing can be read from.
    #[must_use]
    pub fn garbage() -> Self {
        Self::json(200, "\u{0}\u{1}{]:garbage")
    }

    /// The connection is refused: nothing was sent.
    #[must_use]
    pub fn refused() -> Self {
        Self::of(Act::Refuse)
    }

    /// The connection breaks before an answer: the request may have arrived.
    #[must_use]
    pub fn reset() -> Self {
        Self::of(Act::Reset)
    }

    /// The transport gives up by a limit of time of its own: the request may have arrived.
    #[must_use]
    pub fn timed_out() -> Self {
        Self::of(Act::TimeOut)
    }

    /// Nothing ever comes.
    #[must_use]
    pub fn silence() -> Self {
        Self::of(Act::Silence)
    }

    /// One more header.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        self.changed(|answer| {
            let header = (
                HeaderName::from_bytes(name.as_bytes()),
                HeaderValue::from_str(value),
            );
            let (Ok(name), Ok(value)) = header else {
                return Err(format!("`{name}: {value}` is no header"));
            };
            answer.headers.append(name, value);
            Ok(())
        })
    }

    /// The body.
    #[must_use]
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.changed(|answer| {
            answer.body = body.into();
            Ok(())
        })
    }

    /// It begins only after this time.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The body comes in pieces of so many bytes, with a pause between two.
    #[must_use]
    pub fn in_pieces(self, size: usize, pause: Duration) -> Self {
        self.changed(|answer| {
            (answer.flow.size, answer.flow.pause) = (size, pause);
            Ok(())
        })
    }

    /// The connection breaks after so many bytes of the body.
    #[must_use]
    pub fn reset_after(self, bytes: usize) -> Self {
        self.changed(|answer| {
            answer.flow.end = End::Reset(bytes);
            Ok(())
        })
    }

    /// Nothing more comes after so many bytes of the body.
    #[must_use]
    pub fn stalled_after(self, bytes: usize) -> Self {
        self.changed(|answer| {
            answer.flow.end = End::Stall(bytes);
            Ok(())
        })
    }

    /// The answer says that its body has this length, true or not. As on a connection, what is
    /// beyond it is lost; where the body is shorter, the connection breaks at its end.
    #[must_use]
    pub fn content_length(self, length: usize) -> Self {
        self.header(CONTENT_LENGTH.as_str(), &length.to_string())
            .changed(|answer| {
                answer.body.truncate(length);
                if answer.body.len() < length {
                    answer.flow.end = End::Reset(answer.body.len());
                }
                Ok(())
            })
    }

    /// Does what it says.
    pub(super) async fn give(self) -> Result<Response<Incoming>, TransportError> {
        if let Some(problem) = self.problem {
            return Err(TransportError::configuration(format!(
                "the scripted reply makes no sense: {problem}"
            )));
        }
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.act {
            Act::Answer(answer) => Ok(answer.response()),
            Act::Refuse => Err(TransportError::connect("connection refused")),
            Act::Reset => Err(reset()),
            Act::TimeOut => Err(TransportError::timeout("the transport gave up")),
            Act::Silence => std::future::pending().await,
        }
    }

    fn of(act: Act) -> Self {
        Self {
            delay: Duration::ZERO,
            act,
            problem: None,
        }
    }

    fn changed(mut self, change: impl FnOnce(&mut Answer) -> Result<(), String>) -> Self {
        let outcome = match &mut self.act {
            Act::Answer(answer) => change(answer),
            Act::Refuse | Act::Reset | Act::TimeOut | Act::Silence => {
                Err("without an answer there is neither header nor body".to_owned())
            }
        };
        if let Err(problem) = outcome {
            self.problem.get_or_insert(problem);
        }
        self
    }
}

impl Answer {
    fn response(self) -> Response<Incoming> {
        let pieces = Pieces::new(self.body, self.flow);
        let mut response = Response::new(Incoming::new(pieces));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

impl From<u16> for Reply {
    fn from(status: u16) -> Self {
        Self::status(status)
    }
}

impl<B: Into<Bytes>> From<Response<B>> for Reply {
    fn from(response: Response<B>) -> Self {
        let (head, body) = response.into_parts();
        Self::of(Act::Answer(Answer {
            status: head.status,
            headers: head.headers,
            body: body.into(),
            flow: Flow::default(),
        }))
    }
}

impl From<Written> for Reply {
    fn from(written: Written) -> Self {
        let reply = Self::status(written.status).body(written.body);
        match written.media {
            Some(media) => reply.header(CONTENT_TYPE.as_str(), media),
            None => reply,
        }
    }
}

/// Bodies and headers may hold secrets, so only their sizes are shown.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.act {
            Act::Answer(answer) => {
                let (status, size) = (answer.status.as_u16(), answer.body.len());
                write!(f, "Reply({status}, {size} bytes)")
            }
            Act::Refuse => f.write_str("Reply(connection refused)"),
            Act::Reset => f.write_str("Reply(connection reset)"),
            Act::TimeOut => f.write_str("Reply(timed out)"),
            Act::Silence => f.write_str("Reply(silence)"),
        }
    }
}
