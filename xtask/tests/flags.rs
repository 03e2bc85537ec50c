//! The command as a person runs it: arguments in; files, messages and the exit code out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// One operation, and a slip that is warned of.
const WITH_A_SLIP: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get: {tags: [pets], sumary: Lists., responses: {'200': {description: All.}}}
";

struct Run {
    folder: TempDir,
    output: Output,
}

impl Run {
    /// Runs `generate` on the files, the first of which is the document.
    fn generate(files: &[(&str, &str)], flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("writes");
        }
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["generate", "--spec", files[0].0, "--out", "out"])
            .args(["--name", "pets", "--message-format", "short"])
            .args(flags)
            .current_dir(folder.path())
            .output()
            .expect("xtask runs");
        Self { folder, output }
    }

    fn said(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("out")
    }
}

fn has_files(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

#[test]
fn a_warning_is_said_and_the_crate_is_written() {
    let run = Run::generate(&[("spec.yaml", WITH_A_SLIP)], &[]);
    assert!(run.output.status.success(), "{}", run.said());
    assert!(run.said().contains("OA0205"), "{}", run.said());
    assert!(has_files(&run.out()));
}

#[test]
fn a_denied_warning_is_fatal_and_nothing_is_written() {
    let run = Run::generate(&[("spec.yaml", WITH_A_SLIP)], &["--deny", "warnings"]);
    assert_eq!(run.output.status.code(), Some(1), "{}", run.said());
    let sum =
        "the document has 1 warning, which `--deny warnings` makes fatal; nothing was written";
    assert!(run.said().contains(sum), "{}", run.said());
    assert!(!has_files(&run.out()));
}

#[test]
fn a_document_without_warnings_passes_where_they_are_denied() {
    let text = WITH_A_SLIP.replace("sumary", "summary");
    let run = Run::generate(&[("spec.yaml", &text)], &["--deny", "warnings"]);
    assert!(run.output.status.success(), "{}", run.said());
    assert!(has_files(&run.out()));
}
