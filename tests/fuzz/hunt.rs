//! A seed becomes inputs, for some time, until one of them is not survived.

use std::collections::HashSet;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::chance::Chance;
use crate::{Target, corpus, shrink, watchdog};

/// How many inputs are kept to be mutated further.
const MOST: usize = 4_000;

/// When enough was tried.
#[derive(Clone, Copy)]
pub(crate) enum Until {
    Inputs(u64),
    Time(Duration),
}

/// What was found, in words.
pub(crate) struct Finding(String);

/// The saved inputs of a target, then mutations of them and of those that showed something new.
pub(crate) fn hunt(
    target: Target,
    until: Until,
    seed: u64,
    keep: Option<&Path>,
) -> Result<(), Finding> {
    let watchdog = watchdog::start(target);
    let mut known = HashSet::new();
    let mut inputs = Vec::new();
    for (file, input) in corpus::saved(target) {
        let news = watchdog.watched(&input);
        known.extend(news.map_err(|panic| Finding::of(target, &input, &panic, &file))?);
        inputs.push(input);
    }
    let mut report = Report::new(target, inputs.len(), seed);
    let mut chance = Chance::new(seed);
    while report.goes_on(until, inputs.len()) {
        let input = (target.mutated)(&inputs, &mut chance);
        match watchdog.watched(&input) {
            Err(_) => {
                drop(watchdog);
                return Err(found(target, &input));
            }
            Ok(news) => {
                let more = news.into_iter().filter(|one| known.insert(*one)).count();
                if more > 0 && inputs.len() < MOST {
                    if let Some(folder) = keep {
                        corpus::save_kept(target, folder, inputs.len(), &input);
                    }
                    inputs.push(input);
                }
            }
        }
    }
    report.end(inputs.len());
    Ok(())
}

fn found(target: Target, input: &[u8]) -> Finding {
    let input = shrink::smallest(target, input);
    let file = corpus::save_finding(target, &input);
    let panic = crate::trial::run(target, &input).err().unwrap_or_default();
    Finding::of(target, &input, &panic, &file)
}

impl Finding {
    pub(crate) fn of(target: Target, input: &[u8], panic: &str, file: &Path) -> Self {
        let name = target.name;
        let shown = input.escape_ascii();
        let how = corpus::how_to_run(target, file);
        Self(format!("{name}: {panic}\nthe input: b\"{shown}\"\n{how}"))
    }

    pub(crate) fn other(what: String) -> Self {
        Self(what)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How far the hunt has come, on a line that is written again each second when somebody is looking.
struct Report {
    target: Target,
    began: Instant,
    shown: Instant,
    saved: usize,
    tried: u64,
    seed: u64,
}

impl Report {
    fn new(target: Target, saved: usize, seed: u64) -> Self {
        let now = Instant::now();
        Self {
            target,
            began: now,
            shown: now,
            saved,
            tried: 0,
            seed,
        }
    }

    fn goes_on(&mut self, until: Until, inputs: usize) -> bool {
        let more = match until {
            Until::Inputs(most) => self.tried < most,
            // The clock is looked at now and then.
            Until::Time(limit) => !self.tried.is_multiple_of(16) || self.began.elapsed() < limit,
        };
        if self.tried.is_multiple_of(16) && self.shown.elapsed() > Duration::from_secs(1) {
            self.shown = Instant::now();
            if io::stderr().is_terminal() {
                eprint!("\r{self}, {inputs} inputs kept ");
                let _ = io::stderr().flush();
            }
        }
        self.tried += u64::from(more);
        more
    }

    fn end(&self, inputs: usize) {
        if io::stderr().is_terminal() {
            eprint!("\r");
        }
        println!("{self}, {inputs} inputs kept");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.began.elapsed().as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "nobody counts that far")]
        let rate = self.tried as f64 / seconds.max(0.001);
        let Self { saved, tried, .. } = self;
        write!(
            f,
            "{}: {saved} saved and {tried} mutated inputs in {seconds:.0} s ({rate:.0}/s, seed {})",
            self.target.name, self.seed
        )
    }
}
