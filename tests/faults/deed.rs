//! What the server does with a request, and what the client may do after it.

/// What the server does with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    Fine,
    /// It closes the connection after a good answer, without having said so.
    FineThenClosed,
    /// The answer comes in small pieces.
    Slow,
    /// A deletion of what an earlier request has deleted.
    Gone,
    Reset,
    ResetInHead,
    ResetInBody,
    /// The body ends, in good order, before its length.
    Truncated,
    Stalled,
    StalledInBody,
    TooMany,
    /// Refused, and to be asked again at once.
    TooManyForNow,
    /// Refused, and to be asked again in an hour.
    TooManyForLong,
    /// The token is not accepted this once.
    Unauthorized,
    /// The token is not accepted from now on.
    Revoked,
    Broken,
    Unavailable,
    /// No HTTP at all.
    Garbage,
    /// A success whose body is no JSON.
    GarbageBody,
    /// A success that is a page for people.
    Page,
}

/// What a deed says to the client of its request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// It was not carried out, and may be sent again.
    NotDone,
    /// It was not carried out, and may be sent again once, with another token.
    WrongToken,
    /// It may have been carried out.
    MayBeDone,
    /// There is an answer, and nothing to send again.
    Answered,
}

/// In thousandths; the rest of the requests is treated well. Most have to be, or the client's budget
/// for sending again is spent, and nothing is.
const SHARES: [(Deed, u64); 18] = [
    (Deed::FineThenClosed, 20),
    (Deed::Slow, 20),
    (Deed::Reset, 20),
    (Deed::ResetInHead, 15),
    (Deed::ResetInBody, 15),
    (Deed::Truncated, 15),
    (Deed::Stalled, 8),
    (Deed::StalledInBody, 8),
    (Deed::TooMany, 15),
    (Deed::TooManyForNow, 10),
    (Deed::TooManyForLong, 5),
    (Deed::Unauthorized, 15),
    (Deed::Revoked, 5),
    (Deed::Broken, 15),
    (Deed::Unavailable, 15),
    (Deed::Garbage, 15),
    (Deed::GarbageBody, 10),
    (Deed::Page, 10),
];

/// How many kinds of deeds there are: `Fine` and `Gone` have no share.
pub(crate) const KINDS: usize = SHARES.len() + 2;

impl Deed {
    /// The deed that a number below 1000 stands for.
    pub(crate) fn by(mut per_mille: u64) -> Self {
        for (deed, share) in SHARES {
            if per_mille < share {
                return deed;
            }
            per_mille -= share;
        }
        Self::Fine
    }

    pub(crate) fn says(self) -> Says {
        match self {
            Self::TooMany | Self::TooManyForNow => Says::NotDone,
            Self::Unauthorized | Self::Revoked => Says::WrongToken,
            Self::Reset
            | Self::ResetInHead
            | Self::ResetInBody
            | Self::Truncated
            | Self::Stalled
            | Self::StalledInBody
            | Self::Broken
            | Self::Unavailable
            | Self::Garbage => Says::MayBeDone,
            Self::Fine
            | Self::FineThenClosed
            | Self::Slow
            | Self::Gone
            | Self::TooManyForLong
            | Self::GarbageBody
            | Self::Page => Says::Answered,
        }
    }

    /// Whether the server did what was asked. What breaks off afterwards does not undo it.
    pub(crate) fn carried_out(self) -> bool {
        match self {
            Self::TooMany
            | Self::TooManyForNow
            | Self::TooManyForLong
            | Self::Unauthorized
            | Self::Revoked
            | Self::Gone
            | Self::Broken
            | Self::Unavailable
            | Self::Garbage => false,
            Self::Fine
            | Self::FineThenClosed
            | Self::Slow
            | Self::Reset
            | Self::ResetInHead
            | Self::ResetInBody
            | Self::Truncated
            | Self::Stalled
            | Self::StalledInBody
            | Self::GarbageBody
            | Self::Page => true,
        }
    }

    /// The status of the answer when it is an error, and complete.
    pub(crate) fn status(self) -> Option<u16> {
        match self {
            Self::TooMany | Self::TooManyForNow | Self::TooManyForLong => Some(429),
            Self::Unauthorized | Self::Revoked => Some(401),
            Self::Broken => Some(500),
            Self::Unavailable => Some(503),
            Self::Gone => Some(404),
            Self::Fine
            | Self::FineThenClosed
            | Self::Slow
            | Self::Reset
            | Self::ResetInHead
            | Self::ResetInBody
            | Self::Truncated
            | Self::Stalled
            | Self::StalledInBody
            | Self::Garbage
            | Self::GarbageBody
            | Self::Page => None,
        }
    }
}
