//! Failures and successes of all calls become the leave to send something again, so that an outage
//! is not multiplied.
//!
//! The scheme is the retry quota of AWS's SDKs ("standard" mode): a bucket of 500 tokens, from
//! which sending again takes 5, or 10 after a timeout, since that held the server longest. What a
//! resent request took comes back when it succeeds; a success at the first attempt brings 1.
//!
//! Why this one and not Finagle's (a share of the calls of the last ten seconds, and ten in a
//! second besides): it needs no clock and one number, so it costs a call nothing and is exact in
//! tests; and a program that calls once in an hour may resend as often as its options say. When
//! everything fails, about a hundred requests are resent, and from then on one for five calls that
//! succeed: the load on a server in trouble grows by a fifth, not threefold.

use std::sync::atomic::{AtomicU32, Ordering};

const FULL: u32 = 500;

/// What sending again takes.
pub(crate) const RESENDING: u32 = 5;

/// What it takes after a timeout.
pub(crate) const AFTER_TIMEOUT: u32 = 10;

/// What a call brings that went well at once.
pub(crate) const WELL_AT_ONCE: u32 = 1;

/// What the clones of a client may still send again.
pub(crate) struct Budget(AtomicU32);

impl Budget {
    /// Takes tokens, if there are as many.
    pub(crate) fn take(&self, tokens: u32) -> bool {
        let less = |left: u32| left.checked_sub(tokens);
        let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
        self.0.fetch_update(set, fetch, less).is_ok()
    }

    /// Brings tokens; a full bucket is only looked at.
    pub(crate) fn give(&self, tokens: u32) {
        let more = |left: u32| (left < FULL).then(|| left.saturating_add(tokens).min(FULL));
        let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
        let _ = self.0.fetch_update(set, fetch, more);
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

#[cfg(test)]
mod tests;
