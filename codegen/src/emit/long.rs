//! What would make a file that nobody reads, and that the compiler is slow with, becomes several.

/// More items in one file than this are slower to format and to read.
const MOST_ITEMS: usize = 60;

/// No file is longer than 5,000 lines; what stands above the items has the rest.
const MOST_LINES: usize = 4_500;

/// Runs of items, each for one file. By number first, so that a longer item seldom moves others from file to file.
pub(super) fn runs<T>(items: &[T], lines: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let mut runs = Vec::new();
    for run in items.chunks(MOST_ITEMS) {
        let (mut start, mut sum) = (0, 0);
        for (index, item) in run.iter().enumerate() {
            let own = lines(item);
            if sum + own > MOST_LINES && index > start {
                runs.push(&run[start..index]);
                (start, sum) = (index, 0);
            }
            sum += own;
        }
        runs.push(&run[start..]);
    }
    runs
}

pub(super) fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::{MOST_ITEMS, MOST_LINES, runs};

    fn lengths(items: &[usize]) -> Vec<usize> {
        let runs = runs(items, |lines| *lines);
        runs.iter().map(|run| run.len()).collect()
    }

    #[test]
    fn many_items_are_several_runs() {
        assert_eq!(
            lengths(&[1; 2 * MOST_ITEMS + 1]),
            [MOST_ITEMS, MOST_ITEMS, 1]
        );
        assert_eq!(lengths(&[]), [0; 0]);
    }

    #[test]
    fn long_items_are_fewer_in_a_run() {
        let half = MOST_LINES / 2;
        assert_eq!(lengths(&[half, half, half]), [2, 1]);
        assert_eq!(lengths(&[9 * MOST_LINES, 1, 1]), [1, 2]);
    }
}
