//! A string of a known set becomes an enum that keeps the values it does not know.

use jiter::Peek;

use super::deviation::{DeviationKind, ReadError, Reading, quoted};
use super::member::{ModelKind, View};
use super::reader::Reader;
use super::walk::Walk;

/// An enum whose variants are listed in a table, and `Unknown(String)`.
#[doc(hidden)]
pub trait Choice {
    /// The variant of that index, or what keeps a text that no variant is for.
    fn of(value: Result<usize, String>) -> Self
    where
        Self: Sized;

    /// All variants, and the index of the one that this is, or the text of an unknown value.
    fn shown(&self) -> (&'static [Word], Result<usize, &str>);

    /// Any other text is documented as well.
    fn open(&self) -> bool {
        false
    }
}

/// One value: the variant's name in Rust, and the value in JSON.
#[doc(hidden)]
pub struct Word {
    pub(crate) variant: &'static str,
    pub(crate) wire: &'static str,
}

/// The kind of enums of texts.
#[doc(hidden)]
pub enum Choices {}

impl<T: Choice> ModelKind<T> for Choices {
    fn empty() -> T {
        T::of(Err(String::new()))
    }

    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        if let Some(read) = read_choice(value, reader, next)? {
            *value = T::of(read);
        }
        Ok(())
    }

    fn view(value: &T) -> View<'_> {
        choice_view(value)
    }

    #[inline]
    fn show(value: &T, walk: &mut Walk<'_>) -> bool {
        walk.choice(value);
        true
    }
}

/// The index of the variant, or a text that no variant is for; nothing where it is no text.
fn read_choice(
    choice: &dyn Choice,
    reader: &mut Reader<'_>,
    next: Peek,
) -> Result<Option<Result<usize, String>>, Box<ReadError>> {
    if next != Peek::String {
        reader.unexpected("a string", next)?;
        return Ok(None);
    }
    let (words, _) = choice.shown();
    let read = reader.string(|text| index(words, text).ok_or_else(|| text.to_owned()))?;
    if let Err(text) = &read
        && !choice.open()
    {
        reader.record(DeviationKind::News, "a documented value", quoted(text));
    }
    Ok(Some(read))
}

/// The text of a choice in JSON.
pub(crate) fn choice_text(choice: &dyn Choice) -> &str {
    let (words, this) = choice.shown();
    this.map_or_else(|unknown| unknown, |index| words[index].wire)
}

pub(super) fn choice_view(choice: &dyn Choice) -> View<'_> {
    let (words, this) = choice.shown();
    match this {
        Ok(index) => {
            let Word { variant, wire } = &words[index];
            View::Choice {
                variant,
                wire,
                known: true,
            }
        }
        Err(text) => View::Choice {
            variant: "Unknown",
            wire: text,
            known: false,
        },
    }
}

/// The choice of that text; a text that is not in the table is kept.
pub(crate) fn choice_from<T: Choice>(text: &str) -> T {
    let (words, _) = T::of(Err(String::new())).shown();
    T::of(index(words, text).ok_or_else(|| text.to_owned()))
}

/// `Clone` of a choice, by its table: a derive in each is a hundredth of what checking models takes.
pub(crate) fn choice_copied<T: Choice>(choice: &T) -> T {
    let (_, this) = choice.shown();
    T::of(this.map_err(str::to_owned))
}

fn index(words: &[Word], text: &str) -> Option<usize> {
    words.iter().position(|word| word.wire == text)
}

