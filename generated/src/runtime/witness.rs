//! What answers are not as documented in becomes counts of the client, and events for operators.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::runtime::model::{Deviation, DeviationKind};
use crate::runtime::seen::CallSpan;

/// How often the answers to a client were not as documented, as
/// [`Client::deviations`](crate::Client::deviations) gives it. Of one answer up to 1,000 count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Deviations {
    /// Where content was lost: [`DeviationKind::Loss`](crate::DeviationKind::Loss).
    pub losses: usize,
    /// Where there was something new, and was kept: [`DeviationKind::News`](crate::DeviationKind::News).
    pub news: usize,
}

/// The counts of a client, shared by its clones.
#[derive(Default)]
pub(crate) struct Tally {
    losses: AtomicUsize,
    news: AtomicUsize,
}

impl Tally {
    pub(crate) fn so_far(&self) -> Deviations {
        Deviations {
            losses: self.losses.load(Ordering::Relaxed),
            news: self.news.load(Ordering::Relaxed),
        }
    }
}

/// Whom it is told when the answer to a call is not as documented.
#[derive(Clone)]
pub(crate) struct Witness {
    tally: Arc<Tally>,
    pub(crate) span: CallSpan,
}

impl Witness {
    pub(crate) fn new(tally: Arc<Tally>, span: CallSpan) -> Self {
        Self { tally, span }
    }

    pub(crate) fn told(&self, deviations: &[Deviation]) {
        for deviation in deviations {
            let count = match deviation.kind {
                DeviationKind::Loss => &self.tally.losses,
                DeviationKind::News => &self.tally.news,
            };
            count.fetch_add(1, Ordering::Relaxed);
            self.span.deviates(deviation);
        }
    }
}
