//! A recorded interaction becomes a server that answers as recorded, and a client that talks to it.

use std::fs;
use std::path::Path;

use scalingo::{BearerToken, Client, Options, Raw};
use serde::Serialize;
use serde_json::Value;

use crate::support::{Server, assert_same_json, serve, written};

/// The application and the addon of the recordings.
pub(crate) const APP: &str = "5ed10967884fef000f5e4fff";
pub(crate) const ADDON: &str = "ad-6733873b-1628-4b8e-8e74-c30f1c3f3b63";

/// The version path that stands before every path of the API.
const BASE: &str = "/v1";

pub(crate) struct Played {
    pub(crate) client: Client,
    pub(crate) server: Server,
    interaction: Value,
}

impl Played {
    pub(crate) fn new(name: &str) -> Self {
        let interaction = fixture(&format!("recorded/{name}"));
        let server = answering(&interaction["response"]);
        Self {
            client: client(&server),
            server,
            interaction,
        }
    }

    /// What the server answered.
    pub(crate) fn answer(&self) -> &Value {
        &self.interaction["response"]["json_body"]
    }

    /// What was sent is what the recording holds: method, path, credential and body.
    pub(crate) fn assert_sent(&self) {
        let requests = self.server.requests();
        assert_eq!(requests.len(), 1, "one call is one request");
        let (sent, recorded) = (&requests[0], &self.interaction["request"]);
        let method = self.interaction["method"].as_str().map(str::to_uppercase);
        assert_eq!(Some(sent.method.as_str()), method.as_deref());
        assert_eq!(
            sent.path,
            format!("{BASE}{}", text(&self.interaction["path"]))
        );
        if let Some(credential) = recorded["headers"]["Authorization"].as_str() {
            assert_eq!(sent.header("authorization"), Some(credential));
        }
        assert_eq!(sent.header("accept"), Some("application/json"));
        if let Some(length) = recorded["headers"]["Content-Length"].as_str() {
            assert_eq!(sent.header("content-length"), Some(length));
        }
        match &recorded["json_body"] {
            Value::Null => assert!(sent.body.is_empty(), "the recorded request has no body"),
            body => {
                assert_eq!(sent.header("content-type"), Some("application/json"));
                let sent: Value = serde_json::from_slice(&sent.body).expect("the body is JSON");
                assert_eq!(sent, *body);
            }
        }
    }
}

/// A client whose every server is the one given, with the token of the recordings. What it is
/// answered is looked at, not sent for again.
pub(crate) fn client(server: &Server) -> Client {
    let url = format!("{}{BASE}", server.url());
    Client::builder()
        .base_url(&url)
        .auth_base_url(&url)
        .credentials(BearerToken::new("the-bearer-token"))
        .with(Options::no_retries)
        .build()
        .expect("the client can be built")
}

fn answering(response: &Value) -> Server {
    let status = response["status"]
        .as_u64()
        .and_then(|status| u16::try_from(status).ok());
    let media = response["headers"]["Content-Type"]
        .as_str()
        .unwrap_or_default();
    let body = match &response["json_body"] {
        Value::Null => response["body"].as_str().unwrap_or_default().to_owned(),
        body => body.to_string(),
    };
    serve(status.expect("a recording has a status"), media, &body)
}

/// Every member was as described, and encoding the value gives what the server sent.
#[track_caller]
pub(crate) fn assert_lossless<T: Serialize>(answer: &Raw<T>, sent: &Value) {
    assert!(answer.deviations().is_empty(), "{:?}", answer.deviations());
    assert_same_json(&written(answer.value()), &sent.to_string());
}

/// A JSON file below `tests/fixtures`.
pub(crate) fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{name}.json"));
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).expect("a fixture is JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
