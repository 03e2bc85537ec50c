// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! A value of each type, for tests: as documented, else the plainest.

mod addons;
mod addon_providers;
mod regions;
mod tokens;
mod shared;
