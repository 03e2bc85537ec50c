//! Settings of the network become a `reqwest::Client`.

use crate::runtime::base_url::Base;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::transport::{Network, Proxy};

/// Refuses servers that a client without TLS could not reach.
pub(super) fn speaks_tls_where_needed(network: &Network, servers: &[&Base]) -> Result<(), Error> {
    if cfg!(any(feature = "rustls", feature = "native-tls")) {
        return Ok(());
    }
    let needs = if network.proxy.is_tls() {
        "the proxy".to_owned()
    } else {
        match servers.iter().find(|server| server.is_tls()) {
            Some(server) => server.origin(),
            None => return Ok(()),
        }
    };
    let why = format!(
        "{needs} speaks TLS and this client does not: switch on the feature `rustls` or \
         `native-tls`, or call `.transport(…)`"
    );
    Err(Parts::new(ErrorKind::Configuration, why).into())
}

/// A client that follows no redirect. How often a request is sent is ours to say, but for what a
/// server tells that it never looked at (HTTP/2: `REFUSED_STREAM`, and the streams beyond a
/// graceful `GOAWAY`) or that never went into a connection, which was closed while it was kept:
/// these `reqwest` sends again by itself, as it does unless given other rules. It is right for
/// every method, and seen from outside it were a broken connection, after which nobody knows.
pub(super) fn client(network: &Network, proxy: &Proxy) -> Result<reqwest::Client, Error> {
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(network.connect_timeout)
        .pool_idle_timeout(network.pool_idle_timeout)
        .pool_max_idle_per_host(network.pool_max_idle);
    let builder = match proxy {
        Proxy::Environment => builder,
        Proxy::Direct => builder.no_proxy(),
        Proxy::Given(url) => {
            let proxy = reqwest::Proxy::all(url.clone()).map_err(|error| wrong("proxy", error))?;
            builder.proxy(proxy)
        }
    };
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let builder = with_tls(builder, network)?;
    builder
        .build()
        .map_err(|error| wrong("the transport", error))
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn with_tls(
    builder: reqwest::ClientBuilder,
    network: &Network,
) -> Result<reqwest::ClientBuilder, Error> {
    let mut builder = backend(builder);
    for pem in &network.roots {
        let certificates = reqwest::Certificate::from_pem_bundle(pem)
            .map_err(|error| wrong("root_certificate", error))?;
        if certificates.is_empty() {
            return Err(wrong(
                "root_certificate",
                "there is no certificate in the PEM text",
            ));
        }
        builder = builder.tls_certs_merge(certificates);
    }
    Ok(builder)
}

/// The default is rustls, so where both are on, somebody asked for this one.
#[cfg(feature = "native-tls")]
fn backend(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder.tls_backend_native()
}

#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
fn backend(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    use rustls::crypto::{CryptoProvider, ring};

    if CryptoProvider::get_default().is_none() {
        // Somebody else may install theirs at the same moment, which is as good.
        let _ = ring::default_provider().install_default();
    }
    builder.tls_backend_rustls()
}

fn wrong(what: &str, error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    let error = error.into();
    let mut root: &(dyn std::error::Error + 'static) = &*error;
    while let Some(deeper) = root.source() {
        root = deeper;
    }
    let message = format!("{what}: {root}");
    Parts::new(ErrorKind::Configuration, message)
        .source(error)
        .into()
}
