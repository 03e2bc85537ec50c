//! The names of members, one inside the other, become the one value of a document that is there.

use jiter::Peek;

use super::deviation::{ReadError, Reading};
use super::json::Json;
use super::member::{Member, View};
use super::read_json;
use super::reader::Reader;
use super::repair::decoded;

/// The value in the members of these names, null when there is none. The rest is passed, unread.
///
/// # Errors
/// The text is not JSON, or nested too deeply.
pub fn value_at(path: &'static [&'static str], bytes: &[u8]) -> Result<Json, ReadError> {
    let mut at = At {
        path,
        value: Json::Null,
    };
    read_json(&mut at, None, bytes)?;
    Ok(at.value)
}

/// Reads what is in these members of whatever it is given.
struct At {
    path: &'static [&'static str],
    value: Json,
}

impl Member for At {
    fn empty() -> Self {
        Self {
            path: &[],
            value: Json::Null,
        }
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        let Some((first, rest)) = self.path.split_first() else {
            return self.value.read(reader, next);
        };
        if next != Peek::Object {
            return reader.skip(next);
        }
        reader.enter()?;
        let is_it = |name: &[u8]| {
            name == first.as_bytes() || name.contains(&b'\\') && decoded(name).text == *first
        };
        let mut name = reader.first_name(is_it)?;
        while let Some(found) = name {
            let next = reader.peek()?;
            if found {
                // Of two of the same name the last one stands.
                let mut inner = Self {
                    path: rest,
                    ..Self::empty()
                };
                inner.read(reader, next)?;
                self.value = inner.value;
            } else {
                reader.skip(next)?;
            }
            name = reader.next_name(is_it)?;
        }
        reader.leave();
        Ok(())
    }

    fn view(&self) -> View<'_> {
        self.value.view()
    }
}

#[cfg(test)]
mod tests {
    use super::value_at;

    fn at(path: &'static [&'static str], text: &str) -> String {
        value_at(path, text.as_bytes()).expect(text).to_string()
    }

    #[test]
    fn a_value_is_found_by_the_names_that_lead_to_it() {
        let text = r#"{"a":[{"b":0}],"meta":{"x":{"b":1},"b":2},"b":3}"#;
        assert_eq!(at(&["meta", "b"], text), "2");
        assert_eq!(at(&["b"], text), "3");
        assert_eq!(at(&["meta", "x"], text), r#"{"b":1}"#);
        assert_eq!(at(&["m\u{e9}"], "{\"m\\u00e9\":1}"), "1");
    }

    #[test]
    fn there_is_null_where_nothing_is() {
        for text in ["{}", r#"{"meta":null}"#, r#"{"meta":[1]}"#, "[]", "7"] {
            assert_eq!(at(&["meta", "b"], text), "null", "{text}");
        }
    }

    #[test]
    fn the_last_of_two_stands() {
        assert_eq!(at(&["a", "b"], r#"{"a":{"b":1},"a":{}}"#), "null");
    }

    #[test]
    fn what_is_no_json_is_an_error_wherever_it_is() {
        assert!(value_at(&["a"], br#"{"a":1,"b":}"#).is_err());
    }
}
