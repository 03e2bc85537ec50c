//! Booleans, numbers and strings of JSON become Rust's own.

use jiter::Peek;

use super::decimal::Decimal;
use super::deviation::{ReadError, Reading, quoted};
use super::member::{Member, View};
use super::reader::Reader;
use super::walk::Walk;

impl Member for String {
    fn empty() -> Self {
        Self::new()
    }

    #[inline]
    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        match next {
            Peek::String => reader.string(|text| *self = String::from(text)),
            _ => reader.unexpected("a string", next),
        }
    }

    fn view(&self) -> View<'_> {
        View::Text(self)
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        walk.text(self);
        true
    }
}

impl Member for bool {
    fn empty() -> Self {
        false
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        match next {
            Peek::True | Peek::False => *self = reader.bool(next)?,
            _ => return reader.unexpected("a boolean", next),
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        walk.bool(*self);
        true
    }
}

impl Member for i64 {
    fn empty() -> Self {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        if let Some(value) = number(reader, next, "an integer of 64 bits", integer)? {
            *self = value;
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        walk.integer(*self);
        true
    }
}

impl Member for u64 {
    fn empty() -> Self {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        if let Some(value) = number(reader, next, "an integer from 0 of 64 bits", unsigned)? {
            *self = value;
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Unsigned(*self)
    }
}

impl Member for i32 {
    fn empty() -> Self {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        let fitting = |digits: &[u8]| integer(digits)?.try_into().ok();
        if let Some(value) = number(reader, next, "an integer of 32 bits", fitting)? {
            *self = value;
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Integer(i64::from(*self))
    }
}

impl Member for f64 {
    fn empty() -> Self {
        0.0
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        let finite = |digits: &[u8]| {
            text(digits)
                .parse()
                .ok()
                .filter(|value: &f64| value.is_finite())
        };
        if let Some(value) = number(reader, next, "a number of 64 bits", finite)? {
            *self = value;
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View::Float(*self)
    }

    #[inline]
    fn show(&self, walk: &mut Walk<'_>) -> bool {
        walk.float(*self);
        true
    }
}

impl Member for f32 {
    fn empty() -> Self {
        0.0
    }

    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        let finite = |digits: &[u8]| {
            text(digits)
                .parse()
                .ok()
                .filter(|value: &f32| value.is_finite())
        };
        if let Some(value) = number(reader, next, "a number of 32 bits", finite)? {
            *self = value;
        }
        Ok(())
    }

