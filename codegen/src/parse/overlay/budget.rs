//! How much overlays may put into a document: copies of copies grow without end.

use crate::tree::{DEEPEST, Tree};

#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

/// The document as mended would be too large or nested too deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

impl Budget {
    /// For a document of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        const START: usize = 1 << 20;
        let mut budget = Self { left: START };
        budget.add(bytes);
        budget
    }

    pub(super) fn add(&mut self, bytes: usize) {
        const TIMES: usize = 16;
        self.left = self.left.saturating_add(bytes.saturating_mul(TIMES));
    }

    /// A copy of a tree that will stand so deep.
    pub(super) fn copy(&mut self, tree: &Tree, depth: usize) -> Result<Tree, TooLarge> {
        self.spend(tree, depth)?;
        Ok(tree.clone())
    }

    fn spend(&mut self, tree: &Tree, depth: usize) -> Result<(), TooLarge> {
        if depth > DEEPEST {
            return Err(TooLarge);
        }
        let size = match tree {
            Tree::Null | Tree::Bool(_) => 1,
            Tree::Number(text) | Tree::Text(text) => 1 + text.len(),
            Tree::List(elements) => {
                for element in elements {
                    self.spend(element, depth + 1)?;
                }
                1
            }
            Tree::Map(members) => {
                for (_, member) in members {
                    self.spend(member, depth + 1)?;
                }
                1 + members.iter().map(|(key, _)| key.len()).sum::<usize>()
            }
        };
        self.left = self.left.checked_sub(size).ok_or(TooLarge)?;
        Ok(())
    }
}
