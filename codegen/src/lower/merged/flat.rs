//! A schema becomes the parts that it is built from.

use std::collections::HashSet;

use crate::openapi::{Nodes, Schema};
use crate::source::NodeId;

/// Inheritance deeper than this is left alone: it keeps the stack small on a hostile document.
const DEEPEST: usize = 200;

/// What a schema is built from, the most general part first, each part once.
pub(super) struct Flat<'d> {
    nodes: &'d Nodes,
    pub(super) parts: Vec<&'d Schema>,
    seen: HashSet<&'d NodeId>,
    /// Those of them whose parts are being looked at.
    open: Vec<&'d NodeId>,
    pub(super) own_part: Option<&'d NodeId>,
    pub(super) too_deep: bool,
}

impl<'d> Flat<'d> {
    pub(super) fn new(nodes: &'d Nodes) -> Self {
        Self {
            nodes,
            parts: Vec::new(),
            seen: HashSet::new(),
            open: Vec::new(),
            own_part: None,
            too_deep: false,
        }
    }

    pub(super) fn add(&mut self, schema: &'d Schema, depth: usize) {
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

    /// The parts that only hold under a condition, the conditions in them included.
    pub(super) fn under_conditions(&mut self) -> Vec<&'d Schema> {
        let own = self.parts.len();
        let mut next = 0;
        while let Some(part) = self.parts.get(next).copied() {
            for branch in &part.branches {
                self.add(branch, 0);
            }
            next += 1;
        }
        self.parts.split_off(own)
    }
}
