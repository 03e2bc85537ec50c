//! Models as tables: JSON becomes models and models become JSON by one table per model.
//!
//! A model is a plain struct and one `record!` line that lists its members. The line expands to a
//! static table, a function that finds a member by its index and one that shows them all to a [`Walk`];
//! everything else is here, once and not generic: reading (`object`, `member`, `union`, `choice` over
//! `reader`), writing (`writer`), `Debug` (`shown`), `PartialEq` (`same`) and `serde` (`stored`), the last
//! four as walks over [`View`]s. A member is anything that is a [`Member`]: it is made empty, and reads itself in place.
//! `Clone` is derived: by the tables it would take 0.96 of the time to check, but each kind of member would have to be
//! copied behind `dyn`, a tenth more for a debug build. A member that is always the same text is in the table only.
//!
//! What is not as documented is recorded as a [`Deviation`] with its JSON pointer. Paths are made
//! from their end, by those around a value that has recorded something, so that they cost nothing
//! otherwise. A *loss* is what is missing, of another kind, out of range, given twice or no text, or
//! another text where only one is right; *news* is an unknown value, tag or format, which is kept,
//! and null for an optional member that the description does not call nullable: it says what absence
//! says.
//!
//! Numbers and strings are written as `serde_json` writes them, numbers by the same two small crates:
//! all of it would be for this use only, and costs seconds to build.
//!
//! # Figures
//!
//! Measured on this mechanism, two shared cores, rustc 1.95.
//!
//! 1,000 structs of 4 to 15 members (strings, numbers, options, lists, maps, boxes, dates, one
//! another), cold, dependencies built, the best of two runs in one sitting; the bare structs have
//! only `Clone`, `Debug` and `PartialEq`, derived:
//!
//! | models as | `cargo check` CPU, peak | debug build CPU, peak | rlib |
//! |---|---|---|---|
//! | serde derives | 60.5 s, 2.06 GB | 64.1 s, 2.01 GB | 63 MB |
//! | tables, this folder included | 10.9 s, 0.62 GB | 23.5 s, 0.95 GB | 47 MB |
//! | bare structs | 4.7 s, 0.31 GB | 5.8 s, 0.32 GB | 7 MB |
//!
//! A second sitting, with the reading tuned, gave 51.9 against 9.6 s for the check, and 16.5 s for
//! the build of the tables. Other builds ran beside both: the ratios say more than the seconds.
//!
//! 1,000 objects of 9 members (one of them an object, one a list), release, millions of
//! instructions for the whole text by callgrind, and for reading the best CPU time of eight runs:
//!
//! | | tables | serde's derive with `serde_json` |
//! |---|---|---|
//! | reading, members in order | 9.8, 1.04 ms | 10.9, 1.10 ms |
//! | reading, members reversed | 11.9, 1.14 ms | 11.0, 1.14 ms |
//! | writing | 6.8 | 3.8 |
//!
//! What helped reading, most first: passing the expected name without scanning for its end (12 %);
//! strings made at their length and a small result of the search (6 %); the guess inlined and the
//! search not (2 %). Text with spaces between its members does without the first of these. Writing was
//! tuned later: on other models it takes less time than the derive's, and fewer allocations.

mod at;
mod choice;
mod code;
mod common;
mod date;
mod decimal;
mod deviation;
mod holders;
mod json;
mod malformed;
mod member;
mod newtype;
mod nullable;
mod number;
mod object;
mod outline;
mod plain;
mod reader;
mod record;
mod repair;
mod same;
mod scalar;
mod secret;
mod several;
mod shown;
mod skip;
mod stored;
mod turned;
mod union;
mod upload;
mod uuid;
mod walk;
mod writer;

pub use self::at::value_at;
pub use self::choice::{Choice, Choices, Word};
pub use self::code::{Code, CodeWord, Codes};
pub use self::date::{Date, DateTime};
pub use self::deviation::{Deviation, DeviationKind, ReadError, Reading};
pub use self::json::Json;
pub use self::malformed::Malformed;
pub use self::member::{List, Map, Member, Model, ModelKind, Slot, Slots, View};
pub use self::nullable::Nullable;
pub use self::number::Number;
pub use self::object::Records;
pub use self::reader::Reader;
pub use self::record::{Field, Record, Table};
pub use self::secret::Secret;
pub use self::several::Several;
pub use self::union::{Fixed, Kind, Members, Rule, Shapes, Typical, Union, Unions};
pub(crate) use self::upload::STREAMED;
pub use self::upload::Upload;
pub use self::uuid::Uuid;
pub use self::walk::Walk;
pub use jiter::Peek;

pub(crate) use self::choice::{choice, choice_copied, choice_from, choice_text};
pub(crate) use self::code::{code, code_from, code_value};
pub(crate) use self::common::common;
pub(crate) use self::newtype::{newtype, textual};
pub(crate) use self::record::{Presence, no_such_member, record};
pub(crate) use self::same::same;
pub(crate) use self::shown::{error_body, say, show};
pub(crate) use self::stored::{deserialize, serialize, stored};
pub(crate) use self::turned::{turn, turned};
pub(crate) use self::union::{UNKNOWN, union};
pub(crate) use self::writer::{each_member, written};

