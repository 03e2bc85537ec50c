//! Words in angle brackets become what they stand for in this run: `<root>`, `<jwt 3600>`, `<times 9 x>`.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::Value;

use super::super::MORNING;

/// Where the servers of a run are, and when it begins.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) root: String,
    pub(super) auth: String,
    pub(super) began: SystemTime,
}

impl Place {
    /// Where the description says that the servers are; nobody goes there.
    pub(super) fn imagined() -> Self {
        Self {
            root: "https://api.north.example.com/v1".to_owned(),
            auth: "https://auth.example.com/v1".to_owned(),
            began: SystemTime::UNIX_EPOCH + Duration::from_secs(MORNING),
        }
    }

    pub(super) fn is_imagined(&self) -> bool {
        self.root.starts_with("https:")
    }

    /// The same with the words in all its texts replaced.
    pub(super) fn filled(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.filled(item)).collect(),
            Value::Object(members) => members
                .into_iter()
                .map(|(name, value)| (name, self.filled(value)))
                .collect(),
            other @ (Value::Null | Value::Bool(_) | Value::Number(_)) => other,
        }
    }

    fn text(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            filled.push_str(before);
            let meant = after
                .split_once('>')
                .and_then(|(word, after)| Some((self.word(word)?, after)));
            if let Some((word, after)) = meant {
                filled.push_str(&word);
                rest = after;
            } else {
                filled.push('<');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }

    fn word(&self, word: &str) -> Option<String> {
        let (name, rest) = word.split_once(' ').unwrap_or((word, ""));
        match name {
            "root" => Some(self.root.clone()),
            "auth" => Some(self.auth.clone()),
            "product" => {
                Some(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned())
            }
            "jwt" => Some(jwt(self.after(rest)?)),
            "date" => Some(date(self.after(rest)?)),
            "times" => {
                let (times, what) = rest.split_once(' ')?;
                Some(what.repeat(times.parse().ok()?))
            }
            _ => None,
        }
    }

    fn after(&self, seconds: &str) -> Option<SystemTime> {
        let seconds: i64 = seconds.parse().ok()?;
        let span = Duration::from_secs(seconds.unsigned_abs());
        if seconds < 0 {
            self.began.checked_sub(span)
        } else {
            self.began.checked_add(span)
        }
    }
}

/// A token that says when it ends.
fn jwt(end: SystemTime) -> String {
    let end = end.duration_since(SystemTime::UNIX_EPOCH);
    let end = end.expect("tests run after 1970").as_secs();
    let claims = URL_SAFE_NO_PAD.encode(format!(r#"{{"exp":{end}}}"#));
    format!("e30.{claims}.s")
}

/// A date as HTTP has it.
fn date(at: SystemTime) -> String {
    let at = Timestamp::try_from(at).expect("a time of this millennium");
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
