//! What was expected and what came become the complaints about a scenario.

use std::fmt::Debug;

use http::{HeaderMap, Request};
use serde_json::Value;

use super::expected::{Expect, Wanted, Wrong};
use super::outcome::{Failed, Outcome, Walked, Whole};
use super::script::Sent;
use crate::runtime::{Body, ErrorKind};

/// What is wrong with a scenario, one line each.
#[derive(Debug, Default)]
pub(super) struct Complaints(pub(super) Vec<String>);

impl Complaints {
    /// Adds a complaint; of many calls that go the same wrong way one tells.
    pub(super) fn add(&mut self, complaint: impl Into<String>) {
        let complaint = complaint.into();
        if !self.0.contains(&complaint) {
            self.0.push(complaint);
        }
    }

    /// Complains when the two are not the same.
    pub(super) fn same<T: PartialEq + Debug>(&mut self, what: &str, came: &T, wanted: &T) {
        if came != wanted {
            self.add(format!("{what}: expected {wanted:?}, came {came:?}"));
        }
    }

    fn same_if_said<T: PartialEq + Debug>(&mut self, what: &str, came: &T, wanted: Option<&T>) {
        if let Some(wanted) = wanted {
            self.same(what, came, wanted);
        }
    }

    /// Complains about what came of a call.
    pub(super) fn about(&mut self, outcome: &Outcome, expect: &Expect) {
        let Expect {
            value,
            error,
            request,
            dropped,
            ..
        } = expect;
        match (outcome, value, error, request) {
            (Outcome::Value(came), Some(wanted), _, _) => self.same("value", came, wanted),
            (Outcome::Raw(raw), Some(wanted), _, _) => self.about_value(raw, wanted, expect),
            (Outcome::Failed(failed), _, Some(wanted), _) => self.about_error(failed, wanted),
            (Outcome::Request(came), _, _, Some(wanted)) => self.about_dry(came, wanted),
            (Outcome::Walked(walked), _, _, None) => self.about_walk(walked, expect),
            (Outcome::Dropped, _, _, _) if *dropped => {}
            _ => self.add(format!("it came to something else: {outcome:?}")),
        }
    }

    fn about_value(&mut self, raw: &Whole, value: &Value, expect: &Expect) {
        self.same("value", &raw.value, value);
        let sorted = |deviations: &[(String, String)]| {
            let mut sorted = deviations.to_vec();
            sorted.sort();
            sorted
        };
        let (came, wanted) = (sorted(&raw.deviations), sorted(&expect.deviations));
        self.same("deviations", &came, &wanted);
        self.same("already gone", &raw.already_gone, &expect.already_gone);
        self.same_if_said("status", &raw.status, expect.status.as_ref());
        self.same_if_said("attempts", &raw.attempts, expect.attempts.as_ref());
        let id = expect.request_id.clone().map(Some);
        self.same_if_said("request id", &raw.request_id, id.as_ref());
        self.about_secrets(&raw.shown);
    }

    pub(super) fn about_error(&mut self, failed: &Failed, wanted: &Wrong) {
        let Wrong {
            kind,
            status,
            attempts,
            retryable,
            says,
            contains,
            lacks,
            api,
            path,
            causes,
            text,
            kept,
            request_id,
        } = wanted;
        let came = format!("{:?}", failed.kind).to_lowercase();
        self.same("kind", &came, kind);
        self.same_if_said("status", &failed.status, status.map(Some).as_ref());
        self.same_if_said("attempts", &failed.attempts, attempts.as_ref());
        self.same_if_said("retryable", &failed.retryable, retryable.as_ref());
        self.same_if_said("says", &failed.says, says.as_ref());
        for part in contains.iter().filter(|part| !failed.says.contains(*part)) {
            self.add(format!("says: expected …{part}…, came {:?}", failed.says));
        }
        let all = format!("{} {} {:?}", failed.says, failed.shown, failed.causes);
        for part in lacks.iter().filter(|part| all.contains(*part)) {
            self.add(format!("shown: there is to be no {part:?} in {all}"));
        }
        let variant = failed.api.clone().map_or(Value::Null, Value::String);
        self.same_if_said("api", &variant, api.as_ref());
        self.same_if_said("path", &failed.path, path.clone().map(Some).as_ref());
        let chain = failed.causes.join(" | ");
        for part in causes.iter().filter(|part| !chain.contains(*part)) {
            self.add(format!("causes: expected …{part}…, came {chain:?}"));
        }
        self.same_if_said("text", &failed.text, text.clone().map(Some).as_ref());
        self.same_if_said("kept", &failed.kept, kept.map(Some).as_ref());
        let id = request_id.clone().map(Some);
        self.same_if_said("request id", &failed.request_id, id.as_ref());
        self.about_every_error(failed);
    }

