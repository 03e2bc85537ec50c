//! An error becomes one line that helps, and a `Debug` without secrets.
//!
//! The line says what the server says. Members that the description calls secret are redacted in it,
//! and JSON that cannot be read is left out, since its members cannot be told apart. Plain text, and
//! JSON that nothing is described of, are the server's own words and stand as they are: who repeats a
//! secret there has told it already.

use std::fmt::{self, Write};

use crate::runtime::answer::Answer;
use crate::runtime::error::{Error, ErrorKind, GaveUp, Parts};
use crate::runtime::model::{Json, Member, read_json, say};
use crate::runtime::one_line::OneLine;

/// How much of a body without a documented type goes into a message.
const EXCERPT: usize = 200;

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        line(&self.parts, &mut OneLine(f))
    }
}

/// Bodies and headers may hold secrets: their sizes are shown, not their content.
impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts {
            kind,
            operation,
            message,
            answer,
            api,
            path,
            attempts,
            limit,
            gave_up,
            retry_after,
            source,
            witness: _,
        } = &*self.parts;
        f.debug_struct("Error")
            .field("kind", kind)
            .field("operation", operation)
            .field("message", message)
            .field("answer", answer)
            .field("api", api)
            .field("path", path)
            .field("attempts", attempts)
            .field("limit", limit)
            .field("gave_up", gave_up)
            .field("retry_after", retry_after)
            .field("source", source)
            .finish()
    }
}

fn line(parts: &Parts, f: &mut OneLine<'_>) -> fmt::Result {
    let mut said = false;
    let mut say = |f: &mut OneLine<'_>, what: &str| {
        let glue = if said { ": " } else { "" };
        said = true;
        write!(f, "{glue}{what}")
    };
    if let Some(operation) = &parts.operation {
        say(f, &operation.to_string())?;
    }
    if let (ErrorKind::Status, Some(answer)) = (parts.kind, &parts.answer) {
        say(f, &answer.status.to_string())?;
    }
    if !parts.message.is_empty() {
        say(f, &parts.message)?;
    }
    if let Some(detail) = detail(parts) {
        say(f, &detail)?;
    }
    if let Some(path) = &parts.path {
        write!(f, " (at {})", excerpt(path))?;
    }
    if let Some(id) = parts.answer.as_ref().and_then(Answer::request_id) {
        write!(f, " (request id {id})")?;
    }
    if parts.attempts > 1 {
        write!(f, " (after {} attempts)", parts.attempts)?;
    }
    match not_resent(parts) {
        Some(why) => write!(f, " (not sent again: {why})"),
        None => Ok(()),
    }
}

/// Why it was not sent again, where the number of attempts does not say it.
fn not_resent(parts: &Parts) -> Option<String> {
    let why = match parts.gave_up? {
        GaveUp::AttemptsExhausted => return None,
        GaveUp::BodySpent => "the stream of its body can be read only once",
        GaveUp::NotIdempotent => "it may have been carried out",
        GaveUp::DeadlineTooClose => "its deadline is too close",
        GaveUp::BudgetExhausted => "too many calls of this client fail",
        GaveUp::RetryAfterTooLong => {
            let asked = parts.retry_after.unwrap_or_default();
            return Some(format!("the server asks for {} s", asked.as_secs()));
        }
    };
    Some(why.to_owned())
}

/// What the server says, by its documented type or as the beginning of its text.
fn detail(parts: &Parts) -> Option<String> {
    if parts.kind != ErrorKind::Status {
        return None;
    }
    let typed = parts.api.as_ref().map(|api| excerpt(&api.to_string()));
    let said = match typed.filter(|said| !said.is_empty()) {
        Some(said) => said,
        None => excerpt(&untyped(parts.answer.as_ref()?)?),
    };
    (!said.is_empty()).then_some(said)
}

fn untyped(answer: &Answer) -> Option<String> {
    if answer.is_html() {
        return Some("an HTML page".to_owned());
    }
    if answer.status.is_redirection() {
        return Some("redirects are not followed".to_owned());
    }
    let mut json = Json::empty();
    if read_json(&mut json, None, &answer.bytes).is_ok() {
        return Some(Described(&json).to_string());
    }
    let text = std::str::from_utf8(&answer.bytes).ok()?;
    // Which of its members are secret cannot be told, so none is shown.
    let said = if text.trim_start().starts_with(['{', '[']) {
        "JSON that cannot be read"
    } else {
        text
    };
    Some(said.to_owned())
}

struct Described<'j>(&'j Json);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        say(self.0, f)
    }
}

/// On one line, without what moves a terminal's cursor, and not too long.
fn excerpt(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let mut line = words.join(" ");
    if line.chars().count() > EXCERPT {
        line = line.chars().take(EXCERPT).collect();
        line.push('…');
    }
    line
}
