//! What a request carries: bytes, or a stream that gives them when they are sent.

#[cfg(any(test, feature = "__items"))]
mod items;
mod stream;

use std::fmt;
use std::io;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use self::stream::{Cause, Streamed};

#[cfg(any(test, feature = "__items"))]
pub(crate) use self::items::Apart;
#[cfg(any(test, feature = "__items"))]
pub use self::items::JsonItems;
pub use self::stream::BodyStream;

/// The body of a request: whole in memory, or streamed.
///
/// ```ignore
/// let file = tokio::fs::File::open("backup.tar").await?;
/// let body = Body::from_stream(ReaderStream::new(file)).with_length(length);
/// ```
///
/// An attempt has 30 seconds unless told otherwise, for sending the body, too; a large one needs
/// more, see [`Options::attempt_timeout`](crate::Options::attempt_timeout).
#[derive(Clone)]
pub struct Body(Content);

#[derive(Clone)]
enum Content {
    Whole(Bytes),
    Streamed(Arc<Streamed>),
    /// One after the other.
    Joined(Arc<[Body]>),
}

impl Body {
    /// No body.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// What a stream gives, which can be read only once. So the request is not sent again once the
    /// stream has been begun, whatever the method; when it fails on the way,
    /// [`GaveUp::BodySpent`](crate::GaveUp::BodySpent) says so. Clones share the stream.
    pub fn from_stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Cause> + 'static,
    {
        Self(Content::Streamed(Arc::new(Streamed::once(stream))))
    }

    /// What a stream gives that can be opened anew, from its beginning, for each time that the
    /// request is sent: a file by its path, say. It may be sent again like a body in memory.
    pub fn from_source<S, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Cause> + 'static,
    {
        Self(Content::Streamed(Arc::new(Streamed::anew(open))))
    }

    /// How many bytes a stream gives. With it the length is sent ahead (`Content-Length`), which
    /// some servers insist on; without it the body goes in chunks. A stream that gives more or less
    /// breaks the request off. What is whole knows its length.
    #[must_use]
    pub fn with_length(self, bytes: u64) -> Self {
        match self.0 {
            Content::Streamed(streamed) => {
                let sized = Streamed::sized(&streamed, bytes);
                Self(Content::Streamed(Arc::new(sized)))
            }
            whole @ (Content::Whole(_) | Content::Joined(_)) => Self(whole),
        }
    }

    /// Its bytes, when it is whole in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Whole(bytes) => Some(bytes),
            Content::Streamed(_) | Content::Joined(_) => None,
        }
    }

    /// How many bytes there are, when it is known.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        match &self.0 {
            Content::Whole(bytes) => Some(bytes.len() as u64),
            Content::Streamed(streamed) => streamed.length(),
            Content::Joined(parts) => parts.iter().map(Self::len).sum(),
        }
    }

    /// Whether it is known that there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Whether it may be read more than once.
    #[must_use]
    pub fn is_replayable(&self) -> bool {
        match &self.0 {
            Content::Whole(_) => true,
            Content::Streamed(streamed) => streamed.is_replayable(),
            Content::Joined(parts) => parts.iter().all(Self::is_replayable),
        }
    }

    /// Its pieces, for a transport that sends them.
    #[must_use]
    pub fn into_stream(self) -> BodyStream {
        BodyStream::new(self)
    }

    /// All of it, for a transport that wants it whole.
    ///
    /// # Errors
    ///
    /// It is larger than the limit, or its stream fails or was read before.
    pub async fn bytes(self, limit: usize) -> io::Result<Bytes> {
        let too_large = || io::Error::other(format!("the body is larger than {limit} bytes"));
        if let Content::Whole(bytes) = self.0 {
            let fits = bytes.len() <= limit;
            return fits.then_some(bytes).ok_or_else(too_large);
        }
        let (mut stream, mut all) = (self.into_stream(), BytesMut::new());
        while let Some(piece) = stream.next().await {
            let piece = piece?;
            if piece.len() > limit - all.len() {
                return Err(too_large());
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// These, one after the other.
    pub(crate) fn joined(parts: Vec<Self>) -> Self {
        Self(Content::Joined(parts.into()))
    }

    /// Whether it has been read and cannot be read again.
    pub(crate) fn is_spent(&self) -> bool {
        match &self.0 {
            Content::Whole(_) => false,
            Content::Streamed(streamed) => streamed.is_spent(),
            Content::Joined(parts) => parts.iter().any(Self::is_spent),
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self(Content::Whole(Bytes::new()))
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Content::Whole(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

/// Bytes are compared; of streams it is known only whether they are the same one.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Content::Whole(one), Content::Whole(other)) => one == other,
            (Content::Streamed(one), Content::Streamed(other)) => one.is(other),
            (Content::Joined(one), Content::Joined(other)) => one == other,
            (Content::Whole(_) | Content::Streamed(_) | Content::Joined(_), _) => false,
        }
    }
}

impl Eq for Body {}

/// A body may carry secrets, so only its length is shown.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            Some(length) => write!(f, "Body({length} bytes)"),
            None => f.write_str("Body(streamed)"),
        }
    }
}
