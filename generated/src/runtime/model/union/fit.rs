//! How well what was found of an object fits a variant.

use std::cmp::Reverse;

use super::found::Found;
use super::{Fixed, Members, Typical};

/// How many fixed values and constants a value has of a variant, less those that are others, how many members of other
/// kinds, how many needed names and how many members of other values.
pub(super) type Fit = (isize, Reverse<usize>, usize, Reverse<usize>);

/// Nothing when a needed name is missing or a fixed value another.
pub(super) fn fit(members: &Members, found: &[Found]) -> Option<Fit> {
    let Members {
        needed,
        fixed,
        typical,
    } = members;
    let there = |name: &str| found.iter().find(|found| found.name == name);
    let as_fixed = |(name, values): &Fixed| {
        let value = there(name).and_then(|found| found.value.as_deref());
        value.is_some_and(|value| values.contains(&value))
    };
    let fits = needed.iter().all(|name| there(name).is_some()) && fixed.iter().all(as_fixed);
    fits.then(|| {
        let (mut constants, mut kinds, mut values) = (fixed.len().cast_signed(), 0, 0);
        for typical in *typical {
            let Some(found) = there(typical.0) else {
                continue;
            };
            match strangeness(typical, found) {
                None => constants += isize::from(constant(typical).is_some()),
                Some(Strange::Constant) => constants -= 1,
                Some(Strange::Kind) => kinds += 1,
                Some(Strange::Value) => values += 1,
            }
        }
        (constants, Reverse(kinds), needed.len(), Reverse(values))
    })
}

/// Whether a value has all that a variant needs, and nothing of another kind or value.
pub(super) fn fits_exactly(members: &Members, found: &[Found]) -> bool {
    let strange = |typical: &Typical| {
        let found = found.iter().find(|found| found.name == typical.0);
        found.is_some_and(|found| strangeness(typical, found).is_some())
    };
    fit(members, found).is_some() && !members.typical.iter().any(strange)
}

/// How a member differs from what is typical.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strange {
    Kind,
    /// Another than the only value that it has.
    Constant,
    /// None of several values, to which a server may add one.
    Value,
}

fn strangeness(typical: &Typical, found: &Found) -> Option<Strange> {
    let (_, values, kinds) = typical;
    match &found.value {
        _ if kinds.contains(&found.kind) => None,
        Some(value) if values.contains(&value.as_str()) => None,
        Some(_) if constant(typical).is_some() => Some(Strange::Constant),
        Some(_) if !values.is_empty() => Some(Strange::Value),
        Some(_) | None => Some(Strange::Kind),
    }
}

/// The only value that a member has, where it is there.
fn constant((_, values, kinds): &Typical) -> Option<&'static str> {
    match (values, kinds) {
        ([only], []) => Some(only),
        _ => None,
    }
}
