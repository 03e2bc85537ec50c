// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The regions of the platform and the addresses of their services.

use crate::api::types;
use crate::runtime::generated::*;

/// The regions of the platform and the addresses of their services.
#[derive(Clone, Copy, Debug)]
pub struct Regions<'c> {
    client: &'c Client,
}

impl Client {
    /// The regions of the platform and the addresses of their services.
    #[must_use]
    pub fn regions(&self) -> Regions<'_> {
        Regions { client: self }
    }
}

impl Regions<'_> {
    /// List regions.
    ///
    /// Lists the regions of the platform with the addresses of their services. It is served by
    /// the authentication host, not by a region. No token is needed, but regions that are not
    /// public are shown only to a caller who may use them.
    ///
    /// `GET /regions` · [safe: resent when it fails on the way](enum@List).
    ///
    /// # Errors
    ///
    /// [`ListError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let regions = client.regions().list().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(self) -> Call<List> {
        Call::new(self.client)
    }
}

/// Marks the calls of [`Regions::list`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum List {}
operation!(List {
    id: "regions.list",
    method: GET,
    path: "/regions",
    server: 2,
    security: [[0], [1], []],
    resend: Safe,
    success: [200],
    output: json(Some("regions")) Vec<types::Region>,
    error: ListError,
});

/// The errors that the API documents for [`Regions::list`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListError {
    /// `401`: The token is missing, wrong or expired. Recorded at the authentication host only; the
    /// body that regional hosts send is unverified.
    Unauthorized(types::ErrorMessage),
    /// `429`: More than 60 requests were made within a minute. The body is plain text, and nothing says
    /// when to try again. Whether the limit counts by token, user or address is not documented.
    TooManyRequests(String),
    /// `500`: Something failed inside the platform.
    InternalServerError(types::ErrorMessage),
}
answers!(ListError {
    401 => Unauthorized json(None),
    429 => TooManyRequests text,
    500 => InternalServerError json(None),
});
api_error!(ListError);
