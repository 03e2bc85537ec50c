//! The files of `tests/conformance` become scenarios, or mistakes with their file and scenario.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::scenario::Scenario;
use super::words::Place;

/// A scenario as it is written.
pub(super) struct Found {
    file: String,
    /// Its name, or its position where it has none.
    name: String,
    written: Value,
}

/// All scenarios of all files, in the order of their names.
pub(super) fn all() -> Vec<Found> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/conformance");
    let files = fs::read_dir(&folder).expect("the folder of scenarios");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let found: Vec<_> = files.iter().flat_map(|file| in_file(file)).collect();
    let mut names = BTreeSet::new();
    for one in &found {
        assert!(names.insert(&one.name), "{}: twice", one.told(""));
    }
    found
}

fn in_file(path: &Path) -> Vec<Found> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    Found::of(&file, &fs::read_to_string(path).expect("text"))
}

impl Found {
    /// The scenarios in the text of a file: one, or a list of them.
    pub(super) fn of(file: &str, text: &str) -> Vec<Self> {
        let list = match serde_json::from_str(text) {
            Ok(Value::Array(list)) => list,
            Ok(single) => vec![single],
            Err(error) => panic!("{file}: {error}"),
        };
        let scenarios = list.into_iter().enumerate();
        scenarios
            .map(|(position, written)| Self {
                file: file.to_owned(),
                name: match written.get("name").and_then(Value::as_str) {
                    Some(name) => name.to_owned(),
                    None => format!("number {position}"),
                },
                written,
            })
            .collect()
    }

    /// The scenario for a run at that place.
    pub(super) fn scenario(&self, place: &Place) -> Result<Scenario, String> {
        let filled = place.filled(self.written.clone());
        let scenario: Scenario =
            serde_json::from_value(filled).map_err(|error| error.to_string())?;
        scenario.mistake().map_or(Ok(scenario), Err)
    }

    /// A complaint with its place.
    pub(super) fn told(&self, complaint: &str) -> String {
        format!("{}: {}: {complaint}", self.file, self.name)
    }
}
