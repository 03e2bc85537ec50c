//! A text of JSON, between its quotes, becomes its characters.

use std::borrow::Cow;

use super::fault::{Fault, Scanned};

/// Reads from the opening quote; gives the characters and where the text after the closing quote
/// begins.
pub(super) fn string(text: &str, quote: usize) -> Scanned<(Cow<'_, str>, usize)> {
    let mut read = Cow::Borrowed("");
    let mut from = quote + 1;
    loop {
        let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
        let Some(length) = text.as_bytes()[from..].iter().position(ends) else {
            return Err(Fault::ended(text));
        };
        let at = from + length;
        read += &text[from..at];
        match text.as_bytes()[at] {
            b'"' => return Ok((read, at + 1)),
            b'\\' => {
                let (character, after) = escape(text, at)?;
                read.to_mut().push(character);
                from = after;
            }
            _ => {
                let message = "a text of JSON has no line break or control character";
                return Err(Fault::at(at, message));
            }
        }
    }
}

fn escape(text: &str, at: usize) -> Scanned<(char, usize)> {
    let Some(byte) = text.as_bytes().get(at + 1) else {
        return Err(Fault::ended(text));
    };
    let character = match byte {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(text, at),
        _ => return Err(Fault::at(at, "JSON has no such escape")),
    };
    Ok((character, at + 2))
}

/// Half a surrogate pair becomes U+FFFD.
fn unicode(text: &str, at: usize) -> Scanned<(char, usize)> {
    const LENGTH: usize = 6;
    let Some(first) = unit(text, at) else {
        return Err(Fault::at(
            at,
            "expected four hexadecimal digits after `\\u`",
        ));
    };
    let after = at + LENGTH;
    let (code, after) = match unit(text, after) {
        Some(second @ 0xdc00..0xe000) if (0xd800..0xdc00).contains(&first) => (
            0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00),
            after + LENGTH,
        ),
        Some(_) | None => (first, after),
    };
    Ok((
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        after,
    ))
}

/// The four digits of `\u12ab`.
fn unit(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    hexadecimal
        .then(|| u32::from_str_radix(digits, 16).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::string;

    fn read(text: &str) -> String {
        string(text, 0).expect("a text").0.into_owned()
    }

    #[test]
    fn escapes_become_their_characters() {
        assert_eq!(read(r#""a\n\"\u00e9\/\ud83d\ude00""#), "a\n\"é/😀");
    }

    #[test]
    fn half_a_surrogate_pair_becomes_the_replacement_character() {
        assert_eq!(read(r#""\ud83d.""#), "\u{fffd}.");
        assert_eq!(read(r#""\ud83d\u0041\ude00""#), "\u{fffd}A\u{fffd}");
    }

    #[test]
    fn what_is_no_text_is_refused_where_it_is() {
        for (text, offset) in [("\"a\n\"", 2), (r#""\q""#, 1), (r#""\u12""#, 1), ("\"a", 2)] {
            assert_eq!(
                string(text, 0).expect_err("a fault").offset,
                offset,
                "{text}"
            );
        }
    }
}
