// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The addons of one application, from provisioning to removal.

#![expect(clippy::needless_pass_by_value, reason = "a call takes its body")]

use crate::api::types;
use crate::runtime::generated::*;

/// The addons of one application, from provisioning to removal.
#[derive(Clone, Copy, Debug)]
pub struct Addons<'c> {
    client: &'c Client,
}

impl Client {
    /// The addons of one application, from provisioning to removal.
    #[must_use]
    pub fn addons(&self) -> Addons<'_> {
        Addons { client: self }
    }
}

impl Addons<'_> {
    /// List the addons of an application.
    ///
    /// Lists the addons that are attached to the application, those still being provisioned
    /// included. The list comes in one piece, without pages.
    ///
    /// `GET /apps/{app}/addons` · [safe: resent when it fails on the way](enum@List).
    ///
    /// # Errors
    ///
    /// [`ListError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addons = client.addons().list("my-app").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(self, app: impl Into<types::AppRef>) -> Call<List> {
        Call::new(self.client).path("app", &app.into())
    }

    /// Provision an addon.
    ///
    /// Orders an addon for the application, at a given plan. This costs money unless the plan is
    /// free.
    ///
    /// A database is not ready when the answer comes: the addon is in the status `provisioning`.
    /// Read it again until it is `running`. The address of the service is put into the
    /// application's environment variables.
    ///
    /// `POST /apps/{app}/addons` · [not idempotent: resent only when it was not carried
    /// out](enum@Provision).
    ///
    /// # Errors
    ///
    /// [`ProvisionError`], by the status that the API documents:
    ///
    /// - `400`: The request lacks something or cannot be understood.
    /// - `401`: The token is missing, wrong or expired.
    /// - `402`: The account cannot pay for this: it has no means of payment, or its free trial does not cover the plan.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `409`: The addon is in a state that does not allow this now, for instance another change is still under way.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    /// - `503`: The vendor of the addon failed or did not answer; try again later.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use scalingo::types::NewAddon;
    ///
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let provisioned = client
    ///     .addons()
    ///     .provision("my-app", NewAddon::new("postgresql", "65f2c0aa9a4b3e0012ab3401"))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn provision(
        self,
        app: impl Into<types::AppRef>,
        addon: types::NewAddon,
    ) -> Call<Provision> {
        Call::new(self.client).path("app", &app.into()).json(Some("addon"), &addon)
    }

    /// Get an addon.
    ///
    /// Reads one addon of the application. It is what to ask again and again after provisioning
    /// or a change of plan, until the status is `running`. No status says that provisioning has
    /// failed, so a wait needs a limit.
    ///
    /// `GET /apps/{app}/addons/{addon}` · [safe: resent when it fails on the way](enum@Get).
    ///
    /// # Errors
    ///
    /// [`GetError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addon = client
    ///     .addons()
    ///     .get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Call<Get> {
        Call::new(self.client).path("app", &app.into()).path("addon", &addon.into())
    }

    /// Repeats [`get`](Self::get) every 5 seconds until `status` is `running`, for at most 1800
    /// seconds. It gives up when it is `suspended`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addon = client
    ///     .addons()
    ///     .wait_until_running("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait_until_running(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Wait<Get> {
        static RULE: WaitRule = WaitRule {
            name: "running",
            field: "status",
            good: &["running"],
            bad: &["suspended"],
            interval: Duration::from_secs(5),
            limit: Duration::from_secs(1800),
        };
        Wait::new(self.get(app, addon), &RULE)
    }

    /// Change the plan of an addon.
    ///
    /// Moves an addon to another plan of the same provider. The addon keeps its id; its status
    /// goes back to `provisioning`, and `provisioned_at` becomes the time of the change. Read it
    /// again until it is `running`.
    ///
    /// The vendor may refuse, above all a smaller plan than the data needs. How such a refusal
    /// is answered was not recorded; 422 and 503 are the likely ones.
    ///
    /// `PATCH /apps/{app}/addons/{addon}` · [not idempotent: resent only when it was not carried
    /// out](enum@ChangePlan).
    ///
    /// # Errors
    ///
    /// [`ChangePlanError`], by the status that the API documents:
    ///
    /// - `400`: The request lacks something or cannot be understood.
    /// - `401`: The token is missing, wrong or expired.
    /// - `402`: The account cannot pay for this: it has no means of payment, or its free trial does not cover the plan.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `409`: The addon is in a state that does not allow this now, for instance another change is still under way.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    /// - `503`: The vendor of the addon failed or did not answer; try again later.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use scalingo::types::ChangePlan;
    ///
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let plan_changed = client
    ///     .addons()
    ///     .change_plan(
    ///         "my-app",
    ///         "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90",
    ///         ChangePlan::new("65f2c0aa9a4b3e0012ab3402"),
    ///     )
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn change_plan(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
        change_plan: types::ChangePlan,
    ) -> Call<ChangePlan> {
        Call::new(self.client)
            .path("app", &app.into())
            .path("addon", &addon.into())
            .json(Some("addon"), &change_plan)
    }

    /// Remove an addon.
    ///
    /// Gives an addon back to its vendor. **The vendor erases its data**; nothing asks for a
    /// confirmation. An addon that is still being provisioned can be removed too.
    ///
    /// `DELETE /apps/{app}/addons/{addon}` · [idempotent: resent when it fails on the
    /// way](enum@Remove).
    ///
    /// # Errors
    ///
    /// [`RemoveError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `409`: The addon is in a state that does not allow this now, for instance another change is still under way.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// client.addons().remove("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn remove(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Call<Remove> {
        Call::new(self.client).path("app", &app.into()).path("addon", &addon.into())
    }

    /// Get a token for the database API of an addon.
    ///
    /// Issues a token that gives access to this one addon on the database API of the region, for
    /// one hour. Only addons that are databases have something to reach there. Each call issues a
    /// new token, so keep it while it lasts: it counts against the limit of requests.
    ///
    /// `POST /apps/{app}/addons/{addon}/token` · [not idempotent: resent only when it was not carried
    /// out](enum@Token).
    ///
    /// # Errors
    ///
    /// [`TokenError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addon = client
    ///     .addons()
    ///     .token("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn token(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Call<Token> {
        Call::new(self.client).path("app", &app.into()).path("addon", &addon.into())
    }

    /// Get a signed-in address of an addon's dashboard.
    ///
    /// Makes an address that opens the vendor's dashboard of this addon without a further login,
    /// for one hour.
    ///
    /// This is the documented method. No answer to it was ever recorded, and the two official
    /// clients that have this operation use GET: see `addons.sso_by_get`, which asks for the same
    /// thing and is known to work.
    ///
    /// `POST /apps/{app}/addons/{addon}/sso` · [not idempotent: resent only when it was not carried
    /// out](enum@Sso).
    ///
    /// # Errors
    ///
    /// [`SsoError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addon = client
    ///     .addons()
    ///     .sso("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn sso(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Call<Sso> {
        Call::new(self.client).path("app", &app.into()).path("addon", &addon.into())
    }

    /// Get a signed-in address of an addon's dashboard, by GET.
    ///
    /// Makes an address that opens the vendor's dashboard of this addon without a further login,
    /// for one hour.
    ///
    /// This is what two official clients send and what was recorded, although the documentation
    /// has POST: see `addons.sso`.
    ///
    /// `GET /apps/{app}/addons/{addon}/sso` · [safe: resent when it fails on the way](enum@SsoByGet).
    ///
    /// # Errors
    ///
    /// [`SsoByGetError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let addon = client
    ///     .addons()
    ///     .sso_by_get("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn sso_by_get(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Call<SsoByGet> {
        Call::new(self.client).path("app", &app.into()).path("addon", &addon.into())
    }

    /// Resume a suspended addon.
    ///
    /// Puts an addon back to work that Scalingo has suspended, for instance after the account was
    /// suspended and then settled its bills. There is no operation that suspends an addon.
    ///
    /// Known from one official client only; the public documentation leaves it out.
    ///
    /// `POST /apps/{app}/addons/{addon}/resume` · [not idempotent: resent only when it was not carried
    /// out](enum@Resume).
    ///
    /// # Errors
    ///
    /// [`ResumeError`], by the status that the API documents:
    ///
    /// - `401`: The token is missing, wrong or expired.
    /// - `403`: The token is good, but the account may not do this.
    /// - `404`: Something that the request names does not exist, or the account cannot see it.
    /// - `409`: The addon is in a state that does not allow this now, for instance another change is still under way.
    /// - `422`: Some fields of the request have values that are not acceptable.
    /// - `429`: More than 60 requests were made within a minute.
    /// - `500`: Something failed inside the platform.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: scalingo::Client) -> Result<(), scalingo::Error> {
    /// let resumed = client
    ///     .addons()
    ///     .resume("my-app", "ad-0b6f4c1e-52f7-4f0e-9d5a-3c1f7a2e8b90")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn resume(
        self,
        app: impl Into<types::AppRef>,
        addon: impl Into<types::AddonId>,
    ) -> Call<Resume> {
        Call::new(self.client).path("app", &app.into()).path("addon", &addon.into())
    }
}

