//! `cargo xtask corpus`: documents of others go through the generator, the compiler and their own examples.

mod accept;
mod batch;
mod compile;
mod documents;
mod examples;
/// Part of the crates of documents and not of this one; formatted with it.
#[cfg(any())]
#[path = "corpus/harness/main.rs"]
mod harness;
mod table;

use std::path::PathBuf;

use clap::Args;

use self::batch::Litter;
use self::table::Shown;
use crate::failure::Failure;

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
    /// Prints a line of JSON for each document instead of a table.
    #[arg(long, conflicts_with = "accept")]
    json: bool,
    /// Leaves the workspace of the last documents, for a look at it.
    #[arg(long, conflicts_with = "accept")]
    keep: bool,
}

/// What is done with each document.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Task {
    /// Writes what becomes of each document into `tests/corpus/expected.tsv`, which the tests compare with.
    #[arg(long)]
    accept: bool,
    /// Generates a crate for each, and counts what rustc says.
    #[arg(long)]
    compile: bool,
    /// Serves each example of an answer to the document's own client and sends each of a request, and values made from
    /// the schemas; counts what is read, without a deviation, and written again as it was.
    #[arg(long)]
    examples: bool,
}

pub(crate) fn run(arguments: &Corpus) -> Result<(), Failure> {
    let folders = documents::folders(&arguments.dirs);
    let documents = documents::below(&folders, &arguments.only)?;
    let shown = if arguments.json {
        Shown::Json
    } else {
        Shown::Table
    };
    let litter = if arguments.keep {
        Litter::Kept
    } else {
        Litter::Removed
    };
    let Task {
        accept,
        compile,
        examples: _,
    } = arguments.task;
    match (accept, compile) {
        (true, _) => accept::run(&documents),
        (false, true) => compile::run(&documents, shown, litter),
        (false, false) => examples::run(&documents, shown, litter),
    }
}
