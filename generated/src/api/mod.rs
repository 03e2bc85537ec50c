// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Addons of Scalingo applications, their catalogue, and what is needed to call them.
//!
//! An unofficial description of the part of Scalingo's HTTP API that deals with addons: the
//! databases and other services that are attached to an application.
//!
//! It was put together from recorded answers, from the public documentation and from what the
//! official clients send and read. Where these sources disagree, or where no answer was ever
//! recorded, the description of the operation or member says so.
//!
//! All answers are JSON but one: the answer to too many requests is plain text. Servers may add
//! members to objects and values to enumerations without notice.
//!
//! | call | request |
//! |---|---|
//! | `addons().list` | `GET /apps/{app}/addons` |
//! | `addons().provision` | `POST /apps/{app}/addons` |
//! | `addons().get` | `GET /apps/{app}/addons/{addon}` |
//! | `addons().change_plan` | `PATCH /apps/{app}/addons/{addon}` |
//! | `addons().remove` | `DELETE /apps/{app}/addons/{addon}` |
//! | `addons().token` | `POST /apps/{app}/addons/{addon}/token` |
//! | `addons().sso` | `POST /apps/{app}/addons/{addon}/sso` |
//! | `addons().sso_by_get` | `GET /apps/{app}/addons/{addon}/sso` |
//! | `addons().resume` | `POST /apps/{app}/addons/{addon}/resume` |
//! | `addon_providers().list` | `GET /addon_providers` |
//! | `addon_providers().plans` | `GET /addon_providers/{provider}/plans` |
//! | `addon_providers().categories` | `GET /addon_categories` |
//! | `regions().list` | `GET /regions` |
//! | `tokens().exchange` | `POST /tokens/exchange` |

#![cfg_attr(not(test), expect(clippy::wildcard_imports, reason = "`generated` is all that it uses"))]

#[cfg(feature = "addons")]
pub mod addons;
#[cfg(feature = "addon-providers")]
pub mod addon_providers;
#[cfg(feature = "regions")]
pub mod regions;
pub mod tokens;
pub mod types;

mod client;
#[cfg(feature = "testing")]
mod examples;

pub use self::client::{Region, ApiServer, ApiToken};
