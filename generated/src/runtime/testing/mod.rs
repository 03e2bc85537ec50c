//! A server that is none: a client's requests become a record, and a script becomes their answers.
//!
//! [`Mock`] stands in the place of the network, below credentials, deadlines and retries, so that a
//! test meets the client as it is in use. What operations answer is said by their types: each knows
//! how its outputs and errors are written, as it knows how they are read ([`written`]).

mod clock;
pub(crate) mod example;
mod mock;
mod pieces;
mod received;
mod reply;
mod script;
mod stub;
pub(crate) mod written;

pub use self::clock::SimulatedClock;
pub use self::mock::Mock;
pub use self::received::Received;
pub use self::reply::Reply;
pub use self::stub::Stub;

use crate::runtime::client::Builder;

impl Builder {
    /// Sends requests to a mock instead of a server, takes the time from a [`SimulatedClock`], and
    /// makes each pause before a further attempt as long as it may be, so that a test can tell it.
    ///
    /// Another `.clock(…)` after this one counts.
    pub fn mock(self, mock: &Mock) -> Self {
        self.transport(mock.clone())
            .clock(SimulatedClock::default())
            .chance(|| 1.0)
    }
}

#[cfg(test)]
mod tests;
