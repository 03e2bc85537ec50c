//! A tree becomes a list of its nodes, each by its way down from the root.

use serde_yaml::{Mapping, Value};

/// The way to a node: at each level, which child.
pub(crate) type Way = Vec<usize>;

/// Every node, parents first; the root is the first.
pub(crate) fn ways(root: &Value) -> Vec<Way> {
    let mut ways = Vec::new();
    add(root, &mut Vec::new(), &mut ways);
    ways
}

fn add(value: &Value, way: &mut Way, ways: &mut Vec<Way>) {
    ways.push(way.clone());
    for (index, child) in children(value).into_iter().enumerate() {
        way.push(index);
        add(child, way, ways);
        way.pop();
    }
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Mapping(members) => members.values().collect(),
        Value::Sequence(items) => items.iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => {
            Vec::new()
        }
    }
}

pub(crate) fn at<'v>(root: &'v Value, way: &[usize]) -> Option<&'v Value> {
    way.iter().try_fold(root, |at, index| match at {
        Value::Mapping(members) => members.values().nth(*index),
        Value::Sequence(items) => items.get(*index),
        _ => None,
    })
}

pub(crate) fn at_mut<'v>(root: &'v mut Value, way: &[usize]) -> Option<&'v mut Value> {
    way.iter().try_fold(root, |at, index| match at {
        Value::Mapping(members) => members.values_mut().nth(*index),
        Value::Sequence(items) => items.get_mut(*index),
        _ => None,
    })
}

/// The name under which a node stands; an index in a list.
pub(crate) fn name(root: &Value, way: &[usize]) -> Option<String> {
    let (last, parent) = way.split_last()?;
    match at(root, parent)? {
        Value::Mapping(members) => {
            let key = members.keys().nth(*last)?;
            Some(
                key.as_str()
                    .map_or_else(|| format!("{key:?}"), str::to_owned),
            )
        }
        _ => Some(last.to_string()),
    }
}

/// The JSON pointer of a node, as a reference has it.
pub(crate) fn pointer(root: &Value, way: &[usize]) -> String {
    let steps = (1..=way.len()).filter_map(|length| name(root, &way[..length]));
    let steps = steps.map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1")));
    format!("#{}", steps.collect::<String>())
}

/// Takes a node away from its parent.
pub(crate) fn remove(root: &mut Value, way: &[usize]) {
    let Some((last, parent)) = way.split_last() else {
        return;
    };
    match at_mut(root, parent) {
        Some(Value::Mapping(members)) => {
            let left = members
                .iter()
                .enumerate()
                .filter(|(index, _)| index != last);
            *members = left
                .map(|(_, (key, value))| (key.clone(), value.clone()))
                .collect();
        }
        Some(Value::Sequence(items)) if *last < items.len() => {
            items.remove(*last);
        }
        _ => {}
    }
}

/// Puts the members into the order of these indices.
pub(crate) fn reorder(members: &mut Mapping, order: impl Iterator<Item = usize>) {
    let all: Vec<_> = members
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    *members = order.filter_map(|index| all.get(index).cloned()).collect();
}
