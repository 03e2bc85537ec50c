//! The commands of this repository: arguments become calls, results become messages and exit codes.

mod arguments;
mod bench;
mod cargo;
mod check;
mod corpus;
mod failure;
mod fuzz;
mod generate;
mod krate;
mod manifest;
mod reader;
mod runtime;
mod terminal;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::arguments::{Generate, Messages};
use crate::bench::Bench;
use crate::failure::Failure;
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