/// Marks the calls of [`Addons::list`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum List {}
operation!(List {
    id: "addons.list",
    method: GET,
    path: "/apps/{app}/addons",
    server: 0,
    security: [[0], [1]],
    resend: Safe,
    success: [200],
    output: json(Some("addons")) Vec<types::Addon>,
    error: ListError,
});

/// The errors that the API documents for [`Addons::list`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListError {
    /// `401`: The token is missing, wrong or expired. Recorded at the authentication host only; the
    /// body that regional hosts send is unverified.
    Unauthorized(types::ErrorMessage),
    /// `403`: The token is good, but the account may not do this. A region that takes no new resources
    /// answers provisioning this way.
    Forbidden(types::Forbidden),
    /// `404`: Something that the request names does not exist, or the account cannot see it. Recorded
    /// for an unknown application, addon and plan; assumed for an unknown provider. The authentication
    /// host sometimes answers with an HTML page instead.
    NotFound(types::NotFound),
    /// `422`: Some fields of the request have values that are not acceptable.
    UnprocessableEntity(types::InvalidFields),
    /// `429`: More than 60 requests were made within a minute. The body is plain text, and nothing says
    /// when to try again. Whether the limit counts by token, user or address is not documented.
    TooManyRequests(String),
    /// `500`: Something failed inside the platform.
    InternalServerError(types::ErrorMessage),
}
answers!(ListError {
    401 => Unauthorized json(None),
    403 => Forbidden json(None),
    404 => NotFound json(None),
    422 => UnprocessableEntity json(None),
    429 => TooManyRequests text,
    500 => InternalServerError json(None),
});
api_error!(ListError);

