//! Alternatives that are a part of a schema become alternatives of the schema, beside the members that its
//! other parts have.

use std::collections::{HashMap, HashSet};

use crate::openapi::{Discriminator, Document, Schema};
use crate::source::NodeId;

use super::objects::{self, is_choice};
use super::peeled::{Peeled, has_structure, peel};
use super::visit;

/// Parts of parts of parts are looked at so far.
const DEEPEST: usize = 16;

/// So many schemas are copied at most, those in them included: choices of choices can grow with each pass. What is left
/// then is told as a combination without a form.
const MOST: usize = 1 << 12;

/// What a schema has apart from its alternatives is found at this place below it.
const BASE: &str = "base";

/// Alternatives that others have as a part.
struct Choice {
    one_of: Vec<Schema>,
    discriminator: Option<Discriminator>,
    /// What stands beside them, where something does.
    base: Option<Schema>,
    /// How many schemas the alternatives are, with those in them.
    size: usize,
}

type Choices = HashMap<NodeId, Choice>;

/// Where exactly one part of a schema is a choice, and others say what all alternatives have.
pub(super) fn up(document: &mut Document, objects: &HashSet<NodeId>) {
    let mut budget = MOST;
    // What was lifted may be a part of others.
    for _ in 0..DEEPEST {
        let choices = choices(document, objects);
        let mut lift = Lift {
            objects,
            choices: &choices,
            bases: HashSet::new(),
            budget,
            changed: false,
        };
        visit::each(document, &mut |schema| lift.all(schema));
        let bases = lift.bases;
        budget = lift.budget;
        for id in bases {
            let base = choices.get(&id).and_then(|choice| choice.base.clone());
            let schemas = &mut document.nodes.schemas;
            schemas.extend(base.map(|base| (base.id.clone(), base)));
        }
        if !lift.changed {
            return;
        }
    }
}

fn choices(document: &mut Document, objects: &HashSet<NodeId>) -> Choices {
    let parts = objects::inherited(document);
    let found = parts.into_iter().filter_map(|id| {
        let Peeled::Own(schema, false) = peel(document.nodes.schemas.get(&id)?) else {
            return None;
        };
        if !is_choice(schema, objects) {
            return None;
        }
        let mut base = schema.clone();
        base.id = id.child(BASE);
        let (one_of, discriminator) = taken(&mut base);
        let base = (has_structure(&base) || base.reference.is_some() || !base.all_of.is_empty())
            .then_some(base);
        let choice = Choice {
            size: one_of.iter().map(visit::size).sum(),
            one_of,
            discriminator,
            base,
        };
        Some((id, choice))
    });
    found.collect()
}

/// The alternatives, which are then no longer in the schema.
fn taken(schema: &mut Schema) -> (Vec<Schema>, Option<Discriminator>) {
    let mut one_of = std::mem::take(&mut schema.one_of);
    one_of.append(&mut schema.any_of);
    (one_of, schema.discriminator.take())
}

struct Lift<'c> {
    objects: &'c HashSet<NodeId>,
    choices: &'c Choices,
    /// Whose base is referred to.
    bases: HashSet<NodeId>,
    /// How many schemas may still be copied.
    budget: usize,
    changed: bool,
}

/// Where in a schema a choice is.
#[derive(Clone, Copy)]
enum At {
    /// What it refers to itself.
    Reference,
    Part(usize),
}

