// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Every operation, put through all that a server may do; and the examples.

#[cfg(feature = "addons")]
mod addons;
#[cfg(feature = "addon-providers")]
mod addon_providers;
#[cfg(feature = "regions")]
mod regions;
mod tokens;
mod canary;

/// The crate, as `trial` calls it.
pub(crate) use scalingo as tested;

use crate::support::Server;
use crate::trial;

/// Each answer is looked at, not sent for again.
fn builder(server: &Server) -> scalingo::Builder {
    scalingo::Client::builder()
        .base_url(server.url())
        .auth_base_url(server.url())
        .credentials(scalingo::BearerToken::new(trial::CREDENTIAL))
        .credentials(scalingo::Basic::new("user", trial::CREDENTIAL))
        .with(|options| options.attempts(1))
}

fn client(server: &Server) -> scalingo::Client {
    builder(server).build().expect("a client of the test's server")
}