/// Marks the calls of [`Addons::provision`].
#[cfg_attr(doc, doc = resent!(never))]
pub enum Provision {}
operation!(Provision {
    id: "addons.provision",
    method: POST,
    path: "/apps/{app}/addons",
    server: 0,
    security: [[0], [1]],
    resend: Never,
    success: [201],
    output: json(None) types::Provisioned,
    error: ProvisionError,
});

/// The errors that the API documents for [`Addons::provision`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ProvisionError {
    /// `400`: The request lacks something or cannot be understood. Recorded for provisioning without a
    /// plan.
    BadRequest(types::ErrorMessage),
    /// `401`: The token is missing, wrong or expired. Recorded at the authentication host only; the
    /// body that regional hosts send is unverified.
    Unauthorized(types::ErrorMessage),
    /// `402`: The account cannot pay for this: it has no means of payment, or its free trial does not
    /// cover the plan.
    PaymentRequired(types::PaymentRequired),
    /// `403`: The token is good, but the account may not do this. A region that takes no new resources
    /// answers provisioning this way.
    Forbidden(types::Forbidden),
    /// `404`: Something that the request names does not exist, or the account cannot see it. Recorded
    /// for an unknown application, addon and plan; assumed for an unknown provider. The authentication
    /// host sometimes answers with an HTML page instead.
    NotFound(types::NotFound),
    /// `409`: The addon is in a state that does not allow this now, for instance another change is
    /// still under way. This is an assumption: no such answer of the addon operations was recorded or
    /// documented.
    Conflict(types::ErrorMessage),
    /// `422`: Some fields of the request have values that are not acceptable.
    UnprocessableEntity(types::InvalidFields),
    /// `429`: More than 60 requests were made within a minute. The body is plain text, and nothing says
    /// when to try again. Whether the limit counts by token, user or address is not documented.
    TooManyRequests(String),
    /// `500`: Something failed inside the platform.
    InternalServerError(types::ErrorMessage),
    /// `503`: The vendor of the addon failed or did not answer; try again later. Whether something was
    /// done nevertheless is unverified: look at the addons first. The body is not documented, and the
    /// official client that knows this status ignores it.
    ServiceUnavailable(types::ErrorMessage),
}
answers!(ProvisionError {
    400 => BadRequest json(None),
    401 => Unauthorized json(None),
    402 => PaymentRequired json(None),
    403 => Forbidden json(None),
    404 => NotFound json(None),
    409 => Conflict json(None),
    422 => UnprocessableEntity json(None),
    429 => TooManyRequests text,
    500 => InternalServerError json(None),
    503 => ServiceUnavailable json(None),
});
api_error!(ProvisionError);

/// Marks the calls of [`Addons::get`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum Get {}
operation!(Get {
    id: "addons.get",
    method: GET,
    path: "/apps/{app}/addons/{addon}",
    server: 0,
    security: [[0], [1]],
    resend: Safe,
    success: [200],
    output: json(Some("addon")) types::Addon,
    error: GetError,
});

/// The errors that the API documents for [`Addons::get`].
pub type GetError = ListError;

