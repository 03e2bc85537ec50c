//! A document becomes another one as a tree: subtrees are moved, doubled, wrapped, renamed and referred to.

use serde_yaml::{Mapping, Value};

use super::nodes::{self, Way};
use super::vocabulary::{KINDS, MEMBERS, NAMES, REFERENCES, SCALARS, SCHEMAS, WORDS};
use crate::chance::Chance;

/// How a tree is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    Yaml,
    Json,
}

impl Notation {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        if bytes.trim_ascii_start().starts_with(b"{") {
            Self::Json
        } else {
            Self::Yaml
        }
    }
}

/// Nothing when the input is no tree.
pub(crate) fn mutated(input: &[u8], other: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut root = read(input)?;
    let other = read(other).unwrap_or_default();
    // Mostly few changes: a document with many is seldom one that becomes a client.
    let most = 1 + chance.below(5);
    for _ in 0..=chance.below(most) {
        change(&mut root, &other, chance);
    }
    let notation = match chance.below(8) {
        0 => Notation::Json,
        1 => Notation::Yaml,
        _ => Notation::of(input),
    };
    Some(written(&root, notation))
}

pub(crate) fn read(bytes: &[u8]) -> Option<Value> {
    serde_yaml::from_slice(bytes).ok()
}

/// As JSON only where JSON can say it.
pub(crate) fn written(root: &Value, notation: Notation) -> Vec<u8> {
    let json = (notation == Notation::Json).then(|| serde_json::to_vec(root).ok());
    json.flatten()
        .unwrap_or_else(|| serde_yaml::to_string(root).unwrap_or_default().into_bytes())
}

fn change(root: &mut Value, other: &Value, chance: &mut Chance) {
    let ways = nodes::ways(root);
    let way = &ways[chance.below(ways.len())];
    match chance.below(17) {
        0 | 1 => nodes::remove(root, way),
        2 => from_elsewhere(root, way, &root.clone(), chance),
        3 | 4 => from_elsewhere(root, way, other, chance),
        5 => double(root, way, chance),
        6 => refer(root, &ways, chance),
        7 => refer_instead(root, way, &ways, chance),
        8 | 9 => wrap(root, way, chance),
        10 | 11 => rename(root, way, chance),
        12 | 13 => add_member(root, &ways, chance),
        14 => hoist(root, way, chance),
        15 => another_kind(root, &ways, chance),
        _ => another_value(root, way, chance),
    }
}

/// A node becomes one of the same name elsewhere: a schema becomes a schema, mostly.
fn from_elsewhere(root: &mut Value, way: &Way, other: &Value, chance: &mut Chance) {
    let name = nodes::name(root, way);
    let others = nodes::ways(other);
    let alike: Vec<&Way> = others
        .iter()
        .filter(|one| name.is_some() && nodes::name(other, one) == name)
        .collect();
    let from = if alike.is_empty() || chance.below(6) == 0 {
        &others[chance.below(others.len())]
    } else {
        alike[chance.below(alike.len())]
    };
    if let (Some(value), Some(place)) = (nodes::at(other, from), nodes::at_mut(root, way)) {
        *place = value.clone();
    }
}

/// The same again beside itself, by a name that may be hard to tell from its own.
fn double(root: &mut Value, way: &Way, chance: &mut Chance) {
    let (Some(value), Some(name)) = (nodes::at(root, way).cloned(), nodes::name(root, way)) else {
        return;
    };
    let alike = colliding(&name, chance);
    match nodes::at_mut(root, &way[..way.len().saturating_sub(1)]) {
        Some(Value::Mapping(members)) => drop(members.insert(alike.into(), value)),
        Some(Value::Sequence(items)) => items.push(value),
        _ => {}
    }
}

fn colliding(name: &str, chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => name.replace(['-', '_', '.'], ""),
        3 => format!("{name}_"),
        4 => format!("{name}-2"),
        5 => format!("{name}2"),
        6 => format!("{name}[]"),
        _ => chance.one_of(NAMES).to_owned(),
    }
}

/// A reference leads elsewhere: to any node, a schema, or to what nobody would refer to.
fn refer(root: &mut Value, ways: &[Way], chance: &mut Chance) {
    let is_reference = |way: &&Way| nodes::name(root, way).as_deref() == Some("$ref");
    let references: Vec<&Way> = ways.iter().filter(is_reference).collect();
    if references.is_empty() {
        return;
    }
    let target = target(root, ways, chance);
    let way = references[chance.below(references.len())];
    if let Some(place) = nodes::at_mut(root, way) {
        *place = target.into();
    }
}

/// A node becomes a reference: to itself, to what is around it, to any other.
fn refer_instead(root: &mut Value, way: &Way, ways: &[Way], chance: &mut Chance) {
    let target = match chance.below(3) {
        0 => nodes::pointer(root, &way[..chance.below(way.len() + 1)]),
        _ => target(root, ways, chance),
    };
    if let Some(place) = nodes::at_mut(root, way) {
        *place = member("$ref", target.into());
    }
}

