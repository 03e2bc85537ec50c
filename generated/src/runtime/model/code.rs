//! An integer of a known set becomes an enum that keeps the values it does not know.

use jiter::Peek;

use super::deviation::{DeviationKind, ReadError, Reading};
use super::member::{Member, ModelKind, View};
use super::reader::Reader;

/// An enum whose variants are listed in a table, and `Unknown(i64)`.
#[doc(hidden)]
pub trait Code {
    /// The variant of that index, or what keeps a number that no variant is for.
    fn of(value: Result<usize, i64>) -> Self
    where
        Self: Sized;

    /// All variants, and the index of the one that this is, or the unknown value.
    fn shown(&self) -> (&'static [CodeWord], Result<usize, i64>);

    /// Any other number is documented as well.
    fn open(&self) -> bool {
        false
    }
}

/// One value: the variant's name in Rust, and the value in JSON.
#[doc(hidden)]
pub struct CodeWord {
    pub(crate) variant: &'static str,
    pub(crate) value: i64,
}

/// The kind of enums of integers.
#[doc(hidden)]
pub enum Codes {}

impl<T: Code> ModelKind<T> for Codes {
    fn empty() -> T {
        T::of(Err(0))
    }

    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        if let Some(read) = read_code(value, reader, next)? {
            *value = T::of(read);
        }
        Ok(())
    }

    fn view(value: &T) -> View<'_> {
        code_view(value)
    }
}

/// The index of the variant, or a number that no variant is for; nothing where it is no number.
fn read_code(
    code: &dyn Code,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Result<Option<Result<usize, i64>>, Box<ReadError>> {
    let before = reader.recorded_so_far();
    let mut value = 0_i64;
    value.read(reader, next)?;
    if reader.recorded_so_far() != before {
        // It is no integer, so there is none to look for.
        return Ok(None);
    }
    let index = index(code.shown().0, value);
    if index.is_none() && !code.open() {
        reader.record(DeviationKind::News, "a documented value", value.to_string());
    }
    Ok(Some(index.ok_or(value)))
}

/// The value in JSON.
pub(crate) fn code_value(code: &dyn Code) -> i64 {
    let (words, this) = code.shown();
    this.map_or_else(|unknown| unknown, |index| words[index].value)
}

fn code_view(code: &dyn Code) -> View<'_> {
    let (words, this) = code.shown();
    let (variant, value) = match this {
        Ok(index) => (words[index].variant, words[index].value),
        Err(value) => ("Unknown", value),
    };
    View::Code {
        variant,
        value,
        known: this.is_ok(),
    }
}

/// The code of that value; one that is not in the table is kept.
pub(crate) fn code_from<T: Code>(value: i64) -> T {
    let words = T::of(Err(0)).shown().0;
    T::of(index(words, value).ok_or(value))
}

fn index(words: &[CodeWord], value: i64) -> Option<usize> {
    words.iter().position(|word| word.value == value)
}

/// An enum becomes a code: `code!(Level { 0 Low 1, 1 High 2 })`.
///
/// With `open` behind its name, any other number is documented as well.
macro_rules! code {
    ($name:ident $($open:ident)? { $($index:literal $variant:ident $value:literal),* $(,)? }) => {
        #[allow(deprecated, reason = "deprecated values are still read and written")]
        impl $crate::runtime::model::Code for $name {
            fn of(value: ::std::result::Result<usize, i64>) -> Self {
                match value {
                    $(::std::result::Result::Ok($index) => Self::$variant,)*
                    ::std::result::Result::Ok(_) => $crate::runtime::model::no_such_member(),
                    ::std::result::Result::Err(value) => Self::Unknown(value),
                }
            }

            fn shown(
                &self,
            ) -> (
                &'static [$crate::runtime::model::CodeWord],
                ::std::result::Result<usize, i64>,
            ) {
                (
                    &[
                        $($crate::runtime::model::CodeWord {
                            variant: stringify!($variant),
                            value: $value,
                        }),*
                    ],
                    match self {
                        $(Self::$variant => ::std::result::Result::Ok($index),)*
                        Self::Unknown(value) => ::std::result::Result::Err(*value),
                    },
                )
            }

            $(fn $open(&self) -> bool {
                true
            })?
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Codes;
        }

        impl $name {
            /// The value as it stands in JSON.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                $crate::runtime::model::code_value(self)
            }
        }

        impl ::std::convert::From<i64> for $name {
            fn from(value: i64) -> Self {
                $crate::runtime::model::code_from(value)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(&self.as_i64(), state);
            }
        }

        $crate::runtime::model::common!($name);
    };
}
pub(crate) use code;

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macros write methods of public types")]
mod tests {
    use super::super::{DeviationKind, read_json, write_json};

    #[derive(Clone, Copy)]
    enum Level {
        Low,
        High,
        Unknown(i64),
    }
    code!(Level { 0 Low -1, 1 High 2 });

    #[test]
    fn known_values_become_variants_and_go_back() {
        let mut read = Vec::<Level>::new();
        let deviations = read_json(&mut read, None, b"[-1,2.0]");
        assert_eq!(deviations, Ok(Vec::new()));
        assert_eq!(read, [Level::Low, Level::High]);
        assert_eq!(write_json(&read, None), b"[-1,2]");
        assert_eq!(Level::from(2).to_string(), "2");
    }

    #[test]
    fn an_unknown_value_is_news_and_goes_back_as_it_came() {
        let mut read = Vec::<Level>::new();
        let deviations = read_json(&mut read, None, b"[7]").expect("JSON");
        assert_eq!(read, [Level::Unknown(7)]);
        assert_eq!(deviations[0].kind, DeviationKind::News);
        assert_eq!(write_json(&read, None), b"[7]");
    }

    #[derive(Clone, Copy)]
    enum Port {
        Web,
        Unknown(i64),
    }
    code!(Port open { 0 Web 80 });

    #[test]
    fn another_number_of_an_open_code_is_as_documented() {
        let mut read = Vec::<Port>::new();
        assert_eq!(read_json(&mut read, None, b"[80,8080]"), Ok(Vec::new()));
        assert_eq!(read, [Port::Web, Port::Unknown(8080)]);
        assert_eq!(write_json(&read, None), b"[80,8080]");
    }

    #[test]
    fn what_is_no_integer_is_lost_and_an_option_of_it_is_nothing() {
        let mut read = Vec::<Level>::new();
        let deviations = read_json(&mut read, None, b"[\"high\"]").expect("JSON");
        assert_eq!(
            (read.as_slice(), deviations.len()),
            ([Level::Unknown(0)].as_slice(), 1)
        );
        let mut read: Option<Level> = None;
        let deviations = read_json(&mut read, None, b"1.5").expect("JSON");
        assert_eq!((read, deviations[0].kind), (None, DeviationKind::Loss));
    }
}
