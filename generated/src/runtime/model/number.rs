//! A number of JSON, of any size and precision, kept as it is written.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::decimal::{Decimal, write_float};
use super::malformed::Malformed;
use super::repair::end_of_number;

/// A number as text. Two are equal when their values are: `1`, `1.0` and `10e-1`.
#[derive(Clone)]
pub struct Number(Digits);

/// The text of a number: most need no memory of their own.
#[derive(Clone)]
enum Digits {
    Few { length: u8, bytes: [u8; FEW] },
    Many(Box<str>),
}

/// As many as there is room for where a list or a text would stand. An integer of 64 bits has 20 at most.
const FEW: usize = 22;

impl Number {
    /// A number that is known to be written as JSON writes them.
    pub(super) fn read(text: &str) -> Self {
        let mut bytes = [0; FEW];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(few), Ok(length)) => {
                few.copy_from_slice(text.as_bytes());
                Self(Digits::Few { length, bytes })
            }
            _ => Self(Digits::Many(text.into())),
        }
    }

    /// The number as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Digits::Few { length, bytes } => {
                let text = std::str::from_utf8(&bytes[..usize::from(*length)]);
                text.expect("a text was put there")
            }
            Digits::Many(text) => text,
        }
    }

    /// The value, when it is whole and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.integer()?.try_into().ok()
    }

    /// The value, when it is whole, not negative, and fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.integer()?.try_into().ok()
    }

    /// The nearest float; infinite when it is out of range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.as_str().parse().unwrap_or(f64::NAN)
    }

    /// The number of a float, which has none when it is infinite or not a number.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        let mut text = String::new();
        write_float(value, &mut text);
        value.is_finite().then(|| Self::read(&text))
    }

    pub(super) fn integer(&self) -> Option<i128> {
        let text = self.as_str();
        text.parse().ok().or_else(|| Decimal::new(text)?.integer())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        let (one, another) = (self.as_str(), other.as_str());
        let values = || Decimal::new(one).zip(Decimal::new(another));
        one == another || values().is_some_and(|(one, another)| one == another)
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match Decimal::new(self.as_str()) {
            Some(value) => value.hash(state),
            None => self.as_str().hash(state),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Number {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.trim_start_matches('-').as_bytes();
        let leading_zero = matches!(digits, [b'0', b'0'..=b'9', ..]);
        match end_of_number(text.as_bytes(), 0) {
            Some(end) if end == text.len() && !leading_zero => Ok(Self::read(text)),
            _ => Err(Malformed::new("a number as JSON writes it")),
        }
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self::read(&value.to_string())
            }
        }
    )*};
}
from_integer!(i32, u32, i64, u64);

#[cfg(test)]
mod tests {
    use super::Number;

    fn number(text: &str) -> Number {
        text.parse().expect(text)
    }

    #[test]
    fn numbers_are_equal_by_value_and_keep_their_text() {
        assert_eq!(number("1"), number("1.0"));
        assert_ne!(
            number("18446744073709551616"),
            number("18446744073709551617")
        );
        assert_eq!(number("1.50").as_str(), "1.50");
        assert_eq!(number("1e400"), number("10e399"));
    }

    #[test]
    fn a_number_of_any_length_keeps_its_text_and_takes_no_more_room_than_a_text() {
        for length in [1, 21, 22, 23, 255, 256, 300] {
            let text = "9".repeat(length);
            assert_eq!(number(&text).as_str(), text);
        }
        assert_eq!(size_of::<Number>(), size_of::<String>());
    }

    #[test]
    fn a_number_is_an_integer_when_its_value_is() {
        assert_eq!(number("3.0").as_i64(), Some(3));
        assert_eq!(number("18446744073709551615").as_u64(), Some(u64::MAX));
        assert_eq!(number("-1").as_u64(), None);
        assert_eq!(number("1.5").as_i64(), None);
        assert_eq!(
            Number::from_f64(2.5).map(|it| it.to_string()),
            Some("2.5".to_owned())
        );
        assert!(Number::from_f64(f64::NAN).is_none());
    }

    #[test]
    fn text_that_json_would_not_write_is_refused() {
        for text in ["", "-", "01", "1.", ".5", "+1", "1e", "NaN", "1 "] {
            assert!(text.parse::<Number>().is_err(), "{text:?}");
        }
    }
}
