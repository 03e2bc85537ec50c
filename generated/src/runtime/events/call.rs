//! A call becomes the elements of its answer.

use std::fmt;
use std::future::IntoFuture;

use crate::runtime::call::Call;
use crate::runtime::clock::BoxFuture;
use crate::runtime::delivery::{RESPONSE_LIMIT, open};
use crate::runtime::error::Error;
use crate::runtime::events::{EventStream, Evented};

impl<O: Evented> Call<O> {
    /// Gives the elements of the answer one by one, as they come: server-sent events or lines of JSON.
    /// What is awaited here is the head of the answer: until then everything is as with the call
    /// itself, errors and what is sent again as well. Where the request says whether the answer comes
    /// so (`stream: true`), say it.
    ///
    /// ```ignore
    /// let mut events = client.chat().create(body).events().await?;
    /// while let Some(event) = events.next().await {
    ///     println!("{:?}", event?);
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When it is awaited, as those of the awaited call, and an answer that is JSON where events were
    /// asked for.
    pub fn events(mut self) -> EventsCall<O> {
        self.draft.accept = Some(O::ACCEPT);
        EventsCall(self)
    }
}

/// A call that gives the elements of its answer one by one.
#[must_use = "a call is sent when it is awaited"]
pub struct EventsCall<O>(pub(crate) Call<O>);

impl<O: Evented> IntoFuture for EventsCall<O> {
    type Output = Result<EventStream<O>, Error<O::Error>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let draft = self.0.into_draft();
        let limit = draft.options.response_limit.unwrap_or(RESPONSE_LIMIT);
        let opening = open(draft);
        Box::pin(async move {
            let (delivered, rest) = opening.await.map_err(Error::of)?;
            delivered.witness.told(&delivered.deviations);
            EventStream::new(delivered, rest, limit).map_err(Error::of)
        })
    }
}

impl<O: Evented> fmt::Debug for EventsCall<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventsCall({})", O::INFO.id)
    }
}
