//! `cargo xtask bench`: a benchmark of the crate `tests` is built, run and shown.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use crate::Failure;
use crate::cargo::{self, Target};

#[derive(Args)]
pub(crate) struct Bench {
    /// What to measure; without it, what there is.
    #[arg(value_enum)]
    name: Option<Name>,
    /// Figures for programs: one JSON object.
    #[arg(long, requires = "name")]
    json: bool,
    /// How many rounds there are of each, of which the median counts.
    #[arg(long, value_name = "N", requires = "name")]
    runs: Option<u32>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Name {
    /// A call beside one written by hand, models beside serde's derive, memory of clients.
    Runtime,
}

impl Name {
    fn target(self) -> &'static str {
        match self {
            Self::Runtime => "runtime",
        }
    }
}

pub(crate) fn run(arguments: &Bench) -> Result<(), Failure> {
    let Some(name) = arguments.name else {
        list();
        return Ok(());
    };
    let mut passed: Vec<OsString> = Vec::new();
    if arguments.json {
        passed.push("--json".into());
    }
    if let Some(runs) = arguments.runs {
        passed.extend(["--runs".into(), runs.to_string().into()]);
    }
    cargo::run(Target::Bench(name.target()), &passed)
}

fn list() {
    for name in Name::value_variants() {
        let help = name.to_possible_value();
        let help = help.as_ref().and_then(|value| value.get_help());
        let help = help.map(ToString::to_string).unwrap_or_default();
        println!("{:<12} {help}", name.target());
    }
}
