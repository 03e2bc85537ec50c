//! A string of its own meaning becomes a type of its own.

/// What a type that is text can do besides: `FromStr`, `AsRef<str>`, `Display`. Asks for `From<&str>` and `as_str`.
macro_rules! textual {
    ($name:ident) => {
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // Not `Self::Err`: an enum may have a variant of that name.
            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(text))
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
    };
}
pub(crate) use textual;

/// `newtype!(AddonId)`, and `newtype!(AppRef from AppId, AppName)` for one that others become.
macro_rules! newtype {
    ($name:ident $(from $($other:ident),+ $(,)?)?) => {
        impl $crate::runtime::model::Member for $name {
            fn empty() -> Self {
                Self(::std::string::String::new())
            }

            fn read(
                &mut self,
                reader: &mut $crate::runtime::model::Reader<'_>,
                next: $crate::runtime::model::Peek,
            ) -> $crate::runtime::model::Reading {
                $crate::runtime::model::Member::read(&mut self.0, reader, next)
            }

            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Text(&self.0)
            }

            #[inline]
            fn show(&self, walk: &mut $crate::runtime::model::Walk<'_>) -> bool {
                $crate::runtime::model::Member::show(&self.0, walk)
            }
        }

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            #[must_use]
            pub fn into_string(self) -> ::std::string::String {
                self.0
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(text)
            }
        }

        impl ::std::convert::From<&::std::string::String> for $name {
            fn from(text: &::std::string::String) -> Self {
                Self(text.clone())
            }
        }

        impl ::std::convert::From<&$name> for $name {
            fn from(same: &$name) -> Self {
                same.clone()
            }
        }

        impl ::std::convert::From<$name> for ::std::string::String {
            fn from(own: $name) -> Self {
                own.0
            }
        }

        // Maps by this type are searched with a plain text: both compare and hash alike.
        impl ::std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl ::std::cmp::PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.0 == text
            }
        }

        impl ::std::cmp::PartialEq<&str> for $name {
            fn eq(&self, text: &&str) -> bool {
                self.0 == *text
            }
        }

        $crate::runtime::model::textual!($name);
        $crate::runtime::model::stored!($name);

        $($(
            impl ::std::convert::From<$other> for $name {
                fn from(other: $other) -> Self {
                    Self(other.into_string())
                }
            }

            impl ::std::convert::From<&$other> for $name {
                fn from(other: &$other) -> Self {
                    Self(other.as_str().to_owned())
                }
            }
        )+)?
    };
}
pub(crate) use newtype;

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macros write methods of public types")]
mod tests {
    use super::super::{read_json, write_json};

    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct AppId(String);
    newtype!(AppId);

    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct AppRef(String);
    newtype!(AppRef from AppId);

    #[test]
    fn a_newtype_is_a_string_in_json() {
        let mut read = Vec::<AppId>::new();
        assert_eq!(read_json(&mut read, None, br#"["a"]"#), Ok(Vec::new()));
        assert_eq!(read, [AppId::from("a")]);
        assert_eq!(write_json(&read, None), br#"["a"]"#);
        assert_eq!(serde_json::to_string(&read).expect("a list"), r#"["a"]"#);
        assert_eq!(
            serde_json::from_str::<AppId>("\"a\"").expect("a string"),
            AppId::from("a")
        );
    }

    #[test]
    fn a_newtype_converts_from_what_it_stands_for() {
        let id = AppId::from("a");
        assert_eq!(AppRef::from(&id).as_str(), "a");
        assert_eq!(AppRef::from(id.clone()).into_string(), "a");
        assert_eq!(id.to_string(), "a");
        assert_eq!("a".parse(), Ok(id));
    }
}
