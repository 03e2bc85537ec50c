//! A value becomes JSON: one walk over the views writes every model.

use std::fmt::Write;

use super::decimal::write_float;
use super::member::{List, Member, View};
use super::plain::{is_plain, needs_escape};
use super::record::Record;
use super::upload::{STREAMED, Upload};
use super::walk::Walk;

/// What becomes of secrets.
#[derive(Clone, Copy)]
pub(super) enum Secrets {
    Clear,
    Redacted,
}

/// What most bodies need, in bytes; larger ones double it.
const ROOM: usize = 256;

/// Where in its object a member stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    First,
    Further,
}

/// Compact JSON, being written.
pub(crate) struct Writer {
    out: String,
    secrets: Secrets,
    /// Why it is not the whole value.
    problem: Option<&'static str>,
}

impl Writer {
    pub(super) fn new(secrets: Secrets) -> Self {
        Self {
            out: String::with_capacity(ROOM),
            secrets,
            problem: None,
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// The same, when all of the value could be written.
    pub(super) fn whole(self) -> Result<String, &'static str> {
        self.problem.map_or(Ok(self.out), Err)
    }

    /// The value inside an object of that one member.
    pub(super) fn enveloped(&mut self, envelope: &str, value: &dyn Member) {
        self.out.push('{');
        self.name(envelope);
        self.value(value.view());
        self.out.push('}');
    }

    pub(super) fn value(&mut self, view: View<'_>) {
        match view {
            View::Absent | View::Null => self.out.push_str("null"),
            View::Bool(value) => self.bool(value),
            View::Unsigned(value) => self.integer(value),
            View::Integer(value)
            | View::Code {
                value,
                variant: _,
                known: _,
            } => self.integer(value),
            View::Float(value) => self.float(value),
            View::Number(text) => self.out.push_str(text),
            View::Text(text)
            | View::Constant(text)
            | View::Choice {
                wire: text,
                variant: _,
                known: _,
            } => self.text(text),
            View::Secret(secret) => match self.secrets {
                Secrets::Clear => self.text(secret.expose()),
                Secrets::Redacted => self.text("(redacted)"),
            },
            View::List(list) => self.list(list),
            View::Record(record) => self.record(record),
            View::Map(map) => {
                self.out.push('{');
                map.each(&mut |name, value| self.member(name, value));
                self.out.push('}');
            }
            View::Variant(_, value) => self.value(value.view()),
            View::Json(json) => self.value(json.shown()),
            View::Upload(upload) => self.file(upload),
        }
    }

    pub(super) fn integer(&mut self, value: impl itoa::Integer) {
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    pub(super) fn float(&mut self, value: f64) {
        write_float(value, &mut self.out);
    }

    pub(super) fn list(&mut self, list: &dyn List) {
        self.out.push('[');
        let mut position = 0;
        while let Some(element) = list.element(position) {
            self.separate();
            self.value(element.view());
            position += 1;
        }
        self.out.push(']');
    }

    /// As [`each_member`] says, without a step for each.
    pub(super) fn record(&mut self, record: &dyn Record) {
        match Walk::json(record, self) {
            Place::First => self.out.push('{'),
            Place::Further => {}
        }
        if let Some(rest) = record.rest() {
            rest.each(&mut |name, value| self.member(name, value));
        }
        self.out.push('}');
    }

    fn file(&mut self, upload: &Upload) {
        if let Some(text) = upload.to_text() {
            self.text(&text);
        } else {
            self.out.push_str("null");
            self.problem = Some(STREAMED);
        }
    }

    #[inline]
    pub(super) fn bool(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// The name of a member, and what stands before it.
    #[inline]
    pub(super) fn key(&mut self, place: Place, name: &str) {
        self.out.push_str(match place {
            Place::First => "{\"",
            Place::Further => ",\"",
        });
        self.content(name);
        self.out.push_str("\":");
    }

    #[inline]
    fn member(&mut self, name: &str, view: View<'_>) {
        self.separate();
        self.name(name);
        self.value(view);
    }

    fn name(&mut self, name: &str) {
        self.text(name);
        self.out.push(':');
    }

    /// A comma, except behind the bracket that has just opened.
    #[inline]
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), Some(b'[' | b'{')) {
            self.out.push(',');
        }
    }

    fn control(&mut self, control: u8) {
        write!(self.out, "\\u{control:04x}").expect("writing to a string succeeds");
    }

    pub(super) fn text(&mut self, text: &str) {
        self.out.push('"');
        self.content(text);
        self.out.push('"');
    }

    /// What is between the quotes, with the escapes of `serde_json`, which is not needed for these few lines. Most
    /// texts need none.
    #[inline]
    fn content(&mut self, text: &str) {
        if is_plain(text.as_bytes()) {
            self.out.push_str(text);
        } else {
            self.escaped(text);
        }
    }

    #[cold]
    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(needs_escape) {
            self.out.push_str(&rest[..at]);
            match rest.as_bytes()[at] {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                8 => self.out.push_str("\\b"),
                12 => self.out.push_str("\\f"),
                control => self.control(control),
            }
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }
}

/// Shows the members of a record or a map that stand in JSON: an absent one only where it may not
/// be missing. Other views have none.
pub(crate) fn each_member(view: View<'_>, visit: &mut dyn FnMut(&str, View<'_>)) {
    match view {
        View::Record(record) => {
            let fields = record.table().fields;
            record.walk(&mut Walk::views(&mut |index, view| {
                visit(fields[index].wire, view);
            }));
            if let Some(rest) = record.rest() {
                rest.each(visit);
            }
        }
        View::Map(map) => map.each(visit),
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Unsigned(_)
        | View::Float(_)
        | View::Number(_)
        | View::Text(_)
        | View::Constant(_)
        | View::Secret(_)
        | View::Choice { .. }
        | View::Code { .. }
        | View::List(_)
        | View::Variant(..)
        | View::Json(_)
        | View::Upload(_) => {}
    }
}

/// A value as JSON text, secrets in clear; nothing of it when a part of it has no text.
pub(crate) fn written(view: View<'_>) -> Result<String, &'static str> {
    let mut writer = Writer::new(Secrets::Clear);
    writer.value(view);
    writer.whole()
}

#[cfg(test)]
mod tests {
    use super::super::write_json;

    #[test]
    fn strings_are_written_as_serde_json_writes_them() {
        let all: String = (0..0x180)
            .filter_map(char::from_u32)
            .chain("😀\u{2028}".chars())
            .collect();
        let expected = serde_json::to_vec(&all).expect("a string");
        assert_eq!(write_json(&all, None), expected);
    }

    #[test]
    fn an_envelope_is_written_around_the_value() {
        assert_eq!(
            write_json(&vec![1_i64, 2], Some("list")),
            br#"{"list":[1,2]}"#
        );
        assert_eq!(
            write_json(&vec![String::from("["), String::new()], None),
            br#"["[",""]"#
        );
    }
}
