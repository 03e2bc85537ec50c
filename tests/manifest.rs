//! What the manifests promise holds.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[test]
fn the_rust_version_is_the_highest_that_a_dependency_asks_for() {
    let metadata = metadata();
    let packages = metadata["packages"]
        .as_array()
        .expect("cargo lists packages");
    let ours = |package: &&Value| package["source"].is_null();
    let highest = packages
        .iter()
        .filter(|package| !ours(package))
        .filter_map(|package| Some((version(&package["rust_version"])?, &package["name"])))
        .max_by_key(|(version, _)| *version)
        .expect("some dependency asks for a version");
    for package in packages.iter().filter(ours) {
        let promised = version(&package["rust_version"]).expect("our packages promise a version");
        assert_eq!(
            promised, highest.0,
            "{} promises another version than {} asks for",
            package["name"], highest.1
        );
    }
}

/// Cargo's own view of the locked dependencies, for the machine it runs on.
fn metadata() -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// `1.85` and `1.85.1` as numbers.
fn version(text: &Value) -> Option<(u32, u32, u32)> {
    let mut parts = text
        .as_str()?
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    Some((
        parts.next()?,
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
    ))
}
