//! JSON of a shape that is not known becomes what may be shown of it: its kind, and the names of its members.
//!
//! Which of its members are secret, only a later description says.

use std::fmt;

use super::json::Json;

pub(super) struct Outline<'v>(pub(super) &'v Json);

impl fmt::Debug for Outline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Json::Object(members) if members.is_empty() => f.write_str("an empty object"),
            Json::Object(members) => {
                f.write_str("an object of ")?;
                for (position, name) in members.keys().enumerate() {
                    let comma = if position == 0 { "" } else { ", " };
                    write!(f, "{comma}{name:?}")?;
                }
                Ok(())
            }
            Json::Array(elements) => write!(f, "a list of {}", elements.len()),
            Json::String(_) => f.write_str("a string"),
            Json::Number(_) => f.write_str("a number"),
            Json::Bool(_) => f.write_str("a boolean"),
            Json::Null => f.write_str("Null"),
        }
    }
}