    /// By its shortest decimals: 1.1 stays 1.1, and does not become 1.100000023841858.
    fn view(&self) -> View<'_> {
        View::Float(
            self.to_string()
                .parse()
                .unwrap_or_else(|_| f64::from(*self)),
        )
    }
}

/// The number as `parse` understands it; what it does not is refused.
fn number<T>(
    reader: &mut Reader<'_>,
    next: Peek,
    expected: &'static str,
    parse: impl FnOnce(&[u8]) -> Option<T>,
) -> Result<Option<T>, Box<ReadError>> {
    if !next.is_num() {
        return reader.unexpected(expected, next).map(|()| None);
    }
    match reader.number(next, |digits| {
        parse(digits).ok_or_else(|| quoted(text(digits)))
    })? {
        Ok(value) => Ok(Some(value)),
        Err(found) => {
            reader.refuse(expected, found);
            Ok(None)
        }
    }
}

fn text(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).expect("a number of JSON is written in ASCII")
}

/// A number without a fraction, however it is written.
pub(super) fn integer(digits: &[u8]) -> Option<i64> {
    let (negative, magnitude) = match digits {
        [b'-', magnitude @ ..] => (true, magnitude),
        magnitude => (false, magnitude),
    };
    if magnitude.len() > 18 || !magnitude.iter().all(u8::is_ascii_digit) {
        return Decimal::new(text(digits))?.integer()?.try_into().ok();
    }
    let value = magnitude
        .iter()
        .fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    Some(if negative { -value } else { value })
}

/// The same of numbers from 0, to twice as far.
pub(super) fn unsigned(digits: &[u8]) -> Option<u64> {
    match integer(digits) {
        Some(value) => value.try_into().ok(),
        None => Decimal::new(text(digits))?.integer()?.try_into().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{read_json, write_json};
    use super::Member;

    /// What is read, and what is recorded, one line each.
    fn read<T: Member>(text: &str) -> (T, String) {
        let mut value = T::empty();
        let deviations = read_json(&mut value, None, text.as_bytes()).expect("the text is JSON");
        let lines: Vec<String> = deviations
            .iter()
            .map(|it| format!("{}: {it}", it.kind))
            .collect();
        (value, lines.join("\n"))
    }

    #[test]
    fn whole_numbers_are_integers_however_they_are_written() {
        for (text, value) in [
            ("3", 3),
            ("-0", 0),
            ("3.0", 3),
            ("1e2", 100),
            ("-12.50E1", -125),
        ] {
            assert_eq!(read::<i64>(text), (value, String::new()), "{text}");
        }
        assert_eq!(read::<i64>("-9223372036854775808").0, i64::MIN);
        assert_eq!(read::<i64>("9223372036854775807").0, i64::MAX);
    }

    #[test]
    fn a_number_that_only_an_unsigned_one_holds_goes_through_as_it_is() {
        for text in ["0", "9223372036854775808", "18446744073709551615"] {
            let (value, recorded) = read::<u64>(text);
            assert_eq!(recorded, "");
            assert_eq!(write_json(&value, None), text.as_bytes());
            assert_eq!(serde_json::to_string(&Some(value)).expect("JSON"), text);
        }
    }

    #[test]
    fn a_number_out_of_range_is_a_loss_and_leaves_nothing() {
        let (value, recorded) = read::<i64>("9223372036854775808");
        assert_eq!(value, 0);
        assert_eq!(
            recorded,
            "loss: expected an integer of 64 bits, found \"9223372036854775808\""
        );
        assert_eq!(read::<Option<i64>>("1.5").0, None);
        assert_eq!(read::<Option<i32>>("2147483648").0, None);
        assert_eq!(read::<i32>("-2147483648").0, i32::MIN);
        assert_eq!(read::<Option<u64>>("18446744073709551616").0, None);
        assert_eq!(read::<Option<u64>>("-1").0, None);
        assert_eq!(read::<Option<f64>>("1e999").0, None);
        assert_eq!(read::<Option<i64>>("1e9223372036854775807").0, None);
    }

    #[test]
    fn a_number_of_thousands_of_digits_does_not_end_the_reading() {
        let text = format!("[{}, 2]", "9".repeat(5_000));
        let (value, recorded) = read::<Vec<i64>>(&text);
        assert_eq!(value, [0, 2]);
        assert!(recorded.starts_with("loss: /0: "), "{recorded}");
    }

    #[test]
    fn another_kind_of_scalar_is_a_loss_and_leaves_nothing() {
        let (value, recorded) = read::<String>("3");
        assert_eq!(value, "");
        assert_eq!(recorded, "loss: expected a string, found a number");
        assert_eq!(read::<Option<bool>>("\"true\"").0, None);
        assert_eq!(
            read::<Vec<Option<String>>>("[\"a\", 1, null]").0,
            [Some("a".to_owned()), None, None]
        );
    }

    #[test]
    fn text_that_is_no_text_is_replaced_and_recorded() {
        let (value, recorded) = read::<Option<String>>(r#""a\ud83d""#);
        assert_eq!(value.as_deref(), Some("a\u{fffd}"));
        assert_eq!(
            recorded,
            "loss: expected text in UTF-8, found other bytes, replaced by U+FFFD"
        );
        let mut value = Vec::<String>::new();
        let deviations =
            read_json(&mut value, None, b"[\"\xff\", \"z\"]").expect("the text is JSON");
        assert_eq!(value, ["\u{fffd}", "z"]);
        assert_eq!(deviations[0].path, "/0");
    }

    #[test]
    fn floats_keep_their_shortest_decimals() {
        assert_eq!(write_json(&1.1_f32, None), b"1.1");
        assert_eq!(read::<f32>("1.1").0.to_bits(), 1.1_f32.to_bits());
        assert_eq!(write_json(&0.1_f64, None), b"0.1");
    }
}
