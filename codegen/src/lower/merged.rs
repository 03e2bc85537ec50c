//! A schema and everything that `allOf` and `$ref` put under it become one list of keywords.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::openapi::{Discriminator, Nodes, Required, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

/// Inheritance deeper than this is left alone: it keeps the stack small on a hostile document.
const DEEPEST: usize = 200;

#[derive(Clone)]
pub(super) struct Merged<'d> {
    /// Without null; empty when nothing says it.
    pub(super) kinds: Vec<SchemaType>,
    pub(super) nullable: bool,
    pub(super) format: Option<&'d str>,
    /// From `enum` or `const`, without null.
    pub(super) values: Option<Vec<&'d Tree>>,
    /// What the document calls these values, if it does.
    pub(super) value_names: &'d [String],
    /// Every description of a member, the most general first.
    pub(super) properties: IndexMap<&'d str, Vec<&'d Schema>>,
    pub(super) required: Vec<&'d Required>,
    /// `additionalProperties`, unless it is `false`.
    pub(super) rest: Option<&'d Schema>,
    /// `additionalProperties`, even if it is `false`.
    written_rest: Option<&'d Schema>,
    /// Members with other names are kept whatever they are.
    pub(super) keeps_rest: bool,
    pub(super) items: Option<&'d Schema>,
    /// Each `oneOf` and `anyOf`.
    pub(super) alternatives: Vec<&'d [Schema]>,
    pub(super) discriminator: Option<&'d Discriminator>,
    /// Two parts that no value can satisfy together.
    pub(super) contradiction: Option<(&'d Schema, &'d Schema)>,
    /// What leads back to a schema by its own `allOf`.
    pub(super) own_part: Option<&'d NodeId>,
    /// Something is inherited deeper than is followed.
    pub(super) too_deep: bool,
}

impl<'d> Merged<'d> {
    pub(super) fn of(nodes: &'d Nodes, roots: &[&'d Schema]) -> Self {
        let mut flat = Flat {
            nodes,
            parts: Vec::new(),
            seen: HashSet::new(),
            open: Vec::new(),
            own_part: None,
            too_deep: false,
        };
        for root in roots {
            flat.add(root, 0);
        }
        let mut merged = Self {
            kinds: Vec::new(),
            nullable: is_nullable(roots, &flat.parts),
            format: None,
            values: None,
            value_names: &[],
            properties: IndexMap::new(),
            required: Vec::new(),
            rest: None,
            written_rest: None,
            keeps_rest: false,
            items: None,
            alternatives: Vec::new(),
            discriminator: None,
            contradiction: None,
            own_part: flat.own_part,
            too_deep: flat.too_deep,
        };
        let mut kind_from = None;
        for part in flat.parts {
            merged.narrow(part, &mut kind_from);
            merged.take(part);
        }
        if merged.kinds.is_empty() {
            merged.kinds.extend(implied_kind(&merged));
        }
        // A schema that inherits from one that lists it as an alternative is not that list again.
        merged.alternatives.retain(|set| !names_any(set, roots));
        merged
    }

    fn narrow(&mut self, part: &'d Schema, kind_from: &mut Option<&'d Schema>) {
        let own = written_kinds(part);
        let Some(before) = *kind_from else {
            if !own.is_empty() {
                *kind_from = Some(part);
                self.kinds = own;
            }
            return;
        };
        if own.is_empty() {
            return;
        }
        let both: Vec<_> = self
            .kinds
            .iter()
            .filter_map(|kind| common(*kind, &own))
            .collect();
        if both.is_empty() {
            self.contradiction = self.contradiction.or(Some((before, part)));
        } else {
            self.kinds = both;
        }
    }

    fn take(&mut self, part: &'d Schema) {
        self.format = part.format.as_deref().or(self.format);
        if let Some(values) = values(part) {
            self.nullable |= values.contains(&&Tree::Null);
            self.value_names = &part.value_names;
            self.values = Some(
                values
                    .into_iter()
                    .filter(|value| **value != Tree::Null)
                    .collect(),
            );
        }
        for (name, schema) in &part.properties {
            self.properties.entry(name).or_default().push(schema);
        }
        self.required.extend(&part.required);
        self.written_rest = self.written_rest.or(part.additional_properties.as_deref());
        let rest = part
            .additional_properties
            .as_deref()
            .filter(|schema| schema.boolean != Some(false));
        self.rest = self.rest.or(rest);
        self.items = part.items.as_deref().or(self.items);
        self.alternatives.extend(
            [part.one_of.as_slice(), part.any_of.as_slice()]
                .into_iter()
                .filter(|set| !set.is_empty()),
        );
        self.discriminator = self.discriminator.or(part.discriminator.as_ref());
    }
}

