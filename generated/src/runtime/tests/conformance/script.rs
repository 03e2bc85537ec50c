//! The replies of a scenario become an answer to each request, and each request a note of what was sent.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request};
use tokio::time::Instant;

use super::scenario::{Fail, Reply};
use crate::runtime::Body;

/// A request as it was sent.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) at: Duration,
    /// Method and URL.
    pub(super) line: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// The server's part, for transports of both kinds.
#[derive(Debug)]
pub(super) struct Script {
    began: Instant,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// With how often each may still be given.
    replies: Vec<(usize, Reply)>,
    sent: Vec<Sent>,
    /// Requests without a reply.
    unanswered: Vec<String>,
    connections: usize,
}

impl Script {
    pub(super) fn new(replies: &[Reply]) -> Self {
        let often = |reply: &Reply| (reply.times.unwrap_or(1), reply.clone());
        let state = State {
            replies: replies.iter().map(often).collect(),
            sent: Vec::new(),
            unanswered: Vec::new(),
            connections: 0,
        };
        Self {
            began: Instant::now(),
            state: Mutex::new(state),
        }
    }

    /// Notes a request and gives the reply to it; nothing when there is none for it.
    pub(super) fn reply_to(&self, line: String, headers: HeaderMap, body: Bytes) -> Option<Reply> {
        let mut state = self.state();
        let reply = state.take(&line);
        if reply.is_none() {
            state.unanswered.push(line.clone());
        }
        let at = self.began.elapsed();
        state.sent.push(Sent {
            at,
            line,
            headers,
            body,
        });
        reply
    }

    /// Whether the next reply to such a request is that there is no connection.
    pub(super) fn refuses(&self, line: &str) -> bool {
        let mut state = self.state();
        let next = state.next(line);
        next.is_some_and(|(_, reply)| reply.fails == Some(Fail::Refused))
    }

    pub(super) fn connected(&self) {
        self.state().connections += 1;
    }

    pub(super) fn connections(&self) -> usize {
        self.state().connections
    }

    pub(super) fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }

    pub(super) fn unanswered(&self) -> Vec<String> {
        self.state().unanswered.clone()
    }

    /// How many replies nobody asked for.
    pub(super) fn left(&self) -> usize {
        self.state().replies.iter().map(|(times, _)| times).sum()
    }

    pub(super) fn began(&self) -> Instant {
        self.began
    }

    fn state(&self) -> MutexGuard<'_, State> {
        let state = self.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn next(&mut self, line: &str) -> Option<&mut (usize, Reply)> {
        let fits = |reply: &Reply| reply.to.as_ref().is_none_or(|to| line.starts_with(to));
        let mut left = self.replies.iter_mut().filter(|(times, _)| *times > 0);
        left.find(|(_, reply)| fits(reply))
    }

    fn take(&mut self, line: &str) -> Option<Reply> {
        let (times, reply) = self.next(line)?;
        *times -= 1;
        Some(reply.clone())
    }
}

/// Method and URL of a request.
pub(super) fn line(request: &Request<Body>) -> String {
    format!("{} {}", request.method(), request.uri())
}

impl Reply {
    /// The bytes of the body.
    pub(super) fn body(&self) -> Bytes {
        match (&self.json, &self.text) {
            (Some(json), _) => json.to_string().into(),
            (None, Some(text)) => text.clone().into(),
            (None, None) => Bytes::new(),
        }
    }

    /// The headers of the answer, those said and those that follow from the body.
    pub(super) fn head(&self) -> BTreeMap<String, String> {
        let mut head = self.headers.clone();
        let media = match (&self.json, &self.text) {
            (Some(_), _) => Some("application/json"),
            (None, Some(_)) => Some("text/plain"),
            (None, None) => None,
        };
        if let Some(media) = media {
            head.entry("content-type".to_owned())
                .or_insert_with(|| media.to_owned());
        }
        if let Some(length) = self.declared() {
            head.insert("content-length".to_owned(), length.to_string());
        }
        head
    }

    /// The length that the head declares.
    fn declared(&self) -> Option<u64> {
        let unsaid = self.piece.is_some() || self.status == Some(204);
        let whole = || (!unsaid).then(|| self.body().len() as u64);
        self.length.or_else(whole)
    }

    /// The body as it comes, piece by piece.
    pub(super) fn pieces(&self) -> Vec<Bytes> {
        let body = self.body();
        let size = self.piece.unwrap_or(body.len()).max(1);
        (0..body.len())
            .step_by(size)
            .map(|at| body.slice(at..body.len().min(at + size)))
            .collect()
    }
}

/// Seconds of a scenario.
pub(super) fn seconds(number: f64) -> Duration {
    Duration::from_secs_f64(number)
}
