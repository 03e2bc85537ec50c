//! A call becomes its pages, one after the other.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::runtime::call::Call;
#[cfg(feature = "blocking")]
use crate::runtime::client::Client;
use crate::runtime::error::Error;
use crate::runtime::pages::walk::Walk;
use crate::runtime::pages::wanted::{Stops, Wanted};
use crate::runtime::pages::{Page, Paged, Position};
use crate::runtime::raw::Raw;

/// The pages of a list, one after the other, each asked for when it is wanted.
///
/// It is a [`Stream`], and [`next`](Self::next) does without a crate for streams:
///
/// ```ignore
/// let mut pages = client.issues().list("o").pages();
/// while let Some(page) = pages.next().await {
///     println!("{} issues", page?.items().len());
/// }
/// ```
///
/// Each page is a call of its own with the options of this one: it has its own timeout and is sent
/// again when it fails on the way. A [deadline](crate::runtime::Options::deadline) is one for all pages.
///
/// # What is not followed
///
/// A link to a page on another server, or without TLS where this one has it, and a page that was
/// given already. That is an error, before anything is sent and after all pages that came.
///
/// # After an error
///
/// An error is given once. The next page that is wanted is the same one, asked for again, and none
/// when nothing could be sent the next time either: behind one of the links above, after the
/// deadline. [`position`](Self::position) stays at that page, so that it can be gone back to later.
///
/// # Cancellation
///
/// Nothing goes on in the background. When the stream is dropped, or a future of
/// [`next`](Self::next) as by `select!`, the request on its way is dropped, too. No page that came is
/// lost by it: the next one that is wanted is the one that did not come. As a [`Stream`] it keeps the
/// request and waits for it when it is polled again.
#[must_use = "nothing is sent until a page is wanted"]
pub struct PageStream<O> {
    walk: Walk,
    of: PhantomData<fn() -> O>,
}

impl<O: Paged> PageStream<O> {
    pub(crate) fn new(call: Call<O>) -> Self {
        Self {
            walk: Walk::new(call.into_draft(), O::RULE),
            of: PhantomData,
        }
    }

    /// Begins at a position that was kept. When some items of the page there were taken, it is
    /// given whole. A position of pages of another kind is an error when a page is wanted.
    pub fn resume_from(mut self, position: &Position) -> Self {
        self.walk.resume(position);
        self
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn client(&self) -> &Client {
        self.walk.client()
    }

    /// Where the next page is.
    #[must_use]
    pub fn position(&self) -> Position {
        self.walk.position(0)
    }

    /// The next page; nothing after the last.
    ///
    /// # Errors
    ///
    /// As those of the call, and what is not followed.
    pub async fn next(&mut self) -> Option<Result<Page<O>, Error<O::Error>>> {
        Wanted(self).await
    }
}

impl<O: Paged> Stops for PageStream<O> {
    fn stop(&mut self) {
        self.walk.stop();
    }
}

impl<O: Paged> Stream for PageStream<O> {
    type Item = Result<Page<O>, Error<O::Error>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<<Self as Stream>::Item>> {
        self.walk.poll(context).map(|arrived| {
            Some(match arrived? {
                Ok(arrived) => {
                    let (delivered, url, next) = arrived.into_parts();
                    Raw::read::<O>(Ok(delivered)).map(|raw| {
                        let here = self.walk.go_on(url, next);
                        let here = self.walk.position_of(here, 0);
                        Page::new(raw, here, self.walk.position(0))
                    })
                }
                Err(error) => Err(error.of()),
            })
        })
    }
}

impl<O: Paged> fmt::Debug for PageStream<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageStream({}, {:?})", O::INFO.id, self.position())
    }
}
