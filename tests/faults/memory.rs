//! How much memory the process holds.

use std::{fmt, fs};

/// What was held at some points of a run, in bytes.
#[derive(Debug, Default)]
pub(crate) struct Memory(Vec<(u32, Option<usize>)>);

impl Memory {
    /// Looks, after so much of the run.
    pub(crate) fn look(&mut self, percent: u32) {
        self.0.push((percent, resident()));
    }

    /// From the first look to the last it did not grow by more than that.
    pub(crate) fn assert_flat(&self, most: usize) {
        let looked: Vec<usize> = self.0.iter().filter_map(|(_, bytes)| *bytes).collect();
        let [first, .., last] = looked[..] else {
            crate::say(format_args!(
                "SKIPPED: this system does not tell how much memory is held"
            ));
            return;
        };
        let grown = last.saturating_sub(first);
        assert!(grown <= most, "the memory grew by {grown} bytes: {self}");
    }
}

/// The resident set, as Linux tells it.
fn resident() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: usize = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory")?;
        for (percent, bytes) in &self.0 {
            match bytes {
                Some(bytes) => write!(f, ", {} kB at {percent} %", bytes / 1024)?,
                None => write!(f, ", unknown at {percent} %")?,
            }
        }
        Ok(())
    }
}
