//! What is seen ahead of an object: its tag, or the names of its members.

use jiter::Peek;

use super::super::deviation::ReadError;
use super::super::reader::Reader;
use super::super::repair::decoded;
use super::{Members, Rule};

/// A member that a rule names and that was found, with its value where a rule asks for that.
pub(super) struct Found {
    pub(super) name: &'static str,
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

/// The members that a rule names; others have no part in the choice, and no text is made of their names.
pub(super) fn found(
    rules: &'static [Rule],
    mut reader: Reader<'_>,
) -> Result<Vec<Found>, Box<ReadError>> {
    let mut all = Vec::new();
    let mut name = reader.first_name(|name| asked(rules, name))?;
    while let Some(asked_name) = name {
        let next = reader.peek()?;
        match asked_name {
            Some((name, Asked::Value)) => {
                let value = scalar(&mut reader, next)?;
                let kind = kind(next);
                all.push(Found { name, value, kind });
            }
            Some((name, Asked::Presence)) => {
                reader.skip(next)?;
                let (value, kind) = (None, kind(next));
                all.push(Found { name, value, kind });
            }
            None => reader.skip(next)?,
        }
        name = reader.next_name(|name| asked(rules, name))?;
    }
    Ok(all)
}

/// The names of all members.
pub(super) fn names(mut reader: Reader<'_>) -> Result<Vec<String>, Box<ReadError>> {
    let mut all = Vec::new();
    let mut name = reader.first_name(|name| decoded(name).text)?;
    while let Some(found) = name {
        let next = reader.peek()?;
        reader.skip(next)?;
        all.push(found);
        name = reader.next_name(|name| decoded(name).text)?;
    }
    Ok(all)
}

/// What rules ask of a member.
#[derive(Clone, Copy)]
enum Asked {
    Presence,
    Value,
}

/// The name as rules write it, and what they ask.
fn asked(rules: &'static [Rule], name: &[u8]) -> Option<(&'static str, Asked)> {
    let unescaped = name.contains(&b'\\').then(|| decoded(name).text);
    let name = unescaped.as_deref().map_or(name, str::as_bytes);
    let is_asked = |asked: &&'static str| asked.as_bytes() == name;
    let all = || rules.iter().filter_map(members);
    let fixed = all().flat_map(|members| members.fixed.iter().map(|(name, _)| *name));
    let typical = all().flat_map(|members| members.typical.iter().map(|(name, ..)| *name));
    let mut needed = all().flat_map(|members| members.needed.iter().copied());
    let value = fixed.chain(typical).find(is_asked);
    let value = value.map(|name| (name, Asked::Value));
    value.or_else(|| Some((needed.find(is_asked)?, Asked::Presence)))
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
pub(super) fn members(rule: &'static Rule) -> Option<&'static Members> {
    match rule {
        Rule::Members(members) => Some(members),
        Rule::Tag(_, members) => members.as_ref(),
        Rule::Kind(_) => None,
    }
}
