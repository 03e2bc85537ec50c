//! Which limit of time has passed, and why a call was not sent again.

/// A limit of time that has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeLimit {
    /// Connecting: 5 seconds unless [`Builder::connect_timeout`](crate::Builder::connect_timeout)
    /// says otherwise. Nothing was sent, so the kind is [`ErrorKind::Connect`](super::ErrorKind).
    Connect,
    /// One attempt: [`Options::attempt_timeout`](crate::Options::attempt_timeout), or a limit that
    /// the transport has of its own.
    Attempt,
    /// The whole call: [`Options::timeout`](crate::Options::timeout).
    Call,
    /// The body of the answer stood still: [`Options::stall_timeout`](crate::Options::stall_timeout).
    Body,
    /// What a `Wait` waits for did not come: `Wait::limit`.
    Wait,
}

/// Why a call that failed on the way was not sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GaveUp {
    /// It may have been carried out, and twice might do it twice: a POST or PATCH that the API
    /// does not call idempotent and that carries no idempotency key. Find out before you repeat it.
    NotIdempotent,
    /// Its body came from a stream that can be read only once, and was begun:
    /// [`Body::from_source`](crate::Body::from_source) has one that can be opened anew.
    BodySpent,
    /// It was sent as often as [`Options::attempts`](crate::Options::attempts) allows.
    AttemptsExhausted,
    /// The server asks for a longer pause than
    /// [`Options::retry_after_limit`](crate::Options::retry_after_limit) allows; see
    /// [`Error::retry_after`](crate::Error::retry_after).
    RetryAfterTooLong,
    /// The pause before it would have passed the deadline of the call.
    DeadlineTooClose,
    /// The budget that the clones of the client share is spent: very many of its calls fail.
    BudgetExhausted,
}
