//! Schemas become types: each node once, named in the order in which it is reached.

use std::collections::{HashMap, VecDeque};

use crate::ir::{Item, Type, TypeId};
use crate::naming::{Ident, Named, Scope};
use crate::openapi::{Document, Nodes, Schema};
use crate::source::{NodeId, Sources};

use super::fit::Fitting;
use super::form::{self, Form, Formed, Peeled, has_structure, peel};
use super::report::Report;
use super::usage::{Hint, Made, Source, Usage};
use super::{item, names};

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
    /// Types with a name and no content yet. A queue, because recursion would follow the document.
    waiting: VecDeque<(TypeId, Vec<&'a Schema>)>,
    pub(super) fitting: Fitting<'a>,
    /// Elements of lists and maps whose types are being found.
    pub(super) elements: Vec<&'a NodeId>,
}

/// Which components of the root have a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Components {
    All,
    /// Those that an operation leads to, by the names that they have among all.
    Reached,
}

struct Slot<'a> {
    name: Ident,
    node: &'a NodeId,
    inline: bool,
    made: Option<Made>,
}

impl<'a> Types<'a> {
    pub(super) fn new(
        document: &'a Document,
        components: Components,
        sources: &'a Sources,
        report: Report<'a>,
    ) -> Self {
        let mut types = Self {
            document,
            report,
            sources,
            scope: Scope::types(),
            reserved: HashMap::new(),
            slots: Vec::new(),
            known: HashMap::new(),
            nullable: HashMap::new(),
            waiting: VecDeque::new(),
            fitting: Fitting::default(),
            elements: Vec::new(),
        };
        for (_, node) in &document.component_schemas {
            match components {
                Components::All => {
                    let _ = types.reference(node);
                }
                Components::Reached => types.reserve(node),
            }
        }
        types
    }

