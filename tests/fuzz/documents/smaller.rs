//! A document that is not survived becomes a small one that is not, too: what can be left out of its tree is.

use serde_yaml::Value;

use super::{nodes, tree};
use crate::Fails;

/// Leaves out nodes, and puts children in the place of their parents, as long as the rest still `fails`; the text
/// itself stays when it is no tree, or does not fail once it is written anew.
pub(crate) fn smaller(input: &[u8], fails: &mut Fails<'_>) -> Vec<u8> {
    let Some(mut root) = tree::read(input) else {
        return input.to_vec();
    };
    let notation = tree::Notation::of(input);
    let mut best = input.to_vec();
    if !fails(&tree::written(&root, notation)) {
        return best;
    }
    let mut at = 1;
    while let Some(way) = nodes::ways(&root).get(at) {
        let without = less(&root, way).into_iter().find_map(|less| {
            let text = tree::written(&less, notation);
            fails(&text).then_some((less, text))
        });
        match without {
            Some((less, text)) => {
                root = less;
                best = text;
            }
            None => at += 1,
        }
    }
    best
}

/// The tree without a node, and with a child of the node in its place.
fn less(root: &Value, way: &[usize]) -> Vec<Value> {
    let mut all = Vec::new();
    let mut without = root.clone();
    nodes::remove(&mut without, way);
    all.push(without);
    let children = match nodes::at(root, way) {
        Some(Value::Mapping(members)) => members.len(),
        Some(Value::Sequence(items)) => items.len(),
        _ => 0,
    };
    for child in 0..children.min(8) {
        let below = [way, &[child]].concat();
        let mut hoisted = root.clone();
        if let (Some(child), Some(place)) =
            (nodes::at(root, &below), nodes::at_mut(&mut hoisted, way))
        {
            *place = child.clone();
            all.push(hoisted);
        }
    }
    all
}
