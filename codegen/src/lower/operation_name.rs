//! An operation's tag and `operationId`, or else its path, become the name of its group and its name there.

use crate::openapi::{Operation, PathItem};

use super::path;

/// The group of an operation.
pub(super) fn group_of(path: &PathItem, operation: &Operation) -> String {
    if let Some(tag) = operation.tags.first() {
        return tag.clone();
    }
    let (before, _) = path::split(&path.path);
    let mut segments = before.split('/').filter(|segment| !segment.is_empty());
    let named = segments.find(|segment| !segment.contains('{') && !is_version(segment));
    named.unwrap_or("root").to_owned()
}

/// `v1`, `v2beta`, `2024-01-01`.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    number.starts_with(|first: char| first.is_ascii_digit())
}

/// `addons.list` in the group `addons` is `list`.
pub(super) fn method_text(group: &str, path: &PathItem, operation: &Operation) -> String {
    match operation.operation_id.as_deref() {
        Some(id) if !id.is_empty() => without_group(id, group).to_owned(),
        Some(_) | None => path::method_text(&operation.method, &path.path),
    }
}

/// Cuts off the group's name where a separator follows; case and separators in the name do not count.
fn without_group<'i>(id: &'i str, group: &str) -> &'i str {
    let mut wanted = group
        .chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .peekable();
    if wanted.peek().is_none() {
        return id;
    }
    for (position, char) in id.char_indices() {
        if wanted.peek().is_none() {
            let rest = id[position..].trim_start_matches(|char: char| !char.is_alphanumeric());
            let separated = !char.is_alphanumeric() && !rest.is_empty();
            return if separated { rest } else { id };
        }
        if char.is_alphanumeric()
            && !char
                .to_lowercase()
                .all(|lower| wanted.next() == Some(lower))
        {
            return id;
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::{is_version, without_group};

    #[test]
    fn a_group_before_a_separator_is_not_repeated() {
        for (id, rest) in [
            ("addons.list", "list"),
            ("Addons/list-all", "list-all"),
            ("ADDONS_list", "list"),
            ("addonsList", "addonsList"),
            ("addons", "addons"),
            ("plans.list", "plans.list"),
        ] {
            assert_eq!(without_group(id, "addons"), rest);
        }
        assert_eq!(
            without_group("addon_providers.list", "Addon Providers"),
            "list"
        );
    }

    #[test]
    fn a_version_is_no_group() {
        assert!(is_version("v1") && is_version("2024-01-01"));
        assert!(!is_version("videos"));
    }
}