/// What a schema is built from, the most general part first, each part once.
struct Flat<'d> {
    nodes: &'d Nodes,
    parts: Vec<&'d Schema>,
    seen: HashSet<&'d NodeId>,
    /// Those of them whose parts are being looked at.
    open: Vec<&'d NodeId>,
    own_part: Option<&'d NodeId>,
    too_deep: bool,
}

impl<'d> Flat<'d> {
    fn add(&mut self, schema: &'d Schema, depth: usize) {
        if depth > DEEPEST {
            self.too_deep = true;
            return;
        }
        if !self.seen.insert(&schema.id) {
            return;
        }
        self.open.push(&schema.id);
        if let Some(reference) = &schema.reference
            && let Some(target) = self.nodes.schemas.get(&reference.target)
        {
            if self.open.contains(&&target.id) {
                self.own_part = Some(&schema.id);
            }
            self.add(target, depth + 1);
        }
        for part in &schema.all_of {
            self.add(part, depth + 1);
        }
        self.open.pop();
        self.parts.push(schema);
    }
}

/// Null is allowed where the outermost schema says so, or where every part with a type does.
fn is_nullable(roots: &[&Schema], parts: &[&Schema]) -> bool {
    let allows_null = |schema: &Schema| schema.types.contains(&SchemaType::Null);
    let mut typed = parts
        .iter()
        .filter(|part| !part.types.is_empty())
        .peekable();
    roots.iter().any(|root| allows_null(root))
        || (typed.peek().is_some() && typed.all(|part| allows_null(part)))
}

fn names_any(set: &[Schema], roots: &[&Schema]) -> bool {
    set.iter()
        .filter_map(|member| member.reference.as_ref())
        .any(|reference| roots.iter().any(|root| root.id == reference.target))
}

fn values(schema: &Schema) -> Option<Vec<&Tree>> {
    match (&schema.constant, &schema.enumeration) {
        (Some(constant), _) => Some(vec![constant]),
        (None, Some(values)) => Some(values.iter().collect()),
        (None, None) => None,
    }
}

fn written_kinds(schema: &Schema) -> Vec<SchemaType> {
    let kinds = schema.types.iter().copied();
    kinds.filter(|kind| *kind != SchemaType::Null).collect()
}

/// Without a type, keywords that only objects or only lists have say which it is.
fn implied_kind(merged: &Merged<'_>) -> Option<SchemaType> {
    if !merged.properties.is_empty() || !merged.required.is_empty() || merged.written_rest.is_some()
    {
        Some(SchemaType::Object)
    } else if merged.items.is_some() {
        Some(SchemaType::Array)
    } else {
        None
    }
}

fn common(kind: SchemaType, others: &[SchemaType]) -> Option<SchemaType> {
    if others.contains(&kind) {
        return Some(kind);
    }
    let integer = (kind == SchemaType::Integer && others.contains(&SchemaType::Number))
        || (kind == SchemaType::Number && others.contains(&SchemaType::Integer));
    integer.then_some(SchemaType::Integer)
}
