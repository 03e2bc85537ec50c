//! Problems on their way to the user: each is said once, however often its node is looked at.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::naming::{Change, Ident, Named, Reason};
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

    /// Something that is about no node.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn at_value(&mut self, code: Code, node: &NodeId, message: impl Into<String>) {
        self.push(node, Diagnostic::new(code, node.value(), message));
    }

    pub(super) fn at_key(&mut self, code: Code, node: &NodeId, message: impl Into<String>) {
        self.push(node, Diagnostic::new(code, node.key(), message));
    }

    /// Takes the identifier out of a name, and says so when it is not the plain one.
    pub(super) fn ident(&mut self, named: Named, node: &NodeId) -> Ident {
        let Named { ident, change } = named;
        if let Some(Change {
            text,
            plain,
            reason,
        }) = change
        {
            let why = match reason {
                Reason::Taken => format!("another is called `{plain}` already"),
                Reason::Reserved => format!("`{plain}` is a word of the client itself"),
            };
            let message = format!("{text:?} is called `{ident}` in the client, because {why}");
            self.at_key(Code::Renamed, node, message);
        }
        ident
    }
}
