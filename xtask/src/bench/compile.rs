//! `cargo xtask bench compile`: each document's crate becomes what it costs to compile it, beside the yardstick.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use clap::{Args, ValueEnum};

use super::cost::{self, Cost};
use super::crates::{self, Side};
use super::documents::{Document, Documents};
use super::output::removed;
use super::program;
use super::report::{Column, Form, Report};
use crate::failure::Failure;
use crate::terminal;

const COLUMNS: &[Column] = &[("ours", 2), ("yardstick", 2), ("ratio", 3)];

#[derive(Args)]
pub(super) struct Compile {
    #[command(flatten)]
    documents: Documents,
    /// What to compile; everything without it.
    #[arg(long, value_enum, value_name = "STEP", value_delimiter = ',')]
    only_steps: Vec<Step>,
    /// Figures for programs: one JSON object.
    #[arg(long)]
    json: bool,
    /// How often each is compiled, of which the median counts.
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// `cargo check` of the crate.
    Check,
    /// A debug build of the crate.
    Debug,
    /// A release build of the crate.
    Release,
    /// `cargo check` of a user's crate that calls every operation once.
    UserCheck,
    /// A debug build of the same.
    UserDebug,
}

impl Step {
    /// What cargo is told.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check | Self::UserCheck => &["check"],
            Self::Debug | Self::UserDebug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Debug => "debug",
            Self::Release => "release",
            Self::UserCheck => "user's check",
            Self::UserDebug => "user's debug",
        }
    }

    /// Where the library is that it makes, if it makes one that counts.
    fn library(self) -> Option<&'static str> {
        match self {
            Self::Check | Self::UserCheck | Self::UserDebug => None,
            Self::Debug => Some("debug"),
            Self::Release => Some("release"),
        }
    }

    fn is_user(self) -> bool {
        match self {
            Self::Check | Self::Debug | Self::Release => false,
            Self::UserCheck | Self::UserDebug => true,
        }
    }
}

/// What compiling one crate took.
#[derive(Clone, Copy)]
struct Compiled {
    cost: Cost,
    /// The size of the library in bytes.
    library: Option<f64>,
}

pub(super) fn run(arguments: &Compile) -> Result<(), Failure> {
    let documents = arguments.documents.chosen()?;
    let steps = match arguments.only_steps.as_slice() {
        [] => Step::value_variants(),
        chosen => chosen,
    };
    let folder = program::target().join("bench").join("compile");
    let bench = Bench {
        program: program::built(&folder)?,
        folder,
        runs: arguments.runs.max(1),
    };
    let mut report = Report::new(Form::json(arguments.json), COLUMNS);
    for document in &documents {
        bench.document(document, steps, &mut report)?;
    }
    report.end(bench.runs);
    removed(&bench.folder)
}

/// How it is measured.
struct Bench {
    program: PathBuf,
    /// Where the crates go, and what is built.
    folder: PathBuf,
    runs: u32,
}

impl Bench {
    fn document(
        &self,
        document: &Document,
        steps: &[Step],
        report: &mut Report,
    ) -> Result<(), Failure> {
        let folder = self.folder.join(&document.name);
        removed(&folder)?;
        terminal::status("Generating", &document.name);
        crates::write(&self.program, document, &folder)?;
        for step in steps {
            let [ours, yardstick] = self.compared(*step, &folder, &document.name)?;
            let name = |unit: &str| format!("{}, {}, {unit}", document.name, step.title());
            row(report, &name("CPU s"), [ours.cost.cpu, yardstick.cost.cpu]);
            row(
                report,
                &name("peak MB"),
                [ours.cost.peak / 1e6, yardstick.cost.peak / 1e6],
            );
            if let (Some(ours), Some(yardstick)) = (ours.library, yardstick.library) {
                row(report, &name("rlib MB"), [ours / 1e6, yardstick / 1e6]);
            }
        }
        // Several documents together would fill a disk.
        removed(&folder)?;
        crates::cleaned(&self.target())
    }

    /// Both, in interleaved rounds, after one that builds what they depend on.
    fn compared(&self, step: Step, folder: &Path, name: &str) -> Result<[Compiled; 2], Failure> {
        let mut costs = [Vec::new(), Vec::new()];
        for round in 0..=self.runs {
            for (side, costs) in Side::ALL.into_iter().zip(&mut costs) {
                let what = format!(
                    "{name}, {} of {}, round {round}",
                    step.title(),
                    side.package()
                );
                terminal::status("Compiling", &what);
                let cost = self.once(step, &folder.join(side.folder(step.is_user())))?;
                if round > 0 {
                    costs.push(cost);
                }
            }
        }
        let [ours, yardstick] = costs;
        Ok([
            self.compiled(step, Side::Ours, &ours),
            self.compiled(step, Side::Yardstick, &yardstick),
        ])
    }

    /// The crate alone: what it depends on is built, and it is new.
    fn once(&self, step: Step, krate: &Path) -> Result<Cost, Failure> {
        let door = krate.join("src").join("lib.rs");
        File::options()
            .append(true)
            .open(&door)
            .and_then(|file| file.set_modified(SystemTime::now()))
            .map_err(|error| Failure::other(&door.display().to_string(), error))?;
        let mut command = Command::new(env!("CARGO"));
        command.args(step.arguments()).args(["--lib", "--quiet"]);
        command
            .current_dir(krate)
            .env("CARGO_TARGET_DIR", self.target());
        command
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("CARGO_PROFILE_DEV_DEBUG");
        cost::of(&self.program, &command, &self.folder)
    }

    fn compiled(&self, step: Step, side: Side, costs: &[Cost]) -> Compiled {
        let library = step.library().and_then(|profile| {
            let name = format!("lib{}.rlib", side.package());
            let data = fs::metadata(self.target().join(profile).join(name)).ok()?;
            Some(bytes(data.len()))
        });
        Compiled {
            cost: cost::median(costs),
            library,
        }
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }
}

fn row(report: &mut Report, name: &str, [ours, yardstick]: [f64; 2]) {
    report.row(name, &[Some(ours), Some(yardstick), Some(ours / yardstick)]);
}

#[expect(clippy::cast_precision_loss, reason = "no library is so large")]
fn bytes(number: u64) -> f64 {
    number as f64
}
