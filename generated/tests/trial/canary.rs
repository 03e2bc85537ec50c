//! Secrets that are easily found again: the server sees them, and nobody else.

use std::fmt::{Debug, Display};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Trial;
use super::documented::Answer;
use super::mutation::cut;
use super::outcome::Outcome;
use super::told::told_to_operators;
use crate::api::tested::Options;
use crate::support::{Framing, Reply, read, written};

/// How every canary begins.
const CANARY: &str = "c4nary-";

/// In the credentials of all clients.
pub(crate) const CREDENTIAL: &str = "c4nary-credential";

/// In those that are exchanged, and in what they are exchanged for.
pub(crate) const API_TOKEN: &str = "c4nary-api-token";
const TOKEN: &str = "c4nary-token";

/// In the members of answers that are secret.
const ANSWER: &str = "c4nary-answer";

/// In headers of the user's own.
const KEY: &str = "c4nary-key";
const HEADER: &str = "c4nary-header";

/// What a request carries for a user and the password of all clients.
pub(crate) fn basic() -> String {
    format!("Basic {}", STANDARD.encode(format!("user:{CREDENTIAL}")))
}

/// What people may see of something.
#[track_caller]
pub(crate) fn shows_no_canary(what: &str, text: &str) {
    for canary in canaries() {
        assert!(!text.contains(&canary), "{what} shows a secret: {text}");
    }
}

/// A model with secrets in it does not show them.
pub(crate) fn hides_secrets<T: DeserializeOwned + Serialize + Debug>(json: &str) {
    let value: T = read(json);
    shows_no_canary("the model", &format!("{value:?} {value:#?}"));
    let kept = written(&value).to_string();
    assert!(kept.contains(ANSWER), "there was something to hide: {kept}");
}

/// The body of an error does not say them.
pub(crate) fn words_hide_secrets<T: DeserializeOwned + Display>(json: &str) {
    shows_no_canary("the error", &read::<T>(json).to_string());
}

impl Trial {
    /// Success, error, broken and malformed answer, each after a retry: all of them hide what is secret, and
    /// every request carries `sent`.
    pub(crate) async fn hides_what_is_secret(&self, answers: &[Answer], sent: &[&str]) {
        let options = secretive(Options::default());
        shows_no_canary("the options", &format!("{options:?} {options:#?}"));
        let client = &self.client;
        shows_no_canary("the client", &format!("{client:?} {client:#?}"));
        for answer in answers {
            let outcome = self.hidden(&answer.name(), answer.reply(), sent).await;
            if let Ok(given) = &outcome.result {
                let planted = answer.body.matches(ANSWER).count();
                let received = given.value.to_string().matches(ANSWER).count();
                assert_eq!(planted, received, "{}: the secrets came", answer.name());
            }
        }
        let silence = Reply::empty(500).framed(Framing::Silence);
        self.hidden("no answer", silence, sent).await;
        // One success and one error are spoilt; the others would be no different.
        let first = |answer: &&Answer| !answer.body.is_empty();
        let (mut errors, mut successes) = (answers.iter(), answers.iter());
        let success = successes.find(|answer| !answer.is_error() && first(answer));
        let error = errors.find(|answer| answer.is_error() && first(answer));
        for answer in success.into_iter().chain(error) {
            for body in cut(answer.body)
                .into_iter()
                .chain(broken_secrets(answer.body))
            {
                let row = format!("{} as {}", answer.name(), String::from_utf8_lossy(&body));
                let reply = Reply::new(answer.status, answer.media, body);
                self.hidden(&row, reply.clone(), sent).await;
                self.hidden(&row, reply.framed(Framing::CutOff), sent).await;
            }
        }
    }

    async fn hidden(&self, row: &str, reply: Reply, sent: &[&str]) -> Outcome {
        let outcome = self
            .answered_by([Reply::empty(503), reply], &secretive)
            .await;
        assert_hidden(row, &outcome);
        let requests = self.server.requests();
        assert_eq!(requests.len(), 2, "{row}: sent again: {outcome:#?}");
        for request in &requests {
            for secret in sent.iter().chain(&[KEY, HEADER]) {
                assert!(request.carries(secret), "{row}: {secret}: {request:#?}");
            }
        }
        outcome
    }

    /// The token of users and the one that it is exchanged for, with the exchange failing at first, and the
    /// token refused once. `member` of the exchange's answer is the token.
    pub(crate) async fn hides_what_is_exchanged(&self, good: &Answer, member: &str) {
        let json = |text: String| Reply::new(200, "application/json", text);
        let failures = [
            json(format!("{{{member:?}: [{TOKEN:?}]}}")),
            json(format!("{{{member:?}: {TOKEN:?}")),
            json(format!("{{{member:?}: \"{TOKEN}")),
            Reply::new(401, "application/json", r#"{"error": "not accepted"}"#),
        ];
        for failure in failures {
            let row = format!("{failure:?}");
            let outcome = self.answered_by([failure], &secretive).await;
            assert!(outcome.result.is_err(), "{row}: {outcome:#?}");
            assert_hidden(&row, &outcome);
        }
        let exchanged = json(format!("{{{member:?}: {TOKEN:?}}}"));
        let replies = [
            exchanged.clone(),
            Reply::empty(401),
            exchanged,
            good.reply(),
        ];
        let outcome = self.answered_by(replies, &secretive).await;
        good.assert_given("exchanged", &outcome);
        assert_hidden("exchanged", &outcome);
        let client = &self.client;
        shows_no_canary("the client", &format!("{client:?} {client:#?}"));
        let requests = self.server.requests();
        let carried = [API_TOKEN, TOKEN, API_TOKEN, TOKEN];
        assert_eq!(requests.len(), carried.len(), "{requests:#?}");
        for (request, secret) in requests.iter().zip(carried) {
            assert!(request.carries(secret), "{secret}: {request:#?}");
        }
    }
}

/// Secrets in what users add, and a second attempt without a pause.
fn secretive(options: Options) -> Options {
    options
        .header("x-own", HEADER)
        .idempotency_key(KEY)
        .attempts(2)
        .backoff(Duration::ZERO, Duration::ZERO)
}

fn assert_hidden(row: &str, outcome: &Outcome) {
    for (what, text) in &outcome.shown {
        shows_no_canary(&format!("{row}: {what}"), text);
    }
    for told in told_to_operators() {
        shows_no_canary(&format!("{row}: what operators see"), &told);
    }
}

/// Broken right behind each secret: by the end, and by an escape that is none.
fn broken_secrets(text: &str) -> impl Iterator<Item = Vec<u8>> {
    let secrets = text.match_indices(ANSWER);
    secrets.flat_map(|(at, _)| {
        let (until, behind) = text.split_at(at + ANSWER.len());
        [until.into(), [until, "\\x", behind].concat().into()]
    })
}

/// As they are, and as base 64 has them wherever they begin.
fn canaries() -> Vec<String> {
    let mut all = vec![CANARY.to_owned()];
    for before in 0..3 {
        let text = [" ".repeat(before).as_str(), CANARY].concat();
        // Groups of three bytes become four characters; the outer ones depend on what stands around.
        let (first, last) = ((before * 8).div_ceil(6), text.len() * 8 / 6);
        all.push(STANDARD.encode(text)[first..last].to_owned());
    }
    all
}
