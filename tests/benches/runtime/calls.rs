//! A call over loopback beside the same request by hand, alone and at 64 at once.

use std::sync::Arc;

use scalingo::{BearerToken, Client};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use crate::instructions::Work;
use crate::measure::compared;
use crate::report::Report;
use crate::server::Server;
use crate::{by_hand, instructions};

const APP: &str = "my-app";

/// How many calls a round has, alone and at once. Rounds are short, and there are more of them, so that what else
/// the machine does meets both alike.
const ALONE: u32 = 32;
const MANY: u32 = 128;
const MORE_ROUNDS: u32 = 8;

const AT_ONCE: u32 = 64;

pub(crate) fn measure(report: &mut Report, runs: u32) {
    let server = Server::start();
    let base = base(&server);
    let ours = client(&base);
    let by_hand = client_by_hand(&base);
    let runtime = runtime();

    let one = compared(
        runs * MORE_ROUNDS,
        || runtime.block_on(our_calls(ours.clone(), ALONE)),
        || runtime.block_on(calls_by_hand(by_hand.clone(), ALONE)),
    );
    report.cpu("one call, alone", one.per(ALONE), 1.05);

    let many = compared(
        runs * MORE_ROUNDS,
        || at_once(&runtime, || our_calls(ours.clone(), MANY / AT_ONCE)),
        || at_once(&runtime, || calls_by_hand(by_hand.clone(), MANY / AT_ONCE)),
    );
    report.cpu("one call of 64 at once", many.per(MANY), 1.05);
    if let Some(one) = instructions::compared(Work::Call, Work::CallByHand) {
        report.instructions("one call, without the system's part", one, None);
    }
    if let Some(many) = instructions::compared(Work::Calls, Work::CallsByHand) {
        let one = many.per(AT_ONCE);
        report.instructions("one call of 64 at once, without it", one, None);
    }
}

/// For those who count: calls alone, so many times.
pub(crate) fn repeat_ours(times: u32) {
    let server = Server::start();
    let client = client(&base(&server));
    runtime().block_on(our_calls(client, times));
}

/// The same, 64 at once.
pub(crate) fn repeat_ours_at_once(times: u32) {
    let server = Server::start();
    let client = client(&base(&server));
    at_once(&runtime(), || our_calls(client.clone(), times));
}

/// The same by hand, alone.
pub(crate) fn repeat_by_hand(times: u32) {
    let server = Server::start();
    let by_hand = client_by_hand(&base(&server));
    runtime().block_on(calls_by_hand(by_hand, times));
}

/// The same, 64 at once.
pub(crate) fn repeat_by_hand_at_once(times: u32) {
    let server = Server::start();
    let by_hand = client_by_hand(&base(&server));
    at_once(&runtime(), || calls_by_hand(by_hand.clone(), times));
}

fn base(server: &Server) -> String {
    format!("{}/v1", server.url())
}

fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime can be built")
}

pub(crate) fn client(base: &str) -> Client {
    let token = BearerToken::new("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.e30.c2ln");
    let client = Client::builder().base_url(base).credentials(token).build();
    client.expect("the settings make sense")
}

/// Our client has installed what both need.
fn client_by_hand(base: &str) -> Arc<by_hand::Client> {
    client(base);
    Arc::new(by_hand::Client::new(base))
}

async fn our_calls(client: Client, count: u32) {
    for _ in 0..count {
        let addons = client.addons().list(APP).await.expect("a list");
        assert_eq!(addons.len(), 2);
    }
}

async fn calls_by_hand(client: Arc<by_hand::Client>, count: u32) {
    for _ in 0..count {
        let addons = client.list(APP).await.expect("a list");
        assert_eq!(addons.len(), 2);
    }
}

fn at_once<F: Future<Output = ()> + Send + 'static>(runtime: &Runtime, calls: impl Fn() -> F) {
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for _ in 0..AT_ONCE {
            tasks.spawn(calls());
        }
        tasks.join_all().await;
    });
}
