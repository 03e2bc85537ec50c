//! A count becomes a table for people, or JSON for programs.

use std::fmt::Write;

use super::{Coverage, Row, Sums};

const HEAD: [&str; 6] = ["object", "keyword", "modelled", "ignored", "refused", "why"];

impl Coverage {
    /// A line for each keyword, with the sums below.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(self.rows.iter().map(cells));
        let widths: [usize; 6] = std::array::from_fn(|column| {
            let width = |line: &[String; 6]| line[column].chars().count();
            lines.iter().map(width).max().unwrap_or_default()
        });
        let mut text = String::new();
        for line in lines {
            let cells = line.iter().zip(widths).enumerate();
            let cells = cells.map(|(column, (cell, width))| match HEAD[column] {
                "modelled" | "ignored" | "refused" => format!("{cell:>width$}"),
                _ => format!("{cell:width$}"),
            });
            let row = cells.collect::<Vec<_>>().join("  ");
            text.push_str(row.trim_end());
            text.push('\n');
        }
        let Sums {
            modelled,
            ignored,
            refused,
        } = self.keywords();
        let all = modelled + ignored + refused;
        let _ = write!(
            text,
            "\n{all} keywords: {modelled} modelled, {ignored} ignored, {refused} refused"
        );
        let objects = self.objects();
        if objects != Sums::default() {
            let (ignored, refused) = (objects.ignored, objects.refused);
            let _ = write!(
                text,
                "; whole objects: {ignored} ignored, {refused} refused"
            );
        }
        text.push('\n');
        text
    }

    /// The same as one JSON object with a line end: the `rows`, and the sums over `keywords` and over `objects`
    /// as a whole.
    #[must_use]
    pub fn json(&self) -> String {
        let rows: Vec<_> = self.rows.iter().map(object).collect();
        format!(
            "{{\n  \"rows\": [\n    {}\n  ],\n  \"keywords\": {},\n  \"objects\": {}\n}}\n",
            rows.join(",\n    "),
            sums(self.keywords()),
            sums(self.objects())
        )
    }
}

fn cells(row: &Row) -> [String; 6] {
    let why: Vec<_> = match row.ignored.len() {
        1 => row.ignored.keys().map(ToString::to_string).collect(),
        _ => row
            .ignored
            .iter()
            .map(|(why, count)| format!("{why} ({count})"))
            .collect(),
    };
    [
        row.object.to_owned(),
        // A terminal takes escapes for orders.
        row.keyword.escape_debug().to_string(),
        row.modelled.to_string(),
        row.ignored().to_string(),
        row.refused.to_string(),
        why.join("; "),
    ]
}

fn object(row: &Row) -> String {
    let ignored: Vec<_> = row
        .ignored
        .iter()
        .map(|(why, count)| format!("{{\"reason\": {}, \"count\": {count}}}", quoted(why)))
        .collect();
    format!(
        "{{\"object\": {}, \"keyword\": {}, \"modelled\": {}, \"ignored\": [{}], \"refused\": {}}}",
        quoted(row.object),
        quoted(&row.keyword),
        row.modelled,
        ignored.join(", "),
        row.refused
    )
}

fn sums(sums: Sums) -> String {
    let Sums {
        modelled,
        ignored,
        refused,
    } = sums;
    format!("{{\"modelled\": {modelled}, \"ignored\": {ignored}, \"refused\": {refused}}}")
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
