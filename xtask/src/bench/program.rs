//! This program, built with optimisations, for what measures it.

use std::path::PathBuf;
use std::{env, io};

use crate::cargo::{cargo, root};
use crate::{Failure, terminal};

/// Builds it where it is not built yet, and says where it is.
pub(super) fn built() -> Result<PathBuf, Failure> {
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
    Ok(target().join("release").join(program))
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
