//! A document as a tree that loses nothing: numbers keep their digits, members their order.

pub(crate) mod json;
mod members;
mod read;
mod yaml;

pub(crate) use members::Repeated;
pub(crate) use read::{Contents, Problem, is_json, read, without_mark};

/// How deep a document may be nested; every reader below relies on it, so recursion is bounded.
pub(crate) const DEEPEST: usize = 128;

/// A value of JSON or YAML.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    /// The digits as JSON writes them: integers past 64 bits occur in real documents.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    /// In document order; a key that stands twice is reported and the last value kept.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    #[must_use]
    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        self.as_map()?
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    #[must_use]
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    #[must_use]
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::Null | Self::Number(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The digits of a number.
    #[must_use]
    pub(crate) fn as_number(&self) -> Option<&str> {
        match self {
            Self::Number(digits) => Some(digits),
            Self::Null | Self::Bool(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    #[must_use]
    pub(crate) fn as_list(&self) -> Option<&[Tree]> {
        match self {
            Self::List(elements) => Some(elements),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::Map(_) => None,
        }
    }

    #[must_use]
    pub(crate) fn as_map(&self) -> Option<&[(String, Tree)]> {
        match self {
            Self::Map(members) => Some(members),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => None,
        }
    }

    /// What a person calls this kind of value.
    #[must_use]
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}
