//! Each folder below `cases` is a document, with overlays where it has some, and what the generator says and
//! writes for it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use codegen::diagnostic::{Code, Style};
use codegen::{Input, Options, Outcome, Part, ReadError};

#[test]
fn every_case_gives_what_stands_beside_it() {
    insta::glob!("cases/*/spec.*", |spec| {
        let folder = spec.parent().expect("a spec stands in a folder");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_snapshot_suffix("");
        settings.set_omit_expression(true);
        settings.remove_input_file();
        let outcome = generate(spec);
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        assert_eq!(
            name.starts_with("refuses-"),
            outcome.files.is_empty(),
            "{name}: a case refuses when, and only when, its name says so"
        );
        settings.bind(|| insta::assert_snapshot!("expected", shown(&outcome)));
    });
}

#[test]
fn every_kind_of_problem_has_a_case() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let said: String = fs::read_dir(cases)
        .expect("the cases are there")
        .map(|folder| folder.expect("a folder").path().join("expected.snap"))
        .filter_map(|snapshot| fs::read_to_string(snapshot).ok())
        .collect();
    let unsaid: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !said.contains(code.number()))
        .collect();
    assert!(unsaid.is_empty(), "no case shows {unsaid:?}");
}

fn generate(spec: &Path) -> Outcome {
    let folder = spec.parent().expect("a spec stands in a folder");
    let name = spec.file_name().unwrap_or_default().to_string_lossy();
    let options = Options {
        crate_name: String::from("case"),
        tests: false,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| fs::read(folder.join(path)).map_err(|_| ReadError::NotFound);
    let input = Input {
        root: name.into_owned(),
        overlays: overlays(folder),
        part: part(folder),
        ..Input::default()
    };
    codegen::generate(input, &mut read, &options)
}

/// What the flags of the command that stand in `flags` leave of the document.
fn part(folder: &Path) -> Part {
    let flags = fs::read_to_string(folder.join("flags")).unwrap_or_default();
    let mut part = Part::default();
    let words: Vec<&str> = flags.split_whitespace().collect();
    for pair in words.chunks(2) {
        match pair {
            ["--only", name] => part.only.push((*name).to_owned()),
            ["--exclude", name] => part.exclude.push((*name).to_owned()),
            other => panic!("{other:?} is no flag for cases"),
        }
    }
    part
}

/// The files that are called overlays, by name.
fn overlays(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> = names
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.starts_with("overlay"))
        .collect();
    names.sort();
    names
}

/// Diagnostics first, then the files that a reader of the client opens: the list of modules says nothing
/// that the files do not.
fn shown(outcome: &Outcome) -> String {
    let mut text = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    let files = outcome
        .files
        .iter()
        .filter(|file| !file.path.ends_with("mod.rs"));
    for file in files {
        let rule = "=".repeat(80 - file.path.len().min(70));
        write!(text, "\n==== {} {rule}\n\n{}", file.path, file.text).expect("writes to a string");
    }
    text
}
