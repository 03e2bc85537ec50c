//! The hand-written files that go into every generated crate, as text: the runtime without its unit tests, and
//! what tests made from examples stand on.

use std::path::PathBuf;

type Table = &'static [(&'static str, &'static str)];

const RUNTIME: Table = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));
const TESTS: Table = include!(concat!(env!("OUT_DIR"), "/tests.rs"));

/// The files of `src/runtime`, relative to a crate's root.
pub(crate) fn files() -> impl Iterator<Item = (PathBuf, String)> {
    RUNTIME
        .iter()
        .filter(|(name, _)| !is_test_file(name))
        .map(|(name, text)| (PathBuf::from(name), without_tests(text)))
}

/// The test target that reaches the generated tests, and the server that they talk to.
pub(crate) fn test_files() -> impl Iterator<Item = (PathBuf, String)> {
    TESTS
        .iter()
        .map(|(name, text)| (PathBuf::from(name), (*text).to_owned()))
}

fn is_test_file(name: &str) -> bool {
    name.rsplit('/')
        .any(|part| part == "tests" || part == "tests.rs" || part.ends_with("_tests.rs"))
}

/// Tests stand last in a file (design, habit 8), so what follows the first `#[cfg(test)]` at the left
/// margin is tests.
fn without_tests(text: &str) -> String {
    let end = text.find("\n#[cfg(test)]").map_or(text.len(), |at| at + 1);
    let mut kept = text[..end].trim_end().to_owned();
    kept.push('\n');
    kept
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn unit_tests_do_not_ship() {
        assert!(files().next().is_some(), "the runtime is embedded");
        for (path, text) in files() {
            assert!(!text.contains("#[test]"), "{} ships a test", path.display());
            assert!(
                !text.contains("cfg(test)"),
                "{} ships test code",
                path.display()
            );
        }
    }

    #[test]
    fn the_runtime_names_no_crate_and_no_api() {
        for (path, text) in files() {
            let code: String = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            assert!(
                !code.contains("crate::api"),
                "{} knows the api",
                path.display()
            );
            assert!(
                !code.to_lowercase().contains("scalingo"),
                "{} knows Scalingo",
                path.display()
            );
        }
    }
}
