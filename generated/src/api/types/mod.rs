// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What calls carry and what they answer.

mod addons;
mod addon_providers;
mod regions;
mod tokens;
mod shared;

pub use crate::runtime::generated::{Date, DateTime, Json, Nullable, Secret, Upload, Uuid};
pub use self::addons::{
    AppRef, Addon, Forbidden, InvalidFields, NewAddon, Provisioned, PaymentRequired,
    AddonId, ChangePlan, PlanChanged, AddonWithToken, AddonWithSsoUrl, Resumed, AppId,
    AppName, AddonProviderSummary, AddonStatus, FieldMessage, ProvisionedAddon,
};
pub use self::addon_providers::{AddonCategoryId, AddonProvider, AddonCategory};
pub use self::regions::{Region, RegionName};
pub use self::tokens::BearerTokenIssued;
pub use self::shared::{
    ErrorMessage, NotFound, AddonProviderId, Plan, PlanId, Pricing, PlanProperty,
};
