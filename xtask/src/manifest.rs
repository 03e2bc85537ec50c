//! A manifest that stands somewhere gets the lines that are the generator's.

use codegen::{FEATURES_BEGIN, FEATURES_END};

/// The text that stands there, with the generator's lines of the new one.
pub(crate) fn with_features(standing: &str, new: &str) -> String {
    match (between_markers(standing), between_markers(new)) {
        (Some(old), Some(new)) => standing.replacen(old, new, 1),
        (None, _) | (_, None) => standing.to_owned(),
    }
}

fn between_markers(text: &str) -> Option<&str> {
    let begin = text.find(FEATURES_BEGIN)?;
    let end = text[begin..].find(FEATURES_END)? + begin + FEATURES_END.len();
    Some(&text[begin..end])
}
