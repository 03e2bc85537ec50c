// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What only the calls of `addons` carry.

use super::{AddonProviderId, Plan, PlanId};
use crate::runtime::generated::*;

/// An application, referred to either by its id or by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppRef(String);
newtype!(AppRef from AppId, AppName);

/// A service attached to an application, such as a database.
#[derive(Clone)]
#[non_exhaustive]
pub struct Addon {
    /// The id of the addon. A change of plan keeps it.
    pub id: AddonId,
    /// The application that owns the addon, always by its id.
    pub app_id: AppId,
    /// The vendor's own name for what it provides, such as `my_app_4821`. It may be absent until the
    /// vendor has answered, which is unverified.
    pub resource_id: Option<String>,
    /// Who provides the addon, in the short form.
    pub addon_provider: AddonProviderSummary,
    /// The plan of the addon, in the short form.
    pub plan: Plan,
    /// When the addon was provisioned, or when its plan was last changed.
    pub provisioned_at: DateTime,
    /// When the addon was given back. Null while it lives.
    pub deprovisioned_at: Option<DateTime>,
    /// What the addon is doing.
    pub status: AddonStatus,
    /// When the addon was last changed. Absent from answers of 2020.
    pub updated_at: Option<DateTime>,
    /// Whether the addon may hold health data under the French HDS certification. Known from one
    /// official client only; absent from recorded answers.
    pub hds_resource: Option<bool>,
}
record!(Addon {
    0 id "id" required,
    1 app_id "app_id" required,
    2 resource_id "resource_id" optional,
    3 addon_provider "addon_provider" required,
    4 plan "plan" required,
    5 provisioned_at "provisioned_at" required,
    6 deprovisioned_at "deprovisioned_at" nullable,
    7 status "status" required,
    8 updated_at "updated_at" optional,
    9 hds_resource "hds_resource" optional,
});

impl Addon {
    /// An `Addon` with its required members.
    #[must_use]
    pub fn new(
        id: impl Into<AddonId>,
        app_id: impl Into<AppId>,
        addon_provider: AddonProviderSummary,
        plan: Plan,
        provisioned_at: DateTime,
        deprovisioned_at: Option<DateTime>,
        status: AddonStatus,
    ) -> Self {
        Self {
            id: id.into(),
            app_id: app_id.into(),
            resource_id: None,
            addon_provider,
            plan,
            provisioned_at,
            deprovisioned_at,
            status,
            updated_at: None,
            hds_resource: None,
        }
    }
}

/// Why the account may not do what was asked.
#[derive(Clone)]
#[non_exhaustive]
pub struct Forbidden {
    /// The reason, for people.
    pub error: String,
    /// The reason, for programs. `region_disabled` means that the region takes no new resources. Other
    /// values are not known; absent from most answers.
    pub code: Option<String>,
}
record!(Forbidden {
    0 error "error" required,
    1 code "code" optional,
});
error_body!(Forbidden);

impl Forbidden {
    /// A `Forbidden` with its required members.
    #[must_use]
    pub fn new(error: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            code: None,
        }
    }
}

/// The fields that were refused, each with its messages.
#[derive(Clone)]
#[non_exhaustive]
pub struct InvalidFields {
    /// The messages by the name of the field.
    pub errors: BTreeMap<String, Vec<FieldMessage>>,
}
record!(InvalidFields {
    0 errors "errors" required,
});
error_body!(InvalidFields);

impl InvalidFields {
    /// An `InvalidFields` with its required members.
    #[must_use]
    pub fn new(errors: BTreeMap<String, Vec<FieldMessage>>) -> Self {
        Self { errors }
    }
}

/// An order for an addon.
#[derive(Clone)]
#[non_exhaustive]
pub struct NewAddon {
    /// The provider to order from.
    pub addon_provider_id: AddonProviderId,
    /// The plan to order, one of the provider's. Its id, not its name.
    pub plan_id: PlanId,
    /// Options for the vendor, by name. Which ones there are depends on the plan. The official command
    /// line and Terraform provider never set any; whether values other than strings are accepted is
    /// unverified.
    pub options: Option<BTreeMap<String, String>>,
}
record!(NewAddon {
    0 addon_provider_id "addon_provider_id" required,
    1 plan_id "plan_id" required,
    2 options "options" optional,
});

impl NewAddon {
    /// A `NewAddon` with its required members.
    #[must_use]
    pub fn new(
        addon_provider_id: impl Into<AddonProviderId>,
        plan_id: impl Into<PlanId>,
    ) -> Self {
        Self {
            addon_provider_id: addon_provider_id.into(),
            plan_id: plan_id.into(),
            options: None,
        }
    }

