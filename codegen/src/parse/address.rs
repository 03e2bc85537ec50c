//! The text of a `$ref` becomes a path and a pointer.

use crate::source::Pointer;
use crate::tree::DEEPEST;

/// Where a reference leads.
#[derive(Debug, PartialEq)]
pub(super) struct Address {
    /// Nothing when it stays in its file.
    pub(super) path: Option<String>,
    pub(super) pointer: Pointer,
    /// The name of a place, where that stands instead of a pointer.
    pub(super) anchor: Option<String>,
}

/// Why a text is no reference that is followed, and what to write instead.
#[derive(Debug, PartialEq)]
pub(super) struct Refused {
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

impl Address {
    /// Paths are relative to the file that refers.
    pub(super) fn parse(text: &str, referrer: &str) -> Result<Self, Refused> {
        if text.is_empty() {
            return Err(Refused {
                message: "this reference is empty",
                help: "write where it leads: `#/components/schemas/Name`",
            });
        }
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        if has_scheme(path) || path.starts_with("//") {
            return Err(Refused {
                message: "references to the network are not followed",
                help: "save the other document beside this one and refer to it by a relative path",
            });
        }
        let not_text = Refused {
            message: "what is percent-encoded here is not UTF-8",
            help: "percent-encode the bytes of UTF-8, or write the characters as they are",
        };
        let (Some(path), Some(fragment)) = (decoded(path), decoded(fragment)) else {
            return Err(not_text);
        };
        if fragment.matches('/').count() > DEEPEST {
            return Err(Refused {
                message: "this pointer is longer than a document may be deep",
                help: "write the way to a schema: `#/components/schemas/Name`",
            });
        }
        let (pointer, anchor) = match Pointer::parse(&fragment) {
            Some(pointer) => (pointer, None),
            None => (Pointer::root(), Some(fragment)),
        };
        let path = (!path.is_empty()).then(|| resolved(&path, referrer));
        Ok(Self {
            path,
            pointer,
            anchor,
        })
    }
}

pub(super) fn has_scheme(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .filter(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let code = digits
            .filter(|_| *byte == b'%')
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(code.unwrap_or(*byte));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok()
}

/// The path from the referrer's folder, without `.` and, where possible, without `..`.
pub(super) fn resolved(path: &str, referrer: &str) -> String {
    let folder = referrer.rfind('/').map_or("", |slash| &referrer[..=slash]);
    let whole = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("{folder}{path}")
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
    {
        if part == ".." && parts.last().is_some_and(|last| *last != "..") {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    let start = if whole.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::Address;
    use crate::source::Pointer;

    fn parse(text: &str) -> (Option<String>, String) {
        let Address { path, pointer, .. } =
            Address::parse(text, "spec/api/openapi.yaml").expect("a reference");
        (path, pointer.to_string())
    }

    #[test]
    fn paths_are_relative_to_the_file_that_refers() {
        assert_eq!(parse("#/a").0, None);
        assert_eq!(parse("b.yaml").0.as_deref(), Some("spec/api/b.yaml"));
        assert_eq!(
            parse("./x/../../b%20c.yaml#/q").0.as_deref(),
            Some("spec/b c.yaml")
        );
        assert_eq!(parse("../../../b.yaml").0.as_deref(), Some("../b.yaml"));
    }

    #[test]
    fn fragments_are_decoded_twice() {
        assert_eq!(parse("#/paths/~1a~1%7Bb%7D").1, "/paths/~1a~1{b}");
        let tokens = Pointer::parse("/paths/~1a~1{b}").expect("a pointer");
        assert_eq!(tokens.tokens(), ["paths", "/a/{b}"]);
    }

    #[test]
    fn a_name_of_a_place_is_told_from_a_pointer() {
        let anchor = |text| Address::parse(text, "a.yaml").expect("a reference").anchor;
        assert_eq!(anchor("b.yaml#pet").as_deref(), Some("pet"));
        assert_eq!(anchor("#/pet"), None);
    }

    #[test]
    fn the_network_is_refused() {
        for text in [
            "",
            "https://a.b/c.yaml",
            "//a.b/c",
            "file:///a",
            "a%ff.yaml",
        ] {
            assert!(Address::parse(text, "a.yaml").is_err(), "{text}");
        }
    }
}
