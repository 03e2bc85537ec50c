//! A call becomes what came of it, alike for every operation.

use std::error::Error as _;
use std::fmt::Debug;
use std::future::IntoFuture;
use std::pin::Pin;

use serde_json::Value;

use crate::api::tested::{
    ApiError, Call, Client, Deviation, Error, ErrorKind, Operation, Options, Raw, Undocumented,
};

/// What is asked of a call.
pub(crate) type Change<'c> = &'c dyn Fn(Options) -> Options;

/// An operation, called with all that it can be told.
pub(crate) type Called = fn(&Client, Change<'_>) -> Ending;

/// A call on its way.
pub(crate) type Ending = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// What came of a call.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) result: Result<Given, Failed>,
    /// All that the call and its outcome say to people, with the place where they say it.
    pub(crate) shown: Vec<(&'static str, String)>,
}

/// A value.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) status: u16,
    /// As it is written.
    pub(crate) value: Value,
    /// As it is shown; where the status decides, the variant stands first.
    pub(crate) shown: String,
    pub(crate) deviations: Vec<Deviation>,
}

/// An error.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) kind: ErrorKind,
    pub(crate) status: Option<u16>,
    /// The documented error: as it is shown, its variant first, and as it is written.
    pub(crate) api: Option<(String, Value)>,
    pub(crate) body: Vec<u8>,
    pub(crate) json_path: Option<String>,
    pub(crate) line: String,
}

/// Sends a call, once all that it shows has been seen; the functions say what a value and an error hold.
pub(crate) fn run<O>(
    call: Call<O>,
    value: fn(&O::Output) -> Value,
    error: fn(&O::Error) -> Value,
) -> Ending
where
    O: Operation,
    O::Output: Debug,
{
    let mut shown = vec![
        ("the call", format!("{call:?} {call:#?}")),
        ("the raw call", format!("{:?}", call.clone().raw())),
        ("the future", format!("{:?}", call.clone().into_future())),
        (
            "the raw future",
            format!("{:?}", call.clone().raw().into_future()),
        ),
    ];
    match call.clone().into_request() {
        // A URL cannot be hidden: it is what `into_request` is asked for.
        Ok(request) => {
            let (head, body) = request.into_parts();
            shown.push(("a dry run", format!("{:?} {body:?}", head.headers)));
        }
        Err(failure) => tell("the error of a dry run", &failure, &mut shown),
    }
    Box::pin(async move {
        let result = match call.raw().await {
            Ok(answer) => Ok(given(&answer, value, &mut shown)),
            Err(failure) => Err(failed(failure, error, &mut shown)),
        };
        Outcome { result, shown }
    })
}

/// What an error holds where none is documented: there is none to ask.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "all that say what an error holds are alike"
)]
pub(crate) fn undocumented(error: &Undocumented) -> Value {
    match *error {}
}

/// Bytes as JSON has them.
pub(crate) fn numbers(bytes: &impl AsRef<[u8]>) -> Value {
    Value::from(bytes.as_ref())
}

fn given<T: Debug>(
    answer: &Raw<T>,
    value: fn(&T) -> Value,
    shown: &mut Vec<(&'static str, String)>,
) -> Given {
    shown.push(("the answer", format!("{answer:?} {answer:#?}")));
    for deviation in answer.deviations() {
        shown.push(("a deviation", deviation.to_string()));
    }
    Given {
        status: answer.status().as_u16(),
        value: value(answer.value()),
        shown: format!("{:?}", answer.value()),
        deviations: answer.deviations().to_vec(),
    }
}

fn failed<E: ApiError>(
    error: Error<E>,
    value: fn(&E) -> Value,
    shown: &mut Vec<(&'static str, String)>,
) -> Failed {
    tell("the error", &error, shown);
    let failed = Failed {
        kind: error.kind(),
        status: error.status().map(|status| status.as_u16()),
        api: error.api().map(|api| (format!("{api:?}"), value(api))),
        body: error.body().map(|body| body.to_vec()).unwrap_or_default(),
        json_path: error.json_path().map(str::to_owned),
        line: error.to_string(),
    };
    if let Some(api) = error.api() {
        shown.push(("the documented error", format!("{api} {api:?} {api:#?}")));
    }
    let erased: Error = error.into();
    tell("the erased error", &erased, shown);
    failed
}

fn tell<E>(what: &'static str, error: &Error<E>, shown: &mut Vec<(&'static str, String)>) {
    shown.push((what, format!("{error} {error:?} {error:#?}")));
    let mut source = error.source();
    while let Some(error) = source {
        shown.push(("a source of an error", format!("{error} {error:?}")));
        source = error.source();
    }
}
