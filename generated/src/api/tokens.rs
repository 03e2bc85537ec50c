// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Short-lived bearer tokens, obtained from an API token.

use crate::api::types;
use crate::runtime::generated::*;

/// Short-lived bearer tokens, obtained from an API token.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'c> {
    client: &'c Client,
}

impl Client {
    /// Short-lived bearer tokens, obtained from an API token.
    #[must_use]
    pub fn tokens(&self) -> Tokens<'_> {
        Tokens { client: self }
    }
}

impl Tokens<'_> {
    /// Exchange an API token for a bearer token.
    ///
    /// Trades an API token for a bearer token that is valid for one hour. The API token goes as
    /// the password of HTTP Basic, with an empty user name; there is no request body. Each call
    /// issues a new bearer token.
    ///
    /// `POST /tokens/exchange` · [idempotent, as the API says: resent when it fails on the
    /// way](enum@Exchange).
    ///
    /// # Errors
    ///
    /// [`ExchangeError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let bearer_token_issued = client.tokens().exchange().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn exchange(self) -> Call<Exchange> {
        Call::new(self.client)
    }
}

/// Marks the calls of [`Tokens::exchange`].
#[cfg_attr(doc, doc = resent!(marked))]
pub enum Exchange {}
operation!(Exchange {
    id: "tokens.exchange",
    method: POST,
    path: "/tokens/exchange",
    server: 2,
    security: [[1]],
    resend: Marked,
    success: [200],
    output: json(None) types::BearerTokenIssued,
    error: ExchangeError,
});

/// The errors that the API documents for [`Tokens::exchange`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ExchangeError {
    /// `401`: The token is missing, wrong or expired. Recorded at the authentication host only; the
    /// body that regional hosts send is unverified.
    Unauthorized(types::ErrorMessage),
    /// `429`: More than 60 requests were made within a minute. The body is plain text, and nothing says
    /// when to try again. Whether the limit counts by token, user or address is not documented.
    TooManyRequests(String),
    /// `500`: Something failed inside the platform.
    InternalServerError(types::ErrorMessage),
}
answers!(ExchangeError {
    401 => Unauthorized json(None),
    429 => TooManyRequests text,
    500 => InternalServerError json(None),
});
api_error!(ExchangeError);
