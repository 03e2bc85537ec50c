// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What only the calls of `addon_providers` carry.

use super::{AddonProviderId, Plan};
use crate::runtime::generated::*;

/// The id of a category of addon providers: 24 hexadecimal digits in everything recorded. Treat it
/// as an opaque string.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddonCategoryId(String);
newtype!(AddonCategoryId);

/// A provider in the catalogue, with the plans it sells.
#[derive(Clone)]
#[non_exhaustive]
pub struct AddonProvider {
    /// The name shown to people, such as "`PostgreSQL`".
    pub name: String,
    /// Where the logo is. It usually begins with two slashes and has no scheme; put `https:` before it.
    pub logo_url: String,
    /// The id that provisioning asks for.
    pub id: AddonProviderId,
    /// What it is, in one line.
    pub short_description: String,
    /// What it is, at length.
    pub description: String,
    /// The category under which the provider is listed, usually without its description. Absent from
    /// documented examples.
    pub category: Option<AddonCategory>,
    /// The company that runs the service. May be empty.
    pub provider_name: String,
    /// The page of the company or the product. May be empty.
    pub provider_url: String,
    /// Whether the provider is open to health data under the French HDS certification; each plan says
    /// so for itself. Absent from answers of 2020.
    pub hds_available: Option<bool>,
    /// The plans of the provider, in no documented order.
    pub plans: Vec<Plan>,
}
record!(AddonProvider {
    0 name "name" required,
    1 logo_url "logo_url" required,
    2 id "id" required,
    3 short_description "short_description" required,
    4 description "description" required,
    5 category "category" optional,
    6 provider_name "provider_name" required,
    7 provider_url "provider_url" required,
    8 hds_available "hds_available" optional,
    9 plans "plans" required,
});

impl AddonProvider {
    /// An `AddonProvider` with its required members.
    #[expect(
        clippy::too_many_arguments,
        reason = "these are the members that the API requires"
    )]
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        logo_url: impl Into<String>,
        id: impl Into<AddonProviderId>,
        short_description: impl Into<String>,
        description: impl Into<String>,
        provider_name: impl Into<String>,
        provider_url: impl Into<String>,
        plans: Vec<Plan>,
    ) -> Self {
        Self {
            name: name.into(),
            logo_url: logo_url.into(),
            id: id.into(),
            short_description: short_description.into(),
            description: description.into(),
            category: None,
            provider_name: provider_name.into(),
            provider_url: provider_url.into(),
            hds_available: None,
            plans,
        }
    }
}

/// A category under which the catalogue lists providers.
#[derive(Clone)]
#[non_exhaustive]
pub struct AddonCategory {
    /// The id that the list of providers can be narrowed to.
    pub id: AddonCategoryId,
    /// The name shown to people, such as "Databases".
    pub name: String,
    /// What belongs here, in Markdown. May be empty; absent from the category inside a provider.
    pub description: Option<String>,
    /// Where the category stands in the catalogue, smallest first.
    pub position: i64,
}
record!(AddonCategory {
    0 id "id" required,
    1 name "name" required,
    2 description "description" optional,
    3 position "position" required,
});

impl AddonCategory {
    /// An `AddonCategory` with its required members.
    #[must_use]
    pub fn new(
        id: impl Into<AddonCategoryId>,
        name: impl Into<String>,
        position: i64,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            description: None,
            position,
        }
    }
}
