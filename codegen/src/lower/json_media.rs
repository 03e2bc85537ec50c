//! The many media types that are JSON: which is the plainest, and which mean something else by it.

use crate::openapi::MediaType;
use crate::source::NodeId;

/// The type without its parameters.
pub(super) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or(name);
    essence.trim().to_lowercase()
}

/// JSON itself before a format made of it, and both before a range of formats. What is not JSON keeps its place.
pub(super) fn plainness(name: &str) -> u8 {
    let essence = essence(name);
    match essence.as_str() {
        "application/json" => 0,
        essence if essence.contains('*') => 2,
        _ => 1,
    }
}

/// Whether who sends the one that is used cannot as well send the other: a patch says in its own way what is to change,
/// and another schema is another value.
pub(super) fn are_apart(used: &MediaType, other: &MediaType) -> bool {
    let Some(format) = format(&other.name) else {
        return false;
    };
    let is_other = self::format(&used.name).is_none_or(|used| used != format);
    is_other && (format.ends_with("patch") || target(used) != target(other))
}

/// What a format made of JSON is called: `merge-patch` of `application/merge-patch+json`. Nothing for JSON itself and
/// for ranges.
pub(super) fn format(name: &str) -> Option<String> {
    let essence = essence(name);
    let (_, subtype) = essence.split_once('/')?;
    let format = subtype.strip_suffix("+json")?;
    (!format.contains('*')).then(|| format.to_owned())
}

fn target(media: &MediaType) -> Option<&NodeId> {
    let reference = media.schema.as_ref()?.reference.as_ref()?;
    Some(&reference.target)
}

#[cfg(test)]
mod tests {
    use super::{format, plainness};

    #[test]
    fn a_format_made_of_json_has_a_name() {
        assert_eq!(
            format("application/Merge-Patch+json; charset=utf-8").as_deref(),
            Some("merge-patch")
        );
        for plain in ["application/json", "application/*+json", "*/*", "json"] {
            assert_eq!(format(plain), None, "{plain}");
        }
    }

    #[test]
    fn json_itself_is_the_plainest() {
        let mut names = ["*/*", "application/hal+json", "application/json"];
        names.sort_by_key(|name| plainness(name));
        assert_eq!(names, ["application/json", "application/hal+json", "*/*"]);
    }
}
