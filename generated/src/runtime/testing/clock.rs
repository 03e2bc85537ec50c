//! Tokio's paused time becomes the client's: hours pass as soon as there is nothing else to do.

use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use crate::runtime::clock::{BoxFuture, Clock};

/// A clock on tokio's time, for tests that begin with `#[tokio::test(start_paused = true)]`.
///
/// Paused time stands still while a test has something to do, and jumps to the next timer when it
/// has not: a wait of hours takes no time, and takes exactly those hours on this clock. In a test
/// that does not begin paused, time passes as it does everywhere.
#[derive(Clone, Debug)]
pub struct SimulatedClock {
    start: SystemTime,
    made: Instant,
}

impl SimulatedClock {
    /// A clock that says `start` now.
    #[must_use]
    pub fn starting_at(start: SystemTime) -> Self {
        Self {
            start,
            made: Instant::now(),
        }
    }
}

/// A clock that says 22:13:20 UTC on 14 November 2023 now, which is 1,700,000,000 in Unix time.
impl Default for SimulatedClock {
    fn default() -> Self {
        Self::starting_at(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000))
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> SystemTime {
        self.start + self.made.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}
