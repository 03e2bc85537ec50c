//! How a value is spelled in a URL, a header or a form, by the word under `style`.

use super::object::Object;

const STYLES: [&str; 8] = [
    "form",
    "cookie",
    "simple",
    "label",
    "matrix",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];

/// The word under `style`.
pub(super) fn style(object: &Object<'_>) -> Option<String> {
    let word = object.member("style")?;
    let word = word.one_of(STYLES.map(|name| (name, name)), "style")?;
    Some(word.to_owned())
}
