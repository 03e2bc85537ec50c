//! A target of the crate `tests` becomes a process of cargo's, whose output is passed through.
//!
//! xtask does not depend on the client: it has to run when generated code does not compile.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

use crate::failure::Failure;

/// A target of the crate `tests`, built with optimisations.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    Test(&'static str),
    Bench(&'static str),
}

/// Runs a target with arguments of its own.
pub(crate) fn run(target: Target, arguments: &[OsString]) -> Result<(), Failure> {
    let mut command = cargo();
    match target {
        Target::Test(name) => command.args(["test", "--release", "--quiet", "--test", name]),
        Target::Bench(name) => command.args(["bench", "--quiet", "--bench", name]),
    };
    // As users have the client: the whole of it, and nothing for tests.
    command.args(["--package", "tests", "--no-default-features", "--"]);
    command.args(arguments);
    let status = command.status();
    let status = status.map_err(|error| Failure::other("cargo cannot be started", error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Other(format!("{status}; its output is above")))
    }
}

/// Cargo, in the repository.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// The repository.
pub(crate) fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("this package is in a folder of the repository")
        .to_owned()
}

/// The names of the folders in one.
pub(crate) fn folders(of: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in of.read_dir()? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
