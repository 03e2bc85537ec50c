//! What every model can do besides, by its views.

/// `PartialEq`, `Debug` and `serde` of a model.
macro_rules! common {
    ($name:ident) => {
        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::model::same(self, other)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::model::show(self, f)
            }
        }

        $crate::runtime::model::stored!($name);
    };
}
pub(crate) use common;
