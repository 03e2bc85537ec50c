//! The timeout of a call and its deadline become how much time it has from now on.

use std::time::{Duration, SystemTime};

use crate::runtime::error::{ErrorKind, Parts};
use crate::runtime::options::Options;

/// How much time there is, and which of the options says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    time: Option<Duration>,
    by: By,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Timeout,
    Deadline,
}

impl Limit {
    /// Of what begins now and may take as long as the options allow.
    pub(crate) fn of(options: &Options, now: SystemTime) -> Self {
        Self::with(options, options.timeout, now)
    }

    /// The same with another timeout.
    pub(crate) fn with(options: &Options, timeout: Option<Duration>, now: SystemTime) -> Self {
        let left = |deadline: SystemTime| deadline.duration_since(now).unwrap_or_default();
        match (timeout, options.deadline.map(left)) {
            (timeout, Some(left)) if timeout.is_none_or(|timeout| left < timeout) => Self {
                time: Some(left),
                by: By::Deadline,
            },
            (timeout, _) => Self {
                time: timeout,
                by: By::Timeout,
            },
        }
    }

    /// How much there is, unless there is no limit.
    pub(crate) fn time(self) -> Option<Duration> {
        self.time
    }

    /// Whether it is too late to begin.
    pub(crate) fn is_over(self) -> bool {
        self.by == By::Deadline && self.time == Some(Duration::ZERO)
    }

    /// Within what, for messages: `not done within 2s`.
    pub(crate) fn told(self) -> String {
        match (self.by, self.time) {
            (By::Timeout, Some(time)) => format!("within {time:?}"),
            (By::Timeout, None) | (By::Deadline, _) => "before its deadline".to_owned(),
        }
    }

    /// The error of what begins too late.
    pub(crate) fn too_late() -> Parts {
        let message = "the deadline had passed before it was sent";
        Parts::new(ErrorKind::Timeout, message)
    }
}
