//! What a target saw becomes whether an input showed something new: those are worth mutating further.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};

thread_local! {
    static SEEN: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// A target tells what came out.
pub(crate) fn seen(what: impl Hash) {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    SEEN.with_borrow_mut(|seen| seen.push(hasher.finish()));
}

/// What was told since this was asked last.
pub(crate) fn take() -> Vec<u64> {
    SEEN.take()
}

/// The form of a text: as it is but for its digits, so that positions and sizes are not news.
pub(crate) fn form(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_digit())
        .take(80)
        .collect()
}
