//! Variants that nothing tells apart become a warning.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{JsonKind, Members, Pick};
use crate::openapi::{Nodes, Schema};

use super::candidate::{Candidate, Picked, Sign};
use super::merged::Merged;
use super::types::Types;

/// Alternatives that look alike so far are taken to be alike.
const DEEPEST: usize = 4;

/// So many pairs of schemas are looked at for two alternatives; further ones are taken to be alike, too.
const MOST: usize = 4_096;

/// Says of each variant that looks like one before it that it is never chosen.
pub(super) fn warn(types: &mut Types<'_>, picked: &[Picked<'_>]) {
    for (position, second) in picked.iter().enumerate() {
        let before = picked[..position].iter();
        let first = before.into_iter().find(|first| {
            same(&first.pick, &second.pick)
                && alike(types.nodes(), &first.candidate, &second.candidate)
        });
        if let Some(first) = first {
            warn_of(
                types,
                first.candidate.schema,
                second.candidate.schema,
                &second.pick,
            );
        }
    }
}

fn same(one: &Pick, other: &Pick) -> bool {
    match (one, other) {
        (Pick::Kind(one), Pick::Kind(other)) => one == other,
        (Pick::Members(one), Pick::Members(other)) => same_members(one, other),
        (Pick::Tag(one, Some(members)), Pick::Tag(other, Some(others))) => {
            one == other && same_members(members, others)
        }
        (Pick::Tag(..) | Pick::Kind(_) | Pick::Members(_), _) => false,
    }
}

fn same_members(one: &Members, other: &Members) -> bool {
    same_names(&one.needed, &other.needed)
        && one.fixed == other.fixed
        && one.typical == other.typical
}

/// Whether what is in two alternatives tells them apart no more than what they require.
fn alike(nodes: &Nodes, one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    let mut left = MOST;
    match (&one.sign, &other.sign) {
        (Sign::Object(one), Sign::Object(other)) => {
            alike_members(nodes, &one.properties, &other.properties, 0, &mut left)
        }
        (Sign::Kind(JsonKind::List), _) => {
            alike_inside(nodes, &[one.schema], &[other.schema], 0, &mut left)
        }
        (Sign::Kind(_) | Sign::Object(_) | Sign::Unclear, _) => true,
    }
}

fn alike_members(
    nodes: &Nodes,
    one: &IndexMap<&str, Vec<&Schema>>,
    other: &IndexMap<&str, Vec<&Schema>>,
    depth: usize,
    left: &mut usize,
) -> bool {
    let mut same = |(name, schemas): (&&str, &Vec<&Schema>)| {
        let others = other.get(*name);
        others.is_some_and(|others| alike_inside(nodes, schemas, others, depth, left))
    };
    one.len() == other.len() && one.iter().all(&mut same)
}

/// Whether two schemas have the same members, elements, values and kinds, as far as one looks.
fn alike_inside(
    nodes: &Nodes,
    one: &[&Schema],
    other: &[&Schema],
    depth: usize,
    left: &mut usize,
) -> bool {
    *left = left.saturating_sub(1);
    if depth == DEEPEST || *left == 0 {
        return true;
    }
    let (one, other) = (Merged::of(nodes, one), Merged::of(nodes, other));
    let items = match (one.items, other.items) {
        (Some(one), Some(other)) => alike_inside(nodes, &[one], &[other], depth + 1, left),
        (one, other) => one.is_none() && other.is_none(),
    };
    items
        && one.kinds == other.kinds
        && one.values == other.values
        && one.alternatives.len() == other.alternatives.len()
        && alike_members(nodes, &one.properties, &other.properties, depth + 1, left)
}

fn same_names(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|name| other.contains(name))
}

fn warn_of(types: &mut Types<'_>, first: &Schema, second: &Schema, pick: &Pick) {
    let alike = match pick {
        Pick::Members(_) | Pick::Tag(..) => "both are objects of the same members",
        Pick::Kind(JsonKind::List) => "both are lists of the same",
        Pick::Kind(_) => "both are written as the same kind of JSON",
    };
    let message = format!("this alternative is never chosen, because {alike}");
    let diagnostic = Diagnostic::new(Code::AmbiguousUnion, second.id.value(), message)
        .note(first.id.value(), "this one comes first and is chosen")
        .help("add a `discriminator`, or require a member that only one of them has");
    types.report.push(&second.id, diagnostic);
}
