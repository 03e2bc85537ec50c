//! A path template becomes its placeholders, or the name of a method.

use std::fmt::Write as _;

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

/// The path itself, and the query that some documents write behind it; a fragment is never sent.
pub(super) fn split(path: &str) -> (&str, Option<&str>) {
    let sent = cut(path, '#').0;
    cut(sent, '?')
}

/// What stands before the character and after it; within braces it does not count.
pub(super) fn cut(path: &str, at: char) -> (&str, Option<&str>) {
    let mut inside = false;
    for (position, char) in path.char_indices() {
        inside = match char {
            '{' => true,
            '}' => false,
            _ => inside,
        };
        if char == at && !inside {
            return (&path[..position], Some(&path[position + char.len_utf8()..]));
        }
    }
    (path, None)
}

/// A path as requests carry it: without a fragment, and what a URL cannot hold percent-encoded.
pub(super) fn sent(path: &str) -> String {
    let (before, query) = split(path);
    let whole = match query {
        Some(query) => &path[..=before.len() + query.len()],
        None => before,
    };
    let mut sent = String::with_capacity(whole.len());
    let mut inside = false;
    for char in whole.chars() {
        inside = match char {
            '{' => true,
            '}' => false,
            _ => inside,
        };
        if inside || char == '}' || char.is_ascii_graphic() && !"\"<>\\^`|".contains(char) {
            sent.push(char);
        } else {
            let mut bytes = [0; 4];
            for byte in char.encode_utf8(&mut bytes).bytes() {
                // Writing to a text does not fail.
                let _ = write!(sent, "%{byte:02X}");
            }
        }
    }
    sent
}

/// `GET /apps/{app}/addons` is `get apps addons by app`.
pub(super) fn method_text(method: &str, path: &str) -> String {
    let mut words = vec![method.to_lowercase()];
    let mut parameters: Vec<&str> = Vec::new();
    let (sent, fragment) = cut(path, '#');
    let (before, query) = cut(sent, '?');
    for segment in before.split('/').filter(|segment| !segment.is_empty()) {
        match placeholders(segment) {
            Some(names) if !names.is_empty() => parameters.extend(names),
            Some(_) | None => words.push(segment.to_owned()),
        }
    }
    for more in [query, fragment].into_iter().flatten() {
        words.extend(
            more.split('{')
                .map(|part| part.rsplit('}').next().unwrap_or(part).to_owned()),
        );
        parameters.extend(placeholders(more).unwrap_or_default());
    }
    let mut seen: Vec<&str> = Vec::new();
    parameters.retain(|name| {
        let first = !seen.contains(name);
        seen.push(name);
        first
    });
    if !parameters.is_empty() {
        words.push(format!("by {}", parameters.join(" and ")));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{method_text, placeholders, sent};

    #[test]
    fn placeholders_stand_in_the_order_of_the_path() {
        assert_eq!(placeholders("/a/{b}/c-{d}.{e}"), Some(vec!["b", "d", "e"]));
        assert_eq!(placeholders("/"), Some(vec![]));
        assert_eq!(placeholders("/a/{b"), None);
        assert_eq!(placeholders("/a/b}"), None);
        assert_eq!(placeholders("/{}"), None);
    }

    #[test]
    fn a_path_is_sent_as_a_url_holds_it() {
        for (path, url) in [
            ("/a/{naïve}.json", "/a/{naïve}.json"),
            ("/x?action=y&id={id}", "/x?action=y&id={id}"),
            ("/x#y", "/x"),
            ("/x/{a#b?c}", "/x/{a#b?c}"),
            ("/x?a=b#y", "/x?a=b"),
            ("/ünï t", "/%C3%BCn%C3%AF%20t"),
        ] {
            assert_eq!(sent(path), url);
        }
    }

    #[test]
    fn a_method_without_a_name_is_called_after_its_path() {
        assert_eq!(
            method_text("GET", "/apps/{app}/addons"),
            "get apps addons by app"
        );
        assert_eq!(
            method_text("PUT", "/apps/{app}/copies/{app}?how={how}"),
            "put apps copies how=  by app and how"
        );
    }
}
