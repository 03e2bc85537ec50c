//! Small mutilations of our own description: each is said with its place, none panics, and none that is
//! an error gives a file.

#[path = "mutilations/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::{Options, Outcome, ReadError};

use self::words::WRONG_WORDS;

#[test]
fn every_wrong_word_is_said_with_its_place() {
    for (file, right, wrong) in WRONG_WORDS {
        let spec = with(file, right, wrong);
        assert_said(&generate(&spec), &format!("{file}: {right:?} → {wrong:?}"));
    }
}

#[test]
fn one_mistake_is_not_said_at_every_place_that_meets_it() {
    let wrong = [
        ("openapi.yaml", "      type: http\n", "      type: htpp\n"),
        ("apps.yaml", "    name: app\n", "    name: [app]\n"),
        (
            "openapi.yaml",
            "    parameters:\n      - $ref: ./apps.yaml#/parameters/App\n",
            "    parameters:\n      - $ref: ./apps.yaml#/parameters/Ap\n",
        ),
        (
            "addons.yaml",
            "        $ref: \"#/schemas/AddonStatus\"\n",
            "        $ref: \"#/schemas/AddonStats\"\n",
        ),
    ];
    for (file, right, wrong) in wrong {
        let outcome = generate(&with(file, right, wrong));
        let said = outcome.diagnostics.render_short(&outcome.sources);
        assert_eq!(outcome.diagnostics.errors(), 1, "{wrong:?}:\n{said}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_said_or_is_still_a_document() {
    let whole = spec();
    for (file, text) in &whole {
        for tenth in 0..10 {
            let mut spec = whole.clone();
            spec.insert(file.clone(), text[..text.len() * tenth / 10].to_vec());
            let outcome = generate(&spec);
            if outcome.files.is_empty() {
                assert_said(&outcome, &format!("{file} cut after {tenth} tenths"));
            }
        }
    }
}

#[test]
fn a_file_that_is_no_text_is_said() {
    for bytes in [
        &b"\x00\x01\x02\xff\xfe"[..],
        b"\x7fELF\x02\x01",
        b"",
        b"\n\n",
        b"[]",
        b"42",
        b"null",
    ] {
        let mut spec = spec();
        spec.insert(String::from("spec/openapi.yaml"), bytes.to_vec());
        assert_said(&generate(&spec), &format!("{bytes:?} as the root"));
        let mut spec = self::spec();
        spec.insert(String::from("spec/addons.yaml"), bytes.to_vec());
        assert_said(&generate(&spec), &format!("{bytes:?} as addons.yaml"));
    }
}

#[test]
fn a_line_that_is_left_out_never_panics() {
    let whole = spec();
    for (file, text) in &whole {
        let text = String::from_utf8(text.clone()).expect("our description is UTF-8");
        let lines: Vec<_> = text.lines().collect();
        for left_out in (0..lines.len()).step_by(7) {
            let kept = lines
                .iter()
                .enumerate()
                .filter(|(number, _)| *number != left_out);
            let kept: Vec<_> = kept.map(|(_, line)| *line).collect();
            let mut spec = whole.clone();
            spec.insert(file.clone(), kept.join("\n").into_bytes());
            let outcome = generate(&spec);
            assert_eq!(outcome.diagnostics.has_errors(), outcome.files.is_empty());
        }
    }
}

/// Something is said, each in a line with a place, and an error gives no file.
fn assert_said(outcome: &Outcome, what: &str) {
    let said = outcome.diagnostics.render_short(&outcome.sources);
    assert!(!said.trim().is_empty(), "{what}: nothing is said");
    for line in said.lines() {
        let place = line.split(": ").next().unwrap_or_default();
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|text| text.parse::<usize>().ok());
        let number = parts.next().and_then(|text| text.parse::<usize>().ok());
        assert!(
            column.is_some() && number.is_some(),
            "{what}: no line and column in {line:?}"
        );
    }
    assert_eq!(
        outcome.diagnostics.has_errors(),
        outcome.files.is_empty(),
        "{what}: files are written when, and only when, there is no error\n{said}"
    );
}

/// Our description with one thing in one file replaced.
fn with(file: &str, right: &str, wrong: &str) -> Spec {
    let mut spec = spec();
    let text = spec
        .get_mut(&format!("spec/{file}"))
        .expect("the file is there");
    let whole = String::from_utf8(text.clone()).expect("our description is UTF-8");
    assert!(whole.contains(right), "{file} does not hold {right:?}");
    *text = whole.replacen(right, wrong, 1).into_bytes();
    spec
}

type Spec = BTreeMap<String, Vec<u8>>;

fn spec() -> Spec {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    fs::read_dir(folder)
        .expect("the description is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        })
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (
                format!("spec/{name}"),
                fs::read(&path).expect("the file can be read"),
            )
        })
        .collect()
}

fn generate(spec: &Spec) -> Outcome {
    let options = Options {
        crate_name: String::from("scalingo"),
        tests: false,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| spec.get(path).cloned().ok_or(ReadError::NotFound);
    codegen::generate("spec/openapi.yaml", &mut read, &options)
}
