//! The cases of a document go through its client, over a transport in this process; what came of each is printed, a
//! line of JSON for each.

// Written for each document.
#[rustfmt::skip]
mod calls;

use std::future::IntoFuture as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value, json as value};

use self::calls::api::{
    Ask, Authorization, Body, BoxFuture, Client, Credentials, Deviation, Error, Incoming, RawCall,
    Scheme, Transport, TransportError,
};

/// An operation as the generated table lists it.
pub(crate) struct Operation {
    id: &'static str,
    /// The member of the request's body that the method takes.
    envelope: Option<&'static str>,
    /// A body to send when the answer is what matters.
    body: &'static str,
    call: fn(&Client, &str) -> Seen,
}

/// What a call gave, or why it gave nothing.
pub(crate) type Seen = Result<Read, String>;

pub(crate) struct Read {
    /// None where the client reads it as something else than JSON.
    written: Option<Value>,
    deviations: Vec<Deviation>,
}

fn main() {
    let wire = Wire::default();
    let builder = calls::builder("http://127.0.0.1:9").credentials(Anyone);
    let client = builder
        .transport(wire.clone())
        .with(|options| options.attempts(1))
        .build();
    let client = client.expect("a client");
    std::panic::set_hook(Box::new(|_| ()));
    for line in include_str!("cases.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("a case is JSON");
        println!("{}", tried(&client, &wire, &case));
    }
}

/// One case, and what came of it.
fn tried(client: &Client, wire: &Wire, case: &Value) -> Value {
    let text = |name: &str| case[name].as_str().unwrap_or_default();
    let index = usize::try_from(case["operation"].as_u64().unwrap_or_default()).expect("an index");
    let operation = &calls::OPERATIONS[index];
    let body: Value = serde_json::from_str(text("body")).expect("a body is JSON");
    let is_answer = case["role"] == "answer";
    let asked = if is_answer {
        *wire.0.lock().expect("nobody panics here") = Exchange::answering(case);
        operation.body.to_owned()
    } else {
        *wire.0.lock().expect("nobody panics here") = Exchange::default();
        match operation.envelope {
            Some(name) => body[name].to_string(),
            None => body.to_string(),
        }
    };
    let seen = catch_unwind(AssertUnwindSafe(|| (operation.call)(client, &asked)));
    let seen = seen.unwrap_or_else(|_| Err(String::from("it panicked")));
    let sent = wire.0.lock().expect("nobody panics here").sent.take();
    let (read, written, mut deviations, why) = match seen {
        Ok(Read {
            written,
            deviations,
        }) if is_answer => (written.is_some(), written, deviations, String::new()),
        // The answer to it was nothing that can be read.
        Ok(_) | Err(_) if !is_answer && sent.is_some() => (true, sent, Vec::new(), String::new()),
        Ok(_) => (false, None, Vec::new(), String::from("nothing was sent")),
        Err(why) => (false, None, Vec::new(), why),
    };
    let mut differences = Differences {
        beyond: &case["beyond"],
        spared: case["origin"] == "sampled",
        first: None,
        beyond_schema: 0,
    };
    if let Some(written) = written {
        differences.find(&body, &written, "");
    }
    // What the schema does not describe may be of any shape.
    deviations.retain(|deviation| !differences.is_within_beyond(&deviation.path));
    let deviations: Vec<String> = deviations.iter().map(ToString::to_string).collect();
    value!({
        "operation": operation.id, "role": case["role"], "origin": case["origin"], "name": case["name"],
        "valid": case["valid"], "read": read, "deviations": deviations, "difference": differences.first,
        "beyond": differences.beyond_schema, "why": why,
    })
}

/// How what was written differs from what was read.
struct Differences<'c> {
    /// JSON pointers to the members that no schema describes.
    beyond: &'c Value,
    /// Whether these may be gone: what is documented shows what there is.
    spared: bool,
    /// The first difference in what has to be kept.
    first: Option<String>,
    /// How many members are gone that may be.
    beyond_schema: usize,
}

