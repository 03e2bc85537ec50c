//! What the builder is told of the network becomes what the usual transport is made from.

use std::fmt;
use std::time::Duration;

use url::Url;

use crate::runtime::base_url::without_userinfo;

/// How the usual transport reaches servers.
#[derive(Clone)]
pub(crate) struct Network {
    pub(crate) connect_timeout: Duration,
    pub(crate) proxy: Proxy,
    /// PEM, each with one certificate or more.
    pub(crate) roots: Vec<Vec<u8>>,
    pub(crate) pool_idle_timeout: Duration,
    pub(crate) pool_max_idle: usize,
}

/// Through what requests go.
#[derive(Clone)]
pub(crate) enum Proxy {
    /// What `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` say, or the system's settings.
    Environment,
    Direct,
    Given(Url),
}

impl Proxy {
    /// Reads the URL of a proxy; the error names the setter.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| format!("proxy: `{}` {what}", without_userinfo(text));
        if !text.contains("://") {
            return Err(wrong(&format!("has no scheme; write `http://{text}`")));
        }
        let url = Url::parse(text).map_err(|error| wrong(&format!("is not a URL: {error}")))?;
        match url.scheme() {
            "http" | "https" => Ok(Self::Given(url)),
            _ => Err(wrong("is neither `http` nor `https`")),
        }
    }

    pub(crate) fn is_tls(&self) -> bool {
        match self {
            Self::Given(url) => url.scheme() == "https",
            Self::Environment | Self::Direct => false,
        }
    }
}

/// The URL of a proxy may hold a password.
impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment => f.write_str("Environment"),
            Self::Direct => f.write_str("Direct"),
            Self::Given(url) => write!(f, "Given({})", without_userinfo(url.as_str())),
        }
    }
}

impl Default for Network {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            proxy: Proxy::Environment,
            roots: Vec::new(),
            pool_idle_timeout: Duration::from_secs(90),
            pool_max_idle: usize::MAX,
        }
    }
}
