//! Some documents become crates of one throw-away workspace, which cargo builds beside this repository's.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, io};

use codegen::Harness;
use codegen::diagnostic::Severity;

use super::documents::{Document, options};
use crate::failure::Failure;
use crate::generate::{api_files, repository};
use crate::runtime;
use crate::tree::Plan;

/// What becomes of a workspace that was looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Litter {
    Removed,
    Kept,
}

/// How many documents are built together, and how many bytes of them.
const DOCUMENTS: usize = 24;
const BYTES: u64 = 600_000;

/// What every package of a batch is called by, so that what cargo keeps of it can be told from the rest.
const PREFIX: &str = "spec-";

/// The part of a harness that knows no crate.
const MAIN: &str = include_str!("harness/main.rs");

/// A document and the crate that was made of it.
pub(super) struct Member {
    pub(super) document: Document,
    /// The package; also its folder and, behind `harness-`, its example target.
    pub(super) name: String,
    pub(super) operations: usize,
    pub(super) types: usize,
    /// Lines of the generated code.
    pub(super) lines: usize,
    /// Warnings about the document.
    pub(super) warnings: usize,
}

/// Documents in portions that a small disk can hold.
pub(super) fn portions(documents: &[Document]) -> Vec<&[Document]> {
    let bytes = |document: &Document| fs::metadata(&document.path).map_or(0, |file| file.len());
    let mut portions = Vec::new();
    let mut rest = documents;
    while !rest.is_empty() {
        let mut sum = 0;
        let fitting = rest.iter().take(DOCUMENTS).take_while(|document| {
            sum += bytes(document);
            sum <= BYTES
        });
        let (portion, others) = rest.split_at(fitting.count().max(1));
        portions.push(portion);
        rest = others;
    }
    portions
}

/// A workspace on the disk, for as long as this is there.
pub(super) struct Batch {
    pub(super) members: Vec<Member>,
    /// Documents that were refused.
    pub(super) refused: Vec<Document>,
    litter: Litter,
}

impl Batch {
    pub(super) fn new(documents: &[Document], litter: Litter) -> Result<Self, Failure> {
        let cannot = |error| Failure::other("the workspace cannot be written", error);
        clear().map_err(cannot)?;
        let mut batch = Self {
            members: Vec::new(),
            refused: Vec::new(),
            litter,
        };
        for (index, document) in documents.iter().enumerate() {
            match member(document, index)? {
                Some(member) => batch.members.push(member),
                None => batch.refused.push(document.clone()),
            }
        }
        batch.write_manifest().map_err(cannot)?;
        Ok(batch)
    }

    fn write_manifest(&self) -> io::Result<()> {
        let names = self.members.iter().map(|member| &*member.name);
        let names: Vec<&str> = names.chain([EXACT]).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n");
        let exact = workspace().join(EXACT);
        fs::create_dir_all(exact.join("src"))?;
        fs::write(exact.join("Cargo.toml"), EXACT_MANIFEST)?;
        fs::write(exact.join("src/lib.rs"), "")?;
        fs::write(workspace().join("Cargo.toml"), manifest)?;
        // The same versions as in this repository, so that dependencies are built once.
        let lock = repository().join("Cargo.lock");
        fs::copy(lock, workspace().join("Cargo.lock")).map(drop)
    }

    /// Runs cargo in the workspace; errors of the crates are in what it says.
    pub(super) fn cargo(arguments: &[&str]) -> Result<Output, Failure> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Command::new(cargo)
            .args(arguments)
            .current_dir(workspace())
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .output()
            .map_err(|error| Failure::other("cargo does not run", error))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        match self.litter {
            // What cannot be removed is only litter; the next batch says why.
            Litter::Removed => drop(clear()),
            Litter::Kept => {}
        }
    }
}

impl Member {
    /// The program that tries the client.
    pub(super) fn harness(&self) -> PathBuf {
        target()
            .join("debug/examples")
            .join(format!("harness-{}", self.name))
    }
}

/// A crate that only asks for a feature in the whole workspace: without it `serde_json`, by which programs that try the
/// clients compare, reads some floats as their neighbours.
const EXACT: &str = "exact";

const EXACT_MANIFEST: &str = r#"[package]
name = "exact"
version = "0.0.0"
edition = "2024"

[dependencies]
serde_json = { version = "1", features = ["float_roundtrip"] }
"#;

/// Writes the crate of a document; nothing when it is refused.
fn member(document: &Document, index: usize) -> Result<Option<Member>, Failure> {
    let slug: String = document.slug().chars().take(60).collect();
    let name = format!("{PREFIX}{index}-{}", slug.trim_matches('-'));
    let options = options(&name);
    let outcome = document.generated(&options)?;
    let mut reader = document.reader()?;
    let mut read = |path: &str| reader.read(path);
    let harness = codegen::harness(&document.root(), &mut read, &options);
    let (Some(harness), false) = (harness, outcome.diagnostics.has_errors()) else {
        return Ok(None);
    };
    let runtime: Vec<_> = runtime::files().collect();
    let mut wanted: Vec<(PathBuf, &str)> = api_files(&outcome).collect();
    wanted.extend(runtime.iter().map(|(path, text)| (path.clone(), &**text)));
    let own = outcome.own.iter();
    wanted.extend(own.map(|file| (PathBuf::from(&file.path), &*file.text)));
    wanted.extend(example(&harness, &name));
    Plan::new(&workspace().join(&name), wanted, &[])
        .and_then(|plan| plan.apply())
        .map_err(|error| Failure::other("a crate cannot be written", error))?;
    let said = outcome.diagnostics.iter();
    Ok(Some(Member {
        document: document.clone(),
        name,
        operations: harness.operations,
        types: harness.types,
        lines: outcome
            .files
            .iter()
            .map(|file| file.text.lines().count())
            .sum(),
        warnings: said
            .filter(|said| said.code.severity() == Severity::Warning)
            .count(),
    }))
}

fn example<'a>(harness: &'a Harness, name: &str) -> impl Iterator<Item = (PathBuf, &'a str)> {
    let folder = Path::new("examples").join(format!("harness-{name}"));
    let main = std::iter::once((folder.join("main.rs"), MAIN));
    let files = harness.files.iter();
    main.chain(files.map(move |file| (folder.join(&file.path), &*file.text)))
}

/// Removes the workspace, and what cargo built of it.
fn clear() -> io::Result<()> {
    if workspace().exists() {
        fs::remove_dir_all(workspace())?;
    }
    for folder in ["deps", "examples", ".fingerprint", "build"] {
        let Ok(entries) = fs::read_dir(target().join("debug").join(folder)) else {
            continue;
        };
        for entry in entries {
            let path = entry?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .replace('_', "-");
            let own = ["", "lib", "harness-"].iter().any(|before| {
                name.strip_prefix(before)
                    .is_some_and(|rest| rest.starts_with(PREFIX))
            });
            if own && path.is_dir() {
                fs::remove_dir_all(path)?;
            } else if own {
                fs::remove_file(path)?;
            }
        }
    }
    Ok(())
}

fn workspace() -> PathBuf {
    target().join("corpus")
}

/// The repository's own, where the dependencies are built already.
fn target() -> PathBuf {
    let folder = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    folder.unwrap_or_else(|| repository().join("target"))
}
