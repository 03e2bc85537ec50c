//! A document becomes a client or is refused: with places, twice the same, in parts that are Rust.

mod nodes;
mod smaller;
mod text;
mod tree;
mod vocabulary;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use codegen::diagnostic::{Diagnostic, Severity, Style};
use codegen::source::At;
use codegen::{File, Input, Options, Outcome, ReadError};

use crate::chance::Chance;
use crate::news::seen;

pub(crate) use self::smaller::smaller;

/// The name of the document, and another by which it may refer to itself.
const ROOT: &str = "spec.yaml";
const ITSELF: &str = "itself.yaml";

/// What mends it.
const OVERLAY: &str = "overlay.yaml";

/// Overlays may take what their budget allows, twice, and code that is not optimised many times as long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// What no document grows beyond.
const LONGEST: usize = 24_000;

/// What a client is made from.
#[derive(Clone, Copy)]
struct Given<'b> {
    document: &'b [u8],
    overlay: Option<&'b [u8]>,
}

pub(crate) fn run(document: &[u8]) {
    let given = Given {
        document,
        overlay: None,
    };
    let outcome = checked(given);
    harness(given, &outcome);
}

/// An overlay mends a document, or is refused, as a document is.
pub(crate) fn run_overlay(overlay: &[u8]) {
    const DOCUMENT: &[u8] = include_bytes!("../../cases/overlays/spec.yaml");
    checked(Given {
        document: DOCUMENT,
        overlay: Some(overlay),
    });
}

fn checked(given: Given<'_>) -> Outcome {
    let outcome = generated(given);
    let said = rendered(&outcome);
    check_diagnostics(&outcome, &said, given);
    let coverage = outcome.coverage.clone().unwrap_or_default();
    let shown = (coverage.table(), coverage.json());
    let (json, _) = (serde_json::from_str::<serde_json::Value>(&shown.1), shown.0);
    json.expect("coverage as JSON is JSON");
    outcome
        .files
        .iter()
        .chain(&outcome.own)
        .for_each(assert_is_rust);
    let again = generated(given);
    assert_eq!(outcome.files, again.files, "the same document, other files");
    assert_eq!(outcome.own, again.own, "the same document, another crate");
    assert_eq!(said, rendered(&again), "the same document, other words");
    assert_eq!(coverage, again.coverage.unwrap_or_default());
    tell(&outcome);
    outcome
}

fn rendered(outcome: &Outcome) -> [String; 3] {
    let Outcome {
        diagnostics,
        sources,
        ..
    } = outcome;
    [
        diagnostics.render_short(sources),
        diagnostics.render(sources, Style::Plain),
        diagnostics.render(sources, Style::Coloured),
    ]
}

fn check_diagnostics(outcome: &Outcome, said: &[String; 3], given: Given<'_>) {
    let refused = outcome.diagnostics.has_errors();
    assert_eq!(refused, outcome.files.is_empty(), "files or errors");
    assert_eq!(refused, outcome.own.is_empty(), "a crate or errors");
    for diagnostic in outcome.diagnostics.iter() {
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
        assert!(
            diagnostic.place.at != At::File || is_about_files(diagnostic, given),
            "{diagnostic:?} has no place"
        );
    }
    let [short, ..] = said;
    for line in short.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?} is one line");
        let (place, rest) = line.split_once(": ").expect("a place, and what is there");
        let mut numbers = place.rsplitn(3, ':');
        let is_number = |text: Option<&str>| text.is_some_and(|text| text.parse::<usize>().is_ok());
        let placed = is_number(numbers.next()) && is_number(numbers.next());
        let known = numbers
            .next()
            .is_some_and(|path| [ROOT, ITSELF, OVERLAY].contains(&path));
        assert!(placed && known, "{line} has no place");
        let is_severity = rest.starts_with("error[OA") || rest.starts_with("warning[OA");
        assert!(is_severity, "{line} is neither an error nor a warning");
    }
    let errors = short.lines().filter(|line| line.contains(": error[OA"));
    assert_eq!(errors.count() > 0, refused, "each error is told");
}

/// What cannot be read at all has no place in it.
fn is_about_files(diagnostic: &Diagnostic, given: Given<'_>) -> bool {
    let number = diagnostic.code.number();
    let is_empty = given.document.is_empty() || given.overlay.is_some_and(<[u8]>::is_empty);
    number == "OA0104" || number == "OA0101" || is_empty
}

