//! `cargo xtask generate`: a document is read, the client made in memory, the difference written.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use codegen::diagnostic::Diagnostics;
use codegen::{Input, Outcome};

use crate::arguments::{CoverageFormat, Deny, Generate, MessageFormat, Messages};
use crate::failure::Failure;
use crate::manifest::with_features;
use crate::reader::{Reach, Reader};
use crate::terminal;
use crate::tree::Plan;

/// What makes the committed client, and what every message and header tells to run.
pub(crate) const COMMAND: &str = "cargo xtask generate";

/// Where the committed client stands in the repository.
pub(crate) const SPEC: &str = "spec/openapi.yaml";
const CRATE: &str = "generated";
const MANIFEST: &str = "Cargo.toml";

/// The folders that belong to the generator alone.
pub(crate) const OWNED: &[&str] = &["src/api"];

pub(crate) fn committed(arguments: &Generate) -> Result<(), Failure> {
    let made = Made::committed(arguments.messages)?;
    let plan = made
        .plan()
        .map_err(|error| Failure::other("the client cannot be compared", error))?;
    plan.apply()
        .map_err(|error| Failure::other("the client cannot be written", error))?;
    report(&plan, CRATE);
    Ok(())
}

/// Says what a plan changed, file by file and in sum.
pub(crate) fn report(plan: &Plan<'_>, folder: &str) {
    for (path, _) in &plan.changed {
        terminal::status("Wrote", &path.display().to_string());
    }
    for path in &plan.orphans {
        terminal::status("Removed", &path.display().to_string());
    }
    let (changed, removed) = (plan.changed.len(), plan.orphans.len());
    let sum = format!(
        "{folder}: {changed} written, {removed} removed, {} unchanged",
        plan.unchanged
    );
    terminal::status("Generated", &sum);
}

/// The committed client as it should be, in memory.
pub(crate) struct Made {
    outcome: Outcome,
    /// The manifest that stands there, with the features of the groups.
    manifest: String,
}

impl Made {
    /// Reads `spec/` and makes the client; its problems are shown here.
    pub(crate) fn committed(messages: Messages) -> Result<Self, Failure> {
        let options = codegen::Options {
            crate_name: String::from("scalingo"),
            tests: true,
            regenerate: String::from(COMMAND),
        };
        let mut reader = Reader::new(&repository(), Path::new(SPEC), Reach::Folder)?;
        let input = Input {
            coverage: messages.coverage.is_some(),
            ..SPEC.into()
        };
        let outcome = codegen::generate(input, &mut |path| reader.read(path), &options);
        show(&outcome, messages)?;
        let manifest = manifest(&outcome)?;
        Ok(Self { outcome, manifest })
    }

    pub(crate) fn plan(&self) -> io::Result<Plan<'_>> {
        let manifest = (PathBuf::from(MANIFEST), self.manifest.as_str());
        let wanted = api_files(&self.outcome).chain([manifest]);
        Plan::new(&repository().join(CRATE), wanted, OWNED)
    }
}

fn manifest(outcome: &Outcome) -> Result<String, Failure> {
    let place = repository().join(CRATE).join(MANIFEST);
    let standing = fs::read_to_string(&place)
        .map_err(|error| Failure::other(&format!("`{}` cannot be read", place.display()), error))?;
    let new = outcome.own.iter().find(|file| file.path == MANIFEST);
    Ok(new.map_or(standing.clone(), |new| with_features(&standing, &new.text)))
}

/// The generated files with their places in a crate.
pub(crate) fn api_files(outcome: &Outcome) -> impl Iterator<Item = (PathBuf, &str)> {
    outcome
        .files
        .iter()
        .map(|file| (Path::new("src/api").join(&file.path), file.text.as_str()))
}

/// Prints what is to be said about the document; fails when nothing may be written.
pub(crate) fn show(outcome: &Outcome, messages: Messages) -> Result<(), Failure> {
    let said = match messages.message_format {
        MessageFormat::Human => outcome
            .diagnostics
            .render(&outcome.sources, terminal::style()),
        MessageFormat::Short => outcome.diagnostics.render_short(&outcome.sources),
    };
    if !said.is_empty() {
        eprintln!("{}", said.trim_end());
    }
    if let Some(format) = messages.coverage {
        // A file that cannot be read at all has no keywords.
        let coverage = outcome.coverage.clone().unwrap_or_default();
        match format {
            CoverageFormat::Table => print!("{}", coverage.table()),
            CoverageFormat::Json => print!("{}", coverage.json()),
        }
    }
    verdict(&outcome.diagnostics, messages.deny)
}

/// Errors are fatal, and warnings when they are denied.
fn verdict(diagnostics: &Diagnostics, deny: Option<Deny>) -> Result<(), Failure> {
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    if errors > 0 {
        let errors = counted(errors, "error");
        return Err(Failure::Document(format!(
            "the document has {errors}; nothing was written"
        )));
    }
    match deny {
        Some(Deny::Warnings) if warnings > 0 => Err(Failure::Document(format!(
            "the document has {}, which `--deny warnings` makes fatal; nothing was written",
            counted(warnings, "warning")
        ))),
        Some(Deny::Warnings) | None => Ok(()),
    }
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}

/// The repository's folder: where cargo says that xtask stands, or stood when it was built.
pub(crate) fn repository() -> PathBuf {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let xtask = PathBuf::from(manifest);
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_owned)
}
