//! A member that may be missing, and may be null, and the two mean different things.

use jiter::Peek;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::deviation::Reading;
use super::member::{Member, View};
use super::reader::Reader;
use super::walk::Walk;

/// A value, an explicit null, or nothing at all.
///
/// In a request, nothing leaves a member as it is and null empties it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is null.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The same, of a reference to the value.
    #[must_use]
    pub fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// The value, if there is one.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The same, of what the function makes of the value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(make(value)),
        }
    }

    /// Whether the member is not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there and null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    #[must_use]
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Member> Member for Nullable<T> {
    fn empty() -> Self {
        Self::Absent
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        if next == Peek::Null {
            *self = Self::Null;
            return reader.null();
        }
        let mut value = T::empty();
        value.read(reader, next)?;
        if !reader.take_refusal() {
            *self = Self::Value(value);
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        match self {
            Self::Absent => View::Absent,
            Self::Null => View::Null,
            Self::Value(value) => value.view(),
        }
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        match self {
            Self::Absent => false,
            Self::Null => {
                walk.shown(View::Null);
                true
            }
            Self::Value(value) => value.show(walk),
        }
    }
}

/// Nothing is written as null where a value must stand; `skip_serializing_if = "Nullable::is_absent"`
/// leaves it out of a struct of one's own.
impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().into_option().serialize(serializer)
    }
}

/// What stands there is a value or null; `#[serde(default)]` makes nothing of what does not.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map_or(Self::Null, Self::Value))
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_json;
    use super::{Member, Nullable};

    fn read(text: &str) -> Nullable<String> {
        let mut value = Nullable::empty();
        read_json(&mut value, None, text.as_bytes()).expect("the text is JSON");
        value
    }

    #[test]
    fn null_is_not_absence_and_another_kind_is() {
        assert_eq!(read("null"), Nullable::Null);
        assert_eq!(read("\"a\""), Nullable::from("a".to_owned()));
        assert_eq!(read("3"), Nullable::Absent);
    }

    #[test]
    fn serde_reads_and_writes_what_stands_there() {
        for (text, value) in [("null", Nullable::Null), ("3", Nullable::Value(3))] {
            assert_eq!(
                serde_json::from_str::<Nullable<i64>>(text).expect("as written"),
                value
            );
            assert_eq!(
                serde_json::to_string(&value).expect("a number or null"),
                text
            );
        }
    }
}
