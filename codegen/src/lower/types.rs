//! Schemas get names of types: each node once, in the order in which it is reached.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::ir::{Item, TypeId};
use crate::naming::{Ident, Named, Scope};
use crate::openapi::{Document, Nodes, Schema};
use crate::source::{NodeId, Sources};

use super::fit::Fitting;
use super::peeled::{Peeled, peel};
use super::report::Report;
use super::usage::{Constants, Made, Source};
use super::{error_bodies, form, names};

pub(super) struct Types<'a> {
    pub(super) document: &'a Document,
    pub(super) report: Report<'a>,
    pub(super) sources: &'a Sources,
    scope: Scope,
    /// Names of components that nothing has led to yet.
    reserved: HashMap<NodeId, Named>,
    slots: Vec<Slot<'a>>,
    /// Types by the node that they are made of.
    known: HashMap<NodeId, TypeId>,
    nullable: HashMap<NodeId, bool>,
    error_bodies: HashSet<&'a NodeId>,
    /// Types with a name and no content yet. A queue, because recursion would follow the document.
    waiting: VecDeque<(TypeId, Vec<&'a Schema>)>,
    pub(super) fitting: Fitting<'a>,
    /// Elements of lists and maps whose types are being found.
    pub(super) elements: Vec<&'a NodeId>,
}

struct Slot<'a> {
    name: Ident,
    node: &'a NodeId,
    inline: bool,
    made: Option<Made>,
}

impl<'a> Types<'a> {
    pub(super) fn new(document: &'a Document, sources: &'a Sources, report: Report<'a>) -> Self {
        Self {
            document,
            report,
            sources,
            scope: Scope::types(),
            reserved: HashMap::new(),
            slots: Vec::new(),
            known: HashMap::new(),
            nullable: HashMap::new(),
            error_bodies: error_bodies::all(document),
            waiting: VecDeque::new(),
            fitting: Fitting::default(),
            elements: Vec::new(),
        }
    }

    pub(super) fn nodes(&self) -> &'a Nodes {
        &self.document.nodes
    }

    /// A component that only refers to another of the same name is that other.
    pub(super) fn forwarded(&self, node: &'a NodeId) -> &'a NodeId {
        let mut at = node;
        let mut seen = vec![at];
        while let Some(schema) = self.nodes().schemas.get(at) {
            let Peeled::Reference(target, false) = peel(schema) else {
                break;
            };
            let same = names::of_node(self.sources, at) == names::of_node(self.sources, target);
            if !same || seen.contains(&target) || !self.nodes().schemas.contains_key(target) {
                break;
            }
            seen.push(target);
            at = target;
        }
        at
    }

    /// The name without an end that repeats what its part is called, where what they give together is free:
    /// `GoneResponse` needs no other word to be one.
    pub(super) fn without<'n>(&self, part: &str, name: &'n str) -> &'n str {
        let short = name.strip_suffix(part).filter(|short| !short.is_empty());
        short.filter(|_| !self.scope.holds(name)).unwrap_or(name)
    }

    /// The type in which a node is written: more stable a name than that of whoever inherits it first.
    pub(super) fn owner(&self, node: &NodeId) -> Option<&str> {
        let mut at = node.pointer.parent();
        while let Some(pointer) = at {
            let id = NodeId {
                file: node.file,
                pointer: pointer.clone(),
            };
            // An alternative that members were spread over is a part of what is declared.
            let known = self.known.get(&id);
            if let Some(known) = known.or_else(|| self.known.get(&names::whole(&id))) {
                return Some(self.slots[known.0].name.plain());
            }
            at = pointer.parent();
        }
        None
    }

    /// Keeps the name that a component has among all.
    pub(super) fn reserve(&mut self, node: &'a NodeId) {
        let target = self.forwarded(node);
        if self.nodes().schemas.contains_key(target) && !self.reserved.contains_key(target) {
            let named = self.scope.name(&names::of_node(self.sources, target));
            self.reserved.insert(target.clone(), named);
        }
    }

    /// A type with a name, whose content is to come.
    pub(super) fn declare(
        &mut self,
        node: &'a NodeId,
        schemas: Vec<&'a Schema>,
        name: &str,
        inline: bool,
    ) -> TypeId {
        let reserved = self.reserved.remove(node);
        let named = reserved.unwrap_or_else(|| self.scope.name(name));
        let name = self.report.ident(named, node);
        let id = TypeId(self.slots.len());
        self.slots.push(Slot {
            name,
            node,
            inline,
            made: None,
        });
        self.known.insert(node.clone(), id);
        self.waiting.push_back((id, schemas));
        id
    }

    pub(super) fn allows_null(&mut self, node: &'a NodeId) -> bool {
        if let Some(known) = self.nullable.get(node) {
            return *known;
        }
        let schema = self.nodes().schemas.get(node);
        let found = schema.and_then(|schema| form::resolved(self.nodes(), schema));
        let nullable = found.is_some_and(|formed| formed.nullable);
        self.nullable.insert(node.clone(), nullable);
        nullable
    }

    /// The type that is made of a node.
    pub(super) fn known(&self, node: &NodeId) -> Option<TypeId> {
        self.known.get(node).copied()
    }

    pub(super) fn name(&self, id: TypeId) -> &Ident {
        &self.slots[id.0].name
    }

    pub(super) fn node(&self, id: TypeId) -> &'a NodeId {
        self.slots[id.0].node
    }

    /// What becomes of the constants of a type.
    pub(super) fn constants(&self, id: TypeId) -> Constants {
        if self.error_bodies.contains(self.node(id)) {
            Constants::Chosen
        } else {
            Constants::Fixed
        }
    }

    /// The next type without a content, and the schemas that it is made of.
    pub(super) fn next(&mut self) -> Option<(TypeId, Vec<&'a Schema>)> {
        self.waiting.pop_front()
    }

    pub(super) fn fill(&mut self, id: TypeId, made: Made) {
        self.slots[id.0].made = Some(made);
    }

    /// All types, where they are written, and the names that are left.
    pub(super) fn take(&mut self) -> (Vec<Item>, Vec<Source>, Scope) {
        let (items, sources) = std::mem::take(&mut self.slots)
            .into_iter()
            .map(|slot| {
                let made = slot
                    .made
                    .expect("every declared type is filled before types are taken");
                (
                    made.item,
                    Source {
                        node: slot.node.clone(),
                        inline: slot.inline,
                        members: made.origins,
                    },
                )
            })
            .unzip();
        let scope = std::mem::replace(&mut self.scope, Scope::types());
        (items, sources, scope)
    }
}
