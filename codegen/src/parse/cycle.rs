//! References that lead back to themselves become diagnostics, and the circles are opened.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::{Nodes, Reference, Referenced};
use crate::source::NodeId;

/// Afterwards following references from any node ends.
pub(super) fn open(nodes: &mut Nodes, diagnostics: &mut Diagnostics) {
    let Nodes {
        schemas,
        parameters,
        request_bodies,
        responses,
        examples,
        headers,
    } = nodes;
    for first in circles(
        schemas.keys(),
        |id| schemas.get(id)?.reference.as_ref(),
        diagnostics,
    ) {
        if let Some(schema) = schemas.get_mut(&first) {
            schema.reference = None;
        }
    }
    open_referenced(parameters, diagnostics);
    open_referenced(request_bodies, diagnostics);
    open_referenced(responses, diagnostics);
    open_referenced(examples, diagnostics);
    open_referenced(headers, diagnostics);
}

fn open_referenced<T>(nodes: &mut IndexMap<NodeId, Referenced<T>>, diagnostics: &mut Diagnostics) {
    let next = |id: &NodeId| match nodes.get(id)? {
        Referenced::Reference(reference) => Some(reference),
        Referenced::Inline(_) => None,
    };
    for first in circles(nodes.keys(), next, diagnostics) {
        nodes.shift_remove(&first);
    }
}

/// The first node of each circle.
fn circles<'n>(
    nodes: impl Iterator<Item = &'n NodeId>,
    next: impl Fn(&NodeId) -> Option<&'n Reference>,
    diagnostics: &mut Diagnostics,
) -> Vec<NodeId> {
    let mut done: HashSet<&NodeId> = HashSet::new();
    let mut first = Vec::new();
    for start in nodes {
        let mut way: Vec<(&NodeId, &Reference)> = Vec::new();
        let mut node = start;
        while let Some(reference) = next(node).filter(|_| !done.contains(node)) {
            done.insert(node);
            way.push((node, reference));
            node = &reference.target;
        }
        if let Some(begin) = way.iter().position(|(passed, _)| *passed == node) {
            diagnostics.push(leads_back(&way[begin..]));
            first.push(node.clone());
        }
    }
    first
}

fn leads_back(circle: &[(&NodeId, &Reference)]) -> Diagnostic {
    let place = circle[0].1.place.clone();
    let message = "this `$ref` leads back to itself, so it stands for nothing";
    let diagnostic = Diagnostic::new(Code::CyclicReference, place, message)
        .help("let one of them say what it is");
    circle[1..]
        .iter()
        .fold(diagnostic, |diagnostic, (_, reference)| {
            diagnostic.note(reference.place.clone(), "by way of this one")
        })
}
