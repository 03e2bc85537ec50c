//! A small API of its own, as generated code would say it.

#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "blocking")]
mod blocking_streams;
mod bodies;
#[cfg(feature = "reqwest")]
mod broken_sockets;
mod call;
mod conformance;
#[cfg(feature = "reqwest")]
mod connections;
#[cfg(feature = "reqwest")]
mod counting;
mod credentials;
mod custom;
mod deadline;
mod deviations;
mod downloads;
mod error;
mod events;
mod gave_up;
mod hidden;
mod limits;
#[cfg(feature = "reqwest")]
mod networks;
mod not_resent;
#[cfg(feature = "reqwest")]
mod over_reqwest;
mod pages;
mod renewal;
mod resent;
#[cfg(feature = "tracing")]
mod seen;
mod servers;
mod shop;
#[cfg(feature = "reqwest")]
mod streams_on_sockets;
#[cfg(feature = "rustls")]
mod tls;
mod wait;

pub(super) use self::shop::{MORNING, Reply, Shop, json, response};
use crate::runtime::generated::*;
use crate::runtime::testing::SimulatedClock;
use crate::runtime::{Basic, BearerToken, Options};

pub(super) static API: Api = Api {
    title: "Jars",
    servers: &[
        Server {
            url: "https://api.{region}.example.com/v1",
            env: Some("JARS_TEST_URL"),
            name: None,
            setter: "base_url",
        },
        Server {
            url: "https://auth.example.com/v1",
            env: None,
            name: Some("auth"),
            setter: "auth_base_url",
        },
    ],
    variables: &[Variable {
        name: "region",
        default: "north",
        env: Some("JARS_TEST_REGION"),
    }],
    schemes: &[
        Scheme {
            name: "JarToken",
            kind: SchemeKind::Bearer,
            env: None,
            exchange: Some(&EXCHANGE),
            tokens: None,
            hint: "JarToken::new(…)",
        },
        Scheme {
            name: "Old",
            kind: SchemeKind::Basic,
            env: None,
            exchange: None,
            tokens: None,
            hint: "Basic::new(…)",
        },
    ],
};

static EXCHANGE: Exchange = Exchange {
    scheme: "JarToken",
    operation: <ExchangeToken as Operation>::INFO,
    token: "token",
    lifetime: Duration::from_secs(3600),
    renew: Duration::from_secs(300),
};

#[derive(Clone, Debug)]
pub(super) struct JarToken(TokenExchange);
credentials!(JarToken);

impl JarToken {
    pub(super) fn new(token: impl Into<Secret>) -> Self {
        Self(TokenExchange::new(&EXCHANGE, token.into()))
    }
}

#[derive(Clone)]
pub(super) struct Jar {
    pub(super) id: String,
    pub(super) status: Option<String>,
}
record!(Jar { 0 id "id" required, 1 status "status" optional });

#[derive(Clone)]
pub(super) struct Problem {
    pub(super) error: String,
}
record!(Problem { 0 error "error" required });

#[derive(Debug)]
pub(super) enum Get {}
operation!(Get {
    id: "jars.get", method: GET, path: "/shelves/{shelf}/jars/{jar}", server: 0,
    security: [[0], [1]], resend: Safe, success: [200],
    output: json(Some("jar")) Jar, error: GetError,
});

#[derive(Debug)]
pub(super) enum Put {}
operation!(Put {
    id: "jars.put", method: PUT, path: "/jars", server: 0,
    security: [[]], resend: Idempotent,
    output: by_status PutAnswer, error: Undocumented,
});

#[derive(Debug)]
pub(super) enum Remove {}
operation!(Remove {
    id: "jars.remove",
    method: DELETE,
    path: "/jars",
    server: 0,
    security: [],
    resend: Idempotent,
    output: empty,
    error: Undocumented,
});

#[derive(Debug)]
pub(super) enum ExchangeToken {}
operation!(ExchangeToken {
    id: "tokens.exchange", method: POST, path: "/tokens/exchange", server: 1,
    security: [[1]], resend: Never,
    output: json(None) Json, error: Undocumented,
});

#[derive(Clone, Debug, PartialEq)]
pub(super) enum GetError {
    Unauthorized(Problem),
    NotFound(Problem),
    TooManyRequests(String),
    ServerError(Problem),
}
answers!(GetError {
    401 => Unauthorized json(None), 404 => NotFound json(None),
    429 => TooManyRequests text, 500..=599 => ServerError json(None),
});
api_error!(GetError);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum PutAnswer {
    Created(Jar),
    Gone(()),
}
answers!(PutAnswer { 201 => Created json(Some("jar")), 204 => Gone empty });

pub(super) fn get(client: &Client) -> Call<Get> {
    jar(client, "top", "j 1")
}

pub(super) fn jar(client: &Client, shelf: impl Into<String>, jar: impl Into<String>) -> Call<Get> {
    Call::new(client)
        .path("shelf", &shelf.into())
        .path("jar", &jar.into())
}

#[derive(Debug)]
pub(super) enum Order {}
operation!(Order {
    id: "jars.order",
    method: POST,
    path: "/jars",
    server: 0,
    security: [[0]],
    resend: Never,
    output: empty,
    error: Undocumented,
});

/// A client of `API` that talks to `shop`, has a bearer token and sends everything once.
pub(super) fn client(shop: &Shop) -> Client {
    let once = builder(shop).with(Options::no_retries);
    once.credentials(BearerToken::new("b-1"))
        .build()
        .expect("settings that make sense")
}

/// The same as it is without settings, but that its pauses are as long as they may be.
pub(super) fn stubborn(shop: &Shop) -> Client {
    builder(shop)
        .credentials(BearerToken::new("b-1"))
        .build()
        .expect("settings that make sense")
}

pub(super) fn builder(shop: &Shop) -> Builder {
    Builder::new(&API)
        .transport(shop.clone())
        .clock(SimulatedClock::default())
        .chance(|| 1.0)
}

pub(super) const JAR: &str = r#"{"jar":{"id":"j1","status":"full"}}"#;

#[test]
fn a_client_a_call_and_its_future_can_go_anywhere() {
    fn sent<T: Send + 'static>() {}
    fn shared<T: Send + Sync>() {}
    fn moved<T: Unpin>() {}
    shared::<Client>();
    shared::<Error>();
    sent::<Call<Get>>();
    sent::<<Call<Get> as IntoFuture>::IntoFuture>();
    sent::<<Wait<Get> as IntoFuture>::IntoFuture>();
    moved::<<Call<Get> as IntoFuture>::IntoFuture>();
}

#[test]
fn secrets_are_not_shown() {
    let shop = Shop::default();
    let client = Builder::new(&API)
        .transport(shop)
        .credentials(BearerToken::new("hunter2"))
        .credentials(Basic::new("me", "hunter2"))
        .credentials(JarToken::new("hunter2"))
        .build()
        .expect("settings that make sense");
    let shown = format!("{client:?} {:?}", get(&client));
    assert!(shown.contains("api.north.example.com"), "{shown}");
    assert!(!shown.contains("hunter2"), "{shown}");
}
