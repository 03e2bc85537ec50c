//! What is remembered of keywords while a document is read.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::Fate;
use crate::source::NodeId;

/// Every keyword and every object that was read, by where it is.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(super) words: IndexMap<NodeId, Word>,
    /// The kind of each.
    pub(super) objects: HashMap<NodeId, &'static str>,
}

#[derive(Debug)]
pub(super) struct Word {
    /// The kind of object that it belongs to.
    pub(super) object: &'static str,
    pub(super) fate: Fate,
}

impl Seen {
    pub(crate) fn object(&mut self, node: &NodeId, object: &'static str) {
        self.objects.insert(node.clone(), object);
    }

    pub(crate) fn word(&mut self, node: NodeId, object: &'static str, fate: Fate) {
        self.words.insert(node, Word { object, fate });
    }
}
