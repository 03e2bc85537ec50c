//! An integer of a known set becomes an enum that keeps the values it does not know.

use jiter::Peek;

use super::deviation::{DeviationKind, Reading};
use super::member::{Member, ModelKind, View};
use super::reader::Reader;

/// An enum whose variants are listed in a table, and `Unknown(i64)`.
#[doc(hidden)]
pub trait Code {
    fn words(&self) -> &'static [CodeWord];

    /// Becomes the variant of that index, or keeps a number that no variant is for.
    fn set(&mut self, value: Result<usize, i64>);

    /// Any other number is documented as well.
    fn open(&self) -> bool {
        false
    }

    /// The index of the variant.
    ///
    /// # Errors
    /// The unknown value.
    fn index(&self) -> Result<usize, i64>;
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
    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_code(value, reader, next)
    }

    fn view(value: &T) -> View<'_> {
        View::Code {
            variant: code_variant(value),
            value: code_value(value),
            known: value.index().is_ok(),
        }
    }
}

fn read_code(code: &mut dyn Code, reader: &mut Reader<'_>, next: Peek) -> Reading {
    let before = reader.recorded_so_far();
    let mut value = 0_i64;
    value.read(reader, next)?;
    if reader.recorded_so_far() != before {
        // It is no integer, so there is none to look for.
        return Ok(());
    }
    let index = index(code.words(), value);
    if index.is_none() && !code.open() {
        reader.record(DeviationKind::News, "a documented value", value.to_string());
    }
    code.set(index.ok_or(value));
    Ok(())
}

/// The value in JSON.
pub(crate) fn code_value(code: &dyn Code) -> i64 {
    match code.index() {
        Ok(index) => code.words()[index].value,
        Err(value) => value,
    }
}

/// The name of the variant in Rust.
fn code_variant(code: &dyn Code) -> &'static str {
    let index = code.index();
    index.map_or("Unknown", |index| code.words()[index].variant)
}

/// The code of that value; one that is not in the table is kept.
pub(crate) fn code_from<T: Code + Member>(value: i64) -> T {
    let mut code = T::empty();
    code.set(index(code.words(), value).ok_or(value));
    code
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
            fn words(&self) -> &'static [$crate::runtime::model::CodeWord] {
                &[
                    $($crate::runtime::model::CodeWord {
                        variant: stringify!($variant),
                        value: $value,
                    }),*
                ]
            }

            fn set(&mut self, value: ::std::result::Result<usize, i64>) {
                *self = match value {
                    $(::std::result::Result::Ok($index) => Self::$variant,)*
                    ::std::result::Result::Ok(_) => $crate::runtime::model::no_such_member(),
                    ::std::result::Result::Err(value) => Self::Unknown(value),
                };
            }

            $(fn $open(&self) -> bool {
                true
            })?

            fn index(&self) -> ::std::result::Result<usize, i64> {
                match self {
                    $(Self::$variant => ::std::result::Result::Ok($index),)*
                    Self::Unknown(value) => ::std::result::Result::Err(*value),
                }
            }
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Codes;

            fn empty() -> Self {
                Self::Unknown(0)
            }
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
