//! YAML becomes a tree: aliases are followed, `<<` is merged, numbers keep their digits.

mod fault;

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use self::fault::{TOO_DEEP, TOO_LARGE, problem};
use super::json::is_number;
use super::members::{Repeated, Step, once};
use super::{Contents, Problem, Tree};

/// Flow collections are looked up in a list for every token, so absurd nesting takes quadratic time.
const DEEPEST_FLOW: usize = 10_000;

pub(super) fn read(text: &str) -> Result<Contents, Problem> {
    if let Some(offset) = absurd_nesting(text) {
        return Err(Problem::Syntax {
            offset: Some(offset),
            message: TOO_DEEP.to_owned(),
            help: None,
        });
    }
    let reading = Reading {
        text,
        left: Cell::new(text.len().saturating_mul(16).saturating_add(1 << 18)),
        repeated: RefCell::default(),
    };
    let seed = Seed {
        reading: &reading,
        at: Step::Root,
    };
    match seed.deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(tree) => Ok(Contents {
            tree,
            repeated: reading.repeated.into_inner(),
        }),
        Err(error) => Err(problem(&error, text)),
    }
}

fn absurd_nesting(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST_FLOW
    })
}

struct Reading<'y> {
    text: &'y str,
    /// How much may still be built: aliases can make a small file a huge tree.
    left: Cell<usize>,
    repeated: RefCell<Vec<Repeated>>,
}

impl Reading<'_> {
    fn spend<E: Error>(&self, size: usize) -> Result<(), E> {
        let left = self
            .left
            .get()
            .checked_sub(size)
            .ok_or_else(|| E::custom(TOO_LARGE))?;
        self.left.set(left);
        Ok(())
    }

    /// Whether a text of the file stands there without quotes.
    fn is_plain(&self, text: &str) -> bool {
        let start = text.as_ptr().addr().checked_sub(self.text.as_ptr().addr());
        let before = start.and_then(|at| at.checked_sub(1));
        !before.is_some_and(|at| matches!(self.text.as_bytes().get(at), Some(b'"' | b'\'')))
    }
}

#[derive(Clone, Copy)]
struct Seed<'s> {
    reading: &'s Reading<'s>,
    at: Step<'s>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        self.reading.spend(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value.to_string()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Tree, E> {
        Ok(Tree::Number(value.to_string()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Tree, E> {
        Ok(Tree::Number(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree, E> {
        // JSON has no `.inf` and `.nan`.
        let written = format!("{value:?}");
        Ok(if value.is_finite() {
            Tree::Number(written)
        } else {
            Tree::Text(written)
        })
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Tree, E> {
        // `1e400` is no `f64`, so it arrives as a text.
        if is_number(text) && self.reading.is_plain(text) {
            return Ok(Tree::Number(text.to_owned()));
        }
        self.visit_str(text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree, E> {
        self.reading.spend(text.len())?;
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        let seed = |index| Seed {
            at: Step::Index(&self.at, index),
            ..self
        };
        while let Some(element) = elements.next_element_seed(seed(list.len()))? {
            list.push(element);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut members = Vec::new();
        let mut merged = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            self.reading.spend(key.len())?;
            let value = map.next_value_seed(Seed {
                at: Step::Key(&self.at, &key),
                ..self
            })?;
            match (key.as_str(), value) {
                ("<<", Tree::Map(others)) => merged.extend(others),
                ("<<", Tree::List(list)) => merged.extend(list.into_iter().flat_map(into_members)),
                (_, value) => members.push((key, value)),
            }
        }
        let mut members = once(members, self.at, &mut self.reading.repeated.borrow_mut());
        for (key, value) in merged {
            if !members.iter().any(|(written, _)| *written == key) {
                members.push((key, value));
            }
        }
        Ok(Tree::Map(members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Tree, A::Error> {
        let (tag, _) = tagged.variant::<String>()?;
        Err(A::Error::custom(format!(
            "the tag `!{tag}` has no meaning here; write the value itself"
        )))
    }
}

fn into_members(tree: Tree) -> Vec<(String, Tree)> {
    match tree {
        Tree::Map(members) => members,
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_) => Vec::new(),
    }
}
