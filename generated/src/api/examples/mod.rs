// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! A value of each type, for tests: as documented, else the plainest.

#[cfg(feature = "addons")]
mod addons;
#[cfg(feature = "addon-providers")]
mod addon_providers;
#[cfg(feature = "regions")]
mod regions;
mod tokens;
mod shared;
