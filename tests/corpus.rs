//! Documents beyond our own: whatever is in them, the generator ends with files or with located errors.
//!
//! The folders are named by `SPEC_CORPUS`, separated by `:`; without it there is nothing to run, and the
//! test says so. `.ci/run` sets it when the folders are there.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::{Options, ReadError};

#[test]
fn every_document_ends_in_files_or_in_errors() {
    let folders = env::var_os("SPEC_CORPUS").unwrap_or_default();
    let mut documents = Vec::new();
    for folder in env::split_paths(&folders).filter(|folder| !folder.as_os_str().is_empty()) {
        documents_below(&folder, &mut documents);
    }
    documents.sort();
    let (mut made, mut refused) = (0, 0);
    for document in &documents {
        if is_made(document) {
            made += 1;
        } else {
            refused += 1;
        }
    }
    // Straight to standard error: what a passing test prints is kept back, and this is to be seen.
    let count = documents.len();
    let sum = format!("SPEC_CORPUS: {count} documents, {made} made, {refused} refused");
    writeln!(io::stderr(), "{sum}").expect("standard error can be written");
}

fn is_made(document: &Path) -> bool {
    let folder = document.parent().expect("a file stands in a folder");
    let root = document.file_name().unwrap_or_default().to_string_lossy();
    let options = Options {
        crate_name: String::from("corpus"),
        tests: false,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| fs::read(folder.join(path)).map_err(|_| ReadError::NotFound);
    let outcome = codegen::generate(&root, &mut read, &options);
    let said = outcome.diagnostics.render_short(&outcome.sources);
    let refused = outcome.diagnostics.has_errors();
    assert_eq!(
        refused,
        outcome.files.is_empty(),
        "{}\n{said}",
        document.display()
    );
    !refused
}

/// YAML and JSON files that say which version of OpenAPI they are, in their first lines.
fn documents_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("`{}` of SPEC_CORPUS: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            documents_below(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known))
        {
            found.push(path);
        }
    }
}
