//! A UUID keeps its text.

use super::date::formed;
use super::malformed::Malformed;

/// A UUID in its usual form: `67e55044-10b1-426f-9247-bb680e5fe0c8`.
///
/// One that came from a server keeps its text even when it is none.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(String);

impl Uuid {
    const FORM: &'static str = "a UUID";
    const EMPTY: Self = Self(String::new());

    /// The UUID of that text.
    ///
    /// # Errors
    /// The text is no UUID in groups of 8, 4, 4, 4 and 12 hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        Self::kept(text).checked()
    }

    /// The text, as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn kept(text: &str) -> Self {
        Self(text.to_owned())
    }

    fn is_odd(&self) -> bool {
        let well_formed = |(place, byte): (usize, u8)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        };
        self.0.len() != 36 || !self.0.bytes().enumerate().all(well_formed)
    }
}

impl From<u128> for Uuid {
    fn from(value: u128) -> Self {
        let digits = format!("{value:032x}");
        Self(format!(
            "{}-{}-{}-{}-{}",
            &digits[..8],
            &digits[8..12],
            &digits[12..16],
            &digits[16..20],
            &digits[20..]
        ))
    }
}

formed!(Uuid);

#[cfg(test)]
mod tests {
    use super::Uuid;

    #[test]
    fn a_uuid_has_its_form() {
        let text = "67e55044-10b1-426f-9247-bb680e5fe0c8";
        assert_eq!(Uuid::parse(text).expect("a UUID").as_str(), text);
        assert_eq!(
            Uuid::from(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8).as_str(),
            text
        );
        assert!(Uuid::parse("67e55044-10b1-426f-9247_bb680e5fe0c8").is_err());
        assert!(Uuid::parse("67e55044").is_err());
    }
}
