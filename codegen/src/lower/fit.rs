//! An example is held against its schema: where it does not fit, one of the two is wrong.

use std::collections::HashMap;
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::scalar::is_of as is_of_type;
use crate::ir::{FitId, Way};
use crate::openapi::{MediaType, Nodes, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

use super::merged::Merged;
use super::null::is_null;
use super::peeled::{Peeled, peel};
use super::report::Report;
use super::{scalar, way};

/// Examples nested deeper than this are taken as they are.
const DEEPEST: usize = 64;

/// After so many steps an example is let through: alternatives of alternatives can be without end.
const STEPS: usize = 1 << 17;

/// What was looked at, so that nothing is looked at twice.
#[derive(Default)]
pub(super) struct Fitting<'a> {
    /// What was found of the examples of each media type.
    media: HashMap<&'a NodeId, Vec<Option<FitId>>>,
    /// The examples that fit.
    pub(super) fits: Vec<Fit<'a>>,
    merged: HashMap<&'a NodeId, Rc<Merged<'a>>>,
    /// What was found of parts of the example. One that is being looked at fits meanwhile.
    known: HashMap<(*const Schema, *const Tree), bool>,
    /// Steps that are left for the example.
    left: usize,
}

/// An example, and the schema that it is a value of.
pub(super) struct Fit<'a> {
    pub(super) node: &'a NodeId,
    pub(super) schema: &'a Schema,
    pub(super) value: &'a Tree,
}

/// Whether a value is one of a schema, as far as the client knows its keywords.
pub(super) fn fits(nodes: &Nodes, schema: &Schema, value: &Tree) -> bool {
    Fitting::of_one_example().fits(nodes, schema, value)
}

/// Why an example does not fit, and the way to the place where it does not, from its end.
struct Misfit<'a> {
    why: String,
    way: Vec<Step<'a>>,
    schema: &'a NodeId,
}

/// A step from a value to what is in it.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Member(&'a str),
    Element(usize),
}

impl Step<'_> {
    pub(super) fn below(&self, node: &NodeId) -> NodeId {
        match self {
            Self::Member(name) => node.child(name),
            Self::Element(index) => node.index(*index),
        }
    }
}

impl<'a> Fitting<'a> {
    /// To ask of several parts of one example, which share its steps.
    pub(super) fn of_one_example() -> Self {
        Self {
            left: STEPS,
            ..Self::default()
        }
    }

    pub(super) fn fits(&mut self, nodes: &'a Nodes, schema: &'a Schema, value: &'a Tree) -> bool {
        self.fits_at(nodes, schema, value, 0)
    }

    /// Alternatives that lead to the same schema by many ways are looked at once.
    fn fits_at(
        &mut self,
        nodes: &'a Nodes,
        schema: &'a Schema,
        value: &'a Tree,
        depth: usize,
    ) -> bool {
        let pair = (std::ptr::from_ref(schema), std::ptr::from_ref(value));
        if let Some(known) = self.known.get(&pair) {
            return *known;
        }
        self.known.insert(pair, true);
        let fits = self.misfit(nodes, schema, value, depth).is_none();
        self.known.insert(pair, fits);
        fits
    }

    /// Says of each example of a media type where it first differs from its schema, and gives the others a number.
    pub(super) fn look(
        &mut self,
        nodes: &'a Nodes,
        media: &'a MediaType,
        examples: &[(&'a NodeId, &'a Tree)],
        report: &mut Report<'_>,
    ) -> Vec<Option<FitId>> {
        if let Some(found) = self.media.get(&media.id) {
            return found.clone();
        }
        let look = |(node, value): &(_, _)| {
            let schema = media.schema.as_ref()?;
            self.look_at(nodes, schema, (*node, *value), report)
        };
        let found: Vec<_> = examples.iter().map(look).collect();
        self.media.insert(&media.id, found.clone());
        found
    }