    /// What holds of every error.
    fn about_every_error(&mut self, failed: &Failed) {
        let status = failed.status.filter(|_| failed.kind == ErrorKind::Status);
        let by_status = match status {
            Some(401) => Some("unauthorized"),
            Some(403) => Some("forbidden"),
            Some(404) => Some("not_found"),
            Some(409) => Some("conflict"),
            Some(429) => Some("rate_limited"),
            _ => None,
        };
        let by_kind = match failed.kind {
            ErrorKind::Timeout => Some("timeout"),
            ErrorKind::Connect => Some("connect"),
            ErrorKind::Decode => Some("decode"),
            ErrorKind::Configuration
            | ErrorKind::Request
            | ErrorKind::Credentials
            | ErrorKind::Transport
            | ErrorKind::TooLarge
            | ErrorKind::Status
            | ErrorKind::State => None,
        };
        let holds: Vec<_> = by_status.into_iter().chain(by_kind).collect();
        self.same("predicates", &failed.is, &holds);
        if failed.says.contains('\n') || failed.says.trim().is_empty() {
            self.add(format!("says: not one line: {:?}", failed.says));
        }
        let operation = failed.operation.unwrap_or_default();
        if !failed.says.starts_with(operation) {
            self.add(format!("says: no operation: {:?}", failed.says));
        }
        self.about_secrets(&failed.says);
        self.about_secrets(&failed.shown);
        self.about_secrets(&failed.causes.join(" | "));
    }

    /// Secrets of scenarios begin with `s3cret`, and are shown nowhere.
    pub(super) fn about_secrets(&mut self, shown: &str) {
        if shown.contains("s3cret") {
            self.add(format!("a secret is shown: {shown}"));
        }
    }

    fn about_walk(&mut self, walked: &Walked, expect: &Expect) {
        let given = expect
            .value
            .clone()
            .or(expect.given.clone().map(Value::Array));
        let came = Value::Array(walked.given.clone());
        self.same_if_said("given", &came, given.as_ref());
        self.same_if_said("position", &walked.position, expect.position.as_ref());
        for error in &walked.errors {
            match &expect.error {
                Some(wanted) => self.about_error(error, wanted),
                None => self.add(format!("an error: {}", error.says)),
            }
        }
        if expect.error.is_some() && walked.errors.is_empty() {
            self.add("there is no error");
        }
        self.about_secrets(&walked.shown);
    }

    fn about_dry(&mut self, came: &Request<Body>, wanted: &Wanted) {
        let line = super::script::line(came);
        let body = came.body().as_bytes().expect("no stream");
        self.about_request(&line, came.headers(), body, wanted);
        if came.headers().contains_key("authorization") {
            self.add("a request that is not sent carries a credential");
        }
    }

    /// Complains about what was sent.
    pub(super) fn about_sent(&mut self, sent: &[Sent], wanted: &[Wanted]) {
        let mut rest = sent.iter();
        for wanted in wanted {
            for _ in 0..wanted.times.unwrap_or(1) {
                match rest.next() {
                    Some(came) => {
                        self.about_request(&came.line, &came.headers, &came.body, wanted);
                    }
                    None => self.add(format!("not sent: {}", wanted.line)),
                }
            }
        }
        for came in rest {
            self.add(format!("sent as well: {}", came.line));
        }
    }

    fn about_request(&mut self, line: &str, headers: &HeaderMap, body: &[u8], wanted: &Wanted) {
        self.same("request", &line, &wanted.line.as_str());
        for (name, wanted) in &wanted.headers {
            let came = headers
                .get(name)
                .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
            self.same(&format!("header {name} of {line}"), &came, wanted);
        }
        if let Some(wanted) = &wanted.body {
            let came = if body.is_empty() {
                Value::Null
            } else {
                let text = || String::from_utf8_lossy(body).into_owned();
                serde_json::from_slice(body).unwrap_or_else(|_| Value::String(text()))
            };
            self.same(&format!("body of {line}"), &came, wanted);
        }
    }
}
