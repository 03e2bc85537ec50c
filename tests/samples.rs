//! Values made from the schemas of the cases, and their own examples, go through generated clients and come back as
//! they were.
//!
//! One document refers to every path of every case, so that one crate is built instead of a hundred; a second one
//! does so for OpenAPI 3.0, which reads schemas otherwise. `cargo xtask corpus --examples` makes the values, builds
//! and tries the clients. It prints what did not go through: document, operation, JSON pointer, value, what came back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

/// Cases that are left out, and why.
const LEFT_OUT: [(&str, &str); 6] = [
    (
        "alternatives-made-of-what-lists-them",
        "the schema of an alternative allows the members of all others as well",
    ),
    ("examples", "its examples are wrong on purpose"),
    ("several-errors", "it is refused"),
    (
        "token-exchange",
        "its operation is called like that of another case, and the word needs one of the name",
    ),
    (
        "warns-of-ambiguous-unions",
        "a value that fits two variants may be read as either",
    ),
    (
        "warns-of-unions-of-themselves",
        "a tag that leads back to the union itself is of no variant",
    ),
];

#[test]
fn values_of_every_schema_of_the_cases_come_back_as_they_were() {
    let folder = target().join("samples");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut paths = 0;
    for (name, version, read_by) in [
        ("all", "3.2.0", ["3.1.", "3.2."]),
        ("old", "3.0.3", ["3.0."; 2]),
    ] {
        let document = gathered(version, &read_by);
        paths += document["paths"].as_object().map_or(0, Map::len);
        fs::write(
            folder.join(name).with_extension("json"),
            document.to_string(),
        )
        .expect("writes");
    }
    assert!(paths > 80, "only {paths} paths were found");
    let output = Command::new(env!("CARGO"))
        .args(["xtask", "corpus", "--examples", "--dirs"])
        .arg(&folder)
        .current_dir(repository())
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    let (said, table) = (
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(&output.stdout),
    );
    assert!(output.status.success(), "{said}\n{table}");
    let cells =
        |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
    let heads = cells(table.lines().next().unwrap_or_default());
    let column = heads.iter().position(|head| head == "sampled");
    let column = column.expect("the table says how many values were made");
    let documents = table.lines().filter(|line| line.contains(".json "));
    let sampled = documents.filter(|line| cells(line).get(column).is_some_and(|many| many != "0"));
    assert_eq!(
        sampled.count(),
        2,
        "a document was refused, or has no values:\n{said}\n{table}"
    );
}

/// A document that refers to the paths of the cases of a version, each below the name of its case.
fn gathered(version: &str, read_by: &[&str]) -> Value {
    let (mut paths, mut schemes) = (Map::new(), Map::new());
    for (case, file) in cases() {
        let text = fs::read_to_string(&file).expect("a case has a document");
        let document: serde_yaml::Value = serde_yaml::from_str(&text).expect("it is YAML");
        let written = document["openapi"].as_str().unwrap_or_default();
        if !read_by.iter().any(|version| written.starts_with(version)) {
            continue;
        }
        let file = file.display();
        for path in names(&document["paths"]) {
            let target = json!({"$ref": format!("{file}#/paths/{}", escaped(&path))});
            paths.insert(format!("/{case}{path}"), target);
        }
        // A credential has its name in the whole document; which of two of one name it is matters to no value.
        for name in names(&document["components"]["securitySchemes"]) {
            let target =
                json!({"$ref": format!("{file}#/components/securitySchemes/{}", escaped(&name))});
            schemes.entry(name).or_insert(target);
        }
    }
    json!({
        "openapi": version,
        "info": {"title": "Samples", "version": "1"},
        "servers": [{"url": "https://example.com"}],
        "paths": paths,
        "components": {"securitySchemes": schemes},
    })
}

fn names(map: &serde_yaml::Value) -> Vec<String> {
    let members = map.as_mapping().into_iter().flatten();
    members
        .filter_map(|(name, _)| name.as_str().map(str::to_owned))
        .collect()
}

/// A step of a pointer, in a URL.
fn escaped(step: &str) -> String {
    let step = step.replace('~', "~0").replace('/', "~1");
    percent_encoding::utf8_percent_encode(&step, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Cases that are not refused and stand alone, by name.
fn cases() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = fs::read_dir(folder).expect("the cases are there");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            (
                path.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                path,
            )
        })
        .filter(|(name, _)| !name.starts_with("refuses-"))
        .filter(|(name, _)| !LEFT_OUT.iter().any(|(left_out, _)| left_out == name))
        .filter(|(_, path)| is_whole(path))
        .map(|(name, path)| (name, path.join("spec.yaml")))
        .collect();
    cases.sort();
    cases
}

/// What flags and overlays make of a case is not what its document says.
fn is_whole(case: &Path) -> bool {
    let mut names = fs::read_dir(case)
        .expect("the folder of a case")
        .map(|entry| entry.expect("an entry").file_name());
    !names.any(|name| name == "flags" || name.to_string_lossy().starts_with("overlay"))
}

/// The repository's own target folder, where the dependencies are built already.
fn target() -> PathBuf {
    let folder = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    folder.unwrap_or_else(|| repository().join("target"))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_owned()
}
