//! What stands in a file beside the root and is reached by no reference is said: it changes nothing.

use std::collections::HashSet;

use super::desk::Desk;
use crate::diagnostic::Code;
use crate::source::NodeId;
use crate::tree::Tree;

/// Warns of the outermost nodes that no reference leads into, for files that are no document themselves.
pub(super) fn warn(desk: &Desk<'_>) {
    let reached = desk.reached();
    let ways: HashSet<NodeId> = reached.iter().flat_map(way).collect();
    for file in desk.files.others(desk.root) {
        let root = NodeId::root(file);
        match desk.files.node(&root) {
            Some(tree) if tree.get("openapi").is_none() && ways.contains(&root) => {
                warn_below(desk, tree, &root, &reached, &ways);
            }
            Some(_) | None => {}
        }
    }
}

/// The node and every one above it.
fn way(node: &NodeId) -> impl Iterator<Item = NodeId> + use<> {
    let (file, pointer) = (node.file, node.pointer.clone());
    let pointers = std::iter::successors(Some(pointer), |at| at.parent().cloned());
    pointers.map(move |pointer| NodeId { file, pointer })
}

fn warn_below(
    desk: &Desk<'_>,
    tree: &Tree,
    at: &NodeId,
    reached: &HashSet<NodeId>,
    ways: &HashSet<NodeId>,
) {
    if reached.contains(at) {
        return;
    }
    for (name, member) in tree.as_map().unwrap_or_default() {
        let id = at.child(name);
        if ways.contains(&id) {
            warn_below(desk, member, &id, reached, ways);
        } else if !name.starts_with("x-") {
            let message = format!("nothing refers to `{name}`; it changes nothing in the client");
            desk.warn(Code::Unused, id.key(), message);
        }
    }
}
