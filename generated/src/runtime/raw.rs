//! The whole answer to a call, beside the value in it.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::runtime::answer::{Answer, Delivered, Done};
use crate::runtime::call::Call;
use crate::runtime::delivery::{Delivery, deliver, poll_delivery};
use crate::runtime::error::Error;
use crate::runtime::model::Deviation;
use crate::runtime::operation::Operation;
use crate::runtime::read::{Fault, Reading, Received, receive};

/// A value with the answer that it came in.
#[derive(Clone)]
pub struct Raw<T> {
    pub(crate) value: T,
    received: Received,
}

impl<T> Raw<T> {
    /// The value, as the call alone would give it.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value, to keep.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.received.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.received.answer.headers
    }

    /// A header of the answer as text, by its name in any case; the first of several. Nothing when
    /// there is none, or it is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.received.answer.header(name)
    }

    /// The same as what its text says: a number, `true`, a `DateTime`. Nothing when it says no such
    /// thing.
    ///
    /// ```ignore
    /// let left: Option<i64> = answer.header_as("X-RateLimit-Remaining");
    /// ```
    #[must_use]
    pub fn header_as<H: FromStr>(&self, name: &str) -> Option<H> {
        self.received.answer.header_as(name)
    }

    /// What the server calls this request, to be given to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.received.answer.request_id()
    }

    /// The body as it came. It may hold secrets.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.received.answer.bytes
    }

    /// What about the answer was not as documented.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.received.deviations
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.received.attempts
    }

    /// What was to be deleted was gone when the request was sent again, and the answer is a 404.
    /// An earlier attempt that got no answer has most likely deleted it, so this is a success.
    #[must_use]
    pub fn was_already_gone(&self) -> bool {
        self.received.done == Done::Before
    }

    /// Reads what was delivered.
    pub(crate) fn read<O: Operation<Output = T>>(
        delivered: Result<Delivered, Error>,
    ) -> Result<Self, Error<O::Error>> {
        let mut slot = Slot::<O> { value: None };
        let received = receive(delivered, &mut slot);
        match (received, slot.value) {
            (Ok(received), Some(value)) => Ok(Self { value, received }),
            (Ok(_), None) => unreachable!("what was received has been read"),
            (Err(error), _) => Err(error.of()),
        }
    }
}

/// Where the value of an operation's answer goes. A closure would be four functions for each operation.
struct Slot<O: Operation> {
    value: Option<O::Output>,
}

impl<O: Operation> Reading for Slot<O> {
    fn read(&mut self, answer: &Answer) -> Result<Vec<Deviation>, Fault> {
        match O::read(answer) {
            Ok((value, deviations)) => {
                self.value = Some(value);
                Ok(deviations)
            }
            Err(fault) => Err(fault),
        }
    }
}

/// Bodies and headers may hold secrets, so only their sizes are shown.
impl<T: fmt::Debug> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw")
            .field("value", &self.value)
            .field("answer", &self.received.answer)
            .field("deviations", &self.received.deviations)
            .field("attempts", &self.received.attempts)
            .field("done", &self.received.done)
            .finish()
    }
}

/// A call that gives its whole answer.
#[must_use = "a call is sent when it is awaited"]
pub struct RawCall<O>(pub(crate) Call<O>);

impl<O: Operation> RawCall<O> {
    pub(crate) fn new(call: Call<O>) -> Self {
        Self(call)
    }
}

impl<O: Operation> IntoFuture for RawCall<O> {
    type Output = Result<Raw<O::Output>, Error<O::Error>>;
    type IntoFuture = RawFuture<O>;

    fn into_future(self) -> RawFuture<O> {
        RawFuture {
            delivery: deliver(self.0.draft),
            of: PhantomData,
        }
    }
}

impl<O: Operation> fmt::Debug for RawCall<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawCall({})", O::INFO.id)
    }
}

/// A call on its way to its whole answer.
#[must_use = "futures do nothing unless they are polled"]
pub struct RawFuture<O> {
    pub(crate) delivery: Delivery,
    of: PhantomData<fn() -> O>,
}

impl<O: Operation> Future for RawFuture<O> {
    type Output = Result<Raw<O::Output>, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match poll_delivery(&mut self.get_mut().delivery, context) {
            Poll::Ready(delivered) => Poll::Ready(Raw::read::<O>(delivered)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<O: Operation> fmt::Debug for RawFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawFuture({})", O::INFO.id)
    }
}
