// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The catalogue of what can be provisioned. It can be read without a token.

use crate::api::types;
use crate::runtime::generated::*;

/// The catalogue of what can be provisioned. It can be read without a token.
#[derive(Clone, Copy, Debug)]
pub struct AddonProviders<'c> {
    client: &'c Client,
}

impl Client {
    /// The catalogue of what can be provisioned. It can be read without a token.
    #[must_use]
    pub fn addon_providers(&self) -> AddonProviders<'_> {
        AddonProviders { client: self }
    }
}

impl AddonProviders<'_> {
    /// List addon providers.
    ///
    /// Lists everything that can be provisioned in the region, each provider with its plans. The
    /// list comes in one piece, without pages. No token is needed, but some providers are shown
    /// only to a caller who sends one.
    ///
    /// `GET /addon_providers` · [safe: resent when it fails on the way](enum@List).
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
    /// let addon_providers = client.addon_providers().list().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(self) -> Call<List> {
        Call::new(self.client)
    }

    /// List the plans of a provider.
    ///
    /// Lists the plans of one provider. It is how the name of a plan is turned into the id that
    /// provisioning asks for. The list comes in one piece, without pages. No token is needed, but
    /// a caller who sends one may be shown more plans.
    ///
    /// The public documentation leaves this operation out; every official tool relies on it.
    ///
    /// `GET /addon_providers/{provider}/plans` · [safe: resent when it fails on the way](enum@Plans).
    ///
    /// # Errors
    ///
    /// [`PlansError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let plans = client.addon_providers().plans("postgresql").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn plans(self, provider: impl Into<types::AddonProviderId>) -> Call<Plans> {
        Call::new(self.client).path("provider", &provider.into())
    }

    /// List addon categories.
    ///
    /// Lists the categories under which the catalogue is arranged. The list comes in one piece,
    /// without pages. No token is needed; whether one shows more is unverified.
    ///
    /// `GET /addon_categories` · [safe: resent when it fails on the way](enum@Categories).
    ///
    /// # Errors
    ///
    /// [`CategoriesError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addon_categories = client.addon_providers().categories().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn categories(self) -> Call<Categories> {
        Call::new(self.client)
    }
}

/// Marks the calls of [`AddonProviders::list`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum List {}
operation!(List {
    id: "addon_providers.list",
    method: GET,
    path: "/addon_providers",
    server: 0,
    security: [[0], [1], []],
    resend: Safe,
    success: [200],
    output: json(Some("addon_providers")) Vec<types::AddonProvider>,
    error: ListError,
});

/// What [`AddonProviders::list`] may be told besides.
impl Call<List> {
    /// Keeps only the providers of this category. All categories when absent.
    pub fn category_id(self, category_id: impl Into<types::AddonCategoryId>) -> Self {
        self.query("category_id", &category_id.into())
    }

    /// When `true`, keeps only the providers whose databases run on dedicated resources. Known from one
    /// official client only; what `false` does is unverified.
    pub fn dedicated(self, dedicated: bool) -> Self {
        self.query("dedicated", &dedicated)
    }
}

/// The errors that the API documents for [`AddonProviders::list`].
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

/// Marks the calls of [`AddonProviders::plans`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum Plans {}
operation!(Plans {
    id: "addon_providers.plans",
    method: GET,
    path: "/addon_providers/{provider}/plans",
    server: 0,
    security: [[0], [1], []],
    resend: Safe,
    success: [200],
    output: json(Some("plans")) Vec<types::Plan>,
    error: PlansError,
});

/// What [`AddonProviders::plans`] may be told besides.
impl Call<Plans> {
    /// When `true`, plans that can no longer be chosen are listed as well.
    pub fn show_all(self, show_all: bool) -> Self {
        self.query("show_all", &show_all)
    }
}

/// The errors that the API documents for [`AddonProviders::plans`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PlansError {
    /// `401`: The token is missing, wrong or expired. Recorded at the authentication host only; the
    /// body that regional hosts send is unverified.
    Unauthorized(types::ErrorMessage),
    /// `404`: Something that the request names does not exist, or the account cannot see it. Recorded
    /// for an unknown application, addon and plan; assumed for an unknown provider. The authentication
    /// host sometimes answers with an HTML page instead.
    NotFound(types::NotFound),
    /// `429`: More than 60 requests were made within a minute. The body is plain text, and nothing says
    /// when to try again. Whether the limit counts by token, user or address is not documented.
    TooManyRequests(String),
    /// `500`: Something failed inside the platform.
    InternalServerError(types::ErrorMessage),
}
answers!(PlansError {
    401 => Unauthorized json(None),
    404 => NotFound json(None),
    429 => TooManyRequests text,
    500 => InternalServerError json(None),
});
api_error!(PlansError);

/// Marks the calls of [`AddonProviders::categories`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum Categories {}
operation!(Categories {
    id: "addon_providers.categories",
    method: GET,
    path: "/addon_categories",
    server: 0,
    security: [[0], [1], []],
    resend: Safe,
    success: [200],
    output: json(Some("addon_categories")) Vec<types::AddonCategory>,
    error: CategoriesError,
});

/// The errors that the API documents for [`AddonProviders::categories`].
pub type CategoriesError = ListError;