    /// Options for the vendor, by name. Which ones there are depends on the plan. The official command
    /// line and Terraform provider never set any; whether values other than strings are accepted is
    /// unverified.
    #[must_use]
    pub fn options(mut self, options: impl Into<BTreeMap<String, String>>) -> Self {
        self.options = Some(options.into());
        self
    }
}

/// The answer to provisioning.
#[derive(Clone)]
#[non_exhaustive]
pub struct Provisioned {
    /// The new addon.
    pub addon: ProvisionedAddon,
    /// What the vendor says about it, for people.
    pub message: String,
}
record!(Provisioned {
    0 addon "addon" required,
    1 message "message" required,
});

impl Provisioned {
    /// A `Provisioned` with its required members.
    #[must_use]
    pub fn new(addon: ProvisionedAddon, message: impl Into<String>) -> Self {
        Self {
            addon,
            message: message.into(),
        }
    }
}

/// Why the account cannot pay for what was asked.
#[derive(Clone)]
#[non_exhaustive]
pub struct PaymentRequired {
    /// What is missing, for people.
    pub error: String,
    /// The page of the dashboard where it can be mended.
    pub url: Option<String>,
    /// The kind of refusal. It ends in `free-trial-exceeded` when the free trial does not cover the
    /// request; what stands before that is unverified.
    pub name: Option<String>,
}
record!(PaymentRequired {
    0 error "error" required,
    1 url "url" optional,
    2 name "name" optional,
});
error_body!(PaymentRequired);

impl PaymentRequired {
    /// A `PaymentRequired` with its required members.
    #[must_use]
    pub fn new(error: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            url: None,
            name: None,
        }
    }
}

/// The id of an addon: `ad-` and a UUID in everything recorded, 24 hexadecimal digits in old
/// documents. Treat it as an opaque string. The database API knows the database by the same id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddonId(String);
newtype!(AddonId);

/// A change of plan.
#[derive(Clone)]
#[non_exhaustive]
pub struct ChangePlan {
    /// The plan to move to, one of the same provider's. Its id, not its name.
    pub plan_id: PlanId,
}
record!(ChangePlan {
    0 plan_id "plan_id" required,
});

impl ChangePlan {
    /// A `ChangePlan` with its required members.
    #[must_use]
    pub fn new(plan_id: impl Into<PlanId>) -> Self {
        Self { plan_id: plan_id.into() }
    }
}

/// The answer to a change of plan. Recorded and documented answers have so little in common that no
/// member can be counted on.
#[derive(Clone)]
#[non_exhaustive]
pub struct PlanChanged {
    /// The addon with its new plan. Recorded, but absent from the documented answer.
    pub addon: Option<ProvisionedAddon>,
    /// The names of the environment variables that the vendor changed. Null in everything recorded;
    /// absent from the documented answer, which has `vars`.
    pub variables: Nullable<Vec<String>>,
    /// The same as `variables` under its documented name. Absent from everything recorded, and no
    /// official client reads it.
    pub vars: Option<Vec<String>>,
    /// What the vendor says about it, for people.
    pub message: Option<String>,
}
record!(PlanChanged {
    0 addon "addon" optional,
    1 variables "variables" optional_nullable,
    2 vars "vars" optional,
    3 message "message" optional,
});

impl PlanChanged {
    /// A `PlanChanged` without any member.
    #[expect(
        clippy::new_without_default,
        reason = "what the API answers has no default"
    )]
    #[must_use]
    pub fn new() -> Self {
        Self {
            addon: None,
            variables: Nullable::Absent,
            vars: None,
            message: None,
        }
    }
}

/// An addon with a token for its database API.
#[derive(Clone)]
#[non_exhaustive]
pub struct AddonWithToken {
    /// The id of the addon. A change of plan keeps it.
    pub id: AddonId,
    /// The application that owns the addon, always by its id.
    pub app_id: AppId,
    /// The vendor's own name for what it provides, such as `my_app_4821`. It may be absent until the
    /// vendor has answered, which is unverified.
    pub resource_id: Option<String>,
    /// Who provides the addon, in the short form.
    pub addon_provider: AddonProviderSummary,
    /// The plan of the addon, in the short form.
    pub plan: Plan,
    /// When the addon was provisioned, or when its plan was last changed.
    pub provisioned_at: DateTime,
    /// When the addon was given back. Null while it lives.
    pub deprovisioned_at: Option<DateTime>,
    /// What the addon is doing.
    pub status: AddonStatus,
    /// When the addon was last changed. Absent from answers of 2020.
    pub updated_at: Option<DateTime>,
    /// Whether the addon may hold health data under the French HDS certification. Known from one
    /// official client only; absent from recorded answers.
    pub hds_resource: Option<bool>,
    /// A bearer token for the database API, limited to this addon: a JWT whose `exp` claim, in seconds
    /// since 1970, says when it expires, one hour after its issue.
    pub token: Secret,
}
record!(AddonWithToken {
    0 id "id" required,
    1 app_id "app_id" required,
    2 resource_id "resource_id" optional,
    3 addon_provider "addon_provider" required,
    4 plan "plan" required,
    5 provisioned_at "provisioned_at" required,
    6 deprovisioned_at "deprovisioned_at" nullable,
    7 status "status" required,
    8 updated_at "updated_at" optional,
    9 hds_resource "hds_resource" optional,
    10 token "token" required,
});

