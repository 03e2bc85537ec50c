//! Regenerating changes nothing, and the generator gives the same text twice.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{FEATURES_BEGIN, FEATURES_END, Options, Outcome, ReadError};

#[test]
fn the_committed_client_is_what_the_description_says() {
    let outcome = generate();
    let api = repository().join("generated/src/api");
    for file in &outcome.files {
        let committed = fs::read_to_string(api.join(&file.path)).unwrap_or_default();
        assert!(
            committed == file.text,
            "generated/src/api/{} is stale; run `cargo xtask generate`",
            file.path
        );
    }
    let made = outcome.own.iter().find(|file| file.path == "Cargo.toml");
    let (_, lines) = made
        .and_then(|file| file.text.split_once(FEATURES_BEGIN))
        .expect("the manifest has features");
    let (lines, _) = lines.split_once(FEATURES_END).expect("a last line");
    let manifest = fs::read_to_string(repository().join("generated/Cargo.toml"));
    assert!(
        manifest.is_ok_and(|manifest| manifest.contains(lines)),
        "the features in generated/Cargo.toml are stale; run `cargo xtask generate`"
    );
    let mut committed = Vec::new();
    files_below(&api, &mut committed);
    assert_eq!(
        committed.len(),
        outcome.files.len(),
        "orphans stand in generated/src/api"
    );
}

#[test]
fn generating_twice_gives_the_same_text() {
    let texts = |outcome: Outcome| -> Vec<String> {
        outcome
            .files
            .into_iter()
            .map(|file| file.path + &file.text)
            .collect()
    };
    assert_eq!(texts(generate()), texts(generate()));
}

fn generate() -> Outcome {
    let options = Options {
        crate_name: String::from("scalingo"),
        tests: true,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| fs::read(repository().join(path)).map_err(|_| ReadError::NotFound);
    codegen::generate("spec/openapi.yaml", &mut read, &options)
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_owned()
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}
