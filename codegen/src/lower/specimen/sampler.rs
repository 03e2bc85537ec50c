//! A schema becomes values of it, the same for the same seed.

use std::collections::HashMap;
use std::rc::Rc;

use crate::ir::{Role, Way};
use crate::lower::merged::Merged;
use crate::lower::{fit, way};
use crate::openapi::{Discriminator, Nodes, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

use super::chance::Chance;
use super::{course, scalars};

/// Deeper than this only what is required is filled in.
const DEEP: usize = 6;

/// Deeper than this there is no value.
const DEEPEST: usize = 24;

/// After so many values only what is required is filled in.
const MANY: usize = 600;

/// After so many tries there is no value: what is required may hold others more often than any memory has room for.
const MOST: usize = 20_000;

/// How much of what may be there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Least,
    Most,
    Some,
    /// Everything, and the examples of schemas where they have any.
    Examples,
}

pub(super) struct Sampler<'d> {
    nodes: &'d Nodes,
    merged: HashMap<&'d NodeId, Rc<Merged<'d>>>,
    role: &'d Role,
    fill: Fill,
    chance: Chance,
    /// Values made so far.
    made: usize,
    /// And those that came to nothing.
    tried: usize,
}

impl<'d> Sampler<'d> {
    pub(super) fn new(nodes: &'d Nodes, role: &'d Role) -> Self {
        Self {
            nodes,
            merged: HashMap::new(),
            role,
            fill: Fill::Least,
            chance: Chance::of(0),
            made: 0,
            tried: 0,
        }
    }

    /// A value; nothing when there is none that ends.
    pub(super) fn sample(&mut self, schema: &'d Schema, fill: Fill, seed: u64) -> Option<Tree> {
        self.fill = fill;
        self.chance = Chance::of(seed);
        self.made = 0;
        self.tried = 0;
        self.value(schema, 0)
    }

    fn value(&mut self, schema: &'d Schema, depth: usize) -> Option<Tree> {
        if let Some(anything) = schema.boolean {
            return anything.then(|| scalars::anything(&mut self.chance));
        }
        if let Some(example) = self.example(schema) {
            return Some(example);
        }
        let nodes = self.nodes;
        let merged = self
            .merged
            .entry(&schema.id)
            .or_insert_with(|| Rc::new(Merged::of(nodes, &[schema])));
        let merged = Rc::clone(merged);
        self.of(&merged, depth)
    }

    /// What the schema, or the one that it refers to, has as an example of itself.
    fn example(&self, schema: &'d Schema) -> Option<Tree> {
        if self.fill != Fill::Examples {
            return None;
        }
        let mut at = schema;
        for _ in 0..DEEPEST {
            let fits = |value: &&Tree| {
                fit::fits(self.nodes, schema, value)
                    && course::keeps(self.nodes, self.role, schema, value)
            };
            if let Some(example) = at.examples.iter().find(fits) {
                return Some(example.clone());
            }
            at = self.nodes.schemas.get(&at.reference.as_ref()?.target)?;
        }
        None
    }

    fn of(&mut self, merged: &Merged<'d>, depth: usize) -> Option<Tree> {
        self.made += 1;
        self.tried += 1;
        let impossible =
            merged.contradiction.is_some() || merged.own_part.is_some() || merged.too_deep;
        if depth > DEEPEST || self.tried > MOST || impossible {
            return None;
        }
        // A request without a body is none.
        let is_body = depth == 0 && *self.role == Role::Request;
        if merged.nullable && !is_body && self.is_left_out(depth) {
            return Some(Tree::Null);
        }
        if let Some(values) = &merged.values {
            return self.chance.one_of(values).map(|value| (*value).clone());
        }
        if merged.alternatives.is_empty() {
            // Which values the tag has stands in those that inherit this.
            return match merged.discriminator {
                Some(_) => None,
                None => self.plain(merged, depth),
            };
        }
        self.of_alternatives(merged, depth)
    }

    fn of_alternatives(&mut self, merged: &Merged<'d>, depth: usize) -> Option<Tree> {
        let has_own = !merged.properties.is_empty() || !merged.required.is_empty();
        let mut value = if has_own {
            Some(self.plain(merged, depth)?)
        } else {
            None
        };
        for set in &merged.alternatives {
            let chosen = self.chance.one_of(set)?;
            let one = self.value(chosen, depth + 1)?;
            value = Some(match (value, one) {
                (Some(Tree::Map(own)), Tree::Map(others)) => Tree::Map(joined(own, others)),
                (_, one) => one,
            });
            if let (Some(Tree::Map(members)), Some(tag)) = (&mut value, merged.discriminator) {
                let wire = self.tag_value(tag, chosen)?;
                let own = std::mem::take(members);
                *members = joined(own, vec![(tag.property.clone(), wire)]);
            }
        }
        value
    }

