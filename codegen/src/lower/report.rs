//! Problems on their way to the user: each is said once, however often its node is looked at.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::naming::{Change, Ident, Named};
use crate::source::NodeId;

pub(super) struct Report<'a> {
    diagnostics: &'a mut Diagnostics,
    said: HashSet<(Code, NodeId, String)>,
}

impl<'a> Report<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            diagnostics,
            said: HashSet::new(),
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    /// Something about a node that is better shown elsewhere than at its value.
    pub(super) fn push(&mut self, node: &NodeId, diagnostic: Diagnostic) {
        if self
            .said
            .insert((diagnostic.code, node.clone(), diagnostic.message.clone()))
        {
            self.diagnostics.push(diagnostic);
        }
    }

    pub(super) fn at_value(&mut self, code: Code, node: &NodeId, message: impl Into<String>) {
        self.push(node, Diagnostic::new(code, node.value(), message));
    }

    pub(super) fn at_key(&mut self, code: Code, node: &NodeId, message: impl Into<String>) {
        self.push(node, Diagnostic::new(code, node.key(), message));
    }

    /// Takes the identifier out of a name, and says so when it is not the plain one.
    pub(super) fn ident(&mut self, named: Named, node: &NodeId) -> Ident {
        self.ident_of(named, node, "this")
    }

    /// The same for a value of an enum, which has no key of its own.
    pub(super) fn ident_of_value(&mut self, named: Named, node: &NodeId, value: &str) -> Ident {
        self.ident_of(named, node, &format!("the value {value:?}"))
    }

    fn ident_of(&mut self, named: Named, node: &NodeId, what: &str) -> Ident {
        let Named { ident, change } = named;
        let why = match change {
            None => return ident,
            Some(Change::Taken(plain)) => format!("another is called `{plain}` already"),
            Some(Change::Reserved(plain)) => {
                format!("`{plain}` is a word of the client or of Rust itself")
            }
        };
        self.at_key(
            Code::Renamed,
            node,
            format!("{what} is called `{ident}` in the client, because {why}"),
        );
        ident
    }
}
