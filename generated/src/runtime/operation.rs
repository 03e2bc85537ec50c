//! What generated code says of an operation and of its answers, in one line each.

use std::fmt;

use crate::runtime::answer::Answer;
use crate::runtime::description::Info;
use crate::runtime::error::ApiError;
use crate::runtime::model::{Deviation, DeviationKind};
use crate::runtime::read::{self, Read};
#[cfg(any(test, feature = "testing"))]
use crate::runtime::testing::written::Written;

/// An operation of the API. Its implementations are empty types that calls are marked with.
pub trait Operation: 'static {
    /// What a call gives.
    type Output: Send + 'static;
    /// The errors that are documented for it.
    type Error: ApiError;

    /// What the description says of it.
    #[doc(hidden)]
    const INFO: &'static Info;

    /// Reads a success.
    #[doc(hidden)]
    fn read(answer: &Answer) -> Read<Self::Output>;

    /// Writes a success, as it would be read.
    #[doc(hidden)]
    #[cfg(any(test, feature = "testing"))]
    fn write(output: &Self::Output) -> Written;
}

/// An enum with a variant per documented status.
pub(crate) trait Answers: Sized {
    /// The first documented status.
    const FIRST: u16;

    /// Reads an answer as if it had this status; nothing when the status is not documented.
    fn read_as(status: u16, answer: &Answer) -> Option<Read<Self>>;