impl Differences<'_> {
    /// Numbers are compared by value.
    fn find(&mut self, expected: &Value, found: &Value, path: &str) {
        match (expected, found) {
            (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
                for (index, (left, right)) in left.iter().zip(right).enumerate() {
                    self.find(left, right, &format!("{path}/{index}"));
                }
            }
            (Value::Object(left), Value::Object(right)) => self.find_members(left, right, path),
            (Value::Number(left), Value::Number(right)) if same(left, right) => {}
            (left, right) if left == right => {}
            (left, right) => self.note(format!("{path}: {} became {}", short(left), short(right))),
        }
    }

    fn find_members(&mut self, left: &Map<String, Value>, right: &Map<String, Value>, path: &str) {
        for (name, left) in left {
            let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
            match right.get(name) {
                Some(right) => self.find(left, right, &path),
                None if self.spared && self.is_beyond(&path) => self.beyond_schema += 1,
                None => self.note(format!("{path}: {} became nothing", short(left))),
            }
        }
        if let Some(more) = right.keys().find(|name| !left.contains_key(*name)) {
            self.note(format!("{path}/{more}: it came from nowhere"));
        }
    }

    fn is_beyond(&self, path: &str) -> bool {
        self.beyond
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one == path))
    }

    fn is_within_beyond(&self, path: &str) -> bool {
        let mut ends = path.match_indices('/').skip(1).map(|(end, _)| end);
        ends.any(|end| self.is_beyond(&path[..end])) || self.is_beyond(path)
    }

    fn note(&mut self, difference: String) {
        self.first.get_or_insert(difference);
    }
}

/// Numbers are compared by value; one of a member of 32 bits by what is left of it there, in its shortest decimals.
fn same(left: &Number, right: &Number) -> bool {
    let (Some(left), Some(right)) = (left.as_f64(), right.as_f64()) else {
        return left == right;
    };
    let narrow: Result<f32, _> = right.to_string().parse();
    let is_narrow = narrow.is_ok_and(|narrow| {
        let widened: Result<f64, _> = narrow.to_string().parse();
        widened == Ok(right) && left.to_string().parse() == Ok(narrow)
    });
    left == right || is_narrow
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(80).collect()
}

/// A value from its JSON.
pub(crate) fn given<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| format!("the body cannot be made: {error}"))
}

/// What a value is in JSON.
pub(crate) fn json(value: &impl Serialize) -> Option<Value> {
    serde_json::to_value(value).ok()
}

/// The same in an object whose only member it is.
pub(crate) fn enveloped(name: &str, inner: Option<Value>) -> Option<Value> {
    Some(Value::Object(Map::from_iter([(name.to_owned(), inner?)])))
}

/// Sends a call. Nothing in it waits, so it needs no runtime.
pub(crate) fn seen<O: calls::api::Operation>(
    call: RawCall<O>,
    written: impl FnOnce(&O::Output) -> Option<Value>,
) -> Seen {
    let mut future = pin!(call.into_future());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(Ok(raw)) => {
                return Ok(Read {
                    written: written(raw.value()),
                    deviations: raw.deviations().to_vec(),
                });
            }
            Poll::Ready(Err(error)) => return Err(error.to_string()),
            Poll::Pending => {}
        }
    }
    Err(String::from("it waits for something"))
}

/// What is answered next, and what was sent last.
#[derive(Default)]
struct Exchange {
    status: u16,
    media: String,
    body: String,
    sent: Option<Value>,
}

impl Exchange {
    fn answering(case: &Value) -> Self {
        let media = case["media"].as_str().unwrap_or_default();
        Self {
            status: case["status"]
                .as_u64()
                .and_then(|status| status.try_into().ok())
                .unwrap_or(200),
            media: if media.contains('*') {
                "application/json"
            } else {
                media
            }
            .to_owned(),
            body: case["body"].as_str().unwrap_or_default().to_owned(),
            sent: None,
        }
    }
}

#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Exchange>>);

impl Transport for Wire {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Incoming>, TransportError>> {
        let mut exchange = self.0.lock().expect("nobody panics here");
        exchange.sent = request
            .body()
            .as_bytes()
            .and_then(|body| serde_json::from_slice(body).ok());
        let status = if exchange.status == 0 {
            418
        } else {
            exchange.status
        };
        let response = http::Response::builder()
            .status(status)
            .header("content-type", &exchange.media)
            .body(Incoming::from(exchange.body.clone()))
            .map_err(|_| TransportError::other("the case has no such answer"));
        Box::pin(async move { response })
    }
}

/// A credential for whatever is asked.
#[derive(Debug)]
struct Anyone;

impl Credentials for Anyone {
    fn serves(&self, _: &Scheme) -> bool {
        true
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        Box::pin(async { Authorization::bearer("token") })
    }
}
