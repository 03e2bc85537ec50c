//! A text becomes one segment of a path, a header and a pair of a query, and nothing else; or it is refused.

use http::Uri;
use percent_encoding::percent_decode_str;
use scalingo::{Client, ErrorKind};
use url::Url;

use crate::errors::is_one_line;
use crate::news::seen;
use crate::stage::{Stage, reply};

pub(crate) fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let client = Stage::new(vec![reply(204, "", b"")]).client();
    segment(&client, &text);
    header(&client, &text);
    pair(&client, &text);
}

fn segment(client: &Client, text: &str) {
    match client.addons().remove("my-app", text).into_request() {
        Ok(request) => {
            let path = sent(request.uri());
            let segment = path.strip_prefix("/v1/apps/my-app/addons/");
            let segment = segment.unwrap_or_else(|| panic!("{path} is another's path"));
            assert!(!segment.is_empty() && !segment.contains('/'), "{path}");
            let decoded = percent_decode_str(segment).decode_utf8();
            let decoded = decoded.expect("it was text");
            assert_eq!(decoded, text, "the server reads what was meant");
            assert!(!matches!(&*decoded, "." | ".."), "{path} is another's path");
            seen(("segment", segment.len().ilog2(), segment.contains('%')));
        }
        Err(error) => refused("segment", &error),
    }
}

fn header(client: &Client, text: &str) {
    let call = client.addons().list("my-app");
    match call
        .with(|options| options.header("x-fuzz", text))
        .into_request()
    {
        Ok(request) => {
            let value = request.headers().get("x-fuzz").expect("it is sent");
            assert_eq!(value.as_bytes(), text.as_bytes());
            assert!(!value.as_bytes().iter().any(|byte| b"\r\n\0".contains(byte)));
            seen(("header", text.len().checked_ilog2()));
        }
        Err(error) => refused("header", &error),
    }
    let call = client.addons().list("my-app");
    match call
        .with(|options| options.header(text, "value"))
        .into_request()
    {
        Ok(request) => {
            assert!(request.headers().contains_key(text));
            seen(("header's name", text.len().checked_ilog2()));
        }
        Err(error) => refused("header's name", &error),
    }
}

fn pair(client: &Client, text: &str) {
    let call = client.addons().list("my-app");
    let call = call.with(|options| options.query(text, text).query("last", "1"));
    let request = call
        .into_request()
        .expect("every text can stand in a query");
    sent(request.uri());
    let url = Url::parse(&request.uri().to_string()).expect("it is a URL");
    let pairs: Vec<(_, _)> = url.query_pairs().collect();
    let meant = [(text, text), ("last", "1")];
    let meant = meant.map(|(name, value)| (name.into(), value.into()));
    assert_eq!(pairs, meant, "the server reads what was meant");
}

/// The path, as those on the way read it that follow the rules of browsers.
fn sent(uri: &Uri) -> String {
    let url = Url::parse(&uri.to_string()).expect("it is a URL");
    assert_eq!(url.path(), uri.path(), "nobody on the way has to tidy it");
    assert_eq!(url.fragment(), None);
    assert_eq!(url.host_str(), Some("api.osc-fr1.scalingo.com"));
    uri.path().to_owned()
}

fn refused(what: &str, error: &scalingo::Error) {
    assert_eq!(error.kind(), ErrorKind::Request, "{error}");
    assert!(is_one_line(&error.to_string()), "{error:?}");
    seen((what, "refused"));
}
