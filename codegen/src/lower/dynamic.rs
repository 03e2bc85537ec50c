//! A schema with `$dynamicRef`s becomes one of its own for each that says what they mean.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::openapi::{Document, Nodes, Reference, Schema};
use crate::source::{NodeId, Pointer};

use super::peeled::{Peeled, peel};
use super::visit;

/// Schemas within schemas that are bound in turn.
const DEEPEST: usize = 8;

/// So many schemas are copied at most, those in them included.
const MOST: usize = 20_000;

/// Binds every dynamic reference below a schema that has an anchor of its name.
pub(super) fn bind(document: &mut Document) {
    let templates = Templates::of(&document.nodes);
    if templates.names.is_empty() {
        return;
    }
    let mut binder = Binder {
        templates,
        left: MOST,
        targets: HashSet::new(),
    };
    let mut bound: Vec<Schema> = Vec::new();
    visit::each(document, &mut |schema| {
        binder.look(schema, &mut bound);
    });
    for schema in bound {
        let id = schema.id.clone();
        if binder.targets.contains(&id) {
            document.nodes.schemas.entry(id).or_insert(schema);
        }
    }
}

/// Copies of the schemas that have dynamic references in them or behind them.
struct Templates {
    schemas: HashMap<NodeId, Schema>,
    names: HashMap<NodeId, BTreeSet<String>>,
    /// What a node that is nothing but a reference leads to.
    forwarded: HashMap<NodeId, NodeId>,
}

impl Templates {
    fn of(nodes: &Nodes) -> Self {
        let mut names: HashMap<NodeId, BTreeSet<String>> = HashMap::new();
        let mut referring: HashMap<&NodeId, Vec<&NodeId>> = HashMap::new();
        let mut open: Vec<(&NodeId, &str)> = Vec::new();
        for (id, schema) in &nodes.schemas {
            each_reference(schema, &mut |schema, reference| {
                if let Some(name) = &schema.dynamic {
                    open.push((id, name));
                }
                referring.entry(&reference.target).or_default().push(id);
            });
        }
        while let Some((id, name)) = open.pop() {
            if names.entry(id.clone()).or_default().insert(name.to_owned()) {
                let others = referring.get(id).into_iter().flatten();
                open.extend(others.map(|other| (*other, name)));
            }
        }
        let forwarded = nodes
            .schemas
            .iter()
            .filter_map(|(id, schema)| match peel(schema) {
                Peeled::Reference(target, false) => Some((id.clone(), target.clone())),
                Peeled::Reference(_, true) | Peeled::Own(..) => None,
            });
        let forwarded = if names.is_empty() {
            HashMap::new()
        } else {
            forwarded.collect()
        };
        let schemas = names
            .keys()
            .filter_map(|id| Some((id.clone(), nodes.schemas.get(id)?.clone())));
        Self {
            schemas: schemas.collect(),
            forwarded,
            names,
        }
    }
}

fn each_reference<'s>(schema: &'s Schema, act: &mut dyn FnMut(&'s Schema, &'s Reference)) {
    if let Some(reference) = &schema.reference {
        act(schema, reference);
    }
    for inner in visit::below(schema) {
        each_reference(inner, act);
    }
}

/// What names mean, and the template that is being bound, with what stands for it.
#[derive(Clone, Default)]
struct Scope {
    names: HashMap<String, NodeId>,
    open: Vec<(NodeId, NodeId)>,
}

struct Binder {
    templates: Templates,
    left: usize,
    /// What bound references lead to.
    targets: HashSet<NodeId>,
}

impl Binder {
    /// Goes down to the schemas that bind names.
    fn look(&mut self, schema: &mut Schema, bound: &mut Vec<Schema>) {
        if !schema.bindings.is_empty() {
            let mut scope = self.within(schema, &Scope::default());
            if let Some(reference) = &schema.reference {
                let own = (reference.target.clone(), schema.id.clone());
                scope.open.push(own);
                let template = reference.target.clone();
                self.replace(schema, &template, &scope);
            } else {
                self.walk(schema, &scope);
            }
            bound.push(schema.clone());
            return;
        }
        for part in visit::parts(schema) {
            self.look(part, bound);
        }
        for inner in visit::inside(schema) {
            self.look(inner, bound);
        }
    }

    /// What names mean below a schema: the outermost that says it counts.
    fn within(&self, schema: &Schema, outer: &Scope) -> Scope {
        let mut scope = outer.clone();
        for (name, target) in &schema.bindings {
            let target = self.templates.forwarded.get(target).unwrap_or(target);
            let known = scope.names.entry(name.clone());
            known.or_insert_with(|| target.clone());
        }
        scope
    }

    /// Gives every reference below its meaning.
    fn walk(&mut self, schema: &mut Schema, scope: &Scope) {
        let inner;
        let scope = if schema.bindings.is_empty() {
            scope
        } else {
            inner = self.within(schema, scope);
            &inner
        };
        if let Some(reference) = &mut schema.reference {
            let meaning = schema.dynamic.as_ref().and_then(|name| {
                let open = scope
                    .open
                    .iter()
                    .find(|(template, _)| *template == reference.target);
                let named = scope.names.get(name);
                named.or_else(|| open.map(|(_, own)| own))
            });
            if let Some(target) = meaning {
                self.targets.insert(target.clone());
                reference.target = target.clone();
                schema.dynamic = None;
            } else {
                let template = reference.target.clone();
                let open = scope.open.iter().find(|(open, _)| *open == template);
                if let Some((_, own)) = open {
                    self.targets.insert(own.clone());
                    reference.target = own.clone();
                } else if scope.open.len() < DEEPEST && self.speaks(&template, scope) {
                    let mut scope = scope.clone();
                    scope.open.push((template.clone(), schema.id.clone()));
                    self.replace(schema, &template, &scope);
                    return;
                }
            }
        }
        for part in visit::parts(schema) {
            self.walk(part, scope);
        }
        for inner in visit::inside(schema) {
            self.walk(inner, scope);
        }
    }

    /// Whether a template has a name in it that the scope has.
    fn speaks(&self, template: &NodeId, scope: &Scope) -> bool {
        let names = self.templates.names.get(template);
        names.is_some_and(|names| names.iter().any(|name| scope.names.contains_key(name)))
    }

    /// A copy of the template instead of a reference to it.
    fn replace(&mut self, schema: &mut Schema, template: &NodeId, scope: &Scope) {
        if !self.speaks(template, scope) {
            return;
        }
        let Some(whole) = self.templates.schemas.get(template) else {
            return;
        };
        let Some(left) = self.left.checked_sub(visit::size(whole)) else {
            return;
        };
        self.left = left;
        let mut copy = whole.clone();
        let depth = template.pointer.tokens().len();
        rooted(&mut copy, depth, &schema.id.child("$ref"));
        schema.reference = None;
        self.walk(&mut copy, scope);
        schema.description = schema
            .description
            .take()
            .or_else(|| copy.description.clone());
        schema.all_of.push(copy);
    }
}

/// Names a copy and all in it by where it is used.
fn rooted(schema: &mut Schema, depth: usize, root: &NodeId) {
    let start = root.pointer.clone();
    let tokens = schema.id.pointer.tokens();
    let below = tokens.iter().skip(depth);
    let pointer = below.fold(start, |at: Pointer, token| at.child(token));
    schema.id = NodeId {
        file: root.file,
        pointer,
    };
    schema.bindings.clear();
    for part in visit::parts(schema) {
        rooted(part, depth, root);
    }
    for inner in visit::inside(schema) {
        rooted(inner, depth, root);
    }
}
