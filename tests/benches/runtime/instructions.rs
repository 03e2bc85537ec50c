//! A piece of work becomes the number of its instructions, where `valgrind` can count them.

use std::env;
use std::process::Command;

use jiff::Timestamp;

use crate::calls;
use crate::measure::Compared;
use crate::models::Models;

/// What is counted.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    Call,
    CallByHand,
    Calls,
    CallsByHand,
    Read,
    ReadByDerive,
    Write,
    WriteByDerive,
}

/// Counted at once and at so many times more, so that what is around the work cancels out.
const TIMES: u32 = 10;

impl Work {
    const ALL: [Self; 8] = [
        Self::Call,
        Self::CallByHand,
        Self::Calls,
        Self::CallsByHand,
        Self::Read,
        Self::ReadByDerive,
        Self::Write,
        Self::WriteByDerive,
    ];

    /// The word on the command line.
    fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::CallByHand => "call-by-hand",
            Self::Calls => "calls",
            Self::CallsByHand => "calls-by-hand",
            Self::Read => "read",
            Self::ReadByDerive => "read-by-derive",
            Self::Write => "write",
            Self::WriteByDerive => "write-by-derive",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }

    /// Does it so many times, and nothing else.
    pub(crate) fn repeat(self, times: u32) {
        match self {
            Self::Call => calls::repeat_ours(times),
            Self::CallByHand => calls::repeat_by_hand(times),
            Self::Calls => calls::repeat_ours_at_once(times),
            Self::CallsByHand => calls::repeat_by_hand_at_once(times),
            Self::Read => Models::new().read(times),
            Self::ReadByDerive => Models::new().read_by_derive::<Timestamp>(times),
            Self::Write => Models::new().write(times),
            Self::WriteByDerive => Models::new().write_by_derive(times),
        }
    }
}

/// The instructions of two pieces of work; nothing without `valgrind`.
pub(crate) fn compared(ours: Work, yardstick: Work) -> Option<Compared> {
    let (ours, yardstick) = (of_one(ours)?, of_one(yardstick)?);
    Some(Compared {
        ours,
        yardstick,
        ratio: ours / yardstick,
    })
}

fn of_one(work: Work) -> Option<f64> {
    let many = of(work, 1 + TIMES)? - of(work, 1)?;
    Some(many / f64::from(TIMES))
}

fn of(work: Work, times: u32) -> Option<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args(["--instructions", work.name(), &times.to_string()])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let (_, count) = said.split_once("Collected :")?;
    count.split_whitespace().next()?.parse().ok()
}
