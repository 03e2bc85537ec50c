//! `cargo xtask bench runtime`: a benchmark of the crate `tests` is built, run and shown.

use std::ffi::OsString;

use clap::Args;

use crate::cargo::{self, Target};
use crate::failure::Failure;

#[derive(Args)]
pub(super) struct Runtime {
    /// Figures for programs: one JSON object.
    #[arg(long)]
    json: bool,
    /// How many rounds there are of each, of which the median counts.
    #[arg(long, value_name = "N")]
    runs: Option<u32>,
}

pub(super) fn run(arguments: &Runtime) -> Result<(), Failure> {
    let mut passed: Vec<OsString> = Vec::new();
    if arguments.json {
        passed.push("--json".into());
    }
    if let Some(runs) = arguments.runs {
        passed.extend(["--runs".into(), runs.to_string().into()]);
    }
    cargo::run(Target::Bench("runtime"), &passed)
}