    fn look_at(
        &mut self,
        nodes: &'a Nodes,
        schema: &'a Schema,
        (node, value): (&'a NodeId, &'a Tree),
        report: &mut Report<'_>,
    ) -> Option<FitId> {
        self.left = STEPS;
        self.known.clear();
        let Some(misfit) = self.misfit(nodes, schema, value, 0) else {
            self.fits.push(Fit {
                node,
                schema,
                value,
            });
            return Some(FitId(self.fits.len() - 1));
        };
        let way = misfit.way.iter().rev();
        let place = way.fold(node.clone(), |node, step| step.below(&node));
        let message = format!("the example does not fit its schema: {}", misfit.why);
        let diagnostic = Diagnostic::new(Code::Misfit, place.value(), message)
            .note(misfit.schema.key(), "the schema is here");
        report.push(&place, diagnostic);
        None
    }

    fn misfit(
        &mut self,
        nodes: &'a Nodes,
        schema: &'a Schema,
        value: &'a Tree,
        depth: usize,
    ) -> Option<Misfit<'a>> {
        self.left = self.left.saturating_sub(1);
        if depth > DEEPEST || self.left == 0 || schema.boolean.is_some() {
            return None;
        }
        let merged = self.merged(nodes, schema);
        if merged.too_deep || merged.contradiction.is_some() {
            return None;
        }
        if *value == Tree::Null && merged.nullable {
            return None;
        }
        let misfit = |why| Misfit {
            why,
            way: Vec::new(),
            schema: &schema.id,
        };
        if is_null(schema) {
            return Some(misfit(format!("null is wanted, this is {}", value.kind())));
        }
        let wrong = wrong_kind(&merged, value)
            .or_else(|| wrong_value(&merged, value))
            .or_else(|| wrong_format(&merged, value));
        if let Some(why) = wrong {
            return Some(misfit(why));
        }
        for set in &merged.alternatives {
            let mut others = set.iter().filter(|one| !is_null(one));
            let found = match (others.next(), others.next()) {
                // Where null is the only other one, it is clear which is meant.
                (Some(only), None) if *value != Tree::Null => {
                    self.misfit(nodes, only, value, depth + 1)
                }
                _ => {
                    let fits = |one| self.fits_at(nodes, one, value, depth + 1);
                    let none = !set.iter().any(fits);
                    none.then(|| misfit("it is none of the alternatives".to_owned()))
                }
            };
            if found.is_some() {
                return found;
            }
        }
        match value {
            Tree::Map(members) => missing(nodes, &merged, members)
                .or_else(|| forbidden(&merged, members))
                .map(misfit)
                .or_else(|| self.misfit_member(nodes, &merged, members, depth)),
            Tree::List(elements) => {
                let schema = merged.items?;
                elements.iter().enumerate().find_map(|(index, element)| {
                    let found = self.misfit(nodes, schema, element, depth + 1)?;
                    Some(found.below(Step::Element(index)))
                })
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => None,
        }
    }

    fn misfit_member(
        &mut self,
        nodes: &'a Nodes,
        merged: &Merged<'a>,
        members: &'a [(String, Tree)],
        depth: usize,
    ) -> Option<Misfit<'a>> {
        members.iter().find_map(|(name, value)| {
            let schemas = match merged.properties.get(name.as_str()) {
                Some(schemas) => schemas.as_slice(),
                None => merged.rest.as_slice(),
            };
            let found = schemas
                .iter()
                .find_map(|schema| self.misfit(nodes, schema, value, depth + 1))?;
            Some(found.below(Step::Member(name)))
        })
    }

    fn merged(&mut self, nodes: &'a Nodes, schema: &'a Schema) -> Rc<Merged<'a>> {
        let schema = behind(nodes, schema);
        let merged = self
            .merged
            .entry(&schema.id)
            .or_insert_with(|| Rc::new(Merged::of(nodes, &[schema])));
        Rc::clone(merged)
    }
}