/// Marks the calls of [`Addons::change_plan`].
#[cfg_attr(doc, doc = resent!(never))]
pub enum ChangePlan {}
operation!(ChangePlan {
    id: "addons.change_plan",
    method: PATCH,
    path: "/apps/{app}/addons/{addon}",
    server: 0,
    security: [[0], [1]],
    resend: Never,
    success: [200],
    output: json(None) types::PlanChanged,
    error: ChangePlanError,
});

/// The errors that the API documents for [`Addons::change_plan`].
pub type ChangePlanError = ProvisionError;

/// Marks the calls of [`Addons::remove`].
#[cfg_attr(doc, doc = resent!(deleting))]
pub enum Remove {}
operation!(Remove {
    id: "addons.remove",
    method: DELETE,
    path: "/apps/{app}/addons/{addon}",
    server: 0,
    security: [[0], [1]],
    resend: Idempotent,
    success: [204],
    output: empty,
    error: RemoveError,
});

/// The errors that the API documents for [`Addons::remove`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RemoveError {
    /// `401`: The token is missing, wrong or expired. Recorded at the authentication host only; the
    /// body that regional hosts send is unverified.
    Unauthorized(types::ErrorMessage),
    /// `403`: The token is good, but the account may not do this. A region that takes no new resources
    /// answers provisioning this way.
    Forbidden(types::Forbidden),
    /// `404`: Something that the request names does not exist, or the account cannot see it. Recorded
    /// for an unknown application, addon and plan; assumed for an unknown provider. The authentication
    /// host sometimes answers with an HTML page instead.
    NotFound(types::NotFound),
    /// `409`: The addon is in a state that does not allow this now, for instance another change is
    /// still under way. This is an assumption: no such answer of the addon operations was recorded or
    /// documented.
    Conflict(types::ErrorMessage),
    /// `422`: Some fields of the request have values that are not acceptable.
    UnprocessableEntity(types::InvalidFields),
    /// `429`: More than 60 requests were made within a minute. The body is plain text, and nothing says
    /// when to try again. Whether the limit counts by token, user or address is not documented.
    TooManyRequests(String),
    /// `500`: Something failed inside the platform.
    InternalServerError(types::ErrorMessage),
}
answers!(RemoveError {
    401 => Unauthorized json(None),
    403 => Forbidden json(None),
    404 => NotFound json(None),
    409 => Conflict json(None),
    422 => UnprocessableEntity json(None),
    429 => TooManyRequests text,
    500 => InternalServerError json(None),
});
api_error!(RemoveError);

/// Marks the calls of [`Addons::token`].
#[cfg_attr(doc, doc = resent!(never))]
pub enum Token {}
operation!(Token {
    id: "addons.token",
    method: POST,
    path: "/apps/{app}/addons/{addon}/token",
    server: 0,
    security: [[0], [1]],
    resend: Never,
    success: [200],
    output: json(Some("addon")) types::AddonWithToken,
    error: TokenError,
});

/// The errors that the API documents for [`Addons::token`].
pub type TokenError = ListError;

/// Marks the calls of [`Addons::sso`].
#[cfg_attr(doc, doc = resent!(never))]
pub enum Sso {}
operation!(Sso {
    id: "addons.sso",
    method: POST,
    path: "/apps/{app}/addons/{addon}/sso",
    server: 0,
    security: [[0], [1]],
    resend: Never,
    success: [200],
    output: json(Some("addon")) types::AddonWithSsoUrl,
    error: SsoError,
});

/// The errors that the API documents for [`Addons::sso`].
pub type SsoError = ListError;

/// Marks the calls of [`Addons::sso_by_get`].
#[cfg_attr(doc, doc = resent!(safe))]
pub enum SsoByGet {}
operation!(SsoByGet {
    id: "addons.sso_by_get",
    method: GET,
    path: "/apps/{app}/addons/{addon}/sso",
    server: 0,
    security: [[0], [1]],
    resend: Safe,
    success: [200],
    output: json(Some("addon")) types::AddonWithSsoUrl,
    error: SsoByGetError,
});

/// The errors that the API documents for [`Addons::sso_by_get`].
pub type SsoByGetError = ListError;

/// Marks the calls of [`Addons::resume`].
#[cfg_attr(doc, doc = resent!(never))]
pub enum Resume {}
operation!(Resume {
    id: "addons.resume",
    method: POST,
    path: "/apps/{app}/addons/{addon}/resume",
    server: 0,
    security: [[0], [1]],
    resend: Never,
    success: [200],
    output: json(None) types::Resumed,
    error: ResumeError,
});

/// The errors that the API documents for [`Addons::resume`].
pub type ResumeError = RemoveError;
