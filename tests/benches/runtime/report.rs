//! Figures become a table for people, line by line as they come, or one JSON object.

use std::process::Command;

use serde_json::{Value, json};

use crate::measure::Compared;

/// How figures are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Table,
    Json,
}

pub(crate) struct Report {
    runs: u32,
    form: Form,
    /// Of the machine, not those that this program may use.
    cores: usize,
    figures: Vec<Value>,
}

impl Report {
    pub(crate) fn new(runs: u32, form: Form) -> Self {
        match form {
            Form::Table => println!(
                "{:<42} {:>14} {:>14} {:>7} {:>7}",
                "", "ours", "by hand", "ratio", "budget"
            ),
            Form::Json => {}
        }
        Self {
            runs,
            form,
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            figures: Vec::new(),
        }
    }

    /// CPU time, in nanoseconds.
    pub(crate) fn cpu(&mut self, what: &str, took: Compared, budget: impl Into<Option<f64>>) {
        let shown = |nanoseconds: f64| format!("{:.1} µs", nanoseconds / 1e3);
        self.compared(what, "ns of CPU", took, budget.into(), shown);
    }

    pub(crate) fn instructions(
        &mut self,
        what: &str,
        took: Compared,
        budget: impl Into<Option<f64>>,
    ) {
        let shown = |count: f64| {
            if count < 1e6 {
                format!("{:.1} k instr", count / 1e3)
            } else {
                format!("{:.2} M instr", count / 1e6)
            }
        };
        self.compared(what, "instructions", took, budget.into(), shown);
    }

    /// Memory, in bytes.
    pub(crate) fn memory(&mut self, what: &str, ours: f64, yardstick: Option<f64>) {
        let shown = |bytes: f64| {
            if bytes < 1024.0 {
                format!("{bytes:.0} B")
            } else {
                format!("{:.1} KiB", bytes / 1024.0)
            }
        };
        let ratio = yardstick.map(|yardstick| ours / yardstick);
        let figure = json!({
            "what": what, "unit": "bytes", "ours": ours, "yardstick": yardstick, "ratio": ratio,
        });
        let yardstick = yardstick.map(shown);
        self.line(what, &shown(ours), yardstick.as_deref(), ratio, None);
        self.figures.push(figure);
    }

    pub(crate) fn end(self) {
        match self.form {
            Form::Table => println!("\n{}", self.conditions()),
            Form::Json => println!(
                "{}",
                json!({ "conditions": self.conditions(), "figures": self.figures })
            ),
        }
    }

    fn conditions(&self) -> String {
        format!(
            "medians of {} interleaved rounds on one of {} cores, {} {}, {}",
            self.runs,
            self.cores,
            std::env::consts::OS,
            std::env::consts::ARCH,
            compiler(),
        )
    }

    fn compared(
        &mut self,
        what: &str,
        unit: &str,
        took: Compared,
        budget: Option<f64>,
        shown: impl Fn(f64) -> String,
    ) {
        let Compared {
            ours,
            yardstick,
            ratio,
        } = took;
        let by_hand = shown(yardstick);
        self.line(what, &shown(ours), Some(&by_hand), Some(ratio), budget);
        self.figures.push(json!({
            "what": what, "unit": unit, "ours": ours, "yardstick": yardstick, "ratio": ratio,
            "budget": budget,
        }));
    }

    fn line(
        &self,
        what: &str,
        ours: &str,
        yardstick: Option<&str>,
        ratio: Option<f64>,
        budget: Option<f64>,
    ) {
        match self.form {
            Form::Table => {
                let two = |number: Option<f64>| number.map(|number| format!("{number:.2}"));
                println!(
                    "{what:<42} {ours:>14} {:>14} {:>7} {:>7}",
                    yardstick.unwrap_or_default(),
                    two(ratio).unwrap_or_default(),
                    two(budget).unwrap_or_default(),
                );
            }
            Form::Json => {}
        }
    }
}

fn compiler() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    version.unwrap_or_else(|_| "an unknown compiler".to_owned())
}
