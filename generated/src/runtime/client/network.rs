//! Settings of the usual transport: proxy, certificates, connections that are kept.

use std::time::Duration;

use crate::runtime::client::Builder;
use crate::runtime::transport::Proxy;

/// How the usual transport reaches servers. A transport of one's own has settings of its own, so
/// these are refused beside it.
impl Builder {
    /// Sends requests through this proxy, an `http` or `https` URL that may have a user and a
    /// password in it. Unless told otherwise, the environment decides: `HTTPS_PROXY`, `HTTP_PROXY`,
    /// `ALL_PROXY` and `NO_PROXY`, or the system's settings.
    ///
    /// Servers on this machine are never reached through a proxy: a token that may go to them in
    /// clear must not go to another machine.
    pub fn proxy(mut self, url: impl AsRef<str>) -> Self {
        match Proxy::parse(url.as_ref()) {
            Ok(proxy) => self.network_mut("proxy").proxy = proxy,
            Err(why) => self.refuse(why),
        }
        self
    }

    /// Sends requests through no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.network_mut("no_proxy").proxy = Proxy::Direct;
        self
    }

    /// Trusts the certificates in this PEM text, too, beside those of the system: for servers and
    /// proxies with certificates of one's own making.
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        let roots = &mut self.network_mut("root_certificate").roots;
        roots.push(pem.into());
        self
    }

    /// How long a connection is kept that no call uses, 90 seconds unless told otherwise.
    pub fn pool_idle_timeout(mut self, limit: Duration) -> Self {
        self.network_mut("pool_idle_timeout").pool_idle_timeout = limit;
        self
    }

    /// How many connections to one server are kept that no call uses; any number unless told
    /// otherwise. With 0, every call makes its own.
    pub fn pool_max_idle(mut self, most: usize) -> Self {
        self.network_mut("pool_max_idle").pool_max_idle = most;
        self
    }
}
