//! Documented JSON becomes the example of a type.

use crate::runtime::model::{Deviation, Json, Member, read_json, write_json};

/// The value that the JSON says.
pub(crate) fn value<T: Member>(json: &str) -> T {
    let mut value = T::empty();
    read(&mut value, json.as_bytes());
    value
}

/// Panics unless the JSON is read as documented, and written back.
pub(crate) fn check<T: Member>(json: &str) {
    let mut value = T::empty();
    let deviations = read(&mut value, json.as_bytes());
    assert!(deviations.is_empty(), "{json}: {deviations:?}");
    let mut written = Json::Null;
    read(&mut written, &write_json(&value, None));
    assert_eq!(written, self::value::<Json>(json));
}

fn read(value: &mut dyn Member, json: &[u8]) -> Vec<Deviation> {
    read_json(value, None, json).expect("what the generator and the models write is JSON")
}

/// `examples! { types::Addon = r#"{…}"#, … }` gives each type a function `example`, and the file a
/// test that they are what the JSON says.
macro_rules! examples {
    ($($name:ty = $json:literal),* $(,)?) => {
        $(
            #[allow(deprecated, reason = "deprecated types have examples, too")]
            impl $name {
                /// A value for tests, complete and as documented: from an example of the API's
                /// description where there is one, else the plainest.
                #[must_use]
                pub fn example() -> Self {
                    $crate::runtime::testing::example::value($json)
                }
            }
        )*

        #[::core::prelude::v1::test]
        #[allow(deprecated, reason = "deprecated types have examples, too")]
        fn examples_are_read_as_documented_and_written_back() {
            $($crate::runtime::testing::example::check::<$name>($json);)*
        }
    };
}
pub(crate) use examples;