/// What was done with which keyword, what was said, and of what form the code is: without words of the document, of
/// which there are too many.
fn tell(outcome: &Outcome) {
    let rows = outcome.coverage.iter().flat_map(|coverage| &coverage.rows);
    for row in rows {
        let short = row.keyword.len() < 24;
        let fates = (row.modelled.min(2), row.refused.min(1));
        let reasons: Vec<_> = row.ignored.keys().collect();
        if short {
            seen((row.object, &row.keyword, fates, reasons));
        }
    }
    for said in outcome.diagnostics.iter() {
        let is_error = said.code.severity() == Severity::Error;
        seen((is_error, said.code.number(), unquoted(&said.message)));
    }
    let lines = outcome.files.iter().flat_map(|file| file.text.lines());
    let forms: BTreeSet<String> = lines.filter_map(form_of_code).collect();
    forms.into_iter().for_each(seen);
}

/// A message without what it quotes.
fn unquoted(message: &str) -> String {
    let outside = message.split('`').step_by(2);
    let text: String = outside.collect::<Vec<_>>().join("`");
    text.chars()
        .filter(|c| !c.is_ascii_digit())
        .take(120)
        .collect()
}

/// A line of code without texts and names of its own; comments have none.
fn form_of_code(line: &str) -> Option<String> {
    let line = line.trim();
    if line.starts_with("//") {
        return None;
    }
    let code = line.split('"').step_by(2).collect::<Vec<_>>().join("\"");
    let words = code.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_');
    let form = words.map(|word| {
        let name = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let end = &word[name.len()..];
        let common = name.len() < 4 || COMMON.contains(&name);
        format!("{}{end}", if common { name } else { "x" })
    });
    Some(form.take(24).collect())
}

/// Words of generated code that say what it does.
const COMMON: [&str; 30] = [
    "Option", "Vec", "String", "Json", "Secret", "DateTime", "Date", "Uuid", "Box", "Call", "Body",
    "Form", "Upload", "record", "choice", "union", "newtype", "optional", "required", "nullable",
    "default", "list", "map", "Map", "query", "header", "cookie", "path", "struct", "enum",
];

fn input(given: Given<'_>) -> Input {
    Input {
        coverage: true,
        overlays: given
            .overlay
            .map(|_| OVERLAY.to_owned())
            .into_iter()
            .collect(),
        ..ROOT.into()
    }
}

fn options() -> Options {
    Options {
        crate_name: String::from("fuzzed"),
        tests: true,
        regenerate: String::from("cargo xtask generate"),
    }
}

fn generated(given: Given<'_>) -> Outcome {
    codegen::generate(input(given), &mut |path| read(path, given), &options())
}

/// The values that its client would be tried with.
fn harness(given: Given<'_>, outcome: &Outcome) {
    let harness = codegen::harness(ROOT, &mut |path| read(path, given), &options());
    assert_eq!(harness.is_none(), outcome.files.is_empty());
    let files = harness.iter().flat_map(|harness| &harness.files);
    files.for_each(assert_is_rust);
}

/// Where it is called so.
fn assert_is_rust(file: &File) {
    let end = Path::new(&file.path).extension();
    if end.is_some_and(|end| end == "rs") {
        let read = syn::parse_file(&file.text);
        read.unwrap_or_else(|error| panic!("{} is no Rust: {error}", file.path));
    }
}

fn read(path: &str, given: Given<'_>) -> Result<Vec<u8>, ReadError> {
    match path {
        ROOT | ITSELF => Ok(given.document.to_vec()),
        OVERLAY => given.overlay.map(<[u8]>::to_vec).ok_or(ReadError::NotFound),
        _ => Err(ReadError::NotFound),
    }
}

/// The documents of the cases.
pub(crate) fn seeds() -> Vec<(PathBuf, Vec<u8>)> {
    of_cases(|name| name == ROOT)
}

/// The overlays of the cases, but for those that use up their budget, as what is made of them does.
pub(crate) fn overlays() -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = of_cases(|name| name.starts_with("overlay"));
    all.retain(|(file, _)| !file.to_string_lossy().contains("grow-without-end"));
    all
}

fn of_cases(is_wanted: impl Fn(&str) -> bool) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("the cases are there");
        entries.map(|entry| entry.expect("an entry").path())
    };
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<PathBuf> = entries(&cases).flat_map(|case| entries(&case)).collect();
    files.retain(|file| {
        file.file_name()
            .is_some_and(|name| is_wanted(&name.to_string_lossy()))
    });
    files.sort();
    let seeds = files.into_iter().map(|file| {
        let input = fs::read(&file).expect("a case has a document");
        (file, input)
    });
    seeds.filter(|(_, input)| input.len() < LONGEST).collect()
}

/// One of the documents, changed in one to six places: as text, or as the tree that it is.
pub(crate) fn mutated(inputs: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    loop {
        let input = &inputs[chance.below(inputs.len())];
        let other = &inputs[chance.below(inputs.len())];
        let mutated = match chance.below(4) {
            0 => Some(text::mutated(input, other, chance)),
            _ => tree::mutated(input, other, chance),
        };
        if let Some(mutated) = mutated.filter(|mutated| mutated.len() < LONGEST) {
            return mutated;
        }
    }
}
