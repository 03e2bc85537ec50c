//! A word that is not known becomes the known one that was probably meant.

/// So many candidates are looked at: thousands of unknown words beside thousands of known ones are no slip.
const MOST: usize = 500;

/// Longer words are told apart by their beginnings.
const LONGEST: usize = 64;

/// The candidate that differs least, when it differs little.
pub(crate) fn near<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let letters: Vec<char> = word.to_lowercase().chars().take(LONGEST).collect();
    let allowed = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .take(MOST)
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 2 * allowed)
        .map(|candidate| {
            let other: Vec<char> = candidate.to_lowercase().chars().take(LONGEST).collect();
            (distance(&letters, &other), candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The question that offers it.
pub(crate) fn is_meant(near: &str) -> String {
    format!("is `{near}` what is meant?")
}

/// So many candidates are shown where none of them is near.
const SHOWN: usize = 8;

/// What helps whoever wrote an unknown word: the one that was meant, else which there are.
pub(crate) fn instead<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str> + Clone,
) -> Option<String> {
    if let Some(near) = near(word, candidates.clone()) {
        return Some(is_meant(near));
    }
    let mut candidates = candidates
        .into_iter()
        .map(|candidate| format!("`{candidate}`"));
    let shown: Vec<String> = candidates.by_ref().take(SHOWN).collect();
    let more = match candidates.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!shown.is_empty()).then(|| format!("there is {}{more}", shown.join(", ")))
}

/// The candidate that is one letter away: for words that may well be somebody else's.
pub(crate) fn slip<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    if word.len() > LONGEST {
        return None;
    }
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    candidates.into_iter().take(MOST).find(|candidate| {
        let surely_longer = candidate.is_ascii() && candidate.len().abs_diff(letters.len()) > 1;
        if surely_longer || candidate.len() > 2 * LONGEST {
            return false;
        }
        let other: Vec<char> = candidate.to_lowercase().chars().collect();
        letters.len().abs_diff(other.len()) <= 1 && distance(&letters, &other) <= 1
    })
}

/// How many letters are added, left out, changed, or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let changed = above[j] + usize::from(letter != other);
            let mut least = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *other && b[j - 1] == *letter {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{instead, near};

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let words = ["description", "deprecated", "in"];
        assert_eq!(near("descripton", words), Some("description"));
        assert_eq!(near("desrciption", words), Some("description"));
        assert_eq!(near("Deprecated", words), Some("deprecated"));
        assert_eq!(near("nullable", words), None);
    }
    #[test]
    fn where_nothing_is_near_it_is_said_what_there_is() {
        let said = |word, candidates: &[&'static str]| instead(word, candidates.iter().copied());
        let meant = said("stats", &["id", "status"]);
        assert_eq!(meant.as_deref(), Some("is `status` what is meant?"));
        let there = said("kind", &["id", "status"]);
        assert_eq!(there.as_deref(), Some("there is `id`, `status`"));
        let many = ["id"; 10];
        let there = said("kind", &many).expect("ten of them");
        assert!(there.ends_with("`id`, `id` and 2 more"), "{there}");
        assert_eq!(said("kind", &[]), None);
    }
}
