//! The error of a call, or none, becomes how it ended.

use scalingo::{Error, ErrorKind};

use crate::deed::Deed;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Well,
    Status(u16),
    /// Its deadline passed.
    Late,
    /// An attempt took too long, and was not made again.
    Timeout,
    Connect,
    Transport,
    Decode,
    /// It was not sent again, for it had no token.
    WithoutToken,
    /// The same, because there was no answer to that in time.
    TokenTooLate,
    Other,
    Hangs,
}

impl Outcome {
    /// Of a call that ended with this error.
    pub(crate) fn of(error: &Error) -> Self {
        let says = |what: &str| error.to_string().contains(what);
        if says("the token was not exchanged") {
            if error.is_timeout() {
                Self::TokenTooLate
            } else {
                Self::WithoutToken
            }
        } else if error.is_timeout() && says("not done within") {
            Self::Late
        } else {
            match (error.kind(), error.status()) {
                (ErrorKind::Status, Some(status)) => Self::Status(status.as_u16()),
                (ErrorKind::Timeout, _) => Self::Timeout,
                (ErrorKind::Connect, _) => Self::Connect,
                (ErrorKind::Transport, _) => Self::Transport,
                (ErrorKind::Decode, _) => Self::Decode,
                _ => Self::Other,
            }
        }
    }

    /// Whether a call may end so after what was done to it last.
    pub(crate) fn fits(self, tag: u32, deeds: &[Deed]) -> bool {
        let last = deeds.last().copied();
        // Of an answer to a deletion, only the status counts.
        let deletion = tag % 20 >= 17;
        match self {
            Self::Well => match last {
                Some(Deed::Fine | Deed::FineThenClosed | Deed::Slow) => true,
                Some(Deed::Gone | Deed::GarbageBody | Deed::Page) => deletion,
                Some(_) | None => false,
            },
            Self::Status(status) => last.and_then(Deed::status) == Some(status),
            Self::Decode => matches!(last, Some(Deed::GarbageBody | Deed::Page)),
            // A connection that was turned away left no trace, nor did a call without a token.
            Self::Late
            | Self::Timeout
            | Self::Connect
            | Self::Transport
            | Self::WithoutToken
            | Self::TokenTooLate => true,
            Self::Other | Self::Hangs => false,
        }
    }
}
