//! Every document's own bodies go through its client, and what came of them is counted.

use std::process::Command;

use serde_json::{Value, json};

use super::batch::{Batch, Litter, Member, portions};
use super::documents::Document;
use super::table::{self, Shown};
use crate::failure::Failure;
use crate::terminal;

/// Beyond the schema: all that is lost is members that no schema describes, in values made of examples of members. What
/// an example of a whole body shows is kept.
const HEADS: [&str; 13] = [
    "document", "examples", "valid", "read", "clean", "lossless", "bad", "sampled", "beyond",
    "bad", "requests", "beyond", "bad",
];

/// How many findings of a document are shown beside the table.
const FINDINGS: usize = 5;

pub(super) fn run(documents: &[Document], shown: Shown, litter: Litter) -> Result<(), Failure> {
    let (mut rows, mut bad, mut unbuilt, mut done) = (Vec::new(), 0, 0, 0);
    for portion in portions(documents) {
        let batch = Batch::new(portion, litter)?;
        build(&batch)?;
        for member in &batch.members {
            if !member.harness().exists() {
                terminal::status("Unbuilt", &member.document.name);
                unbuilt += 1;
                continue;
            }
            let results = results(member)?;
            let count = Count::of(&results);
            if shown == Shown::Json {
                println!(
                    "{}",
                    json!({"document": member.document.name, "results": results})
                );
            } else {
                show_findings(member, &results);
            }
            bad += count.answers.bad + count.sampled.bad + count.requests.bad;
            rows.push((member.document.name.clone(), count.numbers()));
        }
        done += portion.len();
        terminal::status("Tried", &format!("{done} of {} documents", documents.len()));
    }
    if shown == Shown::Table {
        print!("{}", table::text(&HEADS, &rows));
    }
    if bad == 0 && unbuilt == 0 {
        return Ok(());
    }
    Err(Failure::Other(format!(
        "{bad} valid bodies do not go through as they are; {unbuilt} crates do not build"
    )))
}

/// Builds what can be built; `--compile` says why the rest cannot.
fn build(batch: &Batch) -> Result<(), Failure> {
    if !batch.members.is_empty() {
        Batch::cargo(&["build", "--workspace", "--examples", "--keep-going"])?;
    }
    Ok(())
}

fn results(member: &Member) -> Result<Vec<Value>, Failure> {
    let output = Command::new(member.harness())
        .output()
        .map_err(|error| Failure::other(&format!("{} does not run", member.name), error))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::Other(format!("{} failed: {why}", member.name)));
    }
    let results = text.lines().map(serde_json::from_str::<Value>);
    results
        .collect::<Result<_, _>>()
        .map_err(|error| Failure::other(&format!("{} says no JSON", member.name), error))
}

#[derive(Default)]
struct Count {
    answers: Kind,
    sampled: Kind,
    requests: Kind,
}

/// Bodies of one kind.
#[derive(Default)]
struct Kind {
    all: usize,
    valid: usize,
    read: usize,
    clean: usize,
    lossless: usize,
    /// Valid ones that lose nothing but members that no schema describes.
    beyond: usize,
    /// Valid ones that are not read, not without a deviation, or not without a loss.
    bad: usize,
}

impl Count {
    fn of(results: &[Value]) -> Self {
        let mut count = Self::default();
        for result in results {
            let kind = match (result["role"].as_str(), result["origin"].as_str()) {
                (Some("request"), _) => &mut count.requests,
                (_, Some("sampled")) => &mut count.sampled,
                (_, _) => &mut count.answers,
            };
            kind.add(result);
        }
        count
    }

    fn numbers(&self) -> Vec<usize> {
        let Self {
            answers,
            sampled,
            requests,
        } = self;
        vec![
            answers.all,
            answers.valid,
            answers.read,
            answers.clean,
            answers.lossless,
            answers.bad,
            sampled.all,
            sampled.beyond,
            sampled.bad,
            requests.all,
            requests.beyond,
            requests.bad,
        ]
    }
}

impl Kind {
    fn add(&mut self, result: &Value) {
        let (valid, read) = (result["valid"] == true, result["read"] == true);
        let whole = read && result["difference"].is_null();
        let beyond = result["beyond"].as_u64().is_some_and(|gone| gone > 0);
        let (clean, lossless) = (is_clean(result), whole && !beyond);
        self.all += 1;
        self.valid += usize::from(valid);
        self.read += usize::from(read);
        self.clean += usize::from(clean);
        self.lossless += usize::from(lossless);
        self.beyond += usize::from(valid && clean && whole && beyond);
        self.bad += usize::from(valid && !(clean && whole));
    }
}

fn is_clean(result: &Value) -> bool {
    result["read"] == true && result["deviations"].as_array().is_some_and(Vec::is_empty)
}

fn show_findings(member: &Member, results: &[Value]) {
    let bad = |result: &&Value| {
        result["valid"] == true && !(is_clean(result) && result["difference"].is_null())
    };
    for result in results.iter().filter(bad).take(FINDINGS) {
        let text = |name: &str| result[name].as_str().unwrap_or_default();
        let deviation = result["deviations"][0].as_str().unwrap_or_default();
        let what = [text("why"), deviation, text("difference")];
        let what: Vec<&str> = what.into_iter().filter(|one| !one.is_empty()).collect();
        terminal::status(
            "Found",
            &format!(
                "{}: {} {} {} {}: {}",
                member.document.name,
                text("operation"),
                text("origin"),
                text("role"),
                text("name"),
                what.join("; ")
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Count;

    #[test]
    fn what_is_valid_and_changes_is_bad() {
        let result = |valid: bool, difference: Option<&str>| {
            json!({"role": "answer", "origin": "documented", "valid": valid, "read": true,
                "deviations": [], "difference": difference, "beyond": 0})
        };
        let results = [
            result(true, None),
            result(true, Some("/a")),
            result(false, Some("/a")),
        ];
        let count = Count::of(&results).answers;
        assert_eq!(
            (count.all, count.read, count.lossless, count.bad),
            (3, 3, 1, 1)
        );
    }
    #[test]
    fn what_only_loses_undescribed_members_is_neither_lossless_nor_bad() {
        let result = |beyond: usize, difference: Option<&str>| {
            json!({"role": "answer", "origin": "documented", "valid": true, "read": true,
                "deviations": [], "difference": difference, "beyond": beyond})
        };
        let count = Count::of(&[result(2, None), result(2, Some("/a")), result(0, None)]).answers;
        assert_eq!((count.lossless, count.beyond, count.bad), (1, 1, 1));
    }
}
