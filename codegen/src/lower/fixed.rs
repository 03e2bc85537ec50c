//! Members that have one of a few values: alternatives are recognised by them, and called after them.

use std::collections::HashSet;

use crate::naming::pascal;
use crate::openapi::{Nodes, Schema};
use crate::tree::Tree;

use super::form;
use super::formed::Form;
use super::merged::Merged;

/// What alternatives without a name are called: each by its own text of the same member, such as `user.created` of
/// `event`. Nothing where no member tells all of them apart.
pub(super) fn words(nodes: &Nodes, alternatives: &[&Schema]) -> Vec<Option<String>> {
    let all = alternatives.iter().map(|schema| nameless(nodes, schema));
    let all: Vec<Option<Merged<'_>>> = all.collect();
    let objects: Vec<&Merged<'_>> = all.iter().flatten().collect();
    let mut words = telling(nodes, &objects).unwrap_or_default().into_iter();
    let own = all
        .iter()
        .map(|one| one.as_ref().and_then(|_| words.next()));
    own.collect()
}

fn nameless<'a>(nodes: &'a Nodes, schema: &'a Schema) -> Option<Merged<'a>> {
    if schema.title.is_some() || schema.reference.is_some() {
        return None;
    }
    match form::of(nodes, schema).form {
        Form::Record(merged) => Some(merged),
        _ => None,
    }
}

/// The values of the first member that has a single one in each, and no two alike.
fn telling(nodes: &Nodes, objects: &[&Merged<'_>]) -> Option<Vec<String>> {
    let (first, others) = objects.split_first()?;
    let names = first.properties.keys().filter(|_| !others.is_empty());
    let of_member = |name: &&str| {
        let single = |object: &&Merged<'_>| {
            let values = values(nodes, object.properties.get(*name)?)?;
            <[String; 1]>::try_from(values).ok().map(|[value]| value)
        };
        objects.iter().map(single).collect::<Option<Vec<String>>>()
    };
    let mut told = names.filter_map(of_member);
    told.find(|words| {
        let names: HashSet<String> = words.iter().map(|word| pascal(word)).collect();
        names.len() == words.len()
    })
}

/// The values of a member that may have a few only; nothing when it may have others, or a list or an
/// object among them.
pub(super) fn values(nodes: &Nodes, schemas: &[&Schema]) -> Option<Vec<String>> {
    const FEW: usize = 12;
    let merged = Merged::of(nodes, schemas);
    let values = merged.values.filter(|_| !merged.nullable)?;
    if values.is_empty() || values.len() > FEW {
        return None;
    }
    let written = |value: &&Tree| match value {
        Tree::Text(text) | Tree::Number(text) => Some(text.clone()),
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    };
    values.iter().map(written).collect()
}
