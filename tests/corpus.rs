//! Documents beyond our own: each ends in files or in located errors, as a table beside this file says, and
//! twice the same.
//!
//! The folders are named by `SPEC_CORPUS`, separated by `:`; `.ci/run` sets it when the folders are there.
//! Without it the documents of the cases run. `cargo xtask corpus --accept` writes the table.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::diagnostic::Severity;
use codegen::{Options, Outcome, ReadError};

#[test]
fn every_document_ends_as_the_table_says() {
    let expected = expected();
    let (mut made, mut unlisted, mut problems) = (0, Vec::new(), Vec::new());
    let documents = documents();
    for (name, path) in &documents {
        let (first, second) = (generated(path), generated(path));
        if first.files != second.files {
            problems.push(format!("{name}: generated twice, its files differ"));
        }
        let found = End::of(&first);
        made += usize::from(found == End::Made);
        match (expected.get(name), name.split_once("/spec.")) {
            (Some(wanted), _) if *wanted != found => {
                problems.push(format!("{name}: {wanted} is expected, {found} is found"));
            }
            // A case of ours says it by its name.
            (None, Some((case, _))) if case.starts_with("refuses-") == (found == End::Made) => {
                problems.push(format!("{name}: {found}"));
            }
            (None, None) => unlisted.push(format!("{name}: {found}")),
            (Some(_), _) | (None, Some(_)) => {}
        }
    }
    // Straight to standard error: what a passing test prints is kept back, and this is to be seen.
    let mut said = io::stderr().lock();
    for line in &unlisted {
        writeln!(said, "not in the table: {line}").expect("standard error can be written");
    }
    let (count, refused) = (documents.len(), documents.len() - made);
    writeln!(
        said,
        "corpus: {count} documents, {made} made, {refused} refused"
    )
    .expect("standard error can be written");
    assert!(count > 50, "only {count} documents were found");
    assert!(
        problems.is_empty(),
        "{}\n`cargo xtask corpus --accept` writes the table anew",
        problems.join("\n")
    );
}

/// What became of a document.
#[derive(PartialEq, Eq)]
enum End {
    Made,
    /// With the codes of its errors, each once, in order.
    Refused(Vec<String>),
}

impl End {
    fn of(outcome: &Outcome) -> Self {
        let errors = outcome
            .diagnostics
            .iter()
            .map(|said| said.code)
            .filter(|code| code.severity() == Severity::Error);
        let mut codes: Vec<_> = errors.map(|code| code.number().to_owned()).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(
            codes.is_empty(),
            !outcome.files.is_empty(),
            "files or errors"
        );
        if codes.is_empty() {
            Self::Made
        } else {
            Self::Refused(codes)
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made => f.write_str("made"),
            Self::Refused(codes) => write!(f, "refused with {}", codes.join(" ")),
        }
    }
}

fn generated(document: &Path) -> Outcome {
    let folder = document.parent().expect("a file stands in a folder");
    let root = document.file_name().unwrap_or_default().to_string_lossy();
    let options = Options {
        crate_name: String::from("corpus"),
        tests: false,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| fs::read(folder.join(path)).map_err(|_| ReadError::NotFound);
    codegen::generate(&root, &mut read, &options)
}

/// The table: document, `made` or `refused`, codes, why.
fn expected() -> BTreeMap<String, End> {
    let table = here().join("corpus/expected.tsv");
    let text = fs::read_to_string(table).expect("the table is there");
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [document, end, codes, why] = cells[..] else {
            panic!("a row has four cells: {line}")
        };
        let end = match end {
            "made" => End::Made,
            _ => End::Refused(codes.split(' ').map(str::to_owned).collect()),
        };
        assert!(
            end == End::Made || !why.is_empty(),
            "why is it refused: {line}"
        );
        (document.to_owned(), end)
    });
    rows.collect()
}

/// Every document with its name in the table: its path below the folder that was named.
fn documents() -> Vec<(String, PathBuf)> {
    let named = env::var_os("SPEC_CORPUS").filter(|folders| !folders.is_empty());
    let mut documents = Vec::new();
    if let Some(folders) = named {
        for folder in env::split_paths(&folders) {
            documents_below(&folder, &folder, &mut documents);
        }
    } else {
        let cases = here().join("cases");
        documents_below(&cases, &cases, &mut documents);
        // What a case is split over are no documents of their own.
        documents.retain(|(name, path)| name.contains("/spec.") && stands_alone(path));
    }
    documents.sort();
    documents
}

/// What becomes of the case does not hang on flags or overlays beside it, which are not read here.
fn stands_alone(document: &Path) -> bool {
    let folder = document.parent().expect("a file stands in a folder");
    let mut beside = fs::read_dir(folder).expect("the folder of a case");
    !beside.any(|entry| {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        name == "flags" || name.starts_with("overlay")
    })
}

fn documents_below(root: &Path, folder: &Path, found: &mut Vec<(String, PathBuf)>) {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("`{}` of the corpus: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            documents_below(root, &path, found);
        } else if path
            .extension()
            .is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known))
        {
            let name = path.strip_prefix(root).expect("it stands below");
            found.push((name.to_string_lossy().replace('\\', "/"), path));
        }
    }
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
