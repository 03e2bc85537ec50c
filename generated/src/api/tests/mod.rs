// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! The description's examples, sent and read.

#[cfg(feature = "addons")]
mod addons;
#[cfg(feature = "addon-providers")]
mod addon_providers;
#[cfg(feature = "regions")]
mod regions;
mod tokens;

use crate::support::Server;

fn client(server: &Server) -> scalingo::Client {
    scalingo::Client::builder()
        .base_url(server.url())
        .auth_base_url(server.url())
        .credentials(scalingo::BearerToken::new("token"))
        .credentials(scalingo::Basic::new("user", "password"))
        .with(|options| options.attempts(1))
        .build()
        .expect("a client of the test's server")
}
