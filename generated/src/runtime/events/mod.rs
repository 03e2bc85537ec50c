//! An answer that is a series becomes its elements, each as soon as it is there: server-sent events, and
//! lines of JSON.

mod call;
mod frame;
mod lines;
mod sse;
mod stream;

use std::time::Duration;

use crate::runtime::operation::Operation;
use crate::runtime::read::Read;

pub use self::call::EventsCall;
pub use self::frame::Frame;
pub(crate) use self::frame::{described, json, text, whole};
pub use self::stream::EventStream;

/// An operation whose answer can be a series.
pub trait Evented: Operation {
    /// What the series is of.
    type Item: Send + 'static;

    /// How the elements are told apart.
    #[doc(hidden)]
    const FRAMING: Framing;

    /// What is accepted as an answer.
    #[doc(hidden)]
    const ACCEPT: &'static str;

    /// Reads an element.
    #[doc(hidden)]
    fn read_frame(frame: &Frame) -> Read<Self::Item>;
}

/// How the elements of a series are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events of text.
    Texts,
    /// Server-sent events of JSON, which a `[DONE]` may end.
    Events,
    /// A line for each.
    Lines,
    /// A record separator before each: RFC 7464.
    Sequence,
}

/// A server-sent event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What sort of event it is, when the server says so.
    pub event: Option<String>,
    /// The last id that the server gave, with this event or before it. An API that can go on behind an
    /// event is given it in the header `Last-Event-ID`.
    pub id: Option<String>,
    /// How long the server asks to wait before the next call, when it says so with this event.
    pub retry: Option<Duration>,
    /// What it says.
    pub data: T,
}

/// `evented!(Chat { accept: "text/event-stream", events json Chunk });` Events described as objects are
/// `events whole(["log"]) Step`, with the names of those whose data is text, or `events described Step` where that of
/// all is; `whole([], "message")` and `described("message")` say what one without a name is called.
macro_rules! evented {
    (@item events text $(,)?) => { $crate::runtime::events::Event<::std::string::String> };
    (@item events json $item:ty $(,)?) => { $crate::runtime::events::Event<$item> };
    (@item events whole($($given:tt)*) $item:ty $(,)?) => { $crate::runtime::events::Event<$item> };
    (@item events described($nameless:literal) $item:ty $(,)?) => { $crate::runtime::events::Event<$item> };
    (@item events described $item:ty $(,)?) => { $crate::runtime::events::Event<$item> };
    (@item lines $item:ty $(,)?) => { $item };
    (@item sequence $item:ty $(,)?) => { $item };

    (@framing events text $(,)?) => { $crate::runtime::events::Framing::Texts };
    (@framing events $($rest:tt)*) => { $crate::runtime::events::Framing::Events };
    (@framing lines $($rest:tt)*) => { $crate::runtime::events::Framing::Lines };
    (@framing sequence $($rest:tt)*) => { $crate::runtime::events::Framing::Sequence };

    (@nameless) => { ::std::option::Option::None };
    (@nameless $name:literal) => { ::std::option::Option::Some($name) };

    (@read $frame:ident events text $(,)?) => { $crate::runtime::events::text($frame) };
    (@read $frame:ident events json $($rest:tt)*) => { $crate::runtime::events::json($frame) };
    (@read $frame:ident events whole($texts:tt $(, $nameless:literal)?) $($rest:tt)*) => {
        $crate::runtime::events::whole($frame, &$texts, evented!(@nameless $($nameless)?))
    };
    (@read $frame:ident events described($nameless:literal) $($rest:tt)*) => {
        $crate::runtime::events::described($frame, evented!(@nameless $nameless))
    };
    (@read $frame:ident events described $($rest:tt)*) => {
        $crate::runtime::events::described($frame, evented!(@nameless))
    };
    (@read $frame:ident $word:ident $($rest:tt)*) => { $crate::runtime::read::element(&$frame.data) };

    ($name:ident { accept: $accept:literal, $($rest:tt)* }) => {
        impl $crate::runtime::events::Evented for $name {
            type Item = evented!(@item $($rest)*);

            const FRAMING: $crate::runtime::events::Framing = evented!(@framing $($rest)*);
            const ACCEPT: &'static str = $accept;

            fn read_frame(
                frame: &$crate::runtime::events::Frame,
            ) -> $crate::runtime::read::Read<Self::Item> {
                evented!(@read frame $($rest)*)
            }
        }
    };
}

pub(crate) use evented;
