//! A call: everything that an operation is given, and its way to the answer.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Request;

use crate::runtime::body::Body;
#[cfg(any(test, feature = "__items"))]
use crate::runtime::body::{Apart, JsonItems};
use crate::runtime::client::Client;
use crate::runtime::delivery::{Delivery, deliver, poll_delivery};
use crate::runtime::draft::Draft;
use crate::runtime::encode::Escape;
use crate::runtime::error::Error;
#[cfg(any(test, feature = "__forms"))]
use crate::runtime::form::Encodings;
use crate::runtime::model::Member;
use crate::runtime::operation::Operation;
use crate::runtime::options::Options;
use crate::runtime::raw::{Raw, RawCall};
use crate::runtime::style::Style;

/// A call of the operation `O`, to be awaited. It owns all that it needs, so it can be spawned.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<O> {
    pub(crate) draft: Box<Draft>,
    of: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    /// Changes the options of this call: its limits of time and size, more headers.
    pub fn with(mut self, change: impl FnOnce(Options) -> Options) -> Self {
        self.draft.options = change(self.draft.options);
        self
    }

    /// Gives the whole answer: status, headers and bytes beside the value. Errors stay errors.
    pub fn raw(self) -> RawCall<O> {
        RawCall::new(self)
    }

    /// The request as it would be sent, but for the credential. Nothing is sent. It shows its URL to
    /// everybody, and with it what path and query hold; headers that are secret are hidden.
    ///
    /// # Errors
    ///
    /// An argument cannot be sent, or there is no server for the call.
    pub fn into_request(self) -> Result<Request<Body>, Error> {
        self.draft.request()
    }

    pub(crate) fn new(client: &Client) -> Self {
        call(Box::new(Draft::new(client, O::INFO)))
    }

    pub(crate) fn path(mut self, name: &'static str, value: &dyn Member) -> Self {
        self.draft.path(name, value);
        self
    }

    pub(crate) fn query(mut self, name: &'static str, value: &dyn Member) -> Self {
        self.draft.query(name, value);
        self
    }

    pub(crate) fn path_as(mut self, name: &'static str, style: Style, value: &dyn Member) -> Self {
        self.draft.path_as(name, style, Escape::All, value);
        self
    }

    pub(crate) fn query_as(mut self, name: &'static str, style: Style, value: &dyn Member) -> Self {
        self.draft.query_as(name, style, Escape::All, value);
        self
    }

    /// The same where characters such as `/` and `:` stand as they are.
    pub(crate) fn query_reserved(
        mut self,
        name: &'static str,
        style: Style,
        value: &dyn Member,
    ) -> Self {
        self.draft
            .query_as(name, style, Escape::AllButReserved, value);
        self
    }

    pub(crate) fn header_as(
        mut self,
        name: &'static str,
        style: Style,
        value: &dyn Member,
    ) -> Self {
        self.draft.header_as(name, style, value);
        self
    }

    pub(crate) fn cookie_as(
        mut self,
        name: &'static str,
        style: Style,
        value: &dyn Member,
    ) -> Self {
        self.draft.cookie_as(name, style, value);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: &dyn Member) -> Self {
        self.draft.header(name, value);
        self
    }

    pub(crate) fn cookie(mut self, name: &'static str, value: &dyn Member) -> Self {
        self.draft.cookie(name, value);
        self
    }

    pub(crate) fn json(mut self, envelope: Option<&'static str>, value: &dyn Member) -> Self {
        self.draft.json(envelope, value);
        self
    }

    /// JSON of another media type: `application/merge-patch+json`.
    pub(crate) fn json_as(
        mut self,
        media: &'static str,
        envelope: Option<&'static str>,
        value: &dyn Member,
    ) -> Self {
        self.draft.json(envelope, value);
        self.draft.media(media);
        self
    }

    #[cfg(any(test, feature = "__forms"))]
    pub(crate) fn body_form(mut self, encodings: Encodings, value: &dyn Member) -> Self {
        self.draft.form(encodings, value);
        self
    }

    #[cfg(any(test, feature = "__forms"))]
    pub(crate) fn body_parts(mut self, encodings: Encodings, value: &dyn Member) -> Self {
        self.draft.multipart(encodings, value);
        self
    }

    pub(crate) fn body_text(mut self, media: &'static str, text: String) -> Self {
        self.draft.content(media, text.into());
        self
    }

    pub(crate) fn body_content(mut self, media: &'static str, body: Body) -> Self {
        self.draft.content(media, body);
        self
    }

    #[cfg(any(test, feature = "__items"))]
    pub(crate) fn body_lines<T>(mut self, media: &'static str, items: JsonItems<T>) -> Self {
        self.draft.items(media, items.into_body(Apart::Lines));
        self
    }

    #[cfg(any(test, feature = "__items"))]
    pub(crate) fn body_sequence<T>(mut self, media: &'static str, items: JsonItems<T>) -> Self {
        self.draft.items(media, items.into_body(Apart::Sequence));
        self
    }

    pub(crate) fn into_draft(self) -> Box<Draft> {
        self.draft
    }
}

/// A call of whatever is drafted.
pub(crate) fn call<O>(draft: Box<Draft>) -> Call<O> {
    Call {
        draft,
        of: PhantomData,
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = CallFuture<O>;

    fn into_future(self) -> CallFuture<O> {
        CallFuture {
            delivery: deliver(self.draft),
            of: PhantomData,
        }
    }
}

impl<O> Clone for Call<O> {
    fn clone(&self) -> Self {
        Self {
            draft: self.draft.clone(),
            of: PhantomData,
        }
    }
}

/// Names the operation; arguments may be secret.
impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({})", O::INFO.id)
    }
}

/// A call on its way.
#[must_use = "futures do nothing unless they are polled"]
pub struct CallFuture<O: Operation> {
    pub(crate) delivery: Delivery,
    of: PhantomData<fn() -> O>,
}

impl<O: Operation> CallFuture<O> {
    pub(crate) fn new(delivery: Delivery) -> Self {
        Self {
            delivery,
            of: PhantomData,
        }
    }
}

/// Each operation has its own copy of this, in the crate of whoever calls it: what is not of its types is elsewhere.
impl<O: Operation> Future for CallFuture<O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match poll_delivery(&mut self.get_mut().delivery, context) {
            Poll::Ready(delivered) => match Raw::read::<O>(delivered) {
                Ok(raw) => Poll::Ready(Ok(raw.value)),
                Err(error) => Poll::Ready(Err(error)),
            },
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<O: Operation> fmt::Debug for CallFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallFuture({})", O::INFO.id)
    }
}
