//! An input that takes too long or too much memory becomes a finding, and ends the process: its thread cannot be
//! stopped.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, process};

use crate::corpus::Running;
use crate::{Target, corpus, trial};

/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(250);

/// How much memory the process may have, in kB: the inputs that are kept need a tenth of it.
const MEMORY: u64 = 1 << 20;

/// Watches the inputs of one target.
pub(crate) struct Watchdog {
    target: Target,
    current: Arc<Mutex<Current>>,
    running: RefCell<Running>,
}

/// What is run, and since when.
type Current = Option<(Instant, Vec<u8>)>;

pub(crate) fn start(target: Target) -> Watchdog {
    let current = Arc::new(Mutex::new(None));
    let watched = Arc::downgrade(&current);
    thread::spawn(move || {
        while let Some(current) = watched.upgrade() {
            if let Some((began, input)) = &*locked(&current)
                && let Some(excess) = excess(target, *began)
            {
                let file = corpus::save_finding(target, input);
                eprintln!(
                    "{}: an input of {} bytes {excess}\n{}",
                    target.name,
                    input.len(),
                    corpus::how_to_run(target, &file),
                );
                process::exit(1);
            }
            drop(current);
            thread::sleep(PAUSE);
        }
    });
    Watchdog {
        target,
        current,
        running: RefCell::new(Running::new(target)),
    }
}

/// What there is too much of, in words.
fn excess(target: Target, began: Instant) -> Option<String> {
    if began.elapsed() > target.patience {
        return Some(format!("is not done after {:?}", target.patience));
    }
    let used = memory().filter(|used| *used > MEMORY)?;
    Some(format!("is run, and the process has {used} kB"))
}

/// What the process has, where the system says it.
fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

impl Watchdog {
    /// Runs one input; the error says how it panicked. A stack that is full ends the process and tells nothing, so
    /// the input that is run stands in a file.
    pub(crate) fn watched(&self, input: &[u8]) -> Result<Vec<u64>, String> {
        self.running.borrow_mut().save(input);
        *locked(&self.current) = Some((Instant::now(), input.to_vec()));
        let outcome = trial::run(self.target, input);
        *locked(&self.current) = None;
        outcome
    }
}

fn locked(current: &Mutex<Current>) -> MutexGuard<'_, Current> {
    current.lock().unwrap_or_else(PoisonError::into_inner)
}
