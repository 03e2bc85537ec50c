//! `readOnly` and `writeOnly` become the way that a member goes.

use crate::ir::Way;
use crate::openapi::{Nodes, Schema};

/// So many parts of a member are looked at: more of them is nothing that anybody writes.
const FAR_ENOUGH: usize = 64;

/// The way of a member, of whatever parts its description is made. One that goes neither way goes both:
/// it was described for something.
pub(super) fn of(nodes: &Nodes, schemas: &[&Schema]) -> Way {
    let (mut read_only, mut write_only) = (false, false);
    let mut open = schemas.to_vec();
    for _ in 0..FAR_ENOUGH {
        let Some(schema) = open.pop() else { break };
        read_only |= schema.read_only;
        write_only |= schema.write_only;
        open.extend(&schema.all_of);
        let reference = schema.reference.as_ref();
        open.extend(reference.and_then(|reference| nodes.schemas.get(&reference.target)));
    }
    match (read_only, write_only) {
        (true, false) => Way::Answers,
        (false, true) => Way::Requests,
        (true, true) | (false, false) => Way::Both,
    }
}
