//! Dates and times keep their text; what it means is worked out once.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil;

use super::malformed::Malformed;

/// A moment, as RFC 3339 writes it.
///
/// One that came from a server keeps its text even when it is no date.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    // First, so that moments are in their order whatever their offsets.
    instant: Option<Timestamp>,
    text: String,
}

impl DateTime {
    const FORM: &'static str = "a date and time such as 2026-01-31T12:30:00Z";
    const EMPTY: Self = Self {
        instant: None,
        text: String::new(),
    };

    /// The moment that the text names, such as `2026-01-31T12:30:00.5+01:00`.
    ///
    /// # Errors
    /// The text is no date and time with an offset.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        Self::kept(text).checked()
    }

    /// The text, as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The moment; nothing when the text is no date.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        self.instant.map(SystemTime::from)
    }

    fn kept(text: &str) -> Self {
        Self {
            instant: text.parse().ok(),
            text: text.to_owned(),
        }
    }

    fn is_odd(&self) -> bool {
        self.instant.is_none()
    }
}

/// Moments beyond the years -9999 and 9999 become the nearest one.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let nearest = if time < SystemTime::UNIX_EPOCH {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        let instant = Timestamp::try_from(time).unwrap_or(nearest);
        Self {
            instant: Some(instant),
            text: instant.to_string(),
        }
    }
}

/// A day, as RFC 3339 writes it: `2026-01-31`.
///
/// One that came from a server keeps its text even when it is no date.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    day: Option<civil::Date>,
    text: String,
}

impl Date {
    const FORM: &'static str = "a date such as 2026-01-31";
    const EMPTY: Self = Self {
        day: None,
        text: String::new(),
    };

    /// The day that the text names.
    ///
    /// # Errors
    /// The text is no date.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        Self::kept(text).checked()
    }

    /// The text, as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Year, month and day; nothing when the text is no date.
    #[must_use]
    pub fn to_ymd(&self) -> Option<(i16, i8, i8)> {
        self.day.map(|day| (day.year(), day.month(), day.day()))
    }

    fn kept(text: &str) -> Self {
        // `jiff` also reads the day of a date and time.
        let day = if text.len() == 10 {
            text.parse().ok()
        } else {
            None
        };
        Self {
            day,
            text: text.to_owned(),
        }
    }

    fn is_odd(&self) -> bool {
        self.day.is_none()
    }
}

/// A text that has a form: read, and kept when it has another. Asks for `FORM`, `EMPTY`, `kept`,
/// `is_odd` and `as_str`.
macro_rules! formed {
    ($name:ident) => {
        impl $name {
            fn checked(self) -> ::std::result::Result<Self, $crate::runtime::model::Malformed> {
                if self.is_odd() {
                    return ::std::result::Result::Err($crate::runtime::model::Malformed::new(
                        Self::FORM,
                    ));
                }
                ::std::result::Result::Ok(self)
            }
        }

        impl $crate::runtime::model::Member for $name {
            fn empty() -> Self {
                Self::EMPTY
            }

            fn read(
                &mut self,
                reader: &mut $crate::runtime::model::Reader<'_>,
                next: $crate::runtime::model::Peek,
            ) -> $crate::runtime::model::Reading {
                if next != $crate::runtime::model::Peek::String {
                    return reader.unexpected(Self::FORM, next);
                }
                *self = reader.string(Self::kept)?;
                if self.is_odd() {
                    reader.record_odd(Self::FORM, self.as_str());
                }
                ::std::result::Result::Ok(())
            }

            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Text(self.as_str())
            }

            #[inline]
            fn show(&self, walk: &mut $crate::runtime::model::Walk<'_>) -> bool {
                walk.text(self.as_str());
                true
            }
        }

        impl ::std::convert::From<&$name> for $name {
            fn from(same: &$name) -> Self {
                same.clone()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::runtime::model::Malformed;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{:?}", self.as_str())
            }
        }

        $crate::runtime::model::stored!($name);
    };
}
pub(super) use formed;

formed!(DateTime);
formed!(Date);

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::super::{DeviationKind, read_json, write_json};
    use super::{Date, DateTime};

    #[test]
    fn moments_keep_their_text_and_are_in_order() {
        let early = DateTime::parse("2026-01-31T12:30:00.000+01:00").expect("a moment");
        let late = DateTime::parse("2026-01-31T12:00:00Z").expect("a moment");
        assert!(early < late);
        assert_eq!(early.to_string(), "2026-01-31T12:30:00.000+01:00");
        let seconds = Duration::from_secs(1_769_859_000);
        assert_eq!(
            early.to_system_time(),
            Some(SystemTime::UNIX_EPOCH + seconds)
        );
        assert_eq!(
            DateTime::from(SystemTime::UNIX_EPOCH + seconds).as_str(),
            "2026-01-31T11:30:00Z"
        );
    }

    #[test]
    fn an_odd_date_is_news_and_goes_back_as_it_came() {
        let mut dates = Vec::<DateTime>::new();
        let deviations = read_json(&mut dates, None, br#"["soon"]"#).expect("JSON");
        assert_eq!(deviations[0].kind, DeviationKind::News);
        assert_eq!(deviations[0].path, "/0");
        assert_eq!(dates[0].to_system_time(), None);
        assert_eq!(write_json(&dates, None), br#"["soon"]"#);
    }

    #[test]
    fn a_day_is_nothing_else() {
        assert_eq!(
            Date::parse("2026-01-31").expect("a day").to_ymd(),
            Some((2026, 1, 31))
        );
        assert!(Date::parse("2026-02-30").is_err());
        assert!("2026-01-31T00:00:00".parse::<Date>().is_err());
        let error = DateTime::parse("soon").expect_err("no moment");
        assert_eq!(
            error.to_string(),
            "expected a date and time such as 2026-01-31T12:30:00Z"
        );
    }

    #[test]
    fn serde_reads_and_writes_dates_that_may_be_null() {
        for text in [r#""2026-01-31T12:30:00Z""#, "null", r#""soon""#] {
            let date: Option<DateTime> = serde_json::from_str(text).expect("as written");
            assert_eq!(serde_json::to_string(&date).expect("as read"), text);
        }
    }
}
