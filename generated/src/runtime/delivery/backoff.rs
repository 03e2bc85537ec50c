//! The number of failures becomes the length of a pause.
//!
//! The ceiling doubles from one failure to the next, so that a server in trouble gets more and more
//! room, up to a most, so that a call that is worth resending at all is resent in useful time. The
//! pause is drawn evenly between nothing and the ceiling ("full jitter"): clients that failed at
//! the same moment do not come back at the same moment.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// Where chance comes from: numbers between 0 and 1. Tests pass one that leaves nothing to it.
pub(crate) type Chance = fn() -> f64;

/// How pauses grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Backoff {
    /// The ceiling of the first pause.
    pub(crate) first: Duration,
    /// What no ceiling goes beyond.
    pub(crate) most: Duration,
}

impl Backoff {
    /// A pause after so many others.
    pub(crate) fn pause(self, others: u32, chance: Chance) -> Duration {
        let doubled = 1_u32.checked_shl(others).unwrap_or(u32::MAX);
        let ceiling = self.first.saturating_mul(doubled).min(self.most);
        let drawn = ceiling.as_secs_f64() * chance();
        Duration::try_from_secs_f64(drawn).unwrap_or(ceiling)
    }
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            first: Duration::from_millis(500),
            most: Duration::from_secs(8),
        }
    }
}

/// The chance of clients that were given none. The standard library seeds the hashers of its maps
/// from the operating system, each one differently, which is chance enough to spread pauses.
pub(crate) fn chance() -> f64 {
    let bits = RandomState::new().build_hasher().finish();
    let high = u32::try_from(bits >> 32).unwrap_or_default();
    f64::from(high) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests;
