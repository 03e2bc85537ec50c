//! The commands of this repository: arguments become calls, results become messages and exit codes.

mod bench;
mod cargo;
mod check;
mod corpus;
mod fuzz;
mod generate;
mod krate;
mod runtime;
mod terminal;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::bench::Bench;
use crate::fuzz::Fuzz;

/// The commands of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the client from its OpenAPI description.
    ///
    /// Without arguments it makes `generated/src/api` anew from `spec/openapi.yaml`: files whose text
    /// did not change are left alone, files that are no longer made are removed, and nothing at all is
    /// written when the description has an error.
    ///
    /// With `--spec`, `--out` and `--name` it writes a whole crate for another document.
    #[command(after_help = "Examples:
  cargo xtask generate
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore --message-format short
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore --deny warnings
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore \\
      --overlay mended.yaml --overlay ours.yaml
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore --coverage json
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore --only pets,stores
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore --exclude internal")]
    Generate(Generate),
    /// Says whether `generated/src/api` is what `cargo xtask generate` would write.
    ///
    /// Exits with 1 and names each file that differs, and the command that mends it.
    #[command(after_help = "Examples:
  cargo xtask check
  cargo xtask check --deny warnings
  cargo xtask check --coverage")]
    Check(Messages),
    /// Measures, beside a yardstick in the same run.
    #[command(after_help = "Examples:
  cargo xtask bench
  cargo xtask bench runtime
  cargo xtask bench runtime --runs 31 --json
  cargo xtask bench generate
  cargo xtask bench generate --documents ../documents --only-documents github,stripe --json
  cargo xtask bench compile --only-documents spotify
  cargo xtask bench compile --only-documents nexus --only-steps check,user-check --runs 1
  cargo xtask bench guard
  cargo xtask bench guard --record

xtask/BENCHMARKS.md says what each figure means, and what came out.")]
    Bench(Bench),
    /// Gives mutated inputs to a target of `tests/fuzz`, until time is up or one is not survived.
    ///
    /// What is found is made small and kept in `tests/fuzz/findings`, which is not committed. Once it
    /// is mended, move the file to the corpus of its target, which every `cargo test` runs.
    #[command(after_help = "Examples:
  cargo xtask fuzz --list
  cargo xtask fuzz decoding --minutes 10
  cargo xtask fuzz decoding --minutes 1 --seed 7
  cargo xtask fuzz decoding --input tests/fuzz/findings/decoding-0123456789abcdef
  cargo xtask fuzz documents --minutes 5 --keep /tmp/documents
  cargo xtask corpus --compile --dirs /tmp/documents")]
    Fuzz(Fuzz),
    /// Puts many documents through the generator, the compiler and their own examples.
    ///
    /// Crates are written below `target/corpus` and removed again.
    #[command(after_help = "Examples:
  cargo xtask corpus --accept
  cargo xtask corpus --compile --dirs ../shared/specs
  cargo xtask corpus --examples --only spotify,box --json")]
    Corpus(corpus::Corpus),
}

#[derive(Args)]
struct Generate {
    /// The root file of an OpenAPI document, YAML or JSON.
    #[arg(long, value_name = "FILE", requires = "out", requires = "name")]
    spec: Option<PathBuf>,
    /// The folder of the crate: new, empty, or written by this command before.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The name of the crate.
    #[arg(long, value_name = "NAME", requires = "spec")]
    name: Option<String>,
    /// An OpenAPI Overlay (1.0 or 1.1) that mends the root file before it is read; several are applied in order.
    ///
    /// The files stay as they are. What is wrong in an overlay is shown there, and so is what is wrong with
    /// what it brings.
    #[arg(long, value_name = "FILE", requires = "spec")]
    overlay: Vec<PathBuf>,
    /// Generates these groups of operations only, with the types that they lead to.
    ///
    /// A group is named by its tag as the document has it, or as the client has it: `client.addons()` is `addons`.
    /// An operation that tokens are exchanged by stays.
    #[arg(long, value_name = "TAG", value_delimiter = ',', requires = "spec")]
    only: Vec<String>,
    /// Leaves these groups of operations out, and the types that only they lead to.
    #[arg(long, value_name = "TAG", value_delimiter = ',', requires = "spec")]
    exclude: Vec<String>,
    /// Lets the document refer to files outside the folder of its root.
    #[arg(long)]
    allow_outside: bool,
    /// Writes tests of every operation and example into the crate, too.
    #[arg(long, requires = "spec")]
    tests: bool,
    #[command(flatten)]
    messages: Messages,
}

#[derive(Args, Clone, Copy)]
struct Messages {
    /// How problems of the document are shown.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT")]
    message_format: MessageFormat,
    /// Makes warnings fatal: with one, nothing is written and the command exits with 1.
    #[arg(long, value_enum, value_name = "LINTS")]
    deny: Option<Deny>,
    /// Prints what was done with each keyword of the document, on standard output: how often it was modelled,
    /// ignored (and why), or refused. A document with errors is counted as far as it can be read.
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, default_missing_value = "table")]
    coverage: Option<CoverageFormat>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum MessageFormat {
    /// With the lines of the document, as rustc does.
    Human,
    /// A line each, for editors.
    Short,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum CoverageFormat {
    /// For people.
    Table,
    /// For programs: `rows` with `object`, `keyword`, `modelled`, `ignored` and `refused`, and their sums.
    Json,
}

/// What is fatal beside errors.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    /// Every warning about the document.
    Warnings,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Generate(arguments) => generated(&arguments),
        Command::Check(messages) => check::run(messages),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Fuzz(arguments) => fuzz::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::failure(&failure);
            ExitCode::FAILURE
        }
    }
}

/// The whole crate of another document, or the committed client.
fn generated(arguments: &Generate) -> Result<(), Failure> {
    match (&arguments.spec, &arguments.out, &arguments.name) {
        (Some(spec), Some(out), Some(name)) => krate::generate(arguments, spec, out, name),
        (None, _, _) | (_, None, _) | (_, _, None) => generate::committed(arguments),
    }
}

/// Why a command did not do what it was asked.
enum Failure {
    /// The document's problems were shown already; this is their sum.
    Document(String),
    Other(String),
}

impl Failure {
    fn other(what: &str, error: impl std::fmt::Display) -> Self {
        Self::Other(format!("{what}: {error}"))
    }
}
