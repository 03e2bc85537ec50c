//! This program, built with optimisations, for what measures it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::cargo::{cargo, root};
use crate::failure::Failure;
use crate::terminal;

/// Builds it where it is not built yet, and puts a copy into a folder: what cargo builds in the meantime does not
/// change it.
pub(super) fn built(folder: &Path) -> Result<PathBuf, Failure> {
    terminal::status("Building", "xtask with optimisations");
    let mut command = cargo();
    command.args([
        "build",
        "--release",
        "--quiet",
        "--locked",
        "--package",
        "xtask",
    ]);
    done(command.status(), "cargo build")?;
    let program = format!("xtask{}", env::consts::EXE_SUFFIX);
    let copy = folder.join(&program);
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(target().join("release").join(program), &copy))
        .map_err(|error| Failure::other(&copy.display().to_string(), error))?;
    Ok(copy)
}

/// Where cargo builds.
pub(super) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn done(status: io::Result<std::process::ExitStatus>, what: &str) -> Result<(), Failure> {
    let status = status.map_err(|error| Failure::other(what, error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Other(format!("{what}: {status}")))
    }
}
