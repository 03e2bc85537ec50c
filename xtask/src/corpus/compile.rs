//! Every document's crate is checked by rustc, and its errors and warnings are counted.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::batch::{Batch, Litter, Member, portions};
use super::documents::Document;
use super::table::{self, Shown};
use crate::failure::Failure;
use crate::terminal;

const HEADS: [&str; 7] = [
    "document",
    "operations",
    "types",
    "lines",
    "said",
    "errors",
    "warnings",
];

pub(super) fn run(documents: &[Document], shown: Shown, litter: Litter) -> Result<(), Failure> {
    let (mut rows, mut bad, mut refused) = (Vec::new(), 0, 0);
    let mut done = 0;
    for portion in portions(documents) {
        let batch = Batch::new(portion, litter)?;
        refused += batch.refused.len();
        let said = compiled(&batch)?;
        for member in &batch.members {
            let said = said.get(&member.name).cloned().unwrap_or_default();
            bad += usize::from(!said.errors.is_empty() || !said.warnings.is_empty());
            if shown == Shown::Json {
                println!("{}", row_of_json(member, &said));
            }
            for message in said.errors.iter().chain(&said.warnings).take(3) {
                terminal::status("Said", &format!("{}: {message}", member.document.name));
            }
            rows.push((member.document.name.clone(), numbers(member, &said)));
        }
        done += portion.len();
        terminal::status(
            "Compiled",
            &format!("{done} of {} documents", documents.len()),
        );
    }
    if shown == Shown::Table {
        print!("{}", table::text(&HEADS, &rows));
    }
    terminal::status("Refused", &format!("{refused} documents"));
    if bad == 0 {
        return Ok(());
    }
    Err(Failure::Other(format!(
        "{bad} crates have errors or warnings"
    )))
}

/// What rustc says of a crate, each message in one line.
#[derive(Clone, Default)]
struct Said {
    errors: Vec<String>,
    warnings: Vec<String>,
}

fn compiled(batch: &Batch) -> Result<BTreeMap<String, Said>, Failure> {
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    if batch.members.is_empty() {
        return Ok(said);
    }
    let output = Batch::cargo(&[
        "check",
        "--workspace",
        "--keep-going",
        "--message-format",
        "json",
    ])?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if let Some((package, level, text)) = told(&message) {
            let said = said.entry(package.to_owned()).or_default();
            let list = if level == "warning" {
                &mut said.warnings
            } else {
                &mut said.errors
            };
            list.push(text.to_owned());
        }
    }
    if !output.status.success() && said.values().all(|said| said.errors.is_empty()) {
        let why = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::Other(format!(
            "the workspace cannot be checked:\n{why}"
        )));
    }
    Ok(said)
}

/// Package, level and text of a message of rustc; not of those that only count others.
fn told(message: &Value) -> Option<(&str, &str, &str)> {
    let manifest = message["manifest_path"].as_str()?;
    let package = manifest.rsplit(['/', '\\']).nth(1)?;
    let inner = message.get("message")?;
    let (level, text) = (inner["level"].as_str()?, inner["message"].as_str()?);
    let counts = text.starts_with("aborting due to") || text.ends_with(" emitted");
    let known = level.starts_with("error") || level == "warning";
    (known && !counts).then_some((package, level, text))
}

fn numbers(member: &Member, said: &Said) -> Vec<usize> {
    let Member {
        operations,
        types,
        lines,
        warnings,
        ..
    } = member;
    vec![
        *operations,
        *types,
        *lines,
        *warnings,
        said.errors.len(),
        said.warnings.len(),
    ]
}

fn row_of_json(member: &Member, said: &Said) -> Value {
    json!({
        "document": member.document.name,
        "operations": member.operations,
        "types": member.types,
        "lines": member.lines,
        "said": member.warnings,
        "errors": said.errors,
        "warnings": said.warnings,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::told;

    #[test]
    fn a_message_is_of_its_package_and_sums_are_none() {
        let message = |text: &str| json!({"manifest_path": "/a/spec-0-b/Cargo.toml", "message": {"level": "warning", "message": text}});
        let unused = message("unused import");
        assert_eq!(
            told(&unused),
            Some(("spec-0-b", "warning", "unused import"))
        );
        assert_eq!(told(&message("2 warnings emitted")), None);
        assert_eq!(told(&json!({"reason": "build-finished"})), None);
    }
}