impl AddonWithToken {
    /// An `AddonWithToken` with its required members.
    #[expect(
        clippy::too_many_arguments,
        reason = "these are the members that the API requires"
    )]
    #[must_use]
    pub fn new(
        id: impl Into<AddonId>,
        app_id: impl Into<AppId>,
        addon_provider: AddonProviderSummary,
        plan: Plan,
        provisioned_at: DateTime,
        deprovisioned_at: Option<DateTime>,
        status: AddonStatus,
        token: impl Into<Secret>,
    ) -> Self {
        Self {
            id: id.into(),
            app_id: app_id.into(),
            resource_id: None,
            addon_provider,
            plan,
            provisioned_at,
            deprovisioned_at,
            status,
            updated_at: None,
            hds_resource: None,
            token: token.into(),
        }
    }
}

/// An addon with an address that opens its dashboard.
#[derive(Clone)]
#[non_exhaustive]
pub struct AddonWithSsoUrl {
    /// The id of the addon. A change of plan keeps it.
    pub id: AddonId,
    /// The application that owns the addon, always by its id.
    pub app_id: AppId,
    /// The vendor's own name for what it provides, such as `my_app_4821`. It may be absent until the
    /// vendor has answered, which is unverified.
    pub resource_id: Option<String>,
    /// Who provides the addon, in the short form.
    pub addon_provider: AddonProviderSummary,
    /// The plan of the addon, in the short form.
    pub plan: Plan,
    /// When the addon was provisioned, or when its plan was last changed.
    pub provisioned_at: DateTime,
    /// When the addon was given back. Null while it lives.
    pub deprovisioned_at: Option<DateTime>,
    /// What the addon is doing.
    pub status: AddonStatus,
    /// When the addon was last changed. Absent from answers of 2020.
    pub updated_at: Option<DateTime>,
    /// Whether the addon may hold health data under the French HDS certification. Known from one
    /// official client only; absent from recorded answers.
    pub hds_resource: Option<bool>,
    /// The address of the vendor's dashboard. It signs in whoever opens it, for one hour, so it is a
    /// secret.
    pub sso_url: Secret,
}
record!(AddonWithSsoUrl {
    0 id "id" required,
    1 app_id "app_id" required,
    2 resource_id "resource_id" optional,
    3 addon_provider "addon_provider" required,
    4 plan "plan" required,
    5 provisioned_at "provisioned_at" required,
    6 deprovisioned_at "deprovisioned_at" nullable,
    7 status "status" required,
    8 updated_at "updated_at" optional,
    9 hds_resource "hds_resource" optional,
    10 sso_url "sso_url" required,
});

impl AddonWithSsoUrl {
    /// An `AddonWithSsoUrl` with its required members.
    #[expect(
        clippy::too_many_arguments,
        reason = "these are the members that the API requires"
    )]
    #[must_use]
    pub fn new(
        id: impl Into<AddonId>,
        app_id: impl Into<AppId>,
        addon_provider: AddonProviderSummary,
        plan: Plan,
        provisioned_at: DateTime,
        deprovisioned_at: Option<DateTime>,
        status: AddonStatus,
        sso_url: impl Into<Secret>,
    ) -> Self {
        Self {
            id: id.into(),
            app_id: app_id.into(),
            resource_id: None,
            addon_provider,
            plan,
            provisioned_at,
            deprovisioned_at,
            status,
            updated_at: None,
            hds_resource: None,
            sso_url: sso_url.into(),
        }
    }
}

/// The answer to resuming an addon.
#[derive(Clone)]
#[non_exhaustive]
pub struct Resumed {
    /// The addon, with the status it has now.
    pub addon: Addon,
    /// What the platform says about it, for people. Whether it always comes is unverified.
    pub message: Option<String>,
}
record!(Resumed {
    0 addon "addon" required,
    1 message "message" optional,
});

impl Resumed {
    /// A `Resumed` with its required members.
    #[must_use]
    pub fn new(addon: Addon) -> Self {
        Self { addon, message: None }
    }
}

