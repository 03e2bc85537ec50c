// Made by `cargo xtask generate` from the OpenAPI description; change that, not this file.

//! Where the API is, who may call it, and the client's beginning.

use crate::runtime::generated::*;

static API: Api = Api {
    title: "Scalingo Addons API",
    servers: &[
        Server {
            url: "https://api.{region}.scalingo.com/v1",
            env: Some("SCALINGO_API_URL"),
            name: None,
            setter: "base_url",
        },
        Server {
            url: "https://api.scalingo.com/v1",
            env: None,
            name: None,
            setter: "base_url",
        },
        Server {
            url: "https://auth.scalingo.com/v1",
            env: Some("SCALINGO_AUTH_URL"),
            name: Some("auth"),
            setter: "auth_base_url",
        },
    ],
    variables: &[
        Variable {
            name: "region",
            default: "osc-fr1",
            env: Some("SCALINGO_REGION"),
        },
    ],
    schemes: &[
        Scheme {
            name: "ApiToken",
            kind: SchemeKind::Bearer,
            env: Some("SCALINGO_API_TOKEN"),
            exchange: Some(&ApiToken::EXCHANGE),
            tokens: None,
            hint: "ApiToken::new(…)",
        },
        Scheme {
            name: "Basic",
            kind: SchemeKind::Basic,
            env: None,
            exchange: None,
            tokens: None,
            hint: "Basic::new(…)",
        },
    ],
};

impl Client {
    /// A client to be told where to call and as whom.
    ///
    /// What one passes to `credentials`, by the API's name for it:
    ///
    /// - `ApiToken`: `ApiToken::new(…)`
    /// - `Basic`: `Basic::new(…)`
    pub fn builder() -> Builder {
        Builder::new(&API)
    }

    /// A client as the environment describes it.
    ///
    /// Needed: `SCALINGO_API_TOKEN`.
    ///
    /// Read when set: `SCALINGO_API_URL`, `SCALINGO_AUTH_URL`, `SCALINGO_REGION`.
    ///
    /// # Errors
    ///
    /// A variable that is needed is not set, or one that is set makes no sense.
    pub fn from_env() -> Result<Self, Error> {
        Builder::from_env(&API).credentials(ApiToken::from_env()?).build()
    }
}

impl Builder {
    /// Which of the API's servers calls go to.
    ///
    /// It is [`ApiServer::Regional`] unless told otherwise.
    pub fn server(self, server: ApiServer) -> Self {
        self.root_server(
            match server {
                ApiServer::Regional => 0,
                ApiServer::SingleHost => 1,
            },
        )
    }

    /// The region to talk to: `osc-fr1` is Paris on Outscale, `osc-secnum-fr1` is Paris on Outscale's
    /// `SecNumCloud` zone, open to some accounts only.
    ///
    /// It is `osc-fr1` unless told otherwise.
    pub fn region(self, region: impl Into<Region>) -> Self {
        self.variable("region", region.into().as_str())
    }

    /// The authentication host, common to all regions.
    ///
    /// Sends the calls that go to `auth` to this URL instead of `https://auth.scalingo.com/v1`, path
    /// included.
    pub fn auth_base_url(self, url: impl Into<String>) -> Self {
        self.server_url(2, url)
    }
}

/// The region to talk to: `osc-fr1` is Paris on Outscale, `osc-secnum-fr1` is Paris on Outscale's
/// `SecNumCloud` zone, open to some accounts only.
#[non_exhaustive]
pub enum Region {
    /// `osc-fr1`.
    OscFr1,
    /// `osc-secnum-fr1`.
    OscSecnumFr1,
    /// A value that this client does not know, kept as it came.
    Unknown(String),
}
choice!(Region {
    0 OscFr1 "osc-fr1",
    1 OscSecnumFr1 "osc-secnum-fr1",
});

/// One of the servers of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiServer {
    /// The API of one region.
    ///
    /// `https://api.{region}.scalingo.com/v1`.
    Regional,
    /// The single host of the years before regions, to be used with HTTP Basic. Kept for old and
    /// self-hosted installations; whether it still answers is unverified.
    ///
    /// `https://api.scalingo.com/v1`.
    SingleHost,
}

/// A bearer token in the form of a JWT, valid for one hour. It is obtained by exchanging an API
/// token (`tk-us-…`, made in the dashboard, without expiry) at the authentication host. The API
/// token itself is refused as a bearer.
///
/// The first call that needs one gets the token that is sent, by
/// [`Tokens::exchange`](crate::tokens::Tokens); later calls share it, and get another shortly
/// before it ends.
#[derive(Clone, Debug)]
pub struct ApiToken(TokenExchange);
credentials!(ApiToken);

impl ApiToken {
    const EXCHANGE: Exchange = Exchange {
        scheme: "ApiToken",
        operation: <crate::api::tokens::Exchange as Operation>::INFO,
        token: "token",
        lifetime: Duration::from_secs(3600),
        renew: Duration::from_secs(300),
    };

    /// From the token itself.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(TokenExchange::new(&Self::EXCHANGE, token.into()))
    }

    /// From the environment variable `SCALINGO_API_TOKEN`.
    ///
    /// # Errors
    ///
    /// It is not set.
    pub fn from_env() -> Result<Self, Error> {
        secret_from_env("SCALINGO_API_TOKEN").map(Self::new)
    }
}
