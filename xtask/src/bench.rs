//! `cargo xtask bench`: what is asked for is measured, beside a yardstick where there is one, and shown.

mod compile;
mod cost;
mod crates;
mod documents;
mod generate;
mod guard;
mod medium;
mod models;
mod output;
mod program;
mod report;
mod runtime;

use clap::{Args, CommandFactory as _, Subcommand};

use crate::failure::Failure;

#[derive(Args)]
pub(crate) struct Bench {
    /// What to measure; without it, what there is.
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// A call beside one written by hand, models beside serde's derive, memory of clients.
    Runtime(runtime::Runtime),
    /// Generating from every document of a folder, and from growing parts of the largest.
    Generate(generate::Generate),
    /// Compiling each crate alone and a user's of it, beside serde's derives and an `async fn` per operation.
    Compile(compile::Compile),
    /// Reading and writing each document's longest examples, beside serde's derive.
    Models(models::Models),
    /// Instructions of generating, held against the recorded figures; what `.ci/run` runs.
    Guard(guard::Guard),
    /// Runs a command and says what it cost; how the others measure.
    #[command(hide = true)]
    Cost(cost::Measured),
}

pub(crate) fn run(arguments: &Bench) -> Result<(), Failure> {
    match &arguments.what {
        None => {
            list();
            Ok(())
        }
        Some(What::Runtime(arguments)) => runtime::run(arguments),
        Some(What::Generate(arguments)) => generate::run(arguments),
        Some(What::Compile(arguments)) => compile::run(arguments),
        Some(What::Models(arguments)) => models::run(arguments),
        Some(What::Cost(arguments)) => cost::run(arguments),
        Some(What::Guard(arguments)) => guard::run(arguments),
    }
}

/// The measurements, a line each.
fn list() {
    #[derive(clap::Parser)]
    struct All {
        #[command(subcommand)]
        what: What,
    }
    for command in All::command().get_subcommands() {
        if !command.is_hide_set() {
            let about = command.get_about().map(ToString::to_string);
            println!("{:<12} {}", command.get_name(), about.unwrap_or_default());
        }
    }
}