    /// Writes what the body says.
    fn tell(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Writes the answer that it would be read from.
    #[cfg(any(test, feature = "testing"))]
    fn write(&self) -> Written;
}

/// A success whose content depends on its status.
pub(crate) fn by_status<A: Answers>(answer: &Answer) -> Read<A> {
    let status = answer.status.as_u16();
    if let Some(read) = A::read_as(status, answer) {
        return read;
    }
    let first = A::read_as(A::FIRST, answer).expect("the first documented status is documented");
    first.map(|(value, mut deviations)| {
        deviations.push(read::undocumented(answer));
        (value, deviations)
    })
}

/// A documented error, when the body is what the description says, and what of it is not. A body
/// that is not read at all is kept as text, so nothing of it is lost.
pub(crate) fn documented<A: Answers>(answer: &Answer) -> (Option<A>, Vec<Deviation>) {
    match A::read_as(answer.status.as_u16(), answer) {
        Some(Ok((value, deviations))) => {
            if read::fits(&deviations) {
                (Some(value), deviations)
            } else {
                let kept = |mut deviation: Deviation| {
                    deviation.kind = DeviationKind::News;
                    deviation
                };
                (None, deviations.into_iter().map(kept).collect())
            }
        }
        Some(Err(fault)) => (None, vec![fault.deviation()]),
        None => (None, vec![read::undocumented(answer)]),
    }
}

/// `operation!(List { id: …, method: GET, …, output: json(Some("addons")) Vec<Addon>, error: ListError });`
macro_rules! operation {
    (@method $method:ident) => { ::std::stringify!($method) };
    (@method $method:literal) => { $method };

    (@type json($envelope:expr) $output:ty, error: $error:ty $(,)?) => { $output };
    (@type text, error: $error:ty $(,)?) => { ::std::string::String };
    (@type bytes, error: $error:ty $(,)?) => { ::bytes::Bytes };
    (@type empty, error: $error:ty $(,)?) => { () };
    (@type by_status $output:ty, error: $error:ty $(,)?) => { $output };

    (@error json($envelope:expr) $output:ty, error: $error:ty $(,)?) => { $error };
    (@error text, error: $error:ty $(,)?) => { $error };
    (@error bytes, error: $error:ty $(,)?) => { $error };
    (@error empty, error: $error:ty $(,)?) => { $error };
    (@error by_status $output:ty, error: $error:ty $(,)?) => { $error };

    (@accept json $($rest:tt)*) => { "application/json" };
    (@accept text $($rest:tt)*) => { "text/plain, */*;q=0.5" };
    (@accept bytes $($rest:tt)*) => { "*/*" };
    (@accept empty $($rest:tt)*) => { "application/json" };
    (@accept by_status $($rest:tt)*) => { "application/json, */*;q=0.5" };

    (@read $answer:ident json($envelope:expr) $($rest:tt)*) => {
        $crate::runtime::read::json($envelope, $answer)
    };
    (@read $answer:ident text $($rest:tt)*) => { $crate::runtime::read::text($answer) };
    (@read $answer:ident bytes $($rest:tt)*) => { $crate::runtime::read::bytes($answer) };
    (@read $answer:ident empty $($rest:tt)*) => { $crate::runtime::read::empty($answer) };
    (@read $answer:ident by_status $($rest:tt)*) => {
        $crate::runtime::operation::by_status($answer)
    };

    (@write $output:ident json($envelope:expr) $($rest:tt)*) => {{
        let status = $crate::runtime::testing::written::success(Self::INFO, 200);
        $crate::runtime::testing::written::json(status, $envelope, $output)
    }};
    (@write $output:ident text $($rest:tt)*) => {{
        let status = $crate::runtime::testing::written::success(Self::INFO, 200);
        $crate::runtime::testing::written::text(status, $output)
    }};
    (@write $output:ident bytes $($rest:tt)*) => {{
        let status = $crate::runtime::testing::written::success(Self::INFO, 200);
        $crate::runtime::testing::written::bytes(status, $output)
    }};
    (@write $output:ident empty $($rest:tt)*) => {{
        let () = $output;
        let status = $crate::runtime::testing::written::success(Self::INFO, 204);
        $crate::runtime::testing::written::empty(status)
    }};
    (@write $output:ident by_status $($rest:tt)*) => {
        $crate::runtime::operation::Answers::write($output)
    };

    ($name:ident {
        id: $id:literal, method: $method:tt, path: $path:literal, server: $server:literal,
        security: [$([$($scheme:literal),* $(,)?]),* $(,)?], resend: $resend:ident,
        $(success: [$($success:literal),* $(,)?],)?
        output: $($rest:tt)*
    }) => {
        impl $crate::runtime::operation::Operation for $name {
            type Output = operation!(@type $($rest)*);
            type Error = operation!(@error $($rest)*);

            const INFO: &'static $crate::runtime::description::Info =
                &$crate::runtime::description::Info {
                    id: $id,
                    method: operation!(@method $method),
                    path: $path,
                    server: $server,
                    security: &[$(&[$($scheme),*]),*],
                    resend: $crate::runtime::description::Resend::$resend,
                    successes: &[$($($success),*)?],
                    accept: operation!(@accept $($rest)*),
                };

            fn read(
                answer: &$crate::runtime::answer::Answer,
            ) -> $crate::runtime::read::Read<Self::Output> {
                operation!(@read answer $($rest)*)
            }

            #[cfg(any(test, feature = "testing"))]
            fn write(output: &Self::Output) -> $crate::runtime::testing::written::Written {
                operation!(@write output $($rest)*)
            }
        }
    };
}

/// `answers!(GetError { 404 => NotFound json(None), 429 => TooManyRequests text, 500..=599 => …, _ => … });`
///
/// Narrower statuses stand first.
macro_rules! answers {
    (@first _ $($rest:tt)*) => { 0 };
    (@first $code:literal $($rest:tt)*) => { $code };

    (@range _) => { $crate::runtime::testing::written::OTHERS };
    (@range $code:literal) => { ($code, $code) };
    (@range $code:literal $end:literal) => { ($code, $end) };

    (@read $answer:ident json($envelope:expr)) => {
        $crate::runtime::read::json($envelope, $answer)
    };
    (@read $answer:ident text) => { $crate::runtime::read::text($answer) };
    (@read $answer:ident bytes) => { $crate::runtime::read::bytes($answer) };
    (@read $answer:ident empty) => { $crate::runtime::read::empty($answer) };

    (@tell $f:ident $value:ident json) => { $crate::runtime::model::say($value, $f) };
    (@tell $f:ident $value:ident text) => { ::std::fmt::Formatter::write_str($f, $value) };
    (@tell $f:ident $value:ident bytes) => {{
        let _ = $value;
        ::std::fmt::Result::Ok(())
    }};
    (@tell $f:ident $value:ident empty) => {{
        let () = $value;
        ::std::fmt::Result::Ok(())
    }};

    (@write $status:ident $value:ident json($envelope:expr)) => {
        $crate::runtime::testing::written::json($status, $envelope, $value)
    };
    (@write $status:ident $value:ident text) => {
        $crate::runtime::testing::written::text($status, $value)
    };
    (@write $status:ident $value:ident bytes) => {
        $crate::runtime::testing::written::bytes($status, $value)
    };
    (@write $status:ident $value:ident empty) => {{
        let () = $value;
        $crate::runtime::testing::written::empty($status)
    }};

    ($name:ident {
        $($code:tt $(..= $end:literal)? => $variant:ident $word:ident $(($envelope:expr))?),+ $(,)?
    }) => {
        impl $crate::runtime::operation::Answers for $name {
            const FIRST: u16 = answers!(@first $($code)+);

            fn read_as(
                status: u16,
                answer: &$crate::runtime::answer::Answer,
            ) -> ::std::option::Option<$crate::runtime::read::Read<Self>> {
                $(if ::std::matches!(status, $code $(..= $end)?) {
                    let read = answers!(@read answer $word $(($envelope))?);
                    return ::std::option::Option::Some(
                        read.map(|(value, deviations)| (Self::$variant(value), deviations)),
                    );
                })+
                ::std::option::Option::None
            }

            fn tell(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                // An answer without a body has nothing to tell.
                let _ = &f;
                match self {
                    $(Self::$variant(value) => answers!(@tell f value $word),)+
                }
            }

            #[cfg(any(test, feature = "testing"))]
            fn write(&self) -> $crate::runtime::testing::written::Written {
                const RANGES: &[(u16, u16)] = &[$(answers!(@range $code $($end)?)),+];
                match self {
                    $(Self::$variant(value) => {
                        let own = answers!(@range $code $($end)?);
                        let status = $crate::runtime::testing::written::status(RANGES, own);
                        answers!(@write status value $word $(($envelope))?)
                    })+
                }
            }
        }
    };
}

/// `api_error!(GetError);` on an enum that has `answers!`: it is an error of its own.
macro_rules! api_error {
    ($name:ident) => {
        impl $crate::runtime::error::Sealed for $name {}

        impl $crate::runtime::error::ApiError for $name {
            fn read(
                answer: &$crate::runtime::answer::Answer,
            ) -> (
                ::std::option::Option<Self>,
                ::std::vec::Vec<$crate::runtime::model::Deviation>,
            ) {
                $crate::runtime::operation::documented(answer)
            }

            #[cfg(any(test, feature = "testing"))]
            fn write(&self) -> $crate::runtime::testing::written::Written {
                $crate::runtime::operation::Answers::write(self)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::operation::Answers::tell(self, f)
            }
        }

        impl ::std::error::Error for $name {}
    };
}

pub(crate) use {answers, api_error, operation};
