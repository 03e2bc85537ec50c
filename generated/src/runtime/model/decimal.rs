//! The text of a number becomes its digits and their exponent, exactly.

/// `0.digits` times ten to the power of `exponent`, without zeros at either end of the digits.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// Takes apart a number as JSON writes it; nothing when its exponent is beyond all use.
    pub(super) fn new(text: &str) -> Option<Self> {
        let (negative, magnitude) = match text.strip_prefix('-') {
            Some(magnitude) => (true, magnitude),
            None => (false, text),
        };
        let (mantissa, power) = match magnitude.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i64>().ok()?),
            None => (magnitude, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        let significant = digits.trim_start_matches('0');
        let leading = i64::try_from(digits.len() - significant.len()).ok()?;
        let significant = significant.trim_end_matches('0');
        if significant.is_empty() {
            return Some(Self {
                negative: false,
                digits: Vec::new(),
                exponent: 0,
            });
        }
        let exponent = power
            .checked_add(i64::try_from(whole.len()).ok()?)?
            .checked_sub(leading)?;
        Some(Self {
            negative,
            digits: significant.as_bytes().to_vec(),
            exponent,
        })
    }

    /// The value when it has no fraction and fits.
    pub(super) fn integer(&self) -> Option<i128> {
        const MOST_DIGITS: usize = 38;
        let places = usize::try_from(self.exponent).ok()?;
        if places < self.digits.len() || places > MOST_DIGITS {
            return None;
        }
        let magnitude = (0..places)
            .map(|place| {
                self.digits
                    .get(place)
                    .map_or(0, |digit| i128::from(digit - b'0'))
            })
            .fold(0, |value: i128, digit| value * 10 + digit);
        Some(if self.negative { -magnitude } else { magnitude })
    }
}

/// A float as JSON, as `serde_json` writes it: the shortest decimals that give it back. What is no number is null.
pub(super) fn write_float(value: f64, out: &mut String) {
    if value.is_finite() {
        out.push_str(zmij::Buffer::new().format_finite(value));
    } else {
        out.push_str("null");
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, write_float};

    #[test]
    fn numbers_of_one_value_come_apart_alike() {
        for texts in [
            ["1", "1.0"],
            ["100", "1e2"],
            ["0.5", "50e-2"],
            ["-0", "0.0e7"],
            ["-1200", "-1.2E+3"],
        ] {
            assert_eq!(Decimal::new(texts[0]), Decimal::new(texts[1]), "{texts:?}");
        }
        assert_ne!(
            Decimal::new("18446744073709551616"),
            Decimal::new("18446744073709551617")
        );
    }

    #[test]
    fn floats_are_written_as_serde_json_writes_them() {
        for value in [
            0.0,
            -0.0,
            1.0,
            0.1,
            -2.5,
            100.0,
            123_456.789,
            1e15,
            1e16,
            1e17,
            1.5e16,
            1e-4,
            1e-5,
            1.5e-5,
            1e-6,
            1e-7,
            1.234e-7,
            f64::MAX,
            f64::MIN_POSITIVE,
            f64::EPSILON,
            f64::NAN,
            f64::INFINITY,
            9_007_199_254_740_993.0,
            12_345_678_901_234_567.0,
            5e-324,
        ] {
            let mut text = String::new();
            write_float(value, &mut text);
            assert_eq!(
                text,
                serde_json::to_string(&value).expect("a float"),
                "{value:e}"
            );
        }
    }
}
