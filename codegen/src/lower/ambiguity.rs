//! Variants that nothing tells apart become a warning.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Members, Pick};
use crate::openapi::Schema;

use super::candidate::{Candidate, Picked, Sign};
use super::types::Types;

/// Says of each variant that looks like one before it that it is never chosen.
pub(super) fn warn(types: &mut Types<'_>, picked: &[Picked<'_>]) {
    for (position, second) in picked.iter().enumerate() {
        let before = picked[..position].iter();
        let first = before.into_iter().find(|first| {
            same(&first.pick, &second.pick) && alike(&first.candidate, &second.candidate)
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

/// Whether the names of their members tell two alternatives apart no more than what they require.
fn alike(one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    match (&one.sign, &other.sign) {
        (Sign::Object(one), Sign::Object(other)) => {
            let mut names = one.properties.keys();
            one.properties.len() == other.properties.len()
                && names.all(|name| other.properties.contains_key(name))
        }
        (Sign::Kind(_) | Sign::Object(_) | Sign::Unclear, _) => true,
    }
}

fn same_names(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|name| other.contains(name))
}

fn warn_of(types: &mut Types<'_>, first: &Schema, second: &Schema, pick: &Pick) {
    let alike = match pick {
        Pick::Members(_) | Pick::Tag(..) => "both are objects of the same members".to_owned(),
        Pick::Kind(_) => "both are written as the same kind of JSON".to_owned(),
    };
    let message = format!("this alternative is never chosen, because {alike}");
    let diagnostic = Diagnostic::new(Code::AmbiguousUnion, second.id.value(), message)
        .note(first.id.value(), "this one comes first and is chosen")
        .help("add a `discriminator`, or require a member that only one of them has");
    types.report.push(&second.id, diagnostic);
}
