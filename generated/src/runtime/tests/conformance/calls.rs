//! A step becomes a call of the operation that it names.

use std::collections::BTreeMap;
use std::fmt::Debug;

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Value, json};

use super::api::{
    ByCookie, ByGrant, ByHeader, ByQuery, BySignature, ByTwo, Change, ExchangeToken, FULL, Get,
    Jar, List, Note, Order, OrderByGrant, Peek, Picture, Put, Remove, Seal, Stored, Take,
};
use super::lists::walk;
use super::outcome::{Failed, Outcome, Whole, variant};
use super::scenario::Step;
use super::script::seconds;
use crate::runtime::generated::*;
use crate::runtime::model::{Member, read_json, write_json};
use crate::runtime::{Body, BoxFuture, RawCall};

/// The call that a step names, on its way; nothing when there is no such operation.
pub(super) fn start(client: &Client, step: &Step) -> Option<BoxFuture<'static, Outcome>> {
    if let Some(over) = &step.walk {
        return walk(client, step, over);
    }
    if let Some((method, path)) = step.call.split_once(' ') {
        return Some(custom(client, step, method.parse().ok()?, path));
    }
    Some(match step.call.as_str() {
        "jars.get" if step.wait.is_some() => waiting(client, step),
        "jars.get" => run::<Get>(client, step, model),
        "jars.list" => run::<List>(client, step, model),
        "jars.put" => run::<Put>(client, step, stored),
        "jars.remove" => run::<Remove>(client, step, nothing),
        "jars.take" => run::<Take>(client, step, model),
        "jars.order" => run::<Order>(client, step, model),
        "jars.change" => run::<Change>(client, step, model),
        "jars.seal" => run::<Seal>(client, step, nothing),
        "jars.peek" => run::<Peek>(client, step, nothing),
        "jars.note" => run::<Note>(client, step, model),
        "jars.picture" => run::<Picture>(client, step, bytes),
        "keys.header" => run::<ByHeader>(client, step, nothing),
        "keys.query" => run::<ByQuery>(client, step, nothing),
        "keys.cookie" => run::<ByCookie>(client, step, nothing),
        "keys.grant" => run::<ByGrant>(client, step, nothing),
        "keys.order" => run::<OrderByGrant>(client, step, nothing),
        "keys.signature" => run::<BySignature>(client, step, nothing),
        "keys.two" => run::<ByTwo>(client, step, nothing),
        "tokens.exchange" => run::<ExchangeToken>(client, step, model),
        _ => return None,
    })
}

fn run<O: Operation<Output: Debug>>(
    client: &Client,
    step: &Step,
    show: fn(&O::Output) -> Value,
) -> BoxFuture<'static, Outcome> {
    let call = call::<O>(client, step);
    if step.dry {
        let request = call.into_request();
        return Box::pin(std::future::ready(unsent(request)));
    }
    sent(call.raw(), show)
}

/// A call of what the API does not describe.
fn custom(client: &Client, step: &Step, method: Method, path: &str) -> BoxFuture<'static, Outcome> {
    let mut call = client.request(method, path);
    for (name, value) in &step.query {
        call = call.query(name, value);
    }
    for (name, value) in &step.header {
        call = call.header(name, value);
    }
    if let Some(body) = &step.body {
        call = call.json(&own(body));
    }
    let call = call.with(|options| step.with.on(options));
    if step.dry {
        let request = call.into_request();
        return Box::pin(std::future::ready(unsent(request)));
    }
    sent(call.raw(), model)
}

fn unsent(request: Result<Request<Body>, Error>) -> Outcome {
    match request {
        Ok(request) => Outcome::Request(Box::new(request)),
        Err(error) => Outcome::Failed(Box::new(Failed::of(&error, None))),
    }
}

fn sent<O: Operation<Output: Debug>>(
    call: RawCall<O>,
    show: fn(&O::Output) -> Value,
) -> BoxFuture<'static, Outcome> {
    let raw = call.into_future();
    Box::pin(async move {
        match raw.await {
            Ok(raw) => Outcome::Raw(Box::new(Whole::of(&raw, show))),
            Err(error) => Outcome::Failed(Box::new(Failed::of(&error, error.api().map(variant)))),
        }
    })
}

fn waiting(client: &Client, step: &Step) -> BoxFuture<'static, Outcome> {
    let mut wait = Wait::new(call::<Get>(client, step), &FULL);
    let settings = step.wait.clone().unwrap_or_default();
    if let Some(limit) = settings.limit {
        wait = wait.limit(seconds(limit));
    }
    if let Some(interval) = settings.interval {
        wait = wait.interval(seconds(interval));
    }
    let wait = wait.into_future();
    Box::pin(async move {
        match wait.await {
            Ok(jar) => Outcome::Value(model(&jar)),
            Err(error) => Outcome::Failed(Box::new(Failed::of(&error, error.api().map(variant)))),
        }
    })
}

/// The call with its arguments; those that the path needs and the step does not say are the usual ones.
pub(super) fn call<O: Operation>(client: &Client, step: &Step) -> Call<O> {
    let mut call = Call::<O>::new(client);
    let path = O::INFO.path;
    for (name, usual) in [("shelf", "top"), ("jar", "j 1")] {
        if path.contains(&format!("{{{name}}}")) && !step.path.contains_key(name) {
            call = call.path(name, &usual.to_owned());
        }
    }
    for (name, value) in named(&step.path) {
        call = call.path(name, &value);
    }
    for (name, value) in named(&step.query) {
        call = match value {
            Json::Array(items) => call.query_as(name, Style::FormExploded, &items),
            single => call.query(name, &single),
        };
    }
    for (name, value) in named(&step.header) {
        call = call.header(name, &value);
    }
    for (name, value) in named(&step.cookie) {
        call = call.cookie(name, &value);
    }
    if let Some(body) = &step.body {
        let mut jar = Jar::empty();
        read_json(&mut jar, None, body.to_string().as_bytes()).expect("serde_json writes JSON");
        call = call.json(Some("jar"), &jar);
    }
    call.with(|options| step.with.on(options))
}

/// Names are part of generated code, and so live as long as the program.
fn named(given: &BTreeMap<String, Value>) -> Vec<(&'static str, Json)> {
    let pair = |(name, value): (&String, &Value)| (&*name.clone().leak(), own(value));
    given.iter().map(pair).collect()
}

fn own(value: &Value) -> Json {
    let mut own = Json::empty();
    read_json(&mut own, None, value.to_string().as_bytes()).expect("serde_json writes JSON");
    own
}

pub(super) fn model<T: Member>(value: &T) -> Value {
    serde_json::from_slice(&write_json(value, None)).expect("what is written is JSON")
}

fn stored(value: &Stored) -> Value {
    match value {
        Stored::Made(jar) => json!({"made": model(&**jar)}),
        Stored::Kept(()) => json!("kept"),
        Stored::Later(text) => json!({"later": text}),
    }
}

fn bytes(value: &Bytes) -> Value {
    Value::String(String::from_utf8_lossy(value).into_owned())
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "all that show a value are alike"
)]
fn nothing((): &()) -> Value {
    Value::Null
}
