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
use crate::runtime::clock::BoxFuture;
use crate::runtime::delivery::deliver;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::Deviation;
use crate::runtime::operation::Operation;
use crate::runtime::read;

/// A value with the answer that it came in.
#[derive(Clone)]
pub struct Raw<T> {
    value: T,
    answer: Answer,
    deviations: Vec<Deviation>,
    attempts: u32,
    done: Done,
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
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// A header of the answer as text, by its name in any case; the first of several. Nothing when
    /// there is none, or it is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.answer.header(name)
    }

    /// The same as what its text says: a number, `true`, a `DateTime`. Nothing when it says no such
    /// thing.
    ///
    /// ```ignore
    /// let left: Option<i64> = answer.header_as("X-RateLimit-Remaining");
    /// ```
    #[must_use]
    pub fn header_as<H: FromStr>(&self, name: &str) -> Option<H> {
        self.answer.header_as(name)
    }

    /// What the server calls this request, to be given to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The body as it came. It may hold secrets.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.answer.bytes
    }

    /// What about the answer was not as documented.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// What was to be deleted was gone when the request was sent again, and the answer is a 404.
    /// An earlier attempt that got no answer has most likely deleted it, so this is a success.
    #[must_use]
    pub fn was_already_gone(&self) -> bool {
        self.done == Done::Before
    }

    /// Reads what was delivered.
    pub(crate) fn read<O: Operation<Output = T>>(
        delivered: Result<Delivered, Error>,
    ) -> Result<Self, Error<O::Error>> {
        let delivered = delivered.map_err(Error::of)?;
        if delivered.done == Done::Before {
            return Self::gone::<O>(delivered);
        }
        let read = O::read(&delivered.answer).and_then(|(value, mut deviations)| {
            deviations.extend(delivered.deviations.iter().cloned());
            delivered.witness.told(&deviations);
            read::judged(delivered.strictness, &deviations)?;
            Ok((value, deviations))
        });
        let (value, deviations) = read.map_err(|fault| {
            delivered.witness.span.unreadable();
            read::failed(&delivered, fault).of::<O::Error>()
        })?;
        Ok(Self {
            value,
            answer: delivered.answer,
            deviations,
            attempts: delivered.attempts,
            done: delivered.done,
        })
    }

    /// The value of a deletion that an earlier attempt made. Where the API promises more than that
    /// it is done, there is nothing to make the value of, and the 404 stays an error.
    fn gone<O: Operation<Output = T>>(delivered: Delivered) -> Result<Self, Error<O::Error>> {
        let Delivered {
            operation,
            answer,
            attempts,
            done,
            witness,
            ..
        } = delivered;
        let nothing = Answer {
            bytes: Bytes::new(),
            ..answer.clone()
        };
        if let Ok((value, _)) = O::read(&nothing) {
            return Ok(Self {
                value,
                answer,
                deviations: Vec::new(),
                attempts,
                done,
            });
        }
        let mut parts = Parts::new(ErrorKind::Status, "").operation(operation);
        parts.witness = Some(witness);
        Err(Error::from(parts.answer(answer).attempts(attempts)).of())
    }
}

/// Bodies and headers may hold secrets, so only their sizes are shown.
impl<T: fmt::Debug> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw")
            .field("value", &self.value)
            .field("answer", &self.answer)
            .field("deviations", &self.deviations)
            .field("attempts", &self.attempts)
            .field("done", &self.done)
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
        RawFuture::new(deliver(self.0.into_draft()))
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
    pub(crate) delivery: BoxFuture<'static, Result<Delivered, Error>>,
    of: PhantomData<fn() -> O>,
}

impl<O: Operation> RawFuture<O> {
    pub(crate) fn new(delivery: BoxFuture<'static, Result<Delivered, Error>>) -> Self {
        Self {
            delivery,
            of: PhantomData,
        }
    }
}

impl<O: Operation> Future for RawFuture<O> {
    type Output = Result<Raw<O::Output>, Error<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.delivery.as_mut().poll(context).map(Raw::read::<O>)
    }
}

impl<O: Operation> fmt::Debug for RawFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawFuture({})", O::INFO.id)
    }
}
