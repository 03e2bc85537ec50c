//! What members look like becomes a sign of variants that what they need does not tell apart.

use indexmap::IndexSet;

use crate::ir::{JsonKind, Members, Null, Pick, Typical};
use crate::openapi::{Nodes, Schema, SchemaType};
use crate::tree::Tree;

use super::candidate::{Picked, Shape, Sign};
use super::merged::Merged;

/// A member with more values than these is known by its kind alone.
const FEW: usize = 12;

/// So many members are enough of a sign.
const ENOUGH: usize = 16;

/// Alternatives of alternatives are looked into so far.
const DEEPEST: usize = 8;

/// A member that is more schemas than these may be anything.
const MOST: usize = 256;

/// Gives variants that could be taken for one another the members that differ between them.
pub(super) fn mark(nodes: &Nodes, picked: &mut [Picked<'_>]) {
    let rivals: Vec<usize> = (0..picked.len())
        .filter(|one| (0..picked.len()).any(|other| are_rivals(picked, *one, other)))
        .collect();
    let names: IndexSet<&str> = rivals
        .iter()
        .filter_map(|rival| shape(&picked[*rival]))
        .flat_map(|shape| shape.properties.keys().copied())
        .collect();
    let mut found: Vec<(usize, Typical)> = Vec::new();
    let mut telling = 0;
    for name in names {
        let looks: Vec<(usize, Option<Look>)> = rivals
            .iter()
            .filter_map(|rival| {
                let schemas = shape(&picked[*rival])?.properties.get(name)?;
                Some((*rival, look(nodes, schemas, 0, &mut { MOST })))
            })
            .collect();
        if looks.windows(2).all(|pair| pair[0].1 == pair[1].1) || telling == ENOUGH {
            continue;
        }
        telling += 1;
        let known = looks
            .into_iter()
            .filter_map(|(rival, look)| Some((rival, look?.of(name))));
        found.extend(known);
    }
    for (rival, typical) in found {
        if let Some(members) = members_mut(&mut picked[rival].pick)
            && members.fixed.iter().all(|fixed| fixed.wire != typical.wire)
        {
            members.typical.push(typical);
        }
    }
}

/// Whether a value may have all that either needs.
fn are_rivals(picked: &[Picked<'_>], one: usize, other: usize) -> bool {
    let (Some(own), Some(others)) = (members(&picked[one].pick), members(&picked[other].pick))
    else {
        return false;
    };
    let holds = |all: &[String], part: &[String]| part.iter().all(|name| all.contains(name));
    let comparable = holds(&own.needed, &others.needed) || holds(&others.needed, &own.needed);
    one != other && comparable && !are_apart(own, others)
}

/// Whether a member that both need has other values in each.
pub(super) fn are_apart(own: &Members, others: &Members) -> bool {
    own.fixed.iter().any(|fixed| {
        let same = others.fixed.iter().find(|other| other.wire == fixed.wire);
        same.is_some_and(|same| !fixed.values.iter().any(|value| same.values.contains(value)))
    })
}

fn members(pick: &Pick) -> Option<&Members> {
    match pick {
        Pick::Members(members) | Pick::Tag(_, Some(members)) => Some(members),
        Pick::Tag(_, None) | Pick::Kind(_) => None,
    }
}

fn members_mut(pick: &mut Pick) -> Option<&mut Members> {
    match pick {
        Pick::Members(members) | Pick::Tag(_, Some(members)) => Some(members),
        Pick::Tag(_, None) | Pick::Kind(_) => None,
    }
}

fn shape<'p, 'a>(picked: &'p Picked<'a>) -> Option<&'p Shape<'a>> {
    match &picked.candidate.sign {
        Sign::Object(shape) => Some(shape),
        Sign::Kind(_) | Sign::Unclear => None,
    }
}

/// What is known of a member's value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    values: Vec<String>,
    kinds: Vec<JsonKind>,
    null: Null,
}

impl Look {
    fn of(self, name: &str) -> Typical {
        let Self {
            values,
            kinds,
            null,
        } = self;
        Typical {
            wire: name.to_owned(),
            values,
            kinds,
            null,
        }
    }

    fn and(mut self, other: Self) -> Self {
        let Self {
            values,
            kinds,
            null,
        } = other;
        for value in values {
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
        for kind in kinds {
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind);
            }
        }
        if null == Null::Allowed {
            self.null = null;
        }
        self
    }
}

/// Nothing where the member may be anything.
fn look(nodes: &Nodes, schemas: &[&Schema], depth: usize, left: &mut usize) -> Option<Look> {
    *left = left.checked_sub(1)?;
    let merged = Merged::of(nodes, schemas);
    if depth > DEEPEST || merged.contradiction.is_some() || merged.too_deep {
        return None;
    }
    let null = if merged.nullable {
        Null::Allowed
    } else {
        Null::Not
    };
    if let Some(values) = &merged.values {
        return Some(of_values(values, null));
    }
    let mut kinds: Vec<JsonKind> = merged
        .kinds
        .iter()
        .filter_map(|kind| of_kind(*kind))
        .collect();
    kinds.dedup();
    if !kinds.is_empty() {
        let values = Vec::new();
        return Some(Look {
            values,
            kinds,
            null,
        });
    }
    let [set] = merged.alternatives.as_slice() else {
        return None;
    };
    let mut looks = set.iter().map(|one| match one.types.as_slice() {
        [SchemaType::Null] => Some(Look {
            values: Vec::new(),
            kinds: Vec::new(),
            null: Null::Allowed,
        }),
        _ => look(nodes, &[one], depth + 1, left),
    });
    let first = looks.next()??;
    looks.try_fold(first, |all, one| Some(all.and(one?)))
}

fn of_values(values: &[&Tree], null: Null) -> Look {
    let (mut words, mut kinds) = (Vec::new(), Vec::new());
    for value in values {
        let kind = match value {
            Tree::Text(text) => {
                words.push(text.clone());
                JsonKind::String
            }
            Tree::Number(digits) => {
                words.push(digits.clone());
                JsonKind::Number
            }
            Tree::Bool(value) => {
                words.push(value.to_string());
                JsonKind::Boolean
            }
            Tree::List(_) => JsonKind::List,
            Tree::Map(_) => JsonKind::Object,
            Tree::Null => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let is_word = |kind: &JsonKind| !matches!(kind, JsonKind::List | JsonKind::Object);
    if words.len() > FEW {
        words.clear();
    } else {
        kinds.retain(|kind| !is_word(kind));
    }
    Look {
        values: words,
        kinds,
        null,
    }
}

fn of_kind(kind: SchemaType) -> Option<JsonKind> {
    match kind {
        SchemaType::Null => None,
        SchemaType::Boolean => Some(JsonKind::Boolean),
        SchemaType::Integer | SchemaType::Number => Some(JsonKind::Number),
        SchemaType::String => Some(JsonKind::String),
        SchemaType::Array => Some(JsonKind::List),
        SchemaType::Object => Some(JsonKind::Object),
    }
}
