//! What the generator writes for the cases is built by cargo, in one throw-away workspace, without a warning.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

#[test]
fn what_the_cases_give_builds_without_a_warning() {
    let workspace = target().join("cases");
    if workspace.exists() {
        fs::remove_dir_all(&workspace).expect("an earlier run's workspace can go");
    }
    fs::create_dir_all(&workspace).expect("the workspace can be made");
    let mut members = Vec::new();
    for case in cases() {
        let name = case
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        write_crate(&case, &workspace.join(&name), &format!("case-{name}"));
        members.push(name);
    }
    assert!(
        members.len() > 20,
        "only {} cases were found",
        members.len()
    );
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(workspace.join("Cargo.toml"), manifest).expect("writes");
    // The same versions as in this repository, so that dependencies are built once.
    fs::copy(
        repository().join("Cargo.lock"),
        workspace.join("Cargo.lock"),
    )
    .expect("copies");
    let output = cargo(&["check", "--workspace", "--color", "never"], &workspace);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the crates do not build:\n{said}");
    assert!(
        !said.contains("warning"),
        "the crates build with warnings:\n{said}"
    );
}

/// Cases that are not refused.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| !path.to_string_lossy().contains("refuses-"))
        .collect();
    cases.sort();
    cases
}

fn write_crate(case: &Path, out: &Path, name: &str) {
    let spec = fs::read_dir(case)
        .expect("the case is there")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.file_stem().is_some_and(|stem| stem == "spec"))
        .expect("a case has a spec");
    let (spec, out) = (spec.to_string_lossy(), out.to_string_lossy());
    let mut arguments = vec![
        "xtask", "generate", "--spec", &spec, "--out", &out, "--name", name,
    ];
    let overlays = overlays(case);
    for overlay in &overlays {
        arguments.extend(["--overlay", overlay]);
    }
    let flags = fs::read_to_string(case.join("flags")).unwrap_or_default();
    arguments.extend(flags.split_whitespace());
    let output = cargo(&arguments, &repository());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} is not written:\n{said}");
}

/// The overlays of a case, by name.
fn overlays(case: &Path) -> Vec<String> {
    let entries = fs::read_dir(case).expect("the case is there");
    let mut overlays: Vec<_> = entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("overlay"))
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect();
    overlays.sort();
    overlays
}

fn cargo(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs")
}

/// The repository's own target folder, where the dependencies are built already.
fn target() -> PathBuf {
    let folder = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    folder.unwrap_or_else(|| repository().join("target"))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_owned()
}
