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

#[test]
fn an_overlay_mends_the_document_and_a_wrong_one_is_shown_where_it_is_wrong() {
    let mend = "overlay: 1.1.0
info: {title: Ours, version: '1'}
actions:
  - target: $.paths['/pets'].get.sumary
    remove: true
";
    let flags = ["--deny", "warnings", "--overlay", "mend.yaml"];
    let run = Run::generate(&[("spec.yaml", WITH_A_SLIP), ("mend.yaml", mend)], &flags);
    assert!(run.output.status.success(), "{}", run.said());
    let wrong = mend.replace("sumary", "[");
    let run = Run::generate(&[("spec.yaml", WITH_A_SLIP), ("mend.yaml", &wrong)], &flags);
    assert_eq!(run.output.status.code(), Some(1), "{}", run.said());
    let place = "mend.yaml:4:34: error[OA0702]";
    assert!(run.said().contains(place), "{}", run.said());
}

#[test]
fn an_overlay_may_stand_outside_of_the_folder_of_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let overlay = folder.path().join("overlay.yaml");
    let text = "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: $.paths, update: {}}]}";
    fs::write(&overlay, format!("# YAML\n{text}")).expect("writes");
    let overlay = overlay.to_string_lossy();
    let run = Run::generate(&[("spec.yaml", WITH_A_SLIP)], &["--overlay", &overlay]);
    assert!(run.output.status.success(), "{}", run.said());
}

#[test]
fn keywords_are_counted_on_standard_output_for_refused_documents_too() {
    let counted = |text: &str, flags: &[&str]| {
        let run = Run::generate(&[("spec.yaml", text)], flags);
        let code = run.output.status.code();
        (
            code,
            String::from_utf8_lossy(&run.output.stdout).into_owned(),
        )
    };
    let (code, table) = counted(WITH_A_SLIP, &["--coverage"]);
    assert_eq!(code, Some(0));
    assert!(table.starts_with("object"), "{table}");
    assert!(
        table.contains("10 keywords: 9 modelled, 1 ignored, 0 refused"),
        "{table}"
    );
    let refused = WITH_A_SLIP.replace("description: All.", "description: []");
    let (code, json) = counted(&refused, &["--coverage", "json"]);
    assert_eq!(code, Some(1));
    let sums = r#""keywords": {"modelled": 8, "ignored": 1, "refused": 1}"#;
    assert!(json.contains(sums), "{json}");
    assert_eq!(counted(WITH_A_SLIP, &[]).1, "");
}

#[test]
fn a_part_of_a_document_is_generated_with_the_types_that_it_leads_to() {
    let text = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {tags: [pets], responses: {'204': {description: None.}}}}
  /a: {get: {tags: [a], responses: {'204': {description: None.}}}}
  /b: {get: {tags: [b], responses: {'204': {description: None.}}}}
components: {schemas: {Pet: {type: object}}}
";
    let run = Run::generate(
        &[("spec.yaml", text)],
        &["--only", "pets,a", "--exclude", "a"],
    );
    assert!(run.output.status.success(), "{}", run.said());
    let list = fs::read_to_string(run.out().join("src/api/mod.rs")).expect("reads");
    assert!(list.contains("pub mod pets;"), "{list}");
    assert!(
        !list.contains("pub mod a;") && !list.contains("pub mod b;"),
        "{list}"
    );
    let types = fs::read_to_string(run.out().join("src/api/types/mod.rs")).expect("reads");
    assert!(!types.contains("Pet"), "{types}");
}
