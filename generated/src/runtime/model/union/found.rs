//! What is seen ahead of an object: its tag, or the names of its members.

use jiter::Peek;

use super::super::deviation::ReadError;
use super::super::reader::Reader;
use super::super::repair::decoded;
use super::{Members, Rule};

/// A member that was found, with its value where a rule asks for it.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) value: Option<String>,
    /// As rules call it.
    pub(super) kind: &'static str,
}

/// The value of the member that names the variant, a text or a number as it is written.
pub(super) fn tag_value(
    tag: &str,
    mut reader: Reader<'_>,
) -> Result<Option<String>, Box<ReadError>> {
    let mut name = reader.first_name(|name| is(name, tag))?;
    while let Some(found) = name {
        let next = reader.peek()?;
        if found && let Some(value) = scalar(&mut reader, next)? {
            return Ok(Some(value));
        }
        if !found {
            reader.skip(next)?;
        }
        name = reader.next_name(|name| is(name, tag))?;
    }
    Ok(None)
}

/// A text or a number as text; passes everything else.
fn scalar(reader: &mut Reader<'_>, next: Peek) -> Result<Option<String>, Box<ReadError>> {
    match next {
        Peek::String => reader.string(|text| Some(text.to_owned())),
        Peek::True | Peek::False => Ok(Some(reader.bool(next)?.to_string())),
        _ if next.is_num() => reader.number(next, |digits| {
            Some(String::from_utf8_lossy(digits).into_owned())
        }),
        _ => {
            reader.skip(next)?;
            Ok(None)
        }
    }
}

fn is(name: &[u8], tag: &str) -> bool {
    name == tag.as_bytes() || name.contains(&b'\\') && decoded(name).text == tag
}

/// The members, with the values of those that a rule asks for.
pub(super) fn found(rules: &[Rule], mut reader: Reader<'_>) -> Result<Vec<Found>, Box<ReadError>> {
    let is_asked = |name: &str| {
        rules.iter().filter_map(members).any(|members| {
            members.fixed.iter().any(|(fixed, _)| *fixed == name)
                || members.typical.iter().any(|(typical, ..)| *typical == name)
        })
    };
    let mut all = Vec::new();
    let mut name = reader.first_name(|name| decoded(name).text)?;
    while let Some(found) = name {
        let next = reader.peek()?;
        let value = if is_asked(&found) {
            scalar(&mut reader, next)?
        } else {
            reader.skip(next)?;
            None
        };
        all.push(Found {
            name: found,
            value,
            kind: kind(next),
        });
        name = reader.next_name(|name| decoded(name).text)?;
    }
    Ok(all)
}

fn kind(next: Peek) -> &'static str {
    match next {
        Peek::Null => "null",
        Peek::True | Peek::False => "boolean",
        Peek::String => "string",
        Peek::Array => "list",
        Peek::Object => "object",
        _ => "number",
    }
}

/// What a rule says of members.
pub(super) fn members(rule: &Rule) -> Option<&Members> {
    match rule {
        Rule::Members(members) => Some(members),
        Rule::Tag(_, members) => members.as_ref(),
        Rule::Kind(_) => None,
    }
}
