//! An answer becomes the value that the description promises.

use bytes::Bytes;

use crate::runtime::answer::{Answer, Delivered, Done, Strictness};
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Deviation, DeviationKind, Member, ReadError, read_json};

/// Why an answer could not be read.
pub struct Fault {
    message: String,
    path: Option<String>,
    source: Option<ReadError>,
}

/// A value, and what about the answer was not as documented.
pub type Read<T> = Result<(T, Vec<Deviation>), Fault>;

/// The value of a JSON body, without its envelope.
pub(crate) fn json<T: Member>(envelope: Option<&str>, answer: &Answer) -> Read<T> {
    let mut value = T::empty();
    let deviations = json_into(&mut value, envelope, answer)?;
    Ok((value, deviations))
}

/// The value of an element of a series.
pub(crate) fn element<T: Member>(bytes: &[u8]) -> Read<T> {
    let mut value = T::empty();
    let deviations = read_json(&mut value, None, bytes).map_err(|error| Fault {
        message: error.message.to_string(),
        path: (!error.path.is_empty()).then(|| error.path.clone()),
        source: Some(error),
    })?;
    Ok((value, deviations))
}

/// The text of a body; what is not UTF-8 in it is replaced.
#[expect(clippy::unnecessary_wraps, reason = "all readers of bodies are alike")]
pub(crate) fn text(answer: &Answer) -> Read<String> {
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    Ok((text, Vec::new()))
}

/// The body as it came.
#[expect(clippy::unnecessary_wraps, reason = "all readers of bodies are alike")]
pub(crate) fn bytes(answer: &Answer) -> Read<Bytes> {
    Ok((answer.bytes.clone(), Vec::new()))
}

/// Nothing, whatever came.
#[expect(clippy::unnecessary_wraps, reason = "all readers of bodies are alike")]
pub(crate) fn empty(_: &Answer) -> Read<()> {
    Ok(((), Vec::new()))
}

/// A status that the description does not know.
pub(crate) fn undocumented(answer: &Answer) -> Deviation {
    Deviation {
        path: String::new(),
        kind: DeviationKind::News,
        expected: "a documented status".into(),
        found: format!("status {}", answer.status.as_u16()).into(),
    }
}

/// Whether the value is what the body said: not when the body as a whole is of another kind.
pub(crate) fn fits(deviations: &[Deviation]) -> bool {
    !deviations
        .iter()
        .any(|deviation| deviation.kind == DeviationKind::Loss && deviation.path.is_empty())
}

/// The error of an answer that could not be read.
pub(crate) fn failed(delivered: &Delivered, fault: Fault) -> Error {
    let Fault {
        message,
        path,
        source,
    } = fault;
    let status = delivered.answer.status.as_u16();
    let message = format!("the answer (status {status}) cannot be read: {message}");
    let mut parts = Parts::new(ErrorKind::Decode, message)
        .operation(delivered.operation.clone())
        .answer(delivered.answer.clone())
        .attempts(delivered.attempts);
    parts.path = path;
    match source {
        Some(source) => parts.source(source),
        None => parts,
    }
    .into()
}

/// The error of an element that could not be read; its bytes are the body.
pub(crate) fn failed_in_part(delivered: &Delivered, fault: Fault, bytes: &[u8]) -> Error {
    let mut error = failed(delivered, fault);
    if let Some(answer) = &mut error.parts_mut().answer {
        answer.bytes = Bytes::copy_from_slice(bytes);
    }
    error
}

/// An error with what it happened to.
pub(crate) fn named(delivered: &Delivered, mut error: Error) -> Error {
    let parts = error.parts_mut();
    parts.operation = Some(delivered.operation.clone());
    parts.attempts = delivered.attempts;
    parts.answer = Some(delivered.answer.clone());
    error
}

/// An answer that has been read, but for its value.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) answer: Answer,
    pub(crate) deviations: Vec<Deviation>,
    pub(crate) attempts: u32,
    pub(crate) done: Done,
}

