//! The arguments of the commands that make a client.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub(crate) struct Generate {
    /// The root file of an OpenAPI document, YAML or JSON.
    #[arg(long, value_name = "FILE", requires = "out", requires = "name")]
    pub(crate) spec: Option<PathBuf>,
    /// The folder of the crate: new, empty, or written by this command before.
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(crate) out: Option<PathBuf>,
    /// The name of the crate.
    #[arg(long, value_name = "NAME", requires = "spec")]
    pub(crate) name: Option<String>,
    /// An OpenAPI Overlay (1.0 or 1.1) that mends the root file before it is read; several are applied in order.
    ///
    /// The files stay as they are. What is wrong in an overlay is shown there, and so is what is wrong with
    /// what it brings.
    #[arg(long, value_name = "FILE", requires = "spec")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Generates these groups of operations only, with the types that they lead to.
    ///
    /// A group is named by its tag as the document has it, or as the client has it: `client.addons()` is `addons`.
    /// An operation that tokens are exchanged by stays.
    #[arg(long, value_name = "TAG", value_delimiter = ',', requires = "spec")]
    pub(crate) only: Vec<String>,
    /// Leaves these groups of operations out, and the types that only they lead to.
    #[arg(long, value_name = "TAG", value_delimiter = ',', requires = "spec")]
    pub(crate) exclude: Vec<String>,
    /// Lets the document refer to files outside the folder of its root.
    #[arg(long)]
    pub(crate) allow_outside: bool,
    /// Writes tests of every operation and example into the crate, too.
    #[arg(long, requires = "spec")]
    pub(crate) tests: bool,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Args, Clone, Copy)]
pub(crate) struct Messages {
    /// How problems of the document are shown.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT")]
    pub(crate) message_format: MessageFormat,
    /// Makes warnings fatal: with one, nothing is written and the command exits with 1.
    #[arg(long, value_enum, value_name = "LINTS")]
    pub(crate) deny: Option<Deny>,
    /// Prints what was done with each keyword of the document, on standard output: how often it was modelled,
    /// ignored (and why), or refused. A document with errors is counted as far as it can be read.
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, default_missing_value = "table")]
    pub(crate) coverage: Option<CoverageFormat>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines of the document, as rustc does.
    Human,
    /// A line each, for editors.
    Short,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum CoverageFormat {
    /// For people.
    Table,
    /// For programs: `rows` with `object`, `keyword`, `modelled`, `ignored` and `refused`, and their sums.
    Json,
}

/// What is fatal beside errors.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Deny {
    /// Every warning about the document.
    Warnings,
}
