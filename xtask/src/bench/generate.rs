//! `cargo xtask bench generate`: each document becomes what it costs to make a client of it, whole and in parts.

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use super::cost::{self, Cost};
use super::documents::{Document, Documents};
use super::output::{Made, removed};
use super::program;
use super::report::{Column, Form, Report};
use crate::failure::Failure;
use crate::terminal;

const COLUMNS: &[Column] = &[
    ("CPU s", 2),
    ("peak MB", 0),
    ("lines", 0),
    ("lines/s", 0),
    ("operations", 0),
    ("ms/operation", 2),
    ("µs/line made", 2),
];

/// The parts that show how the cost grows: eighths of the operations.
const EIGHTHS: [usize; 3] = [1, 2, 4];

/// From so many operations on a document is taken in parts, too.
const LARGE: usize = 1_000;

#[derive(Args)]
pub(super) struct Generate {
    #[command(flatten)]
    documents: Documents,
    /// Figures for programs: one JSON object.
    #[arg(long)]
    json: bool,
    /// How often each is made, of which the median counts.
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: u32,
}

pub(super) fn run(arguments: &Generate) -> Result<(), Failure> {
    let documents = arguments.documents.chosen()?;
    let folder = program::target().join("bench").join("generate");
    let bench = Bench {
        program: program::built(&folder)?,
        folder,
        runs: arguments.runs.max(1),
    };
    let mut report = Report::new(Form::json(arguments.json), COLUMNS);
    for document in &documents {
        bench.document(document, &mut report)?;
    }
    report.end(bench.runs);
    removed(&bench.folder)
}

/// How it is measured.
struct Bench {
    program: PathBuf,
    /// Where the crates go.
    folder: PathBuf,
    runs: u32,
}

impl Bench {
    fn document(&self, document: &Document, report: &mut Report) -> Result<(), Failure> {
        let (cost, made) = self.cost(document, &[])?;
        if made.operations() < LARGE {
            row(report, &document.name, cost, &made, None);
            return Ok(());
        }
        // The smallest part reads as much of the document as the whole does.
        let smallest = made.groups.iter().min_by_key(|(_, operations)| operations);
        let smallest: Vec<String> = smallest.map(|(name, _)| name.clone()).into_iter().collect();
        let (reading, one) = self.cost(document, &smallest)?;
        row(
            report,
            &format!("{} (a group)", document.name),
            reading,
            &one,
            None,
        );
        for eighths in EIGHTHS {
            let part = part(&made, eighths);
            let (cost, made) = self.cost(document, &part)?;
            let name = format!("{} ({eighths}/8)", document.name);
            row(report, &name, cost, &made, Some(reading));
        }
        row(report, &document.name, cost, &made, Some(reading));
        Ok(())
    }

    /// What making a crate of these groups costs; of all without any.
    fn cost(&self, document: &Document, only: &[String]) -> Result<(Cost, Made), Failure> {
        let message = format!("{}, {} groups", document.name, only.len());
        terminal::status(
            "Generating",
            if only.is_empty() {
                &document.name
            } else {
                &message
            },
        );
        let out = self.folder.join(&document.name);
        let mut command = Command::new(&self.program);
        command.args([
            "generate",
            "--message-format",
            "short",
            "--name",
            "measured",
            "--spec",
        ]);
        command.arg(&document.path).arg("--out").arg(&out);
        if !only.is_empty() {
            command.arg("--only").arg(only.join(","));
        }
        let mut costs = Vec::new();
        for _ in 0..self.runs {
            removed(&out)?;
            costs.push(cost::of(&self.program, &command, &self.folder)?);
        }
        Ok((cost::median(&costs), Made::read(&out)?))
    }
}

/// The first groups that have so many eighths of the operations.
fn part(made: &Made, eighths: usize) -> Vec<String> {
    let wanted = made.operations() * eighths / 8;
    let mut sum = 0;
    let mut names = Vec::new();
    for (name, operations) in &made.groups {
        if sum >= wanted {
            break;
        }
        sum += operations;
        names.push(name.clone());
    }
    names
}

fn row(report: &mut Report, name: &str, cost: Cost, made: &Made, reading: Option<Cost>) {
    let lines = count(made.lines);
    let operations = count(made.operations());
    report.row(
        name,
        &[
            Some(cost.cpu),
            Some(cost.peak / 1e6),
            Some(lines),
            Some(lines / cost.cpu),
            Some(operations),
            Some(cost.cpu * 1e3 / operations),
            reading.map(|reading| (cost.cpu - reading.cpu) * 1e6 / lines),
        ],
    );
}

#[expect(clippy::cast_precision_loss, reason = "no output has that many lines")]
fn count(number: usize) -> f64 {
    number as f64
}
