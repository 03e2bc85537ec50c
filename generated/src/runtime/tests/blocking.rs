//! Calls without an async runtime of the caller's, and the thread that makes them.

use std::cell::RefCell;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use http::{Request, Response};
use tokio::sync::Barrier;

use super::{API, Get, JAR, Shop, builder, client, get, json, response};
use crate::runtime::blocking::{Worker, block};
use crate::runtime::generated::*;
use crate::runtime::{
    Ask, Authorization, BearerToken, Body, BoxFuture, Credentials, ErrorKind, Incoming, Scheme,
    Transport, TransportError,
};

static UNTIL_FULL: WaitRule = WaitRule {
    name: "full",
    field: "status",
    good: &["full"],
    bad: &[],
    interval: Duration::from_millis(1),
    limit: Duration::from_secs(60),
};

#[test]
fn a_call_is_sent_without_a_runtime() {
    let filling = r#"{"jar":{"id":"j1","status":"filling"}}"#;
    let replies = [
        json(200, JAR),
        json(200, JAR),
        json(404, ""),
        json(200, filling),
        json(200, JAR),
    ];
    let client = client(&Shop::new(replies));
    assert_eq!(get(&client).send().expect("a jar").id, "j1");
    let raw = get(&client).raw().send().expect("a jar");
    assert_eq!(raw.request_id(), Some("r-7"));
    let error = get(&client).send().expect_err("an error");
    assert!(error.is_not_found(), "{error:?}");
    let full = Wait::new(get(&client), &UNTIL_FULL).send().expect("a jar");
    assert_eq!(full.status.as_deref(), Some("full"));
}

#[tokio::test]
async fn a_call_is_sent_inside_a_runtime_of_one_thread() {
    let client = client(&Shop::new([json(200, JAR)]));
    get(&client).send().expect("a jar");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_sent_inside_a_runtime_of_many_threads() {
    let client = client(&Shop::new([json(200, JAR)]));
    get(&client).send().expect("a jar");
}

/// Answers when two requests are there.
struct Both(Barrier);

impl Transport for Both {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        Box::pin(async {
            self.0.wait().await;
            Ok(response(200, "application/json", JAR))
        })
    }
}

#[test]
fn calls_of_several_threads_run_beside_each_other() {
    let client = builder(&Shop::default()).transport(Both(Barrier::new(2)));
    let client = client.credentials(BearerToken::new("b")).build();
    let client = client.expect("settings that make sense");
    let other = get(&client);
    let other = thread::spawn(move || other.send());
    get(&client).send().expect("a jar");
    other.join().expect("no panic").expect("a jar");
}

thread_local! {
    /// Dropped when its thread ends.
    static LIFE: RefCell<Option<Sender<()>>> = const { RefCell::new(None) };
}

/// Leaves something in the thread that it runs on.
struct Marking(Mutex<Option<Sender<()>>>);

impl Transport for Marking {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        if let Some(mark) = self.0.lock().expect("no panic").take() {
            LIFE.set(Some(mark));
        }
        Box::pin(async { Ok(response(200, "application/json", JAR)) })
    }
}

fn marked() -> (Client, Receiver<()>) {
    let (mark, ended) = channel();
    let client = builder(&Shop::default()).transport(Marking(Mutex::new(Some(mark))));
    let client = client.credentials(BearerToken::new("b")).build();
    (client.expect("settings that make sense"), ended)
}

#[test]
fn the_thread_ends_with_the_last_clone_of_the_client() {
    let (client, ended) = marked();
    let clone = client.clone();
    get(&client).send().expect("a jar");
    drop(client);
    get(&clone).send().expect("a jar");
    assert_eq!(ended.try_recv(), Err(TryRecvError::Empty));
    drop(clone);
    let end = ended.recv_timeout(Duration::from_secs(60));
    assert_eq!(end, Err(RecvTimeoutError::Disconnected));
}

#[test]
fn the_thread_ends_with_a_call_that_held_the_client_alone() {
    let (client, ended) = marked();
    let call = get(&client);
    drop(client);
    call.send().expect("a jar");
    let end = ended.recv_timeout(Duration::from_secs(60));
    assert_eq!(end, Err(RecvTimeoutError::Disconnected));
}

#[derive(Debug)]
struct Panicking;

impl Credentials for Panicking {
    fn serves(&self, _: &Scheme) -> bool {
        true
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        Box::pin(async { panic!("no token") })
    }
}

#[test]
fn a_panic_during_a_call_is_its_error_and_not_that_of_the_next() {
    let shop = Shop::new([json(200, JAR)]);
    let client = builder(&shop).credentials(Panicking).build();
    let client = client.expect("settings that make sense");
    let error = get(&client).send().expect_err("a panic");
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "jars.get: what the client was given (credentials, transport, clock) panicked during the call"
    );
    assert_eq!(block(&client, Box::pin(async { 7 })).expect("a number"), 7);
}

#[test]
fn a_thread_that_cannot_be_started_is_an_error() {
    let worker = Worker::new(None);
    let endless = thread::Builder::new().stack_size(1 << 60);
    let error = worker
        .running_on(endless, &[])
        .err()
        .expect("no such thread");
    assert!(error.to_string().contains("cannot be started"), "{error}");
    // It may be, later.
    worker.running(&[]).expect("a thread");
}

#[test]
fn a_call_inside_a_call_of_the_same_client_does_not_wait_for_itself() {
    let client = client(&Shop::default());
    let inner = get(&client);
    let inside = block(&client, Box::pin(async { inner.send() }));
    let error = inside.expect("ran").expect_err("refused");
    assert!(error.to_string().contains("inside of a call"), "{error}");
}

#[cfg(feature = "reqwest")]
mod over_sockets {
    use super::super::counting::{answer, counting};
    use super::{API, BearerToken, Builder, Client, JAR, get};

    fn client(url: &str) -> Client {
        let builder = Builder::new(&API).base_url(url);
        let client = builder.credentials(BearerToken::new("b")).build();
        client.expect("settings that make sense")
    }

    #[test]
    fn blocking_calls_share_a_connection() {
        let (url, counted) = counting(|_| answer(200, JAR));
        let client = client(&url);
        for _ in 0..10 {
            get(&client).send().expect("a jar");
        }
        assert_eq!((counted.lines().len(), counted.connections()), (10, 1));
    }

    /// The connection of the first call stands still while the second blocks its thread.
    #[tokio::test]
    async fn blocking_calls_do_not_wait_for_the_connections_of_async_ones() {
        let (url, counted) = counting(|_| answer(200, JAR));
        let client = client(&url);
        for _ in 0..2 {
            get(&client).await.expect("a jar");
            get(&client).send().expect("a jar");
        }
        assert_eq!((counted.lines().len(), counted.connections()), (4, 2));
    }
}
