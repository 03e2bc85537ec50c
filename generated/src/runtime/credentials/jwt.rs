//! A token becomes the time at which it says that it ends.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::runtime::model::{Json, Member, read_json};

/// When a JWT ends. It is not verified: that is the server's part.
pub(crate) fn end_of(token: &str) -> Option<SystemTime> {
    let claims = token.split('.').nth(1)?;
    let claims = URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok()?;
    let mut json = Json::empty();
    read_json(&mut json, None, &claims).ok()?;
    let seconds = json.get("exp")?.as_f64()?;
    let since = Duration::try_from_secs_f64(seconds).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(since)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::end_of;

    fn token(claims: &str) -> String {
        format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn a_jwt_says_when_it_ends() {
        let end = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        assert_eq!(end_of(&token(r#"{"iat":1,"exp":1700000000}"#)), Some(end));
    }

    #[test]
    fn what_is_no_jwt_does_not() {
        for odd in [
            "tk-us-1",
            "a.b.c",
            "..",
            &token("{}"),
            &token(r#"{"exp":-1}"#),
        ] {
            assert_eq!(end_of(odd), None, "{odd}");
        }
    }
}
