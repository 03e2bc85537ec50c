//! What a token endpoint answers becomes a token, or why it is none.

use std::time::{Duration, SystemTime};

use crate::runtime::answer::Answer;
use crate::runtime::credentials::renewal::{Lifetime, Token};
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Json, Member, Secret, read_json};

/// How long a token lives when neither the answer nor the token says it.
const LIFETIME: Duration = Duration::from_secs(3600);

/// How long before its end a token is renewed.
const MARGIN: Duration = Duration::from_secs(300);

/// What was given.
pub(super) struct Given {
    pub(super) token: Token,
    /// Another refresh token, in place of the one that was shown.
    pub(super) refresh: Option<Secret>,
}

/// Reads an answer. Its body may hold a token even when it is of no use, so errors are without it.
pub(super) fn read(answer: &Answer, now: SystemTime) -> Result<Given, Error> {
    let mut json = Json::empty();
    read_json(&mut json, None, &answer.bytes)
        .map_err(|_| wrong("is not JSON, or an incomplete one"))?;
    let text = |name: &str| json.get(name).and_then(Json::as_str);
    let Some(token) = text("access_token").filter(|token| !token.is_empty()) else {
        return Err(wrong(&match text("error") {
            Some(error) => format!("says `{}`", plain(error)),
            None => "has no `access_token`".to_owned(),
        }));
    };
    if let Some(kind) = text("token_type").filter(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(wrong(&format!(
            "has a token of type `{}`, and only bearer tokens can be sent",
            plain(kind)
        )));
    }
    let lifetime = json.get("expires_in").and_then(seconds);
    let lifetime = lifetime.map_or(Lifetime::Assumed(LIFETIME), Lifetime::Said);
    let refresh = text("refresh_token").filter(|token| !token.is_empty());
    Ok(Given {
        token: Token::new(token, now, lifetime, MARGIN),
        refresh: refresh.map(Secret::from),
    })
}

/// A number of seconds, which some servers write as text.
fn seconds(value: &Json) -> Option<Duration> {
    let number = match value {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => text.trim().parse().ok()?,
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => return None,
    };
    Duration::try_from_secs_f64(number.max(0.0)).ok()
}

/// The words of the standard are short and plain; whatever else stands there may be anything.
fn plain(word: &str) -> &str {
    const LONGEST: usize = 40;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if word.len() <= LONGEST && word.chars().all(is_plain) {
        word
    } else {
        "…"
    }
}

fn wrong(what: &str) -> Error {
    let message = format!("the answer of the token endpoint {what}");
    Parts::new(ErrorKind::Credentials, message).into()
}
