//! A token that an exchange answers becomes what calls carry until it ends, if that can be read from it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scalingo::{ApiToken, Clock as _, Error};

use crate::errors::is_one_line;
use crate::news::{form, seen};
use crate::stage::{Reply, Stage, outcome, reply};

pub(crate) fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input).into_owned();
    let jwt = format!(
        "eyJhbGciOiJIUzI1NiJ9.{}.c2ln",
        URL_SAFE_NO_PAD.encode(input)
    );
    carried(&text);
    carried(&jwt);
}

/// Calls with such a token, now, a little and much later.
fn carried(token: &str) {
    let exchanged = serde_json::json!({ "token": token }).to_string();
    let exchanged = reply(200, "application/json", exchanged.as_bytes());
    for waiting in [0, 3_000, 4_000] {
        let stage = Stage::new(replies(&exchanged));
        let client = stage
            .builder()
            .credentials(ApiToken::new("tk-us-1"))
            .build();
        let client = client.expect("these settings make sense");
        let first = outcome(client.addons().list("app")).map_err(Error::from);
        outcome(stage.sleep(std::time::Duration::from_secs(waiting)));
        let again = outcome(client.addons().list("app")).map_err(Error::from);
        let said = [first.err(), again.err()].map(|error| error.map(|error| told(&error, token)));
        seen((waiting, stage.asked(), said));
    }
}

/// The exchange, a list, and again: when the token lasts, the third is a list as well, and is not read as one.
fn replies(exchanged: &Reply) -> Vec<Reply> {
    let list = reply(200, "application/json", br#"{"addons":[]}"#);
    vec![exchanged.clone(), list.clone(), exchanged.clone(), list]
}

fn told(error: &Error, token: &str) -> String {
    let (line, debug) = (error.to_string(), format!("{error:?}"));
    assert!(is_one_line(&line), "{line:?} is one line");
    let is_secret = token.len() >= 8;
    assert!(
        !is_secret || !line.contains(token),
        "{line} tells the token"
    );
    assert!(
        !is_secret || !debug.contains(token),
        "{debug} tells the token"
    );
    form(&line)
}
