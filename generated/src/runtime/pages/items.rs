//! Pages become what is on them, one item after the other.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use crate::runtime::call::Call;
#[cfg(feature = "blocking")]
use crate::runtime::client::Client;
use crate::runtime::error::Error;
use crate::runtime::pages::position::Place;
use crate::runtime::pages::walk::{Arrived, Walk};
use crate::runtime::pages::wanted::{Stops, Wanted};
use crate::runtime::pages::{Paged, Position};
use crate::runtime::raw::Raw;

/// The items of a list, one after the other, whichever page they are on.
///
/// It is a [`Stream`], and [`next`](Self::next) does without a crate for streams:
///
/// ```ignore
/// let mut issues = client.issues().list("o").items();
/// while let Some(issue) = issues.next().await {
///     println!("{}", issue?.title);
/// }
/// ```
///
/// A page is asked for when the items of the one before were taken. Limits, what is not followed,
/// errors and cancellation are as in [`PageStream`](super::PageStream).
#[must_use = "nothing is sent until an item is wanted"]
pub struct ItemStream<O: Paged> {
    walk: Walk,
    /// What is left of the page that came last, and where that is.
    page: vec::IntoIter<O::Item>,
    place: Place,
    taken: usize,
    /// How many items of the page that comes next were taken before.
    skipped: usize,
}

impl<O: Paged> ItemStream<O> {
    pub(crate) fn new(call: Call<O>) -> Self {
        Self {
            walk: Walk::new(call.into_draft(), O::RULE),
            page: Vec::new().into_iter(),
            place: Place::Start,
            taken: 0,
            skipped: 0,
        }
    }

    /// Begins at a position that was kept, behind the items that were taken. A position of pages of
    /// another kind is an error when an item is wanted.
    pub fn resume_from(mut self, position: &Position) -> Self {
        self.walk.resume(position);
        self.skipped = position.taken;
        self
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn client(&self) -> &Client {
        self.walk.client()
    }

    /// Where the next item is: on which page, and behind how many others. On another day the server
    /// may have put other items before it.
    #[must_use]
    pub fn position(&self) -> Position {
        if self.page.as_slice().is_empty() {
            self.walk.position(self.skipped)
        } else {
            self.walk.position_of(self.place.clone(), self.taken)
        }
    }

    /// The next item; nothing after the last.
    ///
    /// # Errors
    ///
    /// As those of the call, and what is not followed.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::Error>>> {
        Wanted(self).await
    }

    fn open(&mut self, arrived: Arrived) -> Result<(), Error<O::Error>> {
        let (delivered, url, next) = arrived.into_parts();
        let raw = Raw::read::<O>(Ok(delivered))?;
        let mut items = O::into_items(raw.into_value()).unwrap_or_default();
        self.taken = self.skipped.min(items.len());
        items.drain(..self.taken);
        self.page = items.into_iter();
        self.skipped = 0;
        self.place = self.walk.go_on(url, next);
        Ok(())
    }
}

impl<O: Paged> Stops for ItemStream<O> {
    fn stop(&mut self) {
        self.walk.stop();
    }
}

impl<O: Paged> Stream for ItemStream<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<<Self as Stream>::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                self.taken += 1;
                return Poll::Ready(Some(Ok(item)));
            }
            let opened = match ready!(self.walk.poll(context)) {
                Some(Ok(arrived)) => self.open(arrived),
                Some(Err(error)) => Err(error.of()),
                None => return Poll::Ready(None),
            };
            if let Err(error) = opened {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

/// Nothing in it is pinned.
impl<O: Paged> Unpin for ItemStream<O> {}

impl<O: Paged> fmt::Debug for ItemStream<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemStream({}, {:?})", O::INFO.id, self.position())
    }
}
