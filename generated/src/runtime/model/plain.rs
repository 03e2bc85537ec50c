//! A text is looked at many bytes in one step for what has to be escaped in JSON.

/// Whether a byte does not stand in a string of JSON as it is.
pub(super) fn needs_escape(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Whether a text stands in a string of JSON as it is. Names and most values are short: those of up to 16 bytes are two
/// words that may overlap. Of longer ones no byte has a branch of its own, so that the compiler takes many at once.
#[inline]
pub(super) fn is_plain(text: &[u8]) -> bool {
    if text.len() > 16 {
        return !text
            .iter()
            .fold(false, |any, byte| any | needs_escape(*byte));
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return is_plain_word(u64::from_le_bytes(*first))
            && is_plain_word(u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        return is_plain_word(first | last << 32);
    }
    !text.iter().any(|byte| needs_escape(*byte))
}

/// Whether none of eight bytes needs an escape. What is taken from a byte borrows from its highest bit only where
/// the byte is less than that; one that has this bit is none of those.
#[inline]
fn is_plain_word(word: u64) -> bool {
    const fn eight(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let is = |byte: u8| (word ^ eight(byte)).wrapping_sub(eight(1));
    let controls = word.wrapping_sub(eight(b' '));
    (controls | is(b'"') | is(b'\\')) & !word & eight(0x80) == 0
}

#[cfg(test)]
mod tests {
    use super::{is_plain, needs_escape};

    #[test]
    fn a_byte_that_needs_an_escape_is_seen_wherever_it_stands_in_a_text_of_any_length() {
        for length in 0..40 {
            assert!(is_plain(&vec![b'a'; length]), "{length}");
            for (place, byte) in
                (0..length).flat_map(|place| (0..=255).map(move |byte| (place, byte)))
            {
                let mut text = vec![b'a'; length];
                text[place] = byte;
                assert_eq!(
                    is_plain(&text),
                    !needs_escape(byte),
                    "{byte} at {place} of {length}"
                );
            }
        }
    }

    #[test]
    fn bytes_beside_one_another_do_not_hide_one_another() {
        for pair in 0..=u16::MAX {
            let [one, other] = pair.to_le_bytes();
            let text = [b'a', one, other, b'a', b'a', b'a', b'a', b'a'];
            assert_eq!(
                is_plain(&text),
                !(needs_escape(one) || needs_escape(other)),
                "{text:?}"
            );
        }
    }
}
