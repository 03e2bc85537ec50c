//! Rows of cells become a table of aligned columns.

/// How the outcome is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Table,
    Json,
}

/// The first column is text, the others numbers; the last row is their sum.
pub(super) fn text(heads: &[&str], rows: &[(String, Vec<usize>)]) -> String {
    let mut sum = vec![0; heads.len() - 1];
    for (_, numbers) in rows {
        for (sum, number) in sum.iter_mut().zip(numbers) {
            *sum += number;
        }
    }
    let mut all: Vec<Vec<String>> = vec![heads.iter().map(ToString::to_string).collect()];
    let total = (format!("{} documents", rows.len()), sum);
    for (name, numbers) in rows.iter().chain([&total]) {
        let mut cells = vec![name.clone()];
        cells.extend(numbers.iter().map(ToString::to_string));
        all.push(cells);
    }
    let width = |column: usize| {
        let lengths = all
            .iter()
            .map(|cells| cells.get(column).map_or(0, |cell| cell.chars().count()));
        lengths.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |cells: &Vec<String>| {
        let cells = cells.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, width))| match column {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    all.iter().map(|cells| line(cells) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn columns_are_aligned_and_summed() {
        let rows = [
            ("a".to_owned(), vec![1, 20]),
            ("long".to_owned(), vec![300, 4]),
        ];
        let expected = "\
document     one  two
a              1   20
long         300    4
2 documents  301   24
";
        assert_eq!(text(&["document", "one", "two"], &rows), expected);
    }
}
