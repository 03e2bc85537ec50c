//! What the generator writes for the cases is built by cargo, in one throw-away workspace, without a warning.

use codegen::{FEATURES_BEGIN, FEATURES_END};
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
        write_crate(&case, &workspace.join(&name), &format!("case-{name}"), &[]);
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
    // With the examples of all types: what is left out without them is files of their own.
    assert_builds(&["--workspace", "--features", "testing"], &workspace);
    for case in ["groups-as-features", "token-exchange"] {
        assert_each_group_builds_alone(&workspace.join(case), &format!("case-{case}"));
    }
}

#[test]
fn each_group_of_our_client_builds_alone_without_a_warning() {
    assert_each_group_builds_alone(&repository().join("generated"), "scalingo");
}

fn assert_each_group_builds_alone(folder: &Path, package: &str) {
    let alone = ["--package", package, "--no-default-features"];
    assert_builds(&alone, folder);
    let features = features(folder);
    assert!(features.len() > 1, "{package} has only {features:?}");
    for feature in features {
        assert_builds(&[&alone[..], &["--features", &feature]].concat(), folder);
    }
}

/// The features of the groups.
fn features(folder: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("the manifest is there");
    let (_, rest) = manifest.split_once(FEATURES_BEGIN).expect("a first line");
    let (lines, _) = rest.split_once(FEATURES_END).expect("a last line");
    let names = lines.lines().filter_map(|line| line.strip_suffix(" = []"));
    names.map(str::to_owned).collect()
}

fn assert_builds(what: &[&str], folder: &Path) {
    let arguments = [&["check", "--color", "never"], what].concat();
    let output = cargo(&arguments, folder);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what:?} does not build:\n{said}");
    assert!(
        !said.contains("warning"),
        "{what:?} builds with warnings:\n{said}"
    );
}

#[test]
fn the_tests_that_are_written_for_answers_of_every_kind_pass() {
    assert_tests_pass("answers-of-every-kind");
}

#[test]
fn the_tests_that_are_written_for_bodies_of_every_kind_pass() {
    assert_tests_pass("bodies-of-every-kind");
}

fn assert_tests_pass(case: &str) {
    let name = format!("tested-{case}");
    let case = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(case);
    let out = target().join(&name);
    if out.exists() {
        fs::remove_dir_all(&out).expect("an earlier run's crate can go");
    }
    write_crate(&case, &out, &name, &["--tests"]);
    let lock = repository().join("Cargo.lock");
    fs::copy(lock, out.join("Cargo.lock")).expect("copies");
    let output = cargo(&["test", "--test", "api", "--color", "never"], &out);
    let (said, tests) = (output.stderr, output.stdout);
    let said = String::from_utf8_lossy(&said) + String::from_utf8_lossy(&tests);
    assert!(output.status.success(), "its tests do not pass:\n{said}");
    assert!(
        !said.contains("warning"),
        "it builds with warnings:\n{said}"
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

fn write_crate(case: &Path, out: &Path, name: &str, more: &[&str]) {
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
    arguments.extend(more);
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
