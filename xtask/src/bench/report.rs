//! Figures become a table for people, line by line as they come, or one JSON object.

use std::process::Command;
use std::thread;

use serde_json::{Map, Value, json};

/// How figures are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Table,
    Json,
}

impl Form {
    pub(super) fn json(wanted: bool) -> Self {
        if wanted { Self::Json } else { Self::Table }
    }
}

/// A column: what it is called, in which unit, and how many digits stand behind the point.
pub(super) type Column = (&'static str, usize);

/// How wide the first column is, and each that follows.
const NAMES: usize = 30;
const NUMBERS: usize = 14;

pub(super) struct Report {
    form: Form,
    columns: &'static [Column],
    rows: Vec<Value>,
}

impl Report {
    pub(super) fn new(form: Form, columns: &'static [Column]) -> Self {
        if form == Form::Table {
            let names = columns.iter().map(|(name, _)| format!("{name:>NUMBERS$}"));
            println!("{}{}", " ".repeat(NAMES), names.collect::<String>());
        }
        Self {
            form,
            columns,
            rows: Vec::new(),
        }
    }

    /// A figure for each column; what was not measured is none.
    pub(super) fn row(&mut self, name: &str, figures: &[Option<f64>]) {
        let columns = self.columns.iter().zip(figures);
        match self.form {
            Form::Table => {
                let figures = columns.map(|((_, digits), figure)| match figure {
                    Some(figure) => format!("{figure:>NUMBERS$.digits$}"),
                    None => " ".repeat(NUMBERS),
                });
                println!("{name:<NAMES$}{}", figures.collect::<String>());
            }
            Form::Json => {
                let mut row = Map::new();
                row.insert("name".to_owned(), name.into());
                row.extend(columns.map(|((name, _), figure)| ((*name).to_owned(), json!(figure))));
                self.rows.push(row.into());
            }
        }
    }

    pub(super) fn end(self, runs: u32) {
        let conditions = conditions(runs);
        match self.form {
            Form::Table => println!("\n{conditions}"),
            Form::Json => println!("{}", json!({ "conditions": conditions, "rows": self.rows })),
        }
    }
}

fn conditions(runs: u32) -> String {
    let compiler = Command::new("rustc").arg("--version").output();
    let compiler = compiler.map_or_else(
        |_| "an unknown compiler".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    );
    format!(
        "medians of {runs}, {} cores, {} {}, {compiler}",
        thread::available_parallelism().map_or(0, usize::from),
        std::env::consts::OS,
        std::env::consts::ARCH,
    )
}