use self::deviation::Segment;
use self::repair::decoded;
use self::writer::{Secrets, Writer};

/// Reads a body into a value that is empty, from inside an object's member `envelope` where there is
/// one; gives what is not as documented.
///
/// # Errors
/// The body is not JSON, or nested more than 128 levels deep. The value is then half read.
pub fn read_json(
    into: &mut dyn Member,
    envelope: Option<&str>,
    bytes: &[u8],
) -> Result<Vec<Deviation>, ReadError> {
    let mut reader = Reader::new(bytes);
    let next = reader.peek().map_err(|error| *error)?;
    let read = match envelope {
        Some(envelope) => read_envelope(into, envelope, &mut reader, next),
        None => into.read(&mut reader, next),
    };
    read.and_then(|()| reader.finish()).map_err(|error| *error)
}

/// Writes a value as JSON, inside an object's member `envelope` where there is one. A file that is
/// streamed has no text, and is null.
#[must_use]
pub fn write_json(value: &dyn Member, envelope: Option<&str>) -> Vec<u8> {
    written_in(value, envelope).finish().into_bytes()
}

/// The same when all of it can be written.
///
/// # Errors
/// There is a file in it that is streamed.
pub(crate) fn whole_json(
    value: &dyn Member,
    envelope: Option<&str>,
) -> Result<Vec<u8>, &'static str> {
    written_in(value, envelope).whole().map(String::into_bytes)
}

fn written_in(value: &dyn Member, envelope: Option<&str>) -> Writer {
    let mut writer = Writer::new(Secrets::Clear);
    match envelope {
        Some(envelope) => writer.enveloped(envelope, value),
        None => writer.value(value.view()),
    }
    writer
}

/// Reads the one member that counts; the others are passed.
fn read_envelope(
    into: &mut dyn Member,
    envelope: &str,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Reading {
    if next != Peek::Object {
        return reader.unexpected("an object around the value", next);
    }
    reader.enter()?;
    let is_envelope = |name: &[u8]| {
        name == envelope.as_bytes() || name.contains(&b'\\') && decoded(name).text == envelope
    };
    let segment = Segment::Name(envelope);
    let mut seen = 0;
    let mut name = reader.first_name(is_envelope)?;
    while let Some(found) = name {
        let next = reader.peek()?;
        if found {
            seen += 1;
            let before = reader.recorded_so_far();
            if seen > 1 {
                reader.record(DeviationKind::Loss, "one value", "another of the same name");
                into.reset();
            }
            into.read(reader, next)
                .or_else(|error| error.under(segment))?;
            reader.place(before, segment);
        } else {
            reader.skip(next)?;
        }
        name = reader.next_name(is_envelope)?;
    }
    if seen == 0 {
        let before = reader.recorded_so_far();
        reader.record(DeviationKind::Loss, "a value", "nothing");
        reader.place(before, segment);
    }
    reader.leave();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Deviation, ReadError, read_json};

    fn read(text: &str) -> Result<(i64, Vec<Deviation>), ReadError> {
        let mut value = 0;
        let deviations = read_json(&mut value, Some("addon"), text.as_bytes())?;
        Ok((value, deviations))
    }

    fn recorded(text: &str) -> (i64, Vec<String>) {
        let (value, deviations) = read(text).expect(text);
        (value, deviations.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn an_envelope_is_opened_and_its_other_members_are_passed() {
        assert_eq!(
            recorded(r#"{"meta":{"addon":1},"addon":2,"more":[]}"#),
            (2, vec![])
        );
    }

    #[test]
    fn a_missing_envelope_is_a_loss() {
        let missing = "/addon: expected a value, found nothing".to_owned();
        assert_eq!(recorded("{}"), (0, vec![missing]));
        let another = "expected an object around the value, found a list".to_owned();
        assert_eq!(recorded("[1]"), (0, vec![another]));
    }

    #[test]
    fn the_last_of_two_envelopes_stands() {
        let (value, recorded) = recorded(r#"{"addon":1,"addon":"?"}"#);
        assert_eq!((value, recorded.len()), (0, 2));
        assert_eq!(
            recorded[1],
            "/addon: expected an integer of 64 bits, found a string"
        );
    }

    #[test]
    fn errors_inside_an_envelope_are_at_its_name() {
        let error = read(r#"{"addon":1.}"#).expect_err("no number");
        assert_eq!((error.path.as_str(), error.offset), ("/addon", 11));
        assert_eq!(read("").expect_err("nothing").message, "the body is empty");
    }

    #[test]
    fn a_byte_order_mark_is_passed() {
        assert_eq!(recorded("\u{feff}{\"addon\":1}"), (1, vec![]));
        assert_eq!(
            read("\u{feff}").expect_err("nothing").message,
            "the body is empty"
        );
    }
}