/// Where the value of an answer goes, whatever its type.
pub(crate) trait Reading {
    /// Reads the answer and keeps the value; gives what about it was not as documented.
    fn read(&mut self, answer: &Answer) -> Result<Vec<Deviation>, Fault>;
}

/// Has an answer read. This is the same for all operations; what is not is compiled for each of them by whoever calls
/// it.
///
/// # Errors
///
/// There is no answer, or none that can be read.
pub(crate) fn receive(
    delivered: Result<Delivered, Error>,
    reading: &mut dyn Reading,
) -> Result<Received, Error> {
    let delivered = delivered?;
    if delivered.done == Done::Before {
        return gone(delivered, reading);
    }
    let read = reading.read(&delivered.answer).and_then(|mut deviations| {
        deviations.extend(delivered.deviations.iter().cloned());
        delivered.witness.told(&deviations);
        judged(delivered.strictness, &deviations)?;
        Ok(deviations)
    });
    match read {
        Ok(deviations) => Ok(Received {
            answer: delivered.answer,
            deviations,
            attempts: delivered.attempts,
            done: delivered.done,
        }),
        Err(fault) => {
            delivered.witness.span.unreadable();
            Err(failed(&delivered, fault))
        }
    }
}

/// A deletion that an earlier attempt made, read from nothing. Where the API promises more than that it is done, there
/// is nothing to make the value of, and the 404 stays an error.
fn gone(delivered: Delivered, reading: &mut dyn Reading) -> Result<Received, Error> {
    let Delivered {
        operation,
        answer,
        attempts,
        done,
        witness,
        ..
    } = delivered;
    let nothing = Answer {
        bytes: Bytes::new(),
        ..answer.clone()
    };
    if reading.read(&nothing).is_ok() {
        return Ok(Received {
            answer,
            deviations: Vec::new(),
            attempts,
            done,
        });
    }
    let mut parts = Parts::new(ErrorKind::Status, "").operation(operation);
    parts.witness = Some(witness);
    Err(parts.answer(answer).attempts(attempts).into())
}

/// Lets what is not as documented pass, or not.
pub(crate) fn judged(strictness: Strictness, deviations: &[Deviation]) -> Result<(), Fault> {
    let loss = match strictness {
        Strictness::Record => None,
        Strictness::RefuseLosses => deviations
            .iter()
            .find(|deviation| deviation.kind == DeviationKind::Loss),
    };
    match loss {
        None => Ok(()),
        Some(loss) => Err(Fault {
            message: format!("expected {}, found {}", loss.expected, loss.found),
            path: (!loss.path.is_empty()).then(|| loss.path.clone()),
            source: None,
        }),
    }
}

fn json_into(
    value: &mut dyn Member,
    envelope: Option<&str>,
    answer: &Answer,
) -> Result<Vec<Deviation>, Fault> {
    if answer.bytes.trim_ascii().is_empty() {
        return Err(Fault::of("the body is empty where JSON was expected"));
    }
    if answer.is_html() {
        return Err(Fault::of(
            "the body is an HTML page where JSON was expected",
        ));
    }
    let bytes = answer
        .bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(&answer.bytes);
    read_json(value, envelope, bytes).map_err(|error| Fault::unreadable(error, answer))
}

impl Fault {
    /// Seen by who keeps the body as it came.
    pub(crate) fn deviation(self) -> Deviation {
        Deviation {
            path: self.path.unwrap_or_default(),
            kind: DeviationKind::News,
            expected: "a body as documented".into(),
            found: self.message.into(),
        }
    }

    pub(crate) fn of(message: &str) -> Self {
        Self {
            message: message.to_owned(),
            path: None,
            source: None,
        }
    }

    fn unreadable(error: ReadError, answer: &Answer) -> Self {
        let media = match answer.media_type() {
            Some(media) if !crate::runtime::answer::is_json(media) => {
                format!(" (the server calls it {media})")
            }
            Some(_) | None => String::new(),
        };
        Self {
            message: format!("{}{media}", error.message),
            path: (!error.path.is_empty()).then(|| error.path.clone()),
            source: Some(error),
        }
    }
}
