//! The sorts of things that go wrong.

/// What sort of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be made, or not used for this call, as it was configured.
    Configuration,
    /// The request cannot be made from these arguments; nothing was sent.
    Request,
    /// There is no credential for the call, or none could be got.
    Credentials,
    /// The server could not be reached: no address, no connection, no TLS, or none of them in time.
    /// Nothing was sent.
    Connect,
    /// There was no answer in time; [`Error::time_limit`](super::Error::time_limit) tells which
    /// limit has passed.
    Timeout,
    /// The connection broke.
    Transport,
    /// The answer is larger than the limit.
    TooLarge,
    /// The server answered with an error.
    Status,
    /// The answer could not be read.
    Decode,
    /// What was waited for is not going to be.
    State,
}
