//! Why there is no answer, and whether the request may have arrived all the same.

use std::error::Error;
use std::fmt;

/// Why a transport gave no answer.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    may_have_left: bool,
    source: Box<dyn Error + Send + Sync>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connect,
    ConnectTimeout,
    Timeout,
    Configuration,
    Other,
}

impl TransportError {
    /// The server could not be reached; nothing was sent.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Connect,
            may_have_left: false,
            source: source.into(),
        }
    }

    /// The server could not be reached within the transport's limit for connecting; nothing was
    /// sent.
    pub fn connect_timeout(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::ConnectTimeout,
            may_have_left: false,
            source: source.into(),
        }
    }

    /// The transport's own limit of time has passed.
    pub fn timeout(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Timeout,
            may_have_left: true,
            source: source.into(),
        }
    }

    /// The transport is not made for this request, or set up in a way that does not do: sending again
    /// would not help. [`never_left`](Self::never_left) says that nothing was sent.
    pub fn configuration(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Configuration,
            may_have_left: true,
            source: source.into(),
        }
    }

    /// Anything else, such as a connection that broke.
    pub fn other(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind: Kind::Other,
            may_have_left: true,
            source: source.into(),
        }
    }

    /// The same, when it is certain that nothing was sent.
    #[must_use]
    pub fn never_left(mut self) -> Self {
        self.may_have_left = false;
        self
    }

    /// The server could not be reached.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, Kind::Connect | Kind::ConnectTimeout)
    }

    /// A limit of time that the transport has of its own has passed, be it for connecting.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::Timeout | Kind::ConnectTimeout)
    }

    /// The transport is not made for this request, or set up in a way that does not do: the call ends
    /// at once.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.kind == Kind::Configuration
    }

    /// Whether the request may have arrived.
    #[must_use]
    pub fn may_have_left(&self) -> bool {
        self.may_have_left
    }

    /// The whole in one line: this layer, and the error at the bottom, which says most.
    pub(crate) fn line(&self) -> String {
        format!("{self}: {}", self.root())
    }

    fn root(&self) -> &(dyn Error + 'static) {
        let mut root: &(dyn Error + 'static) = &*self.source;
        while let Some(deeper) = root.source() {
            root = deeper;
        }
        root
    }
}

/// This layer only; the source says why.
impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Connect => "cannot connect",
            Kind::ConnectTimeout => "cannot connect in time",
            Kind::Timeout => "no answer in time",
            Kind::Configuration => "cannot be sent this way",
            Kind::Other => "the connection failed",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
