//! The examples of well-known documents are served to the clients that are written for them, and come back as they
//! are: by every operation that has one.
//!
//! The documents are looked for in the folders of `SPEC_CORPUS`, which `.ci/run` sets where they are; without them
//! nothing is tried, and that is said. `cargo xtask corpus --examples` builds the clients and serves the examples from
//! their own process. It costs 20 s of CPU for spotify and box together. Stripe takes 90 s and 4 GB, most of it rustc's,
//! which is too much beside everything else that CI does, so it is tried when it is asked for, with `--ignored`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

#[test]
fn the_examples_of_spotify_and_box_are_read_as_they_are() {
    assert_examples_are_read(&[("spotify.yaml", 60), ("box.json", 200)]);
}

#[test]
#[ignore = "it takes 90 s and 4 GB"]
fn the_examples_of_stripe_are_read_as_they_are() {
    assert_examples_are_read(&[("stripe.yaml", 400)]);
}

/// Documents by their names, and how many examples each has at least.
fn assert_examples_are_read(documents: &[(&str, usize)]) {
    for (name, least) in documents {
        let Some(folder) = folder_of(name) else {
            // Straight to standard error: what a passing test prints is kept back, and this is to be seen.
            writeln!(
                io::stderr(),
                "SKIPPED: {name} is in no folder of SPEC_CORPUS"
            )
            .expect("standard error can be written");
            continue;
        };
        let results = results(&folder, name);
        let examples: Vec<&Value> = results.iter().filter(|one| is_example(one)).collect();
        assert!(
            examples.len() >= *least,
            "{name} has only {} examples",
            examples.len()
        );
        let bad = examples.iter().filter(|one| !is_read(one));
        let bad: Vec<String> = bad.map(|one| format!("{name}: {one}")).collect();
        assert!(bad.is_empty(), "{}", bad.join("\n"));
    }
}

/// An answer that is documented, or made of what is documented as examples of its schemas; and that is what its
/// schema says.
fn is_example(result: &Value) -> bool {
    let documented = result["origin"] == "documented" || result["name"] == "examples";
    result["role"] == "answer" && documented && result["valid"] == true
}

/// Without a deviation, and written again as it was.
fn is_read(result: &Value) -> bool {
    let clean = result["deviations"].as_array().is_some_and(Vec::is_empty);
    result["read"] == true && clean && result["difference"].is_null()
}

/// What became of each body of a document.
fn results(folder: &Path, name: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "xtask",
            "corpus",
            "--examples",
            "--json",
            "--only",
            name,
            "--dirs",
        ])
        .arg(folder)
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    // It fails when anything is amiss, values of its own making included, which are tried elsewhere.
    let printed = String::from_utf8_lossy(&output.stdout);
    let lines = printed
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut all = lines.filter(|line| line["document"] == name);
    let Some(Value::Array(results)) = all.next().map(|mut line| line["results"].take()) else {
        panic!(
            "{name} was not tried:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    results
}

/// The folder of `SPEC_CORPUS` in which there is such a document.
fn folder_of(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("SPEC_CORPUS").unwrap_or_default();
    let found = env::split_paths(&folders).find(|folder| folder.join(name).is_file())?;
    Some(fs::canonicalize(found).expect("the folder is there"))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_owned()
}