    pub(super) fn nodes(&self) -> &'a Nodes {
        &self.document.nodes
    }

    /// The type of a schema where it stands.
    pub(super) fn usage(&mut self, schema: &'a Schema, hint: Hint<'_>) -> Usage {
        let formed = form::of(self.nodes(), schema);
        self.usage_of_form(&formed, vec![schema], hint)
    }

    /// The type of what several parts of an `allOf` say about one member.
    pub(super) fn usage_of_all(&mut self, schemas: &[&'a Schema], hint: Hint<'_>) -> Usage {
        let mut telling: Vec<&Schema> = Vec::new();
        for schema in schemas {
            let tells =
                has_structure(schema) || schema.reference.is_some() || !schema.all_of.is_empty();
            if tells && !telling.iter().any(|other| same_reference(other, schema)) {
                telling.push(schema);
            }
        }
        match telling.as_slice() {
            [] => Usage {
                ty: Type::Json,
                nullable: false,
            },
            [only] => self.usage(only, hint),
            [.., last] => {
                let formed = form::of_all(self.nodes(), &telling);
                match formed.form {
                    // Texts and lists are not merged: the part that inherits says it most exactly.
                    Form::Text | Form::TextFrom(_) | Form::List(_) | Form::Union(..) => {
                        self.usage(last, hint)
                    }
                    Form::Reference(_)
                    | Form::Record(_)
                    | Form::Choice(..)
                    | Form::Codes(..)
                    | Form::Kinds(..)
                    | Form::Map(_)
                    | Form::Scalar(_) => self.usage_of_form(&formed, telling, hint),
                }
            }
        }
    }

    /// The type of what a reference leads to; free JSON when it leads nowhere, which was reported.
    pub(super) fn reference(&mut self, node: &'a NodeId) -> Usage {
        let target = self.forwarded(node);
        let Some(schema) = self.nodes().schemas.get(target) else {
            return Usage {
                ty: Type::Json,
                nullable: false,
            };
        };
        let ty = if let Some(id) = self.known.get(target) {
            *id
        } else {
            let name = names::of_node(self.sources, target);
            self.declare(target, vec![schema], &name, false)
        };
        Usage {
            ty: Type::Named(ty),
            nullable: self.allows_null(target),
        }
    }

    /// A component that only refers to another of the same name is that other.
    fn forwarded(&self, node: &'a NodeId) -> &'a NodeId {
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

    fn usage_of_form(
        &mut self,
        formed: &Formed<'a>,
        schemas: Vec<&'a Schema>,
        hint: Hint<'_>,
    ) -> Usage {
        let nullable = formed.nullable;
        match &formed.form {
            Form::Record(_)
            | Form::Choice(..)
            | Form::Codes(..)
            | Form::Union(..)
            | Form::Kinds(..)
            | Form::TextFrom(_) => Usage {
                ty: Type::Named(self.inline(schemas, hint)),
                nullable,
            },
            Form::Reference(target) => {
                let used = self.reference(target);
                Usage {
                    nullable: nullable || used.nullable,
                    ..used
                }
            }
            Form::Text | Form::List(_) | Form::Map(_) | Form::Scalar(_) => {
                item::remark(&mut self.report, formed);
                Usage {
                    ty: item::unnamed(self, &formed.form, hint),
                    nullable,
                }
            }
        }
    }

    /// The name without an end that repeats what its part is called, where what they give together is free:
    /// `GoneResponse` needs no other word to be one.
    pub(super) fn without<'n>(&self, part: &str, name: &'n str) -> &'n str {
        let short = name.strip_suffix(part).filter(|short| !short.is_empty());
        short.filter(|_| !self.scope.holds(name)).unwrap_or(name)
    }

    fn inline(&mut self, schemas: Vec<&'a Schema>, hint: Hint<'_>) -> TypeId {
        let node = &schemas
            .last()
            .expect("an inline type is made of at least one schema")
            .id;
        if let Some(id) = self.known.get(node) {
            return *id;
        }
        let owner = self.owner(node).unwrap_or(hint.owner);
        let name = format!("{owner}{}", hint.part);
        self.declare(node, schemas, &name, true)
    }

    /// The type in which a node is written: more stable a name than that of whoever inherits it first.
    fn owner(&self, node: &NodeId) -> Option<&str> {
        let mut at = node.pointer.parent();
        while let Some(pointer) = at {
            let id = NodeId {
                file: node.file,
                pointer: pointer.clone(),
            };
            if let Some(known) = self.known.get(&id) {
                return Some(self.slots[known.0].name.plain());
            }
            at = pointer.parent();
        }
        None
    }

    /// Keeps the name that a component has among all.
    fn reserve(&mut self, node: &'a NodeId) {
        let target = self.forwarded(node);
        if self.nodes().schemas.contains_key(target) && !self.reserved.contains_key(target) {
            let named = self.scope.name(&names::of_node(self.sources, target));
            self.reserved.insert(target.clone(), named);
        }
    }

    fn declare(
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

    fn allows_null(&mut self, node: &'a NodeId) -> bool {
        if let Some(known) = self.nullable.get(node) {
            return *known;
        }
        let schema = self.nodes().schemas.get(node);
        let found = schema.and_then(|schema| form::resolved(self.nodes(), schema));
        let nullable = found.is_some_and(|formed| formed.nullable);
        self.nullable.insert(node.clone(), nullable);
        nullable
    }

    pub(super) fn name(&self, id: TypeId) -> &Ident {
        &self.slots[id.0].name
    }

    pub(super) fn node(&self, id: TypeId) -> &'a NodeId {
        self.slots[id.0].node
    }

    /// Gives every type its content; new ones may come up on the way.
    pub(super) fn fill(&mut self) {
        while let Some((id, schemas)) = self.waiting.pop_front() {
            let made = item::make(self, id, &schemas);
            self.slots[id.0].made = Some(made);
        }
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

fn same_reference(one: &Schema, other: &Schema) -> bool {
    match (peel(one), peel(other)) {
        (Peeled::Reference(one, _), Peeled::Reference(other, _)) => one == other,
        (Peeled::Reference(..) | Peeled::Own(..), Peeled::Own(..))
        | (Peeled::Own(..), Peeled::Reference(..)) => false,
    }
}