/// An enum becomes a choice: `choice!(Status { 0 Running "running", 1 Suspended "suspended" })`.
///
/// With `open` behind its name, any other text is documented as well.
macro_rules! choice {
    ($name:ident $($open:ident)? { $($index:literal $variant:ident $wire:literal),* $(,)? }) => {
        #[allow(deprecated, reason = "deprecated values are still read and written")]
        impl $crate::runtime::model::Choice for $name {
            fn of(value: ::std::result::Result<usize, ::std::string::String>) -> Self {
                match value {
                    $(::std::result::Result::Ok($index) => Self::$variant,)*
                    ::std::result::Result::Ok(_) => $crate::runtime::model::no_such_member(),
                    ::std::result::Result::Err(text) => Self::Unknown(text),
                }
            }

            fn shown(
                &self,
            ) -> (&'static [$crate::runtime::model::Word], ::std::result::Result<usize, &str>) {
                (
                    &[$($crate::runtime::model::Word { variant: stringify!($variant), wire: $wire }),*],
                    match self {
                        $(Self::$variant => ::std::result::Result::Ok($index),)*
                        Self::Unknown(text) => ::std::result::Result::Err(text),
                    },
                )
            }

            $(fn $open(&self) -> bool {
                true
            })?
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Choices;
        }

        impl $name {
            /// The value as it stands in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::runtime::model::choice_text(self)
            }
        }

        impl ::std::clone::Clone for $name {
            fn clone(&self) -> Self {
                $crate::runtime::model::choice_copied(self)
            }
        }

        // One of `&str`, `&String` and the type itself borrowed, and of others that are texts.
        impl<T: ::std::convert::AsRef<str> + ?::std::marker::Sized> ::std::convert::From<&T>
            for $name
        {
            fn from(text: &T) -> Self {
                $crate::runtime::model::choice_from(text.as_ref())
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::model::choice_from(&text)
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }

        $crate::runtime::model::textual!($name);
        $crate::runtime::model::common!($name);
    };
}
pub(crate) use choice;

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macros write methods of public types")]
mod tests {
    use super::super::{DeviationKind, read_json, write_json};

    enum Status {
        Running,
        Suspended,
        Unknown(String),
    }
    choice!(Status { 0 Running "running", 1 Suspended "sus-pended" });

    #[test]
    fn known_values_become_variants_and_go_back() {
        let mut read = Vec::<Status>::new();
        let deviations = read_json(&mut read, None, br#"["running","sus-pended"]"#);
        assert_eq!(deviations, Ok(Vec::new()));
        assert_eq!(read, [Status::Running, Status::Suspended]);
        assert_eq!(write_json(&read, None), br#"["running","sus-pended"]"#);
    }

    #[test]
    fn an_unknown_value_is_news_and_goes_back_as_it_came() {
        let mut read = Vec::<Status>::new();
        let deviations = read_json(&mut read, None, br#"["paused"]"#).expect("JSON");
        assert_eq!(read, [Status::Unknown("paused".to_owned())]);
        assert_eq!(deviations[0].kind, DeviationKind::News);
        assert_eq!(
            deviations[0].to_string(),
            "/0: expected a documented value, found \"paused\""
        );
        assert_eq!(write_json(&read, None), br#"["paused"]"#);
    }

    #[test]
    fn a_value_is_made_of_any_text_and_is_another_by_its_text() {
        use std::collections::HashSet;

        let borrowed = "running".to_owned();
        let same = [
            Status::Running,
            Status::from("running"),
            Status::from(&borrowed),
            Status::from(borrowed.clone()),
            Status::from(&Status::Running),
            "running".parse().expect("any text is one"),
            Status::Unknown(borrowed),
        ];
        assert_eq!(HashSet::from(same), HashSet::from([Status::Running]));
        assert_ne!(Status::from("Running"), Status::Running);
    }

    enum Model {
        Small,
        Unknown(String),
    }
    choice!(Model open { 0 Small "small" });

    #[test]
    fn another_text_of_an_open_choice_is_as_documented() {
        let mut read = Vec::<Model>::new();
        let deviations = read_json(&mut read, None, br#"["small","large"]"#);
        assert_eq!(deviations, Ok(Vec::new()));
        assert_eq!(read, [Model::Small, Model::Unknown("large".to_owned())]);
        assert_eq!(write_json(&read, None), br#"["small","large"]"#);
    }

    #[test]
    fn a_choice_converts_from_and_to_text() {
        assert_eq!(Status::from("running"), Status::Running);
        assert_eq!("odd".parse(), Ok(Status::Unknown("odd".to_owned())));
        assert_eq!(
            format!("{:>9}|{}", Status::Running, Status::from("odd".to_owned())),
            "  running|odd"
        );
    }
}
