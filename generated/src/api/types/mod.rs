// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What calls carry and what they answer.

#[cfg(feature = "addons")]
mod addons;
#[cfg(feature = "addon-providers")]
mod addon_providers;
#[cfg(feature = "regions")]
mod regions;
mod tokens;
mod shared;

pub use crate::runtime::generated::{Date, DateTime, Json, Nullable, Secret, Upload, Uuid};
#[cfg(feature = "addons")]
pub use self::addons::{
    AppRef, Addon, Forbidden, InvalidFields, NewAddon, Provisioned, PaymentRequired,
    AddonId, ChangePlan, PlanChanged, AddonWithToken, AddonWithSsoUrl, Resumed, AppId,
    AppName, AddonProviderSummary, AddonStatus, FieldMessage, ProvisionedAddon,
};
#[cfg(feature = "addon-providers")]
pub use self::addon_providers::{AddonCategoryId, AddonProvider, AddonCategory};
#[cfg(feature = "regions")]
pub use self::regions::{Region, RegionName};
pub use self::tokens::BearerTokenIssued;
pub use self::shared::{
    ErrorMessage, NotFound, AddonProviderId, Plan, PlanId, Pricing, PlanProperty,
};
