// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! What only the calls of `regions` carry.

use crate::runtime::generated::*;

/// A region of the platform. The addresses of its services come without a version: add `/v1` to
/// `api` and `/api` to `database_api`.
#[derive(Clone)]
#[non_exhaustive]
pub struct Region {
    /// The name of the region, as it stands in the addresses.
    pub name: RegionName,
    /// The name shown to people, with the place and the host.
    pub display_name: String,
    /// The root of the API, with its scheme and without a version.
    pub api: String,
    /// The root of the web dashboard.
    pub dashboard: String,
    /// The root of the database API, which takes the token of an addon.
    pub database_api: String,
    /// The SSH gateway, as host and port without a scheme.
    pub ssh: String,
    /// Whether clients should use this region when none is chosen. Known from official clients, absent
    /// from documented answers.
    pub default: Option<bool>,
}
record!(Region {
    0 name "name" required,
    1 display_name "display_name" required,
    2 api "api" required,
    3 dashboard "dashboard" required,
    4 database_api "database_api" required,
    5 ssh "ssh" required,
    6 default "default" optional,
});

impl Region {
    /// A `Region` with its required members.
    #[must_use]
    pub fn new(
        name: impl Into<RegionName>,
        display_name: impl Into<String>,
        api: impl Into<String>,
        dashboard: impl Into<String>,
        database_api: impl Into<String>,
        ssh: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            display_name: display_name.into(),
            api: api.into(),
            dashboard: dashboard.into(),
            database_api: database_api.into(),
            ssh: ssh.into(),
            default: None,
        }
    }
}

/// The name of a region, such as `osc-fr1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionName(String);
newtype!(RegionName);
