//! The body of an answer, as it comes in.

use std::fmt;

use bytes::Bytes;

use crate::runtime::clock::BoxFuture;
use crate::runtime::transport::TransportError;

/// A body that comes in pieces.
pub trait Chunks: Send + 'static {
    /// The next piece; nothing at the end.
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

/// The body of an answer.
pub struct Incoming(Body);

enum Body {
    Whole(Option<Bytes>),
    Pieces(Box<dyn Chunks>),
}

impl Incoming {
    /// A body that comes in pieces.
    #[must_use]
    pub fn new(chunks: impl Chunks) -> Self {
        Self(Body::Pieces(Box::new(chunks)))
    }

    /// No body.
    #[must_use]
    pub fn empty() -> Self {
        Self(Body::Whole(None))
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    ///
    /// The connection broke.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        match &mut self.0 {
            Body::Whole(bytes) => Ok(bytes.take()),
            Body::Pieces(chunks) => chunks.next().await,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Incoming {
    fn from(bytes: T) -> Self {
        Self(Body::Whole(Some(bytes.into())))
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Body::Whole(_) => "Incoming(whole)",
            Body::Pieces(_) => "Incoming(in pieces)",
        })
    }
}