impl Lift<'_> {
    fn all(&mut self, schema: &mut Schema) {
        for part in &mut schema.all_of {
            self.all(part);
        }
        for inner in visit::inside(schema) {
            self.all(inner);
        }
        self.leave_lists(schema);
        let is_free = schema.one_of.is_empty() && schema.any_of.is_empty();
        if let Some(at) = self.only(schema).filter(|_| is_free)
            && has_more(schema, at)
            && self.affords(schema, at)
        {
            self.changed = true;
            self.lift(schema, at);
        }
    }

    /// A schema that is one of the alternatives that it has as a part has what stands beside them, and is
    /// not the choice again.
    fn leave_lists(&mut self, schema: &mut Schema) {
        let own = schema.id.clone();
        for part in &mut schema.all_of {
            if let Some(id) = self.referred(part)
                && lists(&self.choices[&id], &own)
                && self.choices[&id].base.is_some()
            {
                self.changed = true;
                *part = self.base(&id, part.id.clone());
            }
        }
    }

    /// The only choice among the parts.
    fn only(&self, schema: &Schema) -> Option<At> {
        let mut found = schema
            .all_of
            .iter()
            .enumerate()
            .filter(|(_, part)| self.is_choice(part, &schema.id))
            .map(|(index, _)| At::Part(index))
            .chain(
                self.referred(schema)
                    .filter(|id| !self.leads_back(id, &schema.id))
                    .map(|_| At::Reference),
            );
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    fn is_choice(&self, part: &Schema, own: &NodeId) -> bool {
        match self.referred(part) {
            Some(id) => !self.leads_back(&id, own),
            None => part.reference.is_none() && is_choice(part, self.objects),
        }
    }

    /// Whether a schema is one of the alternatives, or stands in one, be it a copy: it would get itself once more, for
    /// ever.
    fn leads_back(&self, id: &NodeId, own: &NodeId) -> bool {
        let choice = &self.choices[id];
        lists(choice, own) || stands_in(own, id) || choice.one_of.iter().any(|one| holds(one, own))
    }

    /// Takes what the alternatives are from what may be copied.
    fn affords(&mut self, schema: &Schema, at: At) -> bool {
        let size = self
            .referred_at(schema, at)
            .map_or(0, |id| self.choices[&id].size);
        let rest = self.budget.checked_sub(size);
        self.budget = rest.unwrap_or(self.budget);
        rest.is_some()
    }

    fn referred_at(&self, schema: &Schema, at: At) -> Option<NodeId> {
        match at {
            At::Reference => self.referred(schema),
            At::Part(index) => self.referred(&schema.all_of[index]),
        }
    }

    /// The choice that a schema refers to.
    fn referred(&self, schema: &Schema) -> Option<NodeId> {
        let target = &schema.reference.as_ref()?.target;
        self.choices.contains_key(target).then(|| target.clone())
    }

    fn lift(&mut self, schema: &mut Schema, at: At) {
        let own = schema.id.clone();
        let referred = self.referred_at(schema, at);
        let (one_of, discriminator) = match (&referred, at) {
            (Some(id), _) => {
                let choice = &self.choices[id];
                (placed(&choice.one_of, &own), choice.discriminator.clone())
            }
            (None, At::Part(index)) => taken(&mut schema.all_of[index]),
            (None, At::Reference) => return,
        };
        schema.one_of = one_of;
        schema.discriminator = schema.discriminator.take().or(discriminator);
        let Some(id) = referred else { return };
        let base = self.choices[&id].base.is_some();
        match at {
            At::Reference => {
                let base = base.then(|| self.base(&id, own));
                schema.reference = base.and_then(|base| base.reference);
            }
            At::Part(index) => {
                let place = schema.all_of[index].id.clone();
                let base = base.then(|| self.base(&id, place));
                schema.all_of.splice(index..=index, base);
            }
        }
    }

    fn base(&mut self, choice: &NodeId, at: NodeId) -> Schema {
        self.bases.insert(choice.clone());
        Schema::reference(at, choice.child(BASE))
    }
}

/// Whether a schema is one of the alternatives, or a part of one.
fn lists(choice: &Choice, own: &NodeId) -> bool {
    choice.one_of.iter().any(|one| is_made_of(one, own))
}

fn is_made_of(schema: &Schema, target: &NodeId) -> bool {
    let refers = schema.reference.iter().any(|to| to.target == *target);
    refers || schema.all_of.iter().any(|part| is_made_of(part, target))
}

/// Whether a schema is in another, wherever it was written.
fn holds(schema: &Schema, own: &NodeId) -> bool {
    schema.id == *own || visit::below(schema).any(|inner| holds(inner, own))
}

fn stands_in(inner: &NodeId, outer: &NodeId) -> bool {
    let around = std::iter::successors(Some(&inner.pointer), |pointer| pointer.parent());
    inner.file == outer.file && around.into_iter().any(|pointer| *pointer == outer.pointer)
}

/// The alternatives at another place.
fn placed(one_of: &[Schema], at: &NodeId) -> Vec<Schema> {
    let at = at.child("oneOf");
    let placed = one_of.iter().enumerate().map(|(index, one)| Schema {
        id: at.child(&index.to_string()),
        ..one.clone()
    });
    placed.collect()
}

/// Whether a schema says more than the choice.
fn has_more(schema: &Schema, at: At) -> bool {
    let part = match at {
        At::Reference => None,
        At::Part(index) => Some(index),
    };
    let mut others = schema.all_of.iter().enumerate();
    has_structure(schema)
        || (schema.reference.is_some() && part.is_some())
        || others.any(|(index, other)| {
            let says = has_structure(other) || other.reference.is_some();
            Some(index) != part && (says || !other.all_of.is_empty())
        })
}
