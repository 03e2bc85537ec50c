//! Replies stand in a queue until they are asked for.

use std::collections::VecDeque;

use super::reply::Reply;

/// The replies to come.
#[derive(Default)]
pub(super) struct Script {
    once: VecDeque<Reply>,
    /// What is given when nothing is left to be given once.
    always: Option<Reply>,
}

impl Script {
    pub(super) fn push(&mut self, reply: Reply) {
        self.once.push_back(reply);
    }

    /// The last reply is not used up; without one nothing changes.
    pub(super) fn last_always(&mut self) {
        if let Some(last) = self.once.pop_back() {
            self.always = Some(last);
        }
    }

    pub(super) fn next(&mut self) -> Option<Reply> {
        self.once.pop_front().or_else(|| self.always.clone())
    }

    /// How many replies are still to be given once.
    pub(super) fn left(&self) -> usize {
        self.once.len()
    }
}
