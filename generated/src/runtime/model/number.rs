//! A number of JSON, of any size and precision, kept as it is written.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::decimal::{Decimal, write_float};
use super::malformed::Malformed;
use super::repair::end_of_number;

/// A number as text. Two are equal when their values are: `1`, `1.0` and `10e-1`.
#[derive(Clone)]
pub struct Number(String);

impl Number {
    /// A number that is known to be written as JSON writes them.
    pub(super) fn read(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The number as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
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
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number of a float, which has none when it is infinite or not a number.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        let mut text = String::new();
        write_float(value, &mut text);
        value.is_finite().then_some(Self(text))
    }

    pub(super) fn integer(&self) -> Option<i128> {
        self.0
            .parse()
            .ok()
            .or_else(|| Decimal::new(&self.0)?.integer())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        let values = || Decimal::new(&self.0).zip(Decimal::new(&other.0));
        self.0 == other.0 || values().is_some_and(|(one, another)| one == another)
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match Decimal::new(&self.0) {
            Some(value) => value.hash(state),
            None => self.0.hash(state),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Number {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.trim_start_matches('-').as_bytes();
        let leading_zero = matches!(digits, [b'0', b'0'..=b'9', ..]);
        match end_of_number(text.as_bytes(), 0) {
            Some(end) if end == text.len() && !leading_zero => Ok(Self(text.to_owned())),
            _ => Err(Malformed::new("a number as JSON writes it")),
        }
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(value.to_string())
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
