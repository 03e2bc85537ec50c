//! `cargo xtask bench guard`: generating becomes a count of instructions, which may not grow beyond the recorded one.
//!
//! Instructions are the same number in every run, where seconds depend on what else a machine does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use serde_json::{Map, Value, json};

use super::{medium, output, program};
use crate::cargo::root;
use crate::failure::Failure;
use crate::generate::SPEC;
use crate::terminal;

/// The recorded figures: for each set of conditions, those of each document.
const RECORD: &str = "xtask/instructions.json";
const COMMAND: &str = "cargo xtask bench guard --record";

/// What growth fails, in percent. A compiler's whims stay below, a pass more over the document does not.
const LIMIT: f64 = 5.0;

#[derive(Args)]
pub(super) struct Guard {
    /// Writes the figures down as those that later ones are held against.
    #[arg(long)]
    record: bool,
}

pub(super) fn run(arguments: &Guard) -> Result<(), Failure> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        terminal::status(
            "SKIPPED",
            "NO INSTRUCTIONS WERE COUNTED, as `valgrind` is not installed: slower generating goes unnoticed here",
        );
        return Ok(());
    }
    let counts = counted()?;
    let conditions = conditions();
    let mut sets = recorded()?;
    if arguments.record {
        sets.retain(|set| set["conditions"] != conditions);
        sets.push(json!({ "conditions": conditions, "instructions": counts }));
        return write(&sets);
    }
    let same = sets.iter().find(|set| set["conditions"] == conditions);
    let Some(set) = same.or(sets.last()) else {
        return Err(Failure::Other(format!(
            "{RECORD} is empty; run `{COMMAND}`"
        )));
    };
    let grown = compared(&counts, &set["instructions"]);
    if same.is_none() {
        let message = format!(
            "{conditions} has no recorded figures; those are of {}",
            set["conditions"]
        );
        terminal::status("Reported", &message);
        return Ok(());
    }
    if grown.is_empty() {
        return Ok(());
    }
    Err(Failure::Other(format!(
        "generating takes more instructions than recorded, by more than {LIMIT} %: {}; \
         where this is worth it, run `{COMMAND}`",
        grown.join(", ")
    )))
}

/// The instructions of generating, by document.
fn counted() -> Result<Map<String, Value>, Failure> {
    let folder = program::target().join("bench").join("guard");
    let program = program::built(&folder)?;
    let medium = folder.join("medium.yaml");
    let cannot = |error| Failure::other(&folder.display().to_string(), error);
    fs::create_dir_all(&folder).map_err(cannot)?;
    fs::write(&medium, medium::document()).map_err(cannot)?;
    let mut counts = Map::new();
    for (name, spec) in [("scalingo", root().join(SPEC)), ("medium", medium)] {
        let out = folder.join(name);
        output::removed(&out)?;
        counts.insert(name.to_owned(), of(&program, &spec, &out, name)?.into());
    }
    Ok(counts)
}

/// The instructions of one run, the reading and writing of files included.
fn of(program: &Path, spec: &Path, out: &Path, name: &str) -> Result<u64, Failure> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["generate", "--name", name, "--spec"])
        .arg(spec)
        .arg("--out")
        .arg(out)
        .output()
        .map_err(|error| Failure::other("valgrind", error))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said.split_once("Collected :").and_then(|(_, rest)| {
        let count = rest.split_whitespace().next()?;
        count.parse().ok()
    });
    match count {
        Some(count) if output.status.success() => Ok(count),
        Some(_) | None => Err(Failure::Other(format!("valgrind did not count:\n{said}"))),
    }
}

/// Says how each figure stands, and gives those that have grown too much.
fn compared(counts: &Map<String, Value>, recorded: &Value) -> Vec<String> {
    let mut grown = Vec::new();
    for (name, count) in counts {
        let millions = |count: f64| format!("{:.1} M instructions", count / 1e6);
        let count = count.as_f64().unwrap_or(f64::NAN);
        let Some(before) = recorded[name.as_str()].as_f64() else {
            terminal::status(
                "Counted",
                &format!("{name}: {}, not recorded", millions(count)),
            );
            grown.push(format!("{name} (not recorded)"));
            continue;
        };
        let growth = (count / before - 1.0) * 100.0;
        let line = format!(
            "{name}: {}, recorded {} ({growth:+.2} %)",
            millions(count),
            millions(before)
        );
        terminal::status("Counted", &line);
        if growth > LIMIT {
            grown.push(format!("{name} ({growth:+.1} %)"));
        } else if growth < -LIMIT {
            terminal::status(
                "Note",
                &format!("{name} is cheaper than recorded; keep that by `{COMMAND}`"),
            );
        }
    }
    grown
}

/// What the figures depend on beside the code.
fn conditions() -> String {
    let said = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let line = text.lines().next()?.trim();
        output.status.success().then(|| line.to_owned())
    };
    let compiler = said("rustc", &["--version"]).unwrap_or_else(|| "an unknown rustc".to_owned());
    let libc = said("getconf", &["GNU_LIBC_VERSION"]).unwrap_or_else(|| "another libc".to_owned());
    format!("{compiler}, {libc}, {}", std::env::consts::ARCH)
}

fn recorded() -> Result<Vec<Value>, Failure> {
    let text = match fs::read_to_string(place()) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::other(RECORD, error)),
    };
    serde_json::from_str(&text).map_err(|error| Failure::other(RECORD, error))
}

fn write(sets: &[Value]) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(sets).map_err(|error| Failure::other(RECORD, error))?;
    fs::write(place(), text + "\n").map_err(|error| Failure::other(RECORD, error))?;
    terminal::status("Recorded", RECORD);
    Ok(())
}

fn place() -> PathBuf {
    root().join(RECORD)
}
