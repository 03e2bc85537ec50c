//! A string of a known set becomes an enum that keeps the values it does not know.

use jiter::Peek;

use super::deviation::{DeviationKind, Reading, quoted};
use super::member::{Member, Model, ModelKind, View};
use super::reader::Reader;
use super::walk::Walk;

/// An enum whose variants are listed in a table, and `Unknown(String)`.
#[doc(hidden)]
pub trait Choice {
    fn words(&self) -> &'static [Word];

    /// Becomes the variant of that index, or keeps a text that no variant is for.
    fn set(&mut self, value: Result<usize, String>);

    /// Any other text is documented as well.
    fn open(&self) -> bool {
        false
    }

    /// The index of the variant.
    ///
    /// # Errors
    /// The text of an unknown value.
    fn index(&self) -> Result<usize, &str>;
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
    fn read(value: &mut T, reader: &mut Reader<'_>, next: Peek) -> Reading {
        read_choice(value, reader, next)
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

fn read_choice(choice: &mut dyn Choice, reader: &mut Reader<'_>, next: Peek) -> Reading {
    if next != Peek::String {
        return reader.unexpected("a string", next);
    }
    let words = choice.words();
    match reader.string(|text| index(words, text).ok_or_else(|| text.to_owned()))? {
        Ok(index) => choice.set(Ok(index)),
        Err(text) => {
            if !choice.open() {
                reader.record(DeviationKind::News, "a documented value", quoted(&text));
            }
            choice.set(Err(text));
        }
    }
    Ok(())
}

/// The text of a choice in JSON.
pub(crate) fn choice_text(choice: &dyn Choice) -> &str {
    match choice.index() {
        Ok(index) => choice.words()[index].wire,
        Err(text) => text,
    }
}

pub(super) fn choice_view(choice: &dyn Choice) -> View<'_> {
    match choice.index() {
        Ok(index) => {
            let Word { variant, wire } = &choice.words()[index];
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
pub(crate) fn choice_from<T: Choice + Member>(text: &str) -> T {
    let mut choice = T::empty();
    let index = index(choice.words(), text);
    choice.set(index.ok_or_else(|| text.to_owned()));
    choice
}

/// `Clone` of a choice, by its table: a derive in each is a hundredth of what checking models takes.
pub(crate) fn choice_copied<T: Choice + Model>(choice: &T) -> T {
    let mut copy = <T as Model>::empty();
    copy.set(choice.index().map_err(str::to_owned));
    copy
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
            fn words(&self) -> &'static [$crate::runtime::model::Word] {
                &[$($crate::runtime::model::Word { variant: stringify!($variant), wire: $wire }),*]
            }

            fn set(&mut self, value: ::std::result::Result<usize, ::std::string::String>) {
                *self = match value {
                    $(::std::result::Result::Ok($index) => Self::$variant,)*
                    ::std::result::Result::Ok(_) => $crate::runtime::model::no_such_member(),
                    ::std::result::Result::Err(text) => Self::Unknown(text),
                };
            }

            $(fn $open(&self) -> bool {
                true
            })?

            fn index(&self) -> ::std::result::Result<usize, &str> {
                match self {
                    $(Self::$variant => ::std::result::Result::Ok($index),)*
                    Self::Unknown(text) => ::std::result::Result::Err(text),
                }
            }
        }

        impl $crate::runtime::model::Model for $name {
            type Kind = $crate::runtime::model::Choices;

            fn empty() -> Self {
                Self::Unknown(::std::string::String::new())
            }
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
