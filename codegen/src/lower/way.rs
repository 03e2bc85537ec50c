//! `readOnly` and `writeOnly` become the way that a member goes.

use crate::ir::Way;
use crate::openapi::{Nodes, Schema};

/// So many parts of a member are looked at: more of them is nothing that anybody writes.
const FAR_ENOUGH: usize = 64;

/// The way of a member, of whatever parts its description is made. One that goes neither way goes both:
/// it was described for something.
pub(super) fn of(nodes: &Nodes, schemas: &[&Schema]) -> Way {
    let mut said = Said {
        read_only: false,
        write_only: false,
        left: FAR_ENOUGH,
    };
    for schema in schemas {
        said.look(nodes, schema);
    }
    match (said.read_only, said.write_only) {
        (true, false) => Way::Answers,
        (false, true) => Way::Requests,
        (true, true) | (false, false) => Way::Both,
    }
}

struct Said {
    read_only: bool,
    write_only: bool,
    /// How many parts are still looked at.
    left: usize,
}

impl Said {
    fn look(&mut self, nodes: &Nodes, schema: &Schema) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        self.read_only |= schema.read_only;
        self.write_only |= schema.write_only;
        if let Some(reference) = &schema.reference
            && let Some(target) = nodes.schemas.get(&reference.target)
        {
            self.look(nodes, target);
        }
        for part in &schema.all_of {
            self.look(nodes, part);
        }
    }
}