/// The id of an application: 24 hexadecimal digits in everything recorded. Treat it as an opaque
/// string.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppId(String);
newtype!(AppId);

/// The name of an application, as it was chosen when it was created.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppName(String);
newtype!(AppName);

/// The short form of a provider, as it stands inside an addon.
#[derive(Clone)]
#[non_exhaustive]
pub struct AddonProviderSummary {
    /// The id of the provider. Compare this one, since the name may be restyled.
    pub id: AddonProviderId,
    /// The name shown to people, such as "`PostgreSQL`".
    pub name: String,
    /// Where the logo is. It usually begins with two slashes and has no scheme; put `https:` before it.
    pub logo_url: String,
}
record!(AddonProviderSummary {
    0 id "id" required,
    1 name "name" required,
    2 logo_url "logo_url" required,
});

impl AddonProviderSummary {
    /// An `AddonProviderSummary` with its required members.
    #[must_use]
    pub fn new(
        id: impl Into<AddonProviderId>,
        name: impl Into<String>,
        logo_url: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            logo_url: logo_url.into(),
        }
    }
}

/// What an addon is doing. `running`: it can be used. `provisioning`: it is being made or changed
/// and cannot be counted on yet. `suspended`: Scalingo has stopped it; it can be resumed. Values
/// may be added; none is known for an addon that failed.
#[non_exhaustive]
pub enum AddonStatus {
    /// `running`.
    Running,
    /// `provisioning`.
    Provisioning,
    /// `suspended`.
    Suspended,
    /// A value that this client does not know, kept as it came.
    Unknown(String),
}
choice!(AddonStatus {
    0 Running "running",
    1 Provisioning "provisioning",
    2 Suspended "suspended",
});

/// What is wrong with one field. A plain message as documented; a list of messages was seen in its
/// place.
#[derive(Clone)]
#[non_exhaustive]
pub enum FieldMessage {
    /// One message.
    Text(String),
    /// Several messages, in the nested form.
    List(Vec<String>),
    /// A value that this client does not know, kept as it came.
    Unknown(Json),
}
union!(FieldMessage {
    0 Text kind String,
    1 List kind List,
});

/// An addon as it comes back from provisioning and from a change of plan.
#[derive(Clone)]
#[non_exhaustive]
pub struct ProvisionedAddon {
    /// The id of the addon. A change of plan keeps it.
    pub id: AddonId,
    /// The application that owns the addon, always by its id.
    pub app_id: AppId,
    /// The vendor's own name for what it provides, such as `my_app_4821`. It may be absent until the
    /// vendor has answered, which is unverified.
    pub resource_id: Option<String>,
    /// Who provides the addon, in the short form.
    pub addon_provider: AddonProviderSummary,
    /// The plan of the addon, in the short form.
    pub plan: Plan,
    /// When the addon was provisioned, or when its plan was last changed.
    pub provisioned_at: DateTime,
    /// When the addon was given back. Null while it lives.
    pub deprovisioned_at: Option<DateTime>,
    /// What the addon is doing.
    pub status: AddonStatus,
    /// When the addon was last changed. Absent from answers of 2020.
    pub updated_at: Option<DateTime>,
    /// Whether the addon may hold health data under the French HDS certification. Known from one
    /// official client only; absent from recorded answers.
    pub hds_resource: Option<bool>,
    /// What the vendor says about it, for people. The same as beside the addon.
    pub message: Option<String>,
    /// The names of the environment variables that the vendor set. Null in everything recorded.
    pub variables: Nullable<Vec<String>>,
}
record!(ProvisionedAddon {
    0 id "id" required,
    1 app_id "app_id" required,
    2 resource_id "resource_id" optional,
    3 addon_provider "addon_provider" required,
    4 plan "plan" required,
    5 provisioned_at "provisioned_at" required,
    6 deprovisioned_at "deprovisioned_at" nullable,
    7 status "status" required,
    8 updated_at "updated_at" optional,
    9 hds_resource "hds_resource" optional,
    10 message "message" optional,
    11 variables "variables" optional_nullable,
});

impl ProvisionedAddon {
    /// A `ProvisionedAddon` with its required members.
    #[must_use]
    pub fn new(
        id: impl Into<AddonId>,
        app_id: impl Into<AppId>,
        addon_provider: AddonProviderSummary,
        plan: Plan,
        provisioned_at: DateTime,
        deprovisioned_at: Option<DateTime>,
        status: AddonStatus,
    ) -> Self {
        Self {
            id: id.into(),
            app_id: app_id.into(),
            resource_id: None,
            addon_provider,
            plan,
            provisioned_at,
            deprovisioned_at,
            status,
            updated_at: None,
            hds_resource: None,
            message: None,
            variables: Nullable::Absent,
        }
    }
}
