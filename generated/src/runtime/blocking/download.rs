//! An answer that comes piece by piece becomes an iterator of pieces, and something to read from.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::io::{self, Read};
use std::ops::Deref;

use bytes::{Buf, Bytes};

use crate::runtime::blocking::{block, opened};
use crate::runtime::client::Client;
use crate::runtime::delivery::Rest;
use crate::runtime::download::{Download, DownloadCall};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::operation::Operation;

/// A [`Download`] without an async runtime of one's own: an iterator of its pieces, and a [`Read`] for what
/// wants one. Each step waits for the next piece, as [`Call::send`](crate::runtime::Call::send) waits for its
/// answer.
///
/// Limits and errors are as in the download; nothing comes after an error. A reader is given it as the
/// [source](std::error::Error::source) of an [`io::Error`], which is of the kind
/// [`TimedOut`](io::ErrorKind::TimedOut) when a limit of time has passed. Nothing goes on between two steps,
/// and when it is dropped, nothing more is received.
#[must_use = "nothing is received until it is wanted"]
pub struct BlockingDownload {
    client: Client,
    download: Download,
    /// What of a piece was not read yet.
    left: Bytes,
}

impl<O: Operation> DownloadCall<O> {
    /// Sends the call and waits for the head of its answer; see [`Call::send`](crate::runtime::Call::send)
    /// for what blocking means.
    ///
    /// ```ignore
    /// let mut download = client.backups().download("b-1").stream().send()?;
    /// std::io::copy(&mut download, &mut file)?;
    /// ```
    ///
    /// # Errors
    ///
    /// As those of the awaited call, and of [`Call::send`](crate::runtime::Call::send).
    pub fn send(self) -> Result<BlockingDownload, Error<O::Error>> {
        let client = self.0.draft.client.clone();
        let download = opened::<O, _>(&client, self.into_future())?;
        Ok(BlockingDownload {
            client,
            download,
            left: Bytes::new(),
        })
    }
}

/// The head of the answer.
impl Deref for BlockingDownload {
    type Target = Download;

    fn deref(&self) -> &Download {
        &self.download
    }
}

/// The pieces; where some of one was read, what is left of it comes first.
impl Iterator for BlockingDownload {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.left.is_empty() {
            return Some(Ok(std::mem::take(&mut self.left)));
        }
        let mut rest = std::mem::replace(&mut self.download.rest, Rest::over());
        let step = Box::pin(async move {
            let piece = poll_fn(|context| rest.poll(context)).await;
            (rest, piece)
        });
        match block(&self.client, step) {
            Ok((rest, piece)) => {
                self.download.rest = rest;
                piece
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl Read for BlockingDownload {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // A piece may be empty, which would be the end to a reader.
        while self.left.is_empty() && !into.is_empty() {
            match self.next() {
                Some(piece) => self.left = piece.map_err(told)?,
                None => return Ok(0),
            }
        }
        let length = into.len().min(self.left.len());
        self.left.copy_to_slice(&mut into[..length]);
        Ok(length)
    }
}

fn told(error: Error) -> io::Error {
    let kind = match error.kind() {
        ErrorKind::Timeout => io::ErrorKind::TimedOut,
        ErrorKind::Configuration
        | ErrorKind::Request
        | ErrorKind::Credentials
        | ErrorKind::Connect
        | ErrorKind::Transport
        | ErrorKind::TooLarge
        | ErrorKind::Status
        | ErrorKind::Decode
        | ErrorKind::State => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}

/// As a download is shown.
impl fmt::Debug for BlockingDownload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingDownload")
            .field(&self.download)
            .finish()
    }
}
