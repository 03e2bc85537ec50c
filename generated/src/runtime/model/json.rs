//! JSON of no documented shape, kept whole.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiter::Peek;

use super::deviation::{ReadError, Reading};
use super::member::{Member, View};
use super::number::Number;
use super::reader::Reader;
use super::{read_json, write_json};

/// Any JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number of any size.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object, its members in the order of their names.
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self {
            Some(*value)
        } else {
            None
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(value) = self {
            Some(value)
        } else {
            None
        }
    }

    /// The whole number, if it is one of 64 bits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number as a float, if it is one.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(Number::as_f64)
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(value) = self {
            Some(value)
        } else {
            None
        }
    }

    /// The elements, if it is a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Json]> {
        if let Self::Array(value) = self {
            Some(value)
        } else {
            None
        }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&BTreeMap<String, Json>> {
        if let Self::Object(value) = self {
            Some(value)
        } else {
            None
        }
    }

    /// The member of that name, if it is an object that has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.as_object()?.get(name)
    }

    /// What it is, without the word that it is free-form.
    pub(crate) fn shown(&self) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(*value),
            Self::Number(value) => View::Number(value.as_str()),
            Self::String(value) => View::Text(value),
            Self::Array(value) => View::List(value),
            Self::Object(value) => View::Map(value),
        }
    }
}

impl Member for Json {
    fn empty() -> Self {
        Self::Null
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        match next {
            Peek::Null => return reader.null(),
            Peek::True | Peek::False => *self = Self::Bool(reader.bool(next)?),
            Peek::String => return reader.string(|text| *self = Self::String(text.to_owned())),
            Peek::Array => {
                let mut elements = Vec::new();
                elements.read(reader, next)?;
                *self = Self::Array(elements);
            }
            Peek::Object => {
                let mut members = BTreeMap::new();
                members.read(reader, next)?;
                *self = Self::Object(members);
            }
            _ => {
                let read = |digits: &[u8]| Number::read(&String::from_utf8_lossy(digits));
                *self = Self::Number(reader.number(next, read)?);
            }
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Json(self)
    }

    fn holds_null() -> bool {
        true
    }

    fn hold_null(&mut self) -> bool {
        true
    }
}

/// Compact JSON.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&write_json(self, None)))
    }
}

impl FromStr for Json {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut value = Self::Null;
        read_json(&mut value, None, text.as_bytes())?;
        Ok(value)
    }
}

macro_rules! from {
    ($($other:ty as $variant:ident),* $(,)?) => {$(
        impl From<$other> for Json {
            fn from(value: $other) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}
from!(
    bool as Bool, Number as Number, i32 as Number, u32 as Number, i64 as Number, u64 as Number,
    String as String, &str as String, Vec<Json> as Array, BTreeMap<String, Json> as Object,
);

#[cfg(test)]
mod tests {
    use super::Json;

    fn json(text: &str) -> Json {
        text.parse().expect(text)
    }

    #[test]
    fn free_form_json_goes_back_as_it_came() {
        let text = r#"{"a":[1,2.50,1e400,123456789012345678901234567890],"b":{"c":null,"d":"é\n"},"e":true}"#;
        assert_eq!(json(text).to_string(), text);
    }

    #[test]
    fn free_form_json_is_compared_by_value() {
        assert_eq!(json(r#"{"a":1.0,"b":2}"#), json(r#"{"b":2e0,"a":1}"#));
    }

    #[test]
    fn parts_are_reached_by_kind_and_name() {
        let value = json(r#"{"a":[3.0,"x"]}"#);
        let elements = value.get("a").and_then(Json::as_array).expect("a list");
        assert_eq!(
            (elements[0].as_i64(), elements[1].as_str()),
            (Some(3), Some("x"))
        );
        assert_eq!(value.get("b"), None);
    }

    #[test]
    fn text_behind_the_value_is_refused() {
        assert!("{} {}".parse::<Json>().is_err());
    }
}
