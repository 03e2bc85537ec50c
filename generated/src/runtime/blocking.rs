//! A future becomes its output on a thread of the client's own, while the caller waits.
//!
//! The thread starts with the first blocking call of a client and ends soon after the last clone of
//! it is dropped. It runs an async runtime for this client alone, with timers, sockets and the usual
//! transport a second time: a connection is driven by the runtime that made it, so one that async
//! calls made would stand still while its thread waits here.

#[cfg(any(test, feature = "__downloads"))]
mod download;
#[cfg(any(test, feature = "__events"))]
mod events;
#[cfg(any(test, feature = "__events", feature = "__pages"))]
mod iter;
#[cfg(any(test, feature = "__pages"))]
mod pages;
#[cfg(any(test, feature = "__waits"))]
mod wait;
mod worker;

use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::clock::BoxFuture;
use crate::runtime::delivery::Delivery;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::operation::Operation;
use crate::runtime::raw::{Raw, RawCall};

#[cfg(any(test, feature = "__downloads"))]
pub use download::BlockingDownload;
#[cfg(any(test, feature = "__events", feature = "__pages"))]
pub use iter::BlockingIter;
pub(crate) use worker::Worker;

/// Runs a future on the client's thread, and waits for its output. What goes on, such as a stream, is
/// moved into each future and comes back with its output.
///
/// # Errors
///
/// The thread cannot be started, the future panicked, or this is the client's thread itself.
pub(crate) fn block<T: Send + 'static>(
    client: &Client,
    future: BoxFuture<'static, T>,
) -> Result<T, Error> {
    let wrong = |why: &str| Parts::new(ErrorKind::Configuration, why);
    let worker = client.worker();
    if worker.is_here() {
        return Err(wrong(INSIDE).into());
    }
    let output = worker.running(client.servers())?.output(future);
    output.ok_or_else(|| wrong(PANICKED).into())
}

/// The client's thread would wait for itself.
const INSIDE: &str = "a blocking call cannot be made inside of a call of the same client: there, \
                      await it";

const PANICKED: &str = "what the client was given (credentials, transport, clock) panicked during \
                        the call";

impl<O: Operation> Call<O> {
    /// Sends the call and waits for its answer, without an async runtime of one's own.
    ///
    /// This blocks the thread. It may be called inside of an async runtime, too, but holds up what
    /// else that thread has to do; if the call needs a token that another call of the same thread
    /// is just getting, it waits until its [`timeout`](crate::Options::timeout).
    ///
    /// The calls of a client share one thread, which starts with the first of them and ends after
    /// the last clone of the client is dropped. They have connections of their own, but tokens and
    /// the budget for what is sent again are those of async calls. A transport that was given to
    /// the builder serves both; when it is a `reqwest::Client`, let one client make async calls
    /// only or blocking calls only, as connections belong to the runtime that made them.
    ///
    /// # Errors
    ///
    /// As those of the awaited call. Also, the thread could not be started, or what the client was
    /// given, such as credentials of one's own, panicked.
    pub fn send(self) -> Result<O::Output, Error<O::Error>> {
        self.raw().send().map(Raw::into_value)
    }
}

impl<O: Operation> RawCall<O> {
    /// Sends the call and waits for its whole answer; see [`Call::send`].
    ///
    /// # Errors
    ///
    /// As those of [`Call::send`].
    pub fn send(self) -> Result<Raw<O::Output>, Error<O::Error>> {
        let client = self.0.draft.client.clone();
        answer::<O>(&client, self.into_future().delivery)
    }
}

/// What is sent and received is so on the client's thread; what is read, on the caller's.
fn answer<O: Operation>(
    client: &Client,
    delivery: Delivery,
) -> Result<Raw<O::Output>, Error<O::Error>> {
    let delivered = block(client, delivery);
    Raw::read::<O>(delivered.unwrap_or_else(|error| Err(named::<O>(error))))
}

/// What a call gives once the head of its answer is there.
fn opened<O: Operation, T: Send + 'static>(
    client: &Client,
    opening: BoxFuture<'static, Result<T, Error<O::Error>>>,
) -> Result<T, Error<O::Error>> {
    block(client, opening).unwrap_or_else(|error| Err(named::<O>(error).of()))
}

/// The error of a call that the client's thread could not go on with.
fn named<O: Operation>(mut error: Error) -> Error {
    error.parts_mut().operation = Some(O::INFO.id.into());
    error
}
