// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What only the calls of `tokens` carry.

use crate::runtime::generated::*;

/// The answer to a token exchange.
#[derive(Clone)]
#[non_exhaustive]
pub struct BearerTokenIssued {
    /// The bearer token: a JWT whose `exp` claim, in seconds since 1970, says when it expires, one hour
    /// after its issue in everything recorded.
    pub token: Secret,
}
record!(BearerTokenIssued {
    0 token "token" required,
});

impl BearerTokenIssued {
    /// A `BearerTokenIssued` with its required members.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }
}