/// What a reference without a word leads to: a schema that many refer to is put together once.
fn behind<'a>(nodes: &'a Nodes, schema: &'a Schema) -> &'a Schema {
    match peel(schema) {
        Peeled::Reference(target, false) => nodes.schemas.get(target).unwrap_or(schema),
        Peeled::Reference(_, true) | Peeled::Own(..) => schema,
    }
}

impl<'a> Misfit<'a> {
    fn below(mut self, step: Step<'a>) -> Self {
        self.way.push(step);
        self
    }
}

fn wrong_kind(merged: &Merged<'_>, value: &Tree) -> Option<String> {
    if merged.kinds.is_empty() || merged.kinds.iter().any(|kind| is_of(*kind, value)) {
        return None;
    }
    let kinds: Vec<&str> = merged.kinds.iter().map(|kind| name(*kind)).collect();
    Some(format!(
        "{} is wanted, this is {}",
        kinds.join(" or "),
        value.kind()
    ))
}

fn wrong_value(merged: &Merged<'_>, value: &Tree) -> Option<String> {
    let values = merged.values.as_ref()?;
    let word = word(value)?;
    let listed = values.iter().any(|one| self::word(one) == Some(word));
    (!listed).then(|| format!("`{word}` is not among the values of `enum`"))
}

/// A text that is not as its format wants it, by what clients take for one: dates, times and UUIDs.
fn wrong_format(merged: &Merged<'_>, value: &Tree) -> Option<String> {
    let text = value.as_text()?;
    let ty = scalar::text(merged.format)?;
    let format = merged.format?;
    (!is_of_type(&ty, value)).then(|| format!("`{text}` is not of the format `{format}`"))
}

/// A required member that is not there; which way a body goes is not known here.
fn missing(nodes: &Nodes, merged: &Merged<'_>, members: &[(String, Tree)]) -> Option<String> {
    let goes_one_way = |name: &str| {
        let schemas = merged.properties.get(name);
        schemas.is_some_and(|schemas| way::of(nodes, schemas) != Way::Both)
    };
    let absent = merged.required.iter().find(|required| {
        let there = members.iter().any(|(name, _)| *name == required.name);
        !there && !goes_one_way(&required.name)
    })?;
    Some(format!("`{}` is required and missing", absent.name))
}

/// A member that a part has no word for and does not allow. The parts are held against it one by one, as JSON Schema
/// wants it, so that two that forbid what the other has allow nothing.
fn forbidden(merged: &Merged<'_>, members: &[(String, Tree)]) -> Option<String> {
    let mut closed = merged.closed.iter();
    let named = closed.find_map(|part| {
        let mut names = members.iter().map(|(name, _)| name);
        names.find(|name| !part.properties.contains_key(name.as_str()))
    })?;
    Some(format!(
        "`{named}` is not among the properties, and `additionalProperties` allows no others"
    ))
}

fn is_of(kind: SchemaType, value: &Tree) -> bool {
    match value {
        Tree::Null => kind == SchemaType::Null,
        Tree::Bool(_) => kind == SchemaType::Boolean,
        Tree::Text(_) => kind == SchemaType::String,
        Tree::List(_) => kind == SchemaType::Array,
        Tree::Map(_) => kind == SchemaType::Object,
        Tree::Number(digits) => {
            let whole = !digits.trim_end_matches(".0").contains(['.', 'e', 'E']);
            kind == SchemaType::Number || (kind == SchemaType::Integer && whole)
        }
    }
}

fn name(kind: SchemaType) -> &'static str {
    match kind {
        SchemaType::Null => "null",
        SchemaType::Boolean => "a boolean",
        SchemaType::Integer => "a whole number",
        SchemaType::Number => "a number",
        SchemaType::String => "a text",
        SchemaType::Array => "a list",
        SchemaType::Object => "a map",
    }
}

/// A text or a number as it is written.
fn word(value: &Tree) -> Option<&str> {
    value.as_text().or_else(|| value.as_number())
}
