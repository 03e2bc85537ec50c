//! A call that answers one page of a list becomes a walk over all of them.

mod following;
mod items;
mod link_header;
mod page;
mod position;
mod stream;
mod trail;
mod walk;

use crate::runtime::description::PageRule;
use crate::runtime::model::Nullable;
use crate::runtime::operation::Operation;

pub use self::items::ItemStream;
pub use self::page::Page;
pub use self::position::Position;
pub use self::stream::PageStream;

/// An operation that answers one page of a list.
pub trait Paged: Operation {
    /// What the list is of.
    type Item: Send + 'static;

    /// What leads from one page to the next.
    #[doc(hidden)]
    const RULE: &'static PageRule;

    /// The items of a page; nothing where the answer has no list.
    #[doc(hidden)]
    fn items(page: &Self::Output) -> Option<&[Self::Item]>;

    /// The same, to keep.
    #[doc(hidden)]
    fn into_items(page: Self::Output) -> Option<Vec<Self::Item>>;
}

/// A member that may be absent.
pub(crate) trait Maybe {
    type Value;

    fn value(&self) -> Option<&Self::Value>;
    fn into_value(self) -> Option<Self::Value>;
}

impl<T> Maybe for Option<T> {
    type Value = T;

    fn value(&self) -> Option<&T> {
        self.as_ref()
    }

    fn into_value(self) -> Option<T> {
        self
    }
}

impl<T> Maybe for Nullable<T> {
    type Value = T;

    fn value(&self) -> Option<&T> {
        self.as_ref().into_option()
    }

    fn into_value(self) -> Option<T> {
        self.into_option()
    }
}

/// `paged!(List { style: Page, parameter: "page", next: ["meta", "next"], items: [data?, list] Addon });`
///
/// The items are in these members of the value, each in the one before; a `?` stands behind those
/// that may be absent.
macro_rules! paged {
    (@lent $page:ident $field:ident) => { &$page.$field };
    (@lent $page:ident $field:ident ?) => {
        $crate::runtime::pages::Maybe::value(&$page.$field)?
    };
    (@owned $page:ident $field:ident) => { $page.$field };
    (@owned $page:ident $field:ident ?) => {
        $crate::runtime::pages::Maybe::into_value($page.$field)?
    };

    ($name:ident {
        style: $style:ident, parameter: $parameter:literal, next: [$($next:literal),* $(,)?],
        items: [$($field:ident $($maybe:tt)?),* $(,)?] $item:ty $(,)?
    }) => {
        impl $crate::runtime::pages::Paged for $name {
            type Item = $item;

            const RULE: &'static $crate::runtime::description::PageRule =
                &$crate::runtime::description::PageRule {
                    style: $crate::runtime::description::PageStyle::$style,
                    parameter: $parameter,
                    next: &[$($next),*],
                };

            fn items(page: &Self::Output) -> ::std::option::Option<&[Self::Item]> {
                $(let page = paged!(@lent page $field $($maybe)?);)*
                ::std::option::Option::Some(page)
            }

            fn into_items(
                page: Self::Output,
            ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
                $(let page = paged!(@owned page $field $($maybe)?);)*
                ::std::option::Option::Some(page)
            }
        }
    };
}

pub(crate) use paged;
