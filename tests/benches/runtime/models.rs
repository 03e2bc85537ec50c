//! Reading 1,000 addons and writing a large order, beside serde's derive with `serde_json`.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{Request, Response};
use jiff::Timestamp;
use scalingo::types::NewAddon;
use scalingo::{Body, BoxFuture, Client, Incoming, Transport, TransportError};
use serde::de::DeserializeOwned;

use crate::by_hand::{self, AddonList};
use crate::instructions::Work;
use crate::measure::compared;
use crate::report::Report;
use crate::{documents, instructions};

const ADDONS: usize = 1_000;

/// How often a round does it.
const TIMES: u32 = 5;

pub(crate) fn measure(report: &mut Report, runs: u32) {
    let models = Models::new();
    let raw = ready(models.client.addons().list("my-app").raw()).expect("a list");
    assert!(raw.deviations().is_empty(), "both read all that there is");
    let read = compared(
        runs,
        || models.read(TIMES),
        || models.read_by_derive::<Timestamp>(TIMES),
    );
    report.cpu("reading 1,000 addons", read.per(TIMES), 1.0);
    let read = compared(
        runs,
        || models.read(TIMES),
        || models.read_by_derive::<String>(TIMES),
    );
    report.cpu("the same, dates by hand not read", read.per(TIMES), None);
    let write = compared(
        runs,
        || models.write(TIMES),
        || models.write_by_derive(TIMES),
    );
    report.cpu(
        "writing an order with 1,000 options",
        write.per(TIMES),
        None,
    );
    if let Some(read) = instructions::compared(Work::Read, Work::ReadByDerive) {
        report.instructions("reading 1,000 addons", read, 1.0);
    }
    if let Some(write) = instructions::compared(Work::Write, Work::WriteByDerive) {
        report.instructions("writing an order with 1,000 options", write, None);
    }
}

/// What is read and written.
pub(crate) struct Models {
    /// Always gets the body, from a server that is not there.
    client: Client,
    body: Bytes,
    options: BTreeMap<String, String>,
}

impl Models {
    pub(crate) fn new() -> Self {
        let body = Bytes::from(documents::list(ADDONS));
        let token = scalingo::BearerToken::new("t");
        let builder = Client::builder().transport(Answering(Mutex::new(body.clone())));
        let pair = |number| (format!("option-{number}"), format!("value \"{number}\""));
        Self {
            client: builder
                .credentials(token)
                .build()
                .expect("the settings make sense"),
            body,
            options: (0..1_000).map(pair).collect(),
        }
    }

    pub(crate) fn read(&self, times: u32) {
        for _ in 0..times {
            let addons = ready(self.client.addons().list("my-app")).expect("a list");
            assert_eq!(black_box(addons).len(), ADDONS);
        }
    }

    pub(crate) fn read_by_derive<D: DeserializeOwned>(&self, times: u32) {
        for _ in 0..times {
            let list: AddonList<D> = by_hand::read(&self.body);
            assert_eq!(black_box(list).addons.len(), ADDONS);
        }
    }

    pub(crate) fn write(&self, times: u32) {
        for _ in 0..times {
            let order = NewAddon::new("postgresql", "5d1e03873e6b3b000eefa827");
            let order = order.options(self.options.clone());
            let call = self.client.addons().provision("my-app", order);
            black_box(call.into_request().expect("it can be sent"));
        }
    }

    /// The options are copied and freed as ours are, so that only the writing differs.
    pub(crate) fn write_by_derive(&self, times: u32) {
        for _ in 0..times {
            let options = self.options.clone();
            let addon = by_hand::NewAddon {
                addon_provider_id: "postgresql",
                plan_id: "5d1e03873e6b3b000eefa827",
                options: Some(&options),
            };
            let body = serde_json::to_vec(&by_hand::Order { addon });
            drop(options);
            black_box(body.expect("it can be written"));
        }
    }
}

struct Answering(Mutex<Bytes>);

impl Transport for Answering {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        let body = self.0.lock().expect("nobody panics here").clone();
        let answer = Response::new(Incoming::from(body));
        Box::pin(std::future::ready(Ok(answer)))
    }
}

/// What a call gives when its answer is there at once.
fn ready<F: IntoFuture>(call: F) -> F::Output {
    let call = pin!(call.into_future());
    match call.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("there is nothing to wait for"),
    }
}
