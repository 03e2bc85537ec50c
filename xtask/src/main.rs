//! The commands of this repository: arguments become calls, results become messages and exit codes.

mod check;
mod corpus;
mod generate;
mod krate;
mod runtime;
mod terminal;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

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
  cargo xtask generate --spec petstore.yaml --out ../petstore --name petstore --message-format short")]
    Generate(Generate),
    /// Says whether `generated/src/api` is what `cargo xtask generate` would write.
    ///
    /// Exits with 1 and names each file that differs, and the command that mends it.
    #[command(after_help = "Example:
  cargo xtask check")]
    Check(Messages),
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
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum MessageFormat {
    /// With the lines of the document, as rustc does.
    Human,
    /// A line each, for editors.
    Short,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Generate(arguments) => generated(&arguments),
        Command::Check(messages) => check::run(messages),
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
