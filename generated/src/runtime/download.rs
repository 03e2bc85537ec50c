//! A call whose answer is bytes becomes a stream of them, with the head of the answer.

mod file_name;

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

use crate::runtime::answer::Answer;
use crate::runtime::call::Call;
use crate::runtime::clock::BoxFuture;
use crate::runtime::delivery::{Rest, open};
use crate::runtime::error::Error;
use crate::runtime::operation::Operation;

impl<O: Operation<Output = Bytes>> Call<O> {
    /// Gives the answer piece by piece, as it comes, instead of whole. What is awaited here is its
    /// head: until then everything is as with the call itself, errors and what is sent again as well.
    ///
    /// The body may take as long and be as large as it likes: it must not stand still for longer than
    /// the [`stall_timeout`](crate::Options::stall_timeout), and a
    /// [`deadline`](crate::Options::deadline) and a
    /// [`response_limit`](crate::Options::response_limit) that were set hold. When it breaks off, it is
    /// not asked for again.
    ///
    /// ```ignore
    /// let mut download = client.backups().download("b-1").stream().await?;
    /// while let Some(piece) = download.next().await {
    ///     file.write_all(&piece?).await?;
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When it is awaited, as those of the awaited call, but for what has to do with the body.
    pub fn stream(self) -> DownloadCall<O> {
        DownloadCall(self)
    }
}

/// A call that gives its answer piece by piece.
#[must_use = "a call is sent when it is awaited"]
pub struct DownloadCall<O>(pub(crate) Call<O>);

impl<O: Operation> IntoFuture for DownloadCall<O> {
    type Output = Result<Download, Error<O::Error>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let opening = open(self.0.into_draft());
        Box::pin(async move {
            let (delivered, rest) = opening.await.map_err(Error::of)?;
            delivered.witness.told(&delivered.deviations);
            Ok(Download {
                answer: delivered.answer,
                rest,
            })
        })
    }
}

impl<O: Operation> fmt::Debug for DownloadCall<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DownloadCall({})", O::INFO.id)
    }
}

/// An answer whose body comes piece by piece: a [`Stream`], of which [`next`](Self::next) does without
/// a crate for streams.
///
/// When it is dropped, nothing more is received. No piece is lost when a future of `next` is.
#[must_use = "nothing is received until it is wanted"]
pub struct Download {
    answer: Answer,
    pub(crate) rest: Rest,
}

impl Download {
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

    /// How many bytes the body has, when the server says so ahead.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.answer.header_as(CONTENT_LENGTH.as_str())
    }

    /// What the server says that it is: `image/png`, with parameters where there are any.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.answer.header(CONTENT_TYPE.as_str())
    }

    /// What the server proposes as the name of a file (`Content-Disposition`): without folders, and
    /// never `.` or `..`, but it may still be that of a file which exists, or be hidden.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        file_name::proposed(&self.answer.headers)
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    ///
    /// The connection broke, or a limit has passed. Nothing comes after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.rest.poll(context)).await
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        self.rest.poll(context)
    }
}

/// Headers may hold secrets, so only the status is shown.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Download({})", self.status())
    }
}
