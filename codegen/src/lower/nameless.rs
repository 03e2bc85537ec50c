//! Objects among alternatives that nobody gave a name are called after what tells them apart.

use std::collections::HashSet;

use crate::naming::pascal;
use crate::openapi::{Nodes, Schema};

use super::fixed;
use super::form;
use super::formed::Form;
use super::merged::Merged;

/// What each is called, where there is more to say than its position: `Object` where no other is one; the text that a
/// member always has, `user.created` of `event`; or the first member that it requires and no other has, `with digests`.
pub(super) fn words(nodes: &Nodes, alternatives: &[&Schema]) -> Vec<Option<String>> {
    let is_nameless = |schema: &Schema| schema.title.is_none() && schema.reference.is_none();
    let nothing = || vec![None; alternatives.len()];
    if !alternatives.iter().any(|schema| is_nameless(schema)) {
        return nothing();
    }
    let shapes = alternatives.iter().map(|schema| object(nodes, schema));
    let shapes: Vec<Option<Merged<'_>>> = shapes.collect();
    let nameless = |position: usize| is_nameless(alternatives[position]);
    if let [only] = places(&shapes).as_slice() {
        let mut words = nothing();
        if alternatives.len() > 1 && nameless(*only) {
            words[*only] = Some("object".to_owned());
        }
        return words;
    }
    let mut words = nothing();
    let mut taken = HashSet::new();
    loop {
        let left = |position: usize| nameless(position) && words[position].is_none();
        let more = constants(nodes, &shapes, left).unwrap_or_default();
        let before = taken.len();
        for (word, more) in words.iter_mut().zip(more) {
            *word = word
                .take()
                .or(more.filter(|more| taken.insert(pascal(more))));
        }
        if taken.len() == before {
            break;
        }
    }
    for position in places(&shapes) {
        if words[position].is_none() && nameless(position) {
            let word = required(&shapes, position).map(|name| format!("with {name}"));
            words[position] = word.filter(|word| !taken.contains(&pascal(word)));
        }
    }
    words
}

fn object<'a>(nodes: &'a Nodes, schema: &'a Schema) -> Option<Merged<'a>> {
    let Form::Record(merged) = form::resolved(nodes, schema)?.form else {
        return None;
    };
    Some(merged)
}

fn places(shapes: &[Option<Merged<'_>>]) -> Vec<usize> {
    let objects = shapes
        .iter()
        .enumerate()
        .filter(|(_, shape)| shape.is_some());
    objects.map(|(position, _)| position).collect()
}

/// The values of the member that is a constant in most of them, and another in each.
fn constants(
    nodes: &Nodes,
    shapes: &[Option<Merged<'_>>],
    is_nameless: impl Fn(usize) -> bool,
) -> Option<Vec<Option<String>>> {
    let mut names: Vec<&str> = Vec::new();
    let mut seen = HashSet::new();
    for shape in shapes.iter().flatten() {
        names.extend(shape.properties.keys().filter(|name| seen.insert(**name)));
    }
    let of_member = |name: &str| {
        let single = |(position, shape): (usize, &Option<Merged<'_>>)| {
            let schemas = shape.as_ref()?.properties.get(name)?;
            let values = fixed::values(nodes, schemas).filter(|_| is_nameless(position))?;
            <[String; 1]>::try_from(values).ok().map(|[value]| value)
        };
        shapes.iter().enumerate().map(single).collect::<Vec<_>>()
    };
    let count = |words: &[Option<String>]| words.iter().flatten().count();
    let apart = |words: &Vec<Option<String>>| {
        let names: HashSet<String> = words.iter().flatten().map(|word| pascal(word)).collect();
        names.len() == count(words) && names.len() > 1
    };
    let told = names.into_iter().map(of_member).filter(apart);
    // Of members that are as good, the first.
    told.reduce(|best, other| {
        if count(&other) > count(&best) {
            other
        } else {
            best
        }
    })
}

/// The first member that it requires and no other describes, else the first that no other requires.
fn required<'m>(shapes: &'m [Option<Merged<'_>>], position: usize) -> Option<&'m str> {
    let own = shapes[position].as_ref()?;
    let others = || {
        let others = shapes.iter().enumerate();
        others
            .filter(move |(other, _)| *other != position)
            .filter_map(|(_, shape)| shape.as_ref())
    };
    let names = || own.required.iter().map(|required| required.name.as_str());
    let describes = |other: &Merged<'_>, name: &str| other.properties.contains_key(name);
    let requires = |other: &Merged<'_>, name: &str| other.required.iter().any(|it| it.name == name);
    let described_by_none = names().find(|name| !others().any(|other| describes(other, name)));
    described_by_none.or_else(|| names().find(|name| !others().any(|other| requires(other, name))))
}
