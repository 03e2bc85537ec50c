//! A text becomes the server that calls go to, or is refused before anything is sent.

use scalingo::{BearerToken, Client, Error, ErrorKind, Region};
use url::Url;

use crate::errors::is_one_line;
use crate::news::{form, seen};
use crate::stage::{Stage, reply};

pub(crate) fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    base_url(&text);
    region(&text);
    user_agent(&text);
}

fn builder() -> scalingo::Builder {
    let stage = Stage::new(vec![reply(200, "application/json", b"{}")]);
    stage.builder().credentials(BearerToken::new("t"))
}

fn base_url(text: &str) {
    match builder().base_url(text).build() {
        Ok(client) => {
            let url = listing(&client);
            let typed = Url::parse(text).expect("a URL was typed");
            assert_eq!(url.origin(), typed.origin(), "calls go where was said");
            assert!(matches!(url.scheme(), "http" | "https"));
            let path = typed.path().trim_end_matches('/');
            assert_eq!(url.path(), format!("{path}/apps/my-app/addons"));
            seen(("base", path.matches('/').count(), typed.port().is_some()));
        }
        Err(error) => {
            refused(&error);
            let url = Url::parse(text).ok();
            let password = url.as_ref().and_then(Url::password).unwrap_or_default();
            let secret = password.len() > 5 && text.matches(password).count() == 1;
            let told = secret && error.to_string().contains(password);
            assert!(!told, "{error} tells the password");
        }
    }
}

fn region(text: &str) {
    match builder().region(Region::from(text)).build() {
        Ok(client) => {
            let url = listing(&client);
            let host = url.host_str().unwrap_or_default();
            assert!(
                host.starts_with("api.") && host.ends_with(".scalingo.com"),
                "the region {text:?} leads to {host}"
            );
            assert_eq!(url.path(), "/v1/apps/my-app/addons");
            assert_eq!((url.username(), url.port()), ("", None));
            seen(("region", host.matches('.').count()));
        }
        Err(error) => refused(&error),
    }
}

fn user_agent(text: &str) {
    match builder().user_agent(text).build() {
        Ok(client) => {
            let request = client.addons().list("my-app").into_request();
            let request = request.expect("it can be sent");
            let agent = request.headers()["user-agent"].as_bytes();
            assert!(agent.starts_with(text.as_bytes()));
        }
        Err(error) => refused(&error),
    }
}

/// Where a list is asked for.
fn listing(client: &Client) -> Url {
    let request = client.addons().list("my-app").into_request();
    let request = request.expect("what the builder takes can be sent to");
    let url = Url::parse(&request.uri().to_string()).expect("it is a URL");
    assert_eq!((url.query(), url.fragment()), (None, None));
    url
}

fn refused(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
    assert!(is_one_line(&error.to_string()), "{error:?}");
    // What stands behind the text that was typed.
    let said = error.to_string();
    seen(form(said.rsplit('`').next().unwrap_or_default()));
}
