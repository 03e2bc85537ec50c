//! A schema and everything that `allOf` and `$ref` put under it become one list of keywords.

mod flat;

use indexmap::IndexMap;

use crate::openapi::{Discriminator, Nodes, Required, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

use super::peeled::{Peeled, peel};

use self::flat::Flat;

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
    /// The parts that forbid members with other names than their own.
    pub(super) closed: Vec<&'d Schema>,
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
    /// What holds under a condition, where its members are not among the properties.
    pub(super) unkept: Option<&'d Schema>,
    /// A member that is another under another condition.
    pub(super) mixed: Option<&'d Schema>,
}

impl<'d> Merged<'d> {
    pub(super) fn of(nodes: &'d Nodes, roots: &[&'d Schema]) -> Self {
        let mut flat = Flat::new(nodes);
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
            closed: Vec::new(),
            keeps_rest: false,
            items: None,
            alternatives: Vec::new(),
            discriminator: None,
            contradiction: None,
            own_part: flat.own_part,
            too_deep: flat.too_deep,
            unkept: None,
            mixed: None,
        };
        let mut kind_from = None;
        for part in &flat.parts {
            merged.narrow(part, &mut kind_from);
            merged.take(part);
        }
        // A schema that inherits from one that lists it as an alternative is not that list again.
        merged.alternatives.retain(|set| !names_any(set, roots));
        merged.take_branches(&flat.under_conditions());
        if merged.kinds.is_empty() {
            merged.kinds.extend(implied_kind(&merged));
        }
        merged
    }

    /// The members that a value must have, in the order of the document.
    pub(super) fn needed(&self) -> Vec<String> {
        let described = self.properties.keys();
        let names = described.filter(|name| self.required.iter().any(|word| word.name == **name));
        names.map(|name| (*name).to_owned()).collect()
    }

    /// Whether members with other names may be there, and are not kept.
    pub(super) fn drops_others(&self) -> bool {
        self.written_rest.is_none() && !self.keeps_rest
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
        match part.additional_properties.as_deref() {
            Some(forbidden) if forbidden.boolean == Some(false) => self.closed.push(part),
            rest => self.rest = self.rest.or(rest),
        }
        self.items = part.items.as_deref().or(self.items);
        self.alternatives.extend(
            [part.one_of.as_slice(), part.any_of.as_slice()]
                .into_iter()
                .filter(|set| !set.is_empty()),
        );
        self.discriminator = self.discriminator.or(part.discriminator.as_ref());
    }

    /// Takes the members that only conditions describe. What differs by condition is kept as it comes.
    fn take_branches(&mut self, branches: &[&'d Schema]) {
        let mut added: IndexMap<&str, Option<&Schema>> = IndexMap::new();
        for (name, schema) in branches.iter().flat_map(|branch| &branch.properties) {
            if self.properties.contains_key(name.as_str()) {
                continue;
            }
            let known = added.entry(name).or_insert(Some(schema));
            if !known.is_some_and(|before| alike(before, schema)) {
                *known = None;
                self.mixed = self.mixed.or(Some(schema));
            }
        }
        if added.is_empty() {
            return;
        }
        // Members beside alternatives belong to each of these, which they were given where that is known.
        if !self.alternatives.is_empty() && self.properties.is_empty() {
            self.unkept = branches.first().copied();
            return;
        }
        for (name, schema) in added {
            match schema {
                Some(schema) => {
                    self.properties.insert(name, vec![schema]);
                }
                None => self.keeps_rest = true,
            }
        }
    }
}

/// Whether two schemas say the same of a member: one text is like another, whatever their words.
fn alike(one: &Schema, other: &Schema) -> bool {
    let target = |schema: &Schema| schema.reference.as_ref().map(|to| to.target.clone());
    let is_plain = |schema: &Schema| {
        schema.enumeration.is_none()
            && schema.constant.is_none()
            && schema.items.is_none()
            && schema.properties.is_empty()
            && schema.additional_properties.is_none()
            && schema.all_of.is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
    };
    is_plain(one)
        && is_plain(other)
        && one.types == other.types
        && one.format == other.format
        && target(one) == target(other)
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

/// Whether one of the alternatives refers to such a schema, or is it.
fn names_any(set: &[Schema], roots: &[&Schema]) -> bool {
    let is = |member: &Schema, root: &Schema| match peel(member) {
        Peeled::Reference(target, _) => *target == root.id,
        Peeled::Own(inner, _) => inner.id == root.id,
    };
    let refers = |member: &Schema, root: &Schema| {
        let mut reference = member.reference.iter();
        reference.any(|reference| reference.target == root.id)
    };
    set.iter().any(|member| {
        let mut roots = roots.iter();
        roots.any(|root| refers(member, root) || is(member, root))
    })
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
