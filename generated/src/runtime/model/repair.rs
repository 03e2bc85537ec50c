//! The text of a JSON string, whatever its escapes and bytes, becomes Rust text; what is no text becomes U+FFFD.

/// The text of a string or name, and whether all of it was text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) fidelity: Fidelity,
}

/// Whether something had to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fidelity {
    Exact,
    Replaced,
}

/// Decodes what stands between the quotes of a string whose escapes are well-formed.
pub(super) fn decoded(raw: &[u8]) -> Decoded {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut fidelity = Fidelity::Exact;
    let mut rest = raw;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        bytes.extend_from_slice(&rest[..at]);
        let (character, length) = escape(&rest[at..]).unwrap_or_else(|| {
            fidelity = Fidelity::Replaced;
            (char::REPLACEMENT_CHARACTER, lone_length(&rest[at..]))
        });
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        rest = &rest[at + length..];
    }
    bytes.extend_from_slice(rest);
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, fidelity },
        Err(error) => Decoded {
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            fidelity: Fidelity::Replaced,
        },
    }
}

/// The character of an escape and its length in bytes, or nothing for a lone surrogate.
fn escape(text: &[u8]) -> Option<(char, usize)> {
    let character = match text.get(1)? {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(text),
        other => char::from(*other),
    };
    Some((character, 2))
}

fn unicode(text: &[u8]) -> Option<(char, usize)> {
    let first = unit(text)?;
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Some((character, 6));
    }
    let second = unit(text.get(6..)?)?;
    let pair = char::decode_utf16([first, second]).next()?.ok()?;
    Some((pair, 12))
}

/// The code unit of `\uXXXX` at the beginning of the text.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    let digits = std::str::from_utf8(digits).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

fn lone_length(text: &[u8]) -> usize {
    text.len().min(6)
}

/// Where the closing quote is of the string that opens at `start`; nothing when it is no string.
pub(super) fn end_of_text(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => match text.get(at + 1)? {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => at += 2,
                b'u' if text.get(at + 2..at + 6)?.iter().all(u8::is_ascii_hexdigit) => at += 6,
                _ => return None,
            },
            control if *control < b' ' => return None,
            _ => at += 1,
        }
    }
}

/// Where the number that begins at `start` ends; nothing when it is no number.
pub(super) fn end_of_number(text: &[u8], start: usize) -> Option<usize> {
    let digits = |from: usize| {
        let run = text
            .get(from..)?
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        (run > 0).then_some(from + run)
    };
    let mut end = digits(start + usize::from(text.get(start) == Some(&b'-')))?;
    if text.get(end) == Some(&b'.') {
        end = digits(end + 1)?;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        end = digits(end + 1 + sign)?;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::{Decoded, Fidelity, decoded, end_of_number, end_of_text};

    fn exact(text: &str) -> Decoded {
        Decoded {
            text: text.to_owned(),
            fidelity: Fidelity::Exact,
        }
    }

    fn replaced(text: &str) -> Decoded {
        Decoded {
            text: text.to_owned(),
            fidelity: Fidelity::Replaced,
        }
    }

    #[test]
    fn escapes_and_surrogate_pairs_are_decoded() {
        assert_eq!(
            decoded(br#"a\n\"\/\u00e9\ud83d\ude00z"#),
            exact("a\n\"/é😀z")
        );
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        assert_eq!(decoded(br"a\ud83dz"), replaced("a\u{fffd}z"));
        assert_eq!(decoded(br"\ude00\ud83d\n"), replaced("\u{fffd}\u{fffd}\n"));
        assert_eq!(decoded(br"\ud83d\ud83d\ude00"), replaced("\u{fffd}😀"));
    }

    #[test]
    fn bytes_that_are_no_text_become_replacement_characters() {
        assert_eq!(decoded(b"a\xffz"), replaced("a\u{fffd}z"));
    }

    #[test]
    fn ends_are_found_and_malformed_text_has_none() {
        assert_eq!(end_of_text(br#" "a\"\ud800" "#, 1), Some(11));
        assert_eq!(end_of_text(br#""a\x""#, 0), None);
        assert_eq!(end_of_text(br#""open"#, 0), None);
        assert_eq!(end_of_number(b"[-12.5e+3,", 1), Some(9));
        assert_eq!(end_of_number(b"1.,", 0), None);
    }
}
