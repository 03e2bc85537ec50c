//! What becomes of each document is written into the table that `tests/corpus.rs` holds the generator to.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use codegen::Outcome;
use codegen::diagnostic::Severity;

use super::documents::{Document, options};
use crate::failure::Failure;
use crate::generate::repository;
use crate::terminal;

const HEAD: &str = "document\tend\tcodes\twhy\n";

pub(super) fn run(documents: &[Document]) -> Result<(), Failure> {
    let place = place();
    let standing = fs::read_to_string(&place).unwrap_or_default();
    let standing = rows(&standing);
    let mut table = standing.clone();
    for document in documents {
        let mut row = row(&document.generated(&options("corpus"))?);
        let before = standing.get(&document.name);
        if let Some(before) = before.filter(|before| before.codes == row.codes) {
            row.why.clone_from(&before.why);
        } else {
            terminal::status(
                "Changed",
                &format!("{}: {} {}", document.name, row.end, row.codes),
            );
        }
        table.insert(document.name.clone(), row);
    }
    let mut text = HEAD.to_owned();
    for (name, Row { end, codes, why }) in &table {
        text.extend([&**name, "\t", &**end, "\t", &**codes, "\t", &**why, "\n"]);
    }
    fs::write(&place, text).map_err(|error| Failure::other("the table cannot be written", error))
}

/// What the table says of a document.
#[derive(Clone)]
struct Row {
    end: String,
    /// Of its errors, each once, in order.
    codes: String,
    /// In our words: what was written by hand, else the first error's message.
    why: String,
}

fn row(outcome: &Outcome) -> Row {
    let is_error = |code: codegen::diagnostic::Code| code.severity() == Severity::Error;
    let errors: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|said| is_error(said.code))
        .collect();
    let mut codes: Vec<&str> = errors.iter().map(|said| said.code.number()).collect();
    codes.sort_unstable();
    codes.dedup();
    let why = errors.first().map_or("", |first| &first.message);
    Row {
        end: String::from(if errors.is_empty() { "made" } else { "refused" }),
        codes: codes.join(" "),
        why: why.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn rows(text: &str) -> BTreeMap<String, Row> {
    let rows = text.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t').map(str::to_owned);
        let name = cells.next()?;
        let (end, codes, why) = (cells.next()?, cells.next()?, cells.next()?);
        Some((name, Row { end, codes, why }))
    });
    rows.collect()
}

fn place() -> PathBuf {
    repository().join("tests/corpus/expected.tsv")
}
