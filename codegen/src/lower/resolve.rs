//! A value or a reference to one becomes the value.

use indexmap::IndexMap;

use crate::openapi::Referenced;
use crate::source::NodeId;

/// What a reference led to, and the last node on the way; the latter only if there was one.
pub(super) struct Resolved<'a, T> {
    pub(super) value: &'a T,
    pub(super) through: Option<&'a NodeId>,
    /// The words beside the reference, which count more than the target's.
    pub(super) description: Option<&'a str>,
}

/// Nothing when the references lead nowhere or in a circle, which was reported.
pub(super) fn resolve<'a, T>(
    nodes: &'a IndexMap<NodeId, Referenced<T>>,
    referenced: &'a Referenced<T>,
) -> Option<Resolved<'a, T>> {
    let mut at = referenced;
    let mut seen: Vec<&NodeId> = Vec::new();
    let mut description = None;
    loop {
        match at {
            Referenced::Inline(value) => {
                return Some(Resolved {
                    value,
                    through: seen.last().copied(),
                    description,
                });
            }
            Referenced::Reference(reference) if seen.contains(&&reference.target) => return None,
            Referenced::Reference(reference) => {
                seen.push(&reference.target);
                description = description.or(reference.description.as_deref());
                at = nodes.get(&reference.target)?;
            }
        }
    }
}
