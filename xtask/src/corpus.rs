//! `cargo xtask corpus`: documents of others go through the generator, the compiler and their own examples.

mod accept;
mod documents;

use std::path::PathBuf;

use clap::Args;

use crate::Failure;

#[derive(Args)]
pub(crate) struct Corpus {
    #[command(flatten)]
    task: Task,
    /// Folders with documents; without them those of `SPEC_CORPUS`, or `../shared/specs` and `../shared/corpus`.
    #[arg(long, value_name = "DIR", num_args = 1..)]
    dirs: Vec<PathBuf>,
    /// Only documents whose path below such a folder holds one of these words.
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    only: Vec<String>,
}

/// What is done with each document.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Task {
    /// Writes what becomes of each document into `tests/corpus/expected.tsv`, which the tests compare with.
    #[arg(long)]
    accept: bool,
}

pub(crate) fn run(arguments: &Corpus) -> Result<(), Failure> {
    let folders = documents::folders(&arguments.dirs);
    let documents = documents::below(&folders, &arguments.only)?;
    accept::run(&documents)
}
