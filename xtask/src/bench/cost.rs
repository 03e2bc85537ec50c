//! A command becomes what it cost: CPU time and peak memory, of itself and of all that it started.
//!
//! The system sums up what a process's children took, so a process of its own stands between: this program once more.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use serde_json::{Value, json};

use crate::failure::Failure;

/// What a command took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// Seconds of CPU, the system's part included, all processes together.
    pub(super) cpu: f64,
    /// The resident set of the largest process at its largest, in bytes.
    pub(super) peak: f64,
}

#[derive(Args)]
pub(super) struct Measured {
    /// Where the figures are written.
    into: PathBuf,
    /// The command and its arguments.
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

/// Runs the command, its output passed on, and writes down what it cost.
pub(super) fn run(arguments: &Measured) -> Result<(), Failure> {
    let Some((program, rest)) = arguments.command.split_first() else {
        return Err(Failure::Other("there is no command".to_owned()));
    };
    let status = Command::new(program).args(rest).status();
    let status = status.map_err(|error| Failure::other(&program.to_string_lossy(), error))?;
    if !status.success() {
        return Err(Failure::Other(format!("{status}")));
    }
    let Cost { cpu, peak } = of_children()?;
    let figures = json!({ "cpu": cpu, "peak": peak }).to_string();
    fs::write(&arguments.into, figures)
        .map_err(|error| Failure::other(&arguments.into.display().to_string(), error))
}

/// What a command takes, run below `program`, which is this one; its output is kept and shown when it fails.
pub(super) fn of(program: &Path, command: &Command, folder: &Path) -> Result<Cost, Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::other(&folder.display().to_string(), error))?;
    let into = folder.join("cost.json");
    let mut measured = Command::new(program);
    measured.args(["bench", "cost"]).arg(&into).arg("--");
    measured.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measured.env(name, value),
            None => measured.env_remove(name),
        };
    }
    if let Some(place) = command.get_current_dir() {
        measured.current_dir(place);
    }
    let output = measured.output();
    let output = output.map_err(|error| Failure::other("a command cannot be measured", error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let program = command.get_program().to_string_lossy();
        return Err(Failure::Other(format!("`{program}` failed:\n{said}")));
    }
    let text = fs::read_to_string(&into).map_err(|error| Failure::other("the cost", error))?;
    let figures: Value =
        serde_json::from_str(&text).map_err(|error| Failure::other("the cost", error))?;
    let figure = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
    Ok(Cost {
        cpu: figure("cpu"),
        peak: figure("peak"),
    })
}

/// The middle of several, CPU and memory each for itself.
pub(super) fn median(costs: &[Cost]) -> Cost {
    let middle = |of: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    };
    Cost {
        cpu: middle(|cost| cost.cpu),
        peak: middle(|cost| cost.peak),
    }
}

#[cfg(unix)]
fn of_children() -> Result<Cost, Failure> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)
        .map_err(|error| Failure::other("the system does not say what was used", error))?;
    let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
    // Kibibytes, but on systems of Apple's.
    let unit = if cfg!(target_vendor = "apple") {
        1.0
    } else {
        1024.0
    };
    Ok(Cost {
        cpu: lossy(microseconds) / 1e6,
        peak: lossy(usage.max_rss()) * unit,
    })
}

#[cfg(not(unix))]
fn of_children() -> Result<Cost, Failure> {
    Err(Failure::Other(
        "only Unix says what a process used".to_owned(),
    ))
}

#[cfg(unix)]
#[expect(
    clippy::cast_precision_loss,
    reason = "what is measured has fewer digits"
)]
fn lossy(number: i64) -> f64 {
    number as f64
}
