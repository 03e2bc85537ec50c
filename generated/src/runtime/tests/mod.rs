//! A small API of its own, a transport without a network and a clock that nobody waits for.

mod call;
mod credentials;
mod error;
mod limits;
#[cfg(feature = "reqwest")]
mod over_reqwest;
mod servers;
mod wait;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use http::{Request, Response};

use crate::runtime::generated::*;
use crate::runtime::{
    Basic, BearerToken, Body, BoxFuture, Clock, Incoming, Transport, TransportError,
};

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
            hint: "JarToken::new(…)",
        },
        Scheme {
            name: "Old",
            kind: SchemeKind::Basic,
            env: None,
            exchange: None,
            hint: "Basic::new(…)",
        },
    ],
};

static EXCHANGE: Exchange = Exchange {
    scheme: 0,
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

#[derive(Clone, PartialEq)]
pub(super) struct Jar {
    pub(super) id: String,
    pub(super) status: Option<String>,
}
record!(Jar { 0 id "id" required, 1 status "status" optional });

#[derive(Clone, PartialEq)]
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

pub(super) fn jar(client: &Client, shelf: &str, jar: &str) -> Call<Get> {
    Call::new(client)
        .path("shelf", &shelf.to_owned())
        .path("jar", &jar.to_owned())
}

/// A client of `API` that talks to `shop` and has a bearer token.
pub(super) fn client(shop: &Shop) -> Client {
    builder(shop)
        .credentials(BearerToken::new("b-1"))
        .build()
        .expect("settings that make sense")
}

pub(super) fn builder(shop: &Shop) -> Builder {
    Builder::new(&API)
        .transport(shop.clone())
        .clock(TestClock::default())
}

pub(super) const JAR: &str = r#"{"jar":{"id":"j1","status":"full"}}"#;

/// What the server does with one request.
pub(super) enum Reply {
    Answer(Response<Incoming>),
    After(Duration, Response<Incoming>),
    Fail(TransportError),
    Never,
}

pub(super) fn json(status: u16, body: &'static str) -> Reply {
    Reply::Answer(response(status, "application/json", body))
}

pub(super) fn response(status: u16, media: &str, body: &'static str) -> Response<Incoming> {
    Response::builder()
        .status(status)
        .header("content-type", media)
        .header("x-request-id", "r-7")
        .body(Incoming::from(body))
        .expect("a response")
}

/// A transport that gives the replies it was made with, and remembers the requests.
#[derive(Clone, Default)]
pub(super) struct Shop {
    replies: Arc<Mutex<VecDeque<Reply>>>,
    requests: Arc<Mutex<Vec<Request<Body>>>>,
}

impl Shop {
    pub(super) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let shop = Self::default();
        shop.replies.lock().expect("no panic").extend(replies);
        shop
    }

    pub(super) fn requests(&self) -> Vec<Request<Body>> {
        self.requests.lock().expect("no panic").clone()
    }

    /// Method and URL of what was sent.
    pub(super) fn lines(&self) -> Vec<String> {
        let line = |request: &Request<Body>| format!("{} {}", request.method(), request.uri());
        self.requests().iter().map(line).collect()
    }

    /// A header of each request.
    pub(super) fn header(&self, name: &str) -> Vec<String> {
        let value = |request: &Request<Body>| {
            let value = request.headers().get(name);
            value.map_or_else(String::new, |value| {
                value.to_str().expect("text").to_owned()
            })
        };
        self.requests().iter().map(value).collect()
    }
}

impl Transport for Shop {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        self.requests.lock().expect("no panic").push(request);
        let reply = self.replies.lock().expect("no panic").pop_front();
        Box::pin(async move {
            match reply.expect("a reply for each request") {
                Reply::Answer(response) => Ok(response),
                Reply::After(time, response) => {
                    tokio::time::sleep(time).await;
                    Ok(response)
                }
                Reply::Fail(error) => Err(error),
                Reply::Never => std::future::pending().await,
            }
        })
    }
}

/// Tokio's time, which stands still in these tests while there is something to do.
#[derive(Debug)]
pub(super) struct TestClock(tokio::time::Instant);

impl Default for TestClock {
    fn default() -> Self {
        Self(tokio::time::Instant::now())
    }
}

/// What the clock says when a test begins.
pub(super) const MORNING: u64 = 1_700_000_000;

impl Clock for TestClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(MORNING) + self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

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
