//! Alternatives of an `anyOf` may hold several at once: an object is then all of those that it fits.

use crate::ir::{Members, Null, Pick, Typical};
use crate::openapi::Schema;

use super::candidate::{Picked, Shape, Sign};
use super::typical;

/// Whether some object fits two of the variants, and neither keeps all that they describe of it.
///
/// Elsewhere one variant says it all: with a tag, with constants that differ, with kinds of JSON that differ, where
/// one describes all that the other does and is always chosen then, and where alternatives are closed or keep members that they do not describe.
pub(super) fn may_be(picked: &[Picked<'_>]) -> bool {
    picked.iter().enumerate().any(|(position, one)| {
        let before = &picked[..position];
        before.iter().any(|other| may_meet(one, other))
    })
}

fn may_meet(one: &Picked<'_>, other: &Picked<'_>) -> bool {
    let (Some((own, own_shape)), Some((others, others_shape))) = (open(one), open(other)) else {
        return false;
    };
    let has_more = |one: &Shape<'_>, other: &Shape<'_>| {
        let mut names = one.properties.keys();
        names.any(|name| !other.properties.contains_key(name))
    };
    let own_has_more = has_more(own_shape, others_shape);
    let others_have_more = has_more(others_shape, own_shape);
    !typical::are_apart(own, others)
        && (own_has_more || others_have_more)
        && (own_has_more || may_win(own, others))
        && (others_have_more || may_win(others, own))
}

/// Whether a variant that describes less may be chosen all the same: by a constant, or by what it needs.
fn may_win(narrow: &Members, wide: &Members) -> bool {
    let is_constant =
        |one: &Typical| one.values.len() == 1 && one.kinds.is_empty() && one.null == Null::Not;
    narrow.needed.len() > wide.needed.len()
        || !narrow.fixed.is_empty()
        || narrow.typical.iter().any(is_constant)
}

/// An object of an `anyOf` that is known by its members, and may have more than it describes.
fn open<'p, 'a>(picked: &'p Picked<'a>) -> Option<(&'p Members, &'p Shape<'a>)> {
    match (&picked.pick, &picked.candidate.sign) {
        (Pick::Members(members), Sign::Object(shape))
            if shape.drops_others && is_of_any(picked.candidate.schema) =>
        {
            Some((members, shape))
        }
        (Pick::Members(_) | Pick::Tag(..) | Pick::Kind(_), _) => None,
    }
}

/// Whether it is listed in an `anyOf`: the word is a step of the way to where it is written.
fn is_of_any(schema: &Schema) -> bool {
    let set = schema.id.pointer.parent();
    set.and_then(|set| set.last()) == Some("anyOf")
}
