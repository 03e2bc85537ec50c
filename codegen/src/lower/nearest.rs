//! A word that is not there becomes the one that was probably meant.

/// The candidate with the fewest changes, unless that is a third of the word or more than it.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance, one row at a time.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (down, char) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = down + 1;
        for (across, against) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(char != *against);
            diagonal = row[across + 1];
            row[across + 1] = replaced.min(diagonal + 1).min(row[across] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(nearest("runing", ["suspended", "running"]), Some("running"));
        assert_eq!(nearest("app", ["addon", "plan"]), None);
    }
}
