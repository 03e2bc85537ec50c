//! An input that takes too long becomes a finding, and ends the process: its thread cannot be stopped.

use std::process;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Target, corpus, trial};

/// How long an input may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Watches the inputs of one target.
pub(crate) struct Watchdog {
    target: Target,
    current: Arc<Mutex<Current>>,
}

/// What is run, and since when.
type Current = Option<(Instant, Vec<u8>)>;

pub(crate) fn start(target: Target) -> Watchdog {
    let current = Arc::new(Mutex::new(None));
    let watched = Arc::downgrade(&current);
    thread::spawn(move || {
        while let Some(current) = watched.upgrade() {
            if let Some((began, input)) = &*locked(&current)
                && began.elapsed() > PATIENCE
            {
                let file = corpus::save_finding(target, input);
                eprintln!(
                    "{}: an input of {} bytes is not done after {PATIENCE:?}\n{}",
                    target.name,
                    input.len(),
                    corpus::how_to_run(target, &file),
                );
                process::exit(1);
            }
            drop(current);
            thread::sleep(PATIENCE / 20);
        }
    });
    Watchdog { target, current }
}

impl Watchdog {
    /// Runs one input; the error says how it panicked. A stack that is full ends the process and tells nothing, so
    /// the input that is run stands in a file.
    pub(crate) fn watched(&self, input: &[u8]) -> Result<Vec<u64>, String> {
        corpus::save_running(self.target, input);
        *locked(&self.current) = Some((Instant::now(), input.to_vec()));
        let outcome = trial::run(self.target, input);
        *locked(&self.current) = None;
        outcome
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        corpus::forget_running(self.target);
    }
}

fn locked(current: &Mutex<Current>) -> MutexGuard<'_, Current> {
    current.lock().unwrap_or_else(PoisonError::into_inner)
}
