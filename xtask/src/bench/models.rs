//! `cargo xtask bench models`: each document's longest examples become what it takes to read and to write them, by
//! the tables of our models and by serde's derive on the same ones.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Args;

use super::crates::{self, Side};
use super::documents::{Document, Documents};
use super::output::removed;
use super::program;
use super::report::{Column, Form, Report};
use crate::failure::Failure;
use crate::terminal;

const COLUMNS: &[Column] = &[("ours", 1), ("yardstick", 1), ("ratio", 3)];

/// The program that measures; what it measures with stands where `VALUES` is.
const PROGRAM: &str = include_str!("models/program.txt");

/// How it measures: as `bench runtime` does.
const MEASURE: &str = include_str!("../../../tests/benches/runtime/measure.rs");

const MANIFEST: &str = r#"[package]
name = "models"
version = "0.1.0"
edition = "2024"

[dependencies]
measured = { path = "../measured" }
rustix = { version = "1", default-features = false, features = ["std", "time"] }
serde = "1"
serde_json = "1"
# It counts allocations without unsafe code of ours.
stats_alloc = "0.1"
yardstick = { path = "../yardstick" }
"#;

/// The way into our models that others do not have: not by way of a call.
const DOOR: &str = "\n/// What a benchmark reads and writes by.\npub mod bench {\n    pub use crate::runtime::model::{Member, read_json, write_json};\n}\n";

#[derive(Args)]
pub(super) struct Models {
    #[command(flatten)]
    documents: Documents,
    /// Figures for programs: one JSON object.
    #[arg(long)]
    json: bool,
    /// How many rounds there are of each, of which the median counts.
    #[arg(long, value_name = "N", default_value_t = 31)]
    runs: u32,
}

pub(super) fn run(arguments: &Models) -> Result<(), Failure> {
    let documents = arguments.documents.chosen()?;
    let folder = program::target().join("bench").join("models");
    let program = program::built(&folder)?;
    let mut report = Report::new(Form::json(arguments.json), COLUMNS);
    for document in &documents {
        let place = folder.join(&document.name);
        removed(&place)?;
        terminal::status("Generating", &document.name);
        write(&program, document, &place)?;
        terminal::status("Compiling", &document.name);
        let said = measured(&folder, &place.join("models"), arguments.runs)?;
        for line in said.lines() {
            row(&mut report, &document.name, line);
        }
        removed(&place)?;
        crates::cleaned(&folder.join("target"))?;
    }
    report.end(arguments.runs);
    removed(&folder)
}

/// Writes both crates and the program that compares them.
fn write(program: &Path, document: &Document, place: &Path) -> Result<(), Failure> {
    let values = crates::write(program, document, place)?;
    let door = place
        .join(Side::Ours.folder(false))
        .join("src")
        .join("lib.rs");
    let opened = fs::read_to_string(&door).and_then(|text| fs::write(&door, text + DOOR));
    opened.map_err(|error| Failure::other(&door.display().to_string(), error))?;
    let mut rows = String::new();
    for value in values {
        let _ = writeln!(rows, "        pair!({}, {:?}),", value.name, value.text);
    }
    let own = place.join("models");
    crates::text(&own.join("Cargo.toml"), MANIFEST)?;
    crates::text(&own.join("src").join("measure.rs"), MEASURE)?;
    crates::text(
        &own.join("src").join("main.rs"),
        &PROGRAM.replace("        VALUES\n", &rows),
    )
}

/// Builds the program and runs it: a line for each figure, a name, ours and the yardstick's.
fn measured(folder: &Path, krate: &Path, runs: u32) -> Result<String, Failure> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--release", "--quiet", "--", &runs.to_string()]);
    command
        .current_dir(krate)
        .env("CARGO_TARGET_DIR", target(folder));
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Failure::other("cargo run", error))?;
    if !output.status.success() {
        return Err(Failure::Other(format!("cargo run: {}", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn target(folder: &Path) -> PathBuf {
    folder.join("target")
}

/// `reading, ns: 12 15 0.8`
fn row(report: &mut Report, document: &str, line: &str) {
    let Some((name, figures)) = line.split_once(": ") else {
        return;
    };
    let figures: Vec<Option<f64>> = figures
        .split(' ')
        .map(|figure| figure.parse().ok())
        .collect();
    report.row(&format!("{document}, {name}"), &figures);
}