fn target(root: &Value, ways: &[Way], chance: &mut Chance) -> String {
    let is_component = |way: &&Way| {
        let parent = |up: usize| {
            way.len()
                .checked_sub(up)
                .and_then(|end| nodes::name(root, &way[..end]))
        };
        parent(2).as_deref() == Some("components") || parent(1).as_deref() == Some("schemas")
    };
    let components: Vec<&Way> = ways.iter().filter(is_component).collect();
    match chance.below(6) {
        0 => chance.one_of(REFERENCES).to_owned(),
        1 | 2 if !components.is_empty() => {
            nodes::pointer(root, components[chance.below(components.len())])
        }
        _ => nodes::pointer(root, &ways[chance.below(ways.len())]),
    }
}

/// A node comes to stand in something around it, once or many times.
fn wrap(root: &mut Value, way: &Way, chance: &mut Chance) {
    let times = if chance.below(12) == 0 {
        1 + chance.below(40)
    } else {
        1
    };
    let around = chance.one_of(SCHEMAS);
    let Some(place) = nodes::at_mut(root, way) else {
        return;
    };
    for _ in 0..times {
        // `HERE` is where the node goes.
        let Ok(mut around) = serde_yaml::from_str::<Value>(around) else {
            panic!("{around} is no YAML")
        };
        let inside = nodes::ways(&around);
        let here = inside
            .iter()
            .find(|way| nodes::at(&around, way).and_then(Value::as_str) == Some("HERE"));
        if let Some(here) = here.and_then(|way| nodes::at_mut(&mut around, way)) {
            *here = place.clone();
        }
        *place = around;
    }
}

fn rename(root: &mut Value, way: &Way, chance: &mut Chance) {
    let (Some((last, parent)), Some(name)) = (way.split_last(), nodes::name(root, way)) else {
        return;
    };
    let siblings = nodes::at(root, parent).and_then(Value::as_mapping);
    let sibling = siblings.and_then(|all| all.keys().nth(chance.below(all.len())).cloned());
    let new: Value = match (chance.below(4), sibling) {
        (0, Some(sibling)) => sibling
            .as_str()
            .map_or(sibling.clone(), |name| colliding(name, chance).into()),
        (1, _) => colliding(&name, chance).into(),
        (2, _) => chance.one_of(WORDS).into(),
        (_, _) => chance.one_of(NAMES).into(),
    };
    if let Some(Value::Mapping(members)) = nodes::at_mut(root, parent) {
        let renamed = members.iter().enumerate().map(|(index, (key, value))| {
            let key = if index == *last { &new } else { key };
            (key.clone(), value.clone())
        });
        *members = renamed.collect();
    }
}

/// A map gets a member that it may have in OpenAPI, or may not.
fn add_member(root: &mut Value, ways: &[Way], chance: &mut Chance) {
    let is_map = |way: &&Way| matches!(nodes::at(root, way), Some(Value::Mapping(_)));
    let maps: Vec<&Way> = ways.iter().filter(is_map).collect();
    if maps.is_empty() {
        return;
    }
    let way = maps[chance.below(maps.len())];
    let more = chance.one_of(MEMBERS);
    let Ok(Value::Mapping(more)) = serde_yaml::from_str::<Value>(more) else {
        panic!("{more} is no member")
    };
    if let Some(Value::Mapping(members)) = nodes::at_mut(root, way) {
        members.extend(more);
        if chance.below(3) == 0 {
            let count = members.len();
            let first = chance.below(count);
            nodes::reorder(members, (0..count).map(|index| (index + first) % count));
        }
    }
}

/// A child takes the place of its parent.
fn hoist(root: &mut Value, way: &Way, chance: &mut Chance) {
    if way.is_empty() {
        return;
    }
    let up = &way[..chance.below(way.len())];
    // The root is seldom worth losing.
    if up.is_empty() {
        return;
    }
    if let (Some(value), Some(place)) = (nodes::at(root, way).cloned(), nodes::at_mut(root, up)) {
        *place = value;
    }
}

/// A `type` becomes another.
fn another_kind(root: &mut Value, ways: &[Way], chance: &mut Chance) {
    let is_type = |way: &&Way| {
        matches!(
            nodes::name(root, way).as_deref(),
            Some("type" | "format" | "in" | "style")
        )
    };
    let types: Vec<&Way> = ways.iter().filter(is_type).collect();
    if types.is_empty() {
        return;
    }
    let kind = chance.one_of(KINDS);
    if let Some(place) = nodes::at_mut(root, types[chance.below(types.len())]) {
        *place = serde_yaml::from_str(kind).unwrap_or_default();
    }
}

fn another_value(root: &mut Value, way: &Way, chance: &mut Chance) {
    let text = match chance.below(3) {
        0 => chance.one_of(NAMES),
        1 => chance.one_of(WORDS),
        _ => chance.one_of(SCALARS),
    };
    let value = serde_yaml::from_str(text).unwrap_or_else(|_| Value::from(text));
    if let Some(place) = nodes::at_mut(root, way) {
        *place = value;
    }
}

fn member(name: &str, value: Value) -> Value {
    let mut members = Mapping::new();
    members.insert(name.into(), value);
    Value::Mapping(members)
}
