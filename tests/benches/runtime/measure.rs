//! Two ways to do the same become how much more of something one takes than the other.

use rustix::time::{ClockId, clock_gettime};

/// What two ways took, each the median of its rounds, and the median of the ratios within a round.
#[derive(Clone, Copy)]
pub(crate) struct Compared {
    pub(crate) ours: f64,
    pub(crate) yardstick: f64,
    pub(crate) ratio: f64,
}

/// CPU time in nanoseconds, in rounds of one after the other: what else the machine does meets both alike.
pub(crate) fn compared(runs: u32, mut ours: impl FnMut(), mut yardstick: impl FnMut()) -> Compared {
    // The first round fills caches and pools.
    let _ = (cpu_time(&mut ours), cpu_time(&mut yardstick));
    let mut rounds = Vec::new();
    for run in 0..runs.max(1) {
        if run % 2 == 0 {
            let ours = cpu_time(&mut ours);
            rounds.push((ours, cpu_time(&mut yardstick)));
        } else {
            let yardstick = cpu_time(&mut yardstick);
            rounds.push((cpu_time(&mut ours), yardstick));
        }
    }
    let of = |what: fn(&(f64, f64)) -> f64| median(rounds.iter().map(what).collect());
    Compared {
        ours: of(|(ours, _)| *ours),
        yardstick: of(|(_, yardstick)| *yardstick),
        ratio: of(|(ours, yardstick)| ours / yardstick),
    }
}

impl Compared {
    /// The same for one of so many.
    pub(crate) fn per(self, many: u32) -> Self {
        Self {
            ours: self.ours / f64::from(many),
            yardstick: self.yardstick / f64::from(many),
            ratio: self.ratio,
        }
    }
}

/// What this process took, all its threads together.
fn cpu_time(work: &mut impl FnMut()) -> f64 {
    let now = || {
        let time = clock_gettime(ClockId::ProcessCPUTime);
        i128::from(time.tv_sec) * 1_000_000_000 + i128::from(time.tv_nsec)
    };
    let began = now();
    work();
    let nanoseconds = u32::try_from(now() - began).expect("a round is short");
    f64::from(nanoseconds)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