    /// The value of a tag for one alternative: as mapped, else the first that its own member may have, else its name.
    fn tag_value(&self, tag: &Discriminator, chosen: &'d Schema) -> Option<Tree> {
        let reference = chosen.reference.as_ref()?;
        let mut mapping = tag.mapping.iter();
        if let Some((wire, _)) = mapping.find(|(_, of)| of.target == reference.target) {
            return Some(Tree::Text(wire.clone()));
        }
        let variant = Merged::of(self.nodes, &[chosen]);
        let own = variant.properties.get(tag.property.as_str());
        let values = own.and_then(|schemas| Merged::of(self.nodes, schemas).values);
        match values.as_deref() {
            Some([only]) => Some((*only).clone()),
            Some(_) | None => Some(Tree::Text(last(&reference.target))),
        }
    }

    /// Without its alternatives.
    fn plain(&mut self, merged: &Merged<'d>, depth: usize) -> Option<Tree> {
        let Some(kind) = self.chance.one_of(&merged.kinds).copied() else {
            // Nothing but null is said of it.
            return Some(if merged.nullable {
                Tree::Null
            } else {
                scalars::anything(&mut self.chance)
            });
        };
        match kind {
            SchemaType::Object => self.object(merged, depth),
            SchemaType::Array => Some(self.list(merged, depth)),
            SchemaType::Null
            | SchemaType::Boolean
            | SchemaType::Integer
            | SchemaType::Number
            | SchemaType::String => Some(scalars::of(kind, merged.format, &mut self.chance)),
        }
    }

    fn object(&mut self, merged: &Merged<'d>, depth: usize) -> Option<Tree> {
        let mut members = Vec::new();
        for (name, schemas) in &merged.properties {
            let required = merged.required.iter().any(|one| one.name == *name);
            let gone = match self.role {
                Role::Answer { .. } => Way::Requests,
                Role::Request => Way::Answers,
            };
            let gone = way::of(self.nodes, schemas) == gone;
            if gone || (!required && self.is_left_out(depth)) {
                continue;
            }
            let before = self.made;
            match self.member(schemas, depth + 1) {
                Some(value) => members.push(((*name).to_owned(), value)),
                None if required => return None,
                None => self.made = before,
            }
        }
        // A member that nothing describes is not modelled, which a warning said.
        let undescribed = |name: &str| !merged.properties.contains_key(name);
        if merged.required.iter().any(|one| undescribed(&one.name)) {
            return None;
        }
        if let Some(rest) = merged.rest.filter(|_| !self.is_left_out(depth)) {
            let names = ["other", "an Öther/~\"name\""];
            let free = names
                .into_iter()
                .filter(|name| !merged.properties.contains_key(name));
            for name in free {
                if let Some(value) = self.value(rest, depth + 1) {
                    members.push((name.to_owned(), value));
                }
            }
        }
        Some(Tree::Map(members))
    }

    fn member(&mut self, schemas: &[&'d Schema], depth: usize) -> Option<Tree> {
        match schemas {
            [one] => self.value(one, depth),
            several => {
                let example = several.iter().find_map(|one| self.example(one));
                let merged = Merged::of(self.nodes, several);
                example.or_else(|| self.of(&merged, depth))
            }
        }
    }

    fn list(&mut self, merged: &Merged<'d>, depth: usize) -> Tree {
        let mut elements = Vec::new();
        for _ in 0..2 {
            if self.is_left_out(depth) {
                break;
            }
            match merged.items {
                Some(items) => elements.extend(self.value(items, depth + 1)),
                None => elements.push(scalars::anything(&mut self.chance)),
            }
        }
        Tree::List(elements)
    }

    /// Whether something that need not be there is not.
    fn is_left_out(&mut self, depth: usize) -> bool {
        if depth > DEEP || self.made > MANY {
            return true;
        }
        match self.fill {
            Fill::Least => true,
            Fill::Most | Fill::Examples => false,
            Fill::Some => self.chance.below(2) == 0,
        }
    }
}

/// Members, each once; the later one counts.
fn joined(own: Vec<(String, Tree)>, others: Vec<(String, Tree)>) -> Vec<(String, Tree)> {
    let mut members = own;
    for (name, value) in others {
        match members.iter_mut().find(|(before, _)| *before == name) {
            Some((_, before)) => *before = value,
            None => members.push((name, value)),
        }
    }
    members
}

/// The last step of a pointer: the component's name.
fn last(node: &NodeId) -> String {
    let tokens = node.pointer.tokens();
    tokens.last().map_or_else(String::new, ToString::to_string)
}
