//! A path template becomes its placeholders, or the name of a method.

/// The names between braces, in order; nothing where braces do not match.
pub(super) fn placeholders(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(position) = rest.find(['{', '}']) {
        let inside = rest[position..].strip_prefix('{')?;
        let (name, after) = inside.split_once('}')?;
        if name.is_empty() || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    Some(names)
}

/// `GET /apps/{app}/addons` is `get apps addons by app`.
pub(super) fn method_text(method: &str, path: &str) -> String {
    let mut words = vec![method.to_lowercase()];
    let mut parameters = Vec::new();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        match placeholders(segment) {
            Some(names) if !names.is_empty() => parameters.extend(names),
            Some(_) | None => words.push(segment.to_owned()),
        }
    }
    if !parameters.is_empty() {
        words.push(format!("by {}", parameters.join(" and ")));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{method_text, placeholders};

    #[test]
    fn placeholders_stand_in_the_order_of_the_path() {
        assert_eq!(placeholders("/a/{b}/c-{d}.{e}"), Some(vec!["b", "d", "e"]));
        assert_eq!(placeholders("/"), Some(vec![]));
        assert_eq!(placeholders("/a/{b"), None);
        assert_eq!(placeholders("/a/b}"), None);
        assert_eq!(placeholders("/{}"), None);
    }

    #[test]
    fn a_method_without_a_name_is_called_after_its_path() {
        assert_eq!(
            method_text("GET", "/apps/{app}/addons"),
            "get apps addons by app"
        );
    }
}
