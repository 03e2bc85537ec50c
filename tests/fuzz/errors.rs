//! A status, a type and a body become a typed error that keeps them: `422 application/json`, a line break, the body.

use scalingo::types::NewAddon;
use scalingo::{Call, ErrorKind, Operation};

use crate::news::seen;
use crate::stage::{Stage, outcome, reply};

/// How much of an error's body is kept.
const KEPT: usize = 64 * 1024;

pub(crate) fn run(input: &[u8]) {
    let head = input.split(|byte| *byte == b'\n').next().unwrap_or(input);
    let body = input.get(head.len() + 1..).unwrap_or_default();
    let (status, content_type) = status_and_type(head);
    let stage = || Stage::new(vec![reply(status, &content_type, body)]).client();
    let order = NewAddon::new("postgresql", "5d1e03873e6b3b000eefa827");
    fails(stage().addons().list("app"), status, body);
    fails(stage().addons().provision("app", order), status, body);
    fails(stage().addons().remove("app", "ad-1"), status, body);
}

/// Any status that is no success, and any type that a header can carry.
fn status_and_type(head: &[u8]) -> (u16, String) {
    let head = String::from_utf8_lossy(head);
    let (status, content_type) = head.split_once(' ').unwrap_or((&head, ""));
    let status = status.parse::<u16>().unwrap_or(500);
    let content_type = content_type.replace(|c: char| !matches!(c, ' '..='~'), "");
    (300 + status % 300, content_type)
}

fn fails<O: Operation>(call: Call<O>, status: u16, body: &[u8]) {
    let Err(error) = outcome(call) else {
        // An earlier sending of a DELETE may have been carried out.
        assert_eq!(status, 404, "no success is made of {status}");
        return;
    };
    assert_eq!(error.kind(), ErrorKind::Status, "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    let kept = &body[..body.len().min(KEPT)];
    assert_eq!(error.body().map(|body| &body[..]), Some(kept));
    assert_eq!(error.text(), std::str::from_utf8(kept).ok());
    assert!((1..=3).contains(&error.attempts()));
    let (line, debug) = (error.to_string(), format!("{error:?}"));
    assert!(is_one_line(&line), "{line:?} is one line");
    seen((status, error.api().is_some(), line.len().ilog2()));
    let erased: scalingo::Error = error.into();
    assert_eq!(erased.to_string(), line, "erased, it says the same");
    assert_eq!(format!("{erased:?}"), debug);
}

/// One line of a log or terminal, whoever wrote it.
pub(crate) fn is_one_line(text: &str) -> bool {
    !text.chars().any(char::is_control)
}
