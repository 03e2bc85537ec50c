//! Values become a body in which each stands on its own: lines of JSON, or records of a sequence.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::Body;
use super::stream::Cause;
use crate::runtime::model::{Member, whole_json};

/// What a request carries one by one, where the API takes lines of JSON or the like.
///
/// A list is one (`vec![…]`, an array, what was collected): it is kept in memory, and sent again as other
/// bodies are. What is too much for that comes from an iterator or a stream while it is sent:
///
/// ```ignore
/// client.logs().upload([Line::new("one"), Line::new("two")]).await?;
/// client.logs().upload(JsonItems::one_by_one(lines)).await?;
/// client.logs().upload(JsonItems::from_stream(stream)).await?;
/// ```
pub struct JsonItems<T> {
    make: Make,
    of: PhantomData<fn(T)>,
}

type Make = Box<dyn FnOnce(Apart) -> Result<Body, &'static str> + Send>;

/// How one is told from the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    /// A line for each.
    Lines,
    /// A record separator before each: RFC 7464.
    Sequence,
}

impl<T: Member> JsonItems<T> {
    /// What an iterator gives while it is sent, which is once: when the request fails on the way, it is not
    /// sent again, see [`Body::from_stream`]. The iterator must not wait for anything.
    pub fn one_by_one<I>(items: I) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
    {
        Self::from_stream(Iterated(items.into_iter()))
    }

    /// What a stream gives while it is sent, which is once; see [`Body::from_stream`].
    pub fn from_stream<S, E>(items: S) -> Self
    where
        S: Stream<Item = Result<T, E>> + Send + 'static,
        E: Into<Cause> + 'static,
    {
        let make = |apart| Ok(Body::from_stream(Written::new(items, apart)));
        Self::new(Box::new(make))
    }

    /// What a stream gives that can be opened anew for each time that the request is sent; see
    /// [`Body::from_source`].
    pub fn from_source<S, E>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<T, E>> + Send + 'static,
        E: Into<Cause> + 'static,
    {
        let make = |apart| Ok(Body::from_source(move || Written::new(open(), apart)));
        Self::new(Box::new(make))
    }
}

impl<T> JsonItems<T> {
    fn new(make: Make) -> Self {
        let of = PhantomData;
        Self { make, of }
    }

    /// The body, unless something in it cannot be written.
    pub(crate) fn into_body(self, apart: Apart) -> Result<Body, &'static str> {
        (self.make)(apart)
    }
}

/// These, in memory.
impl<T: Member> FromIterator<T> for JsonItems<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items = items.into_iter().map(|item| whole_json(&item, None));
        let items: Result<Vec<Vec<u8>>, &'static str> = items.collect();
        Self::new(Box::new(|apart| {
            let pieces: Vec<u8> = items?.iter().flat_map(|json| apart.framed(json)).collect();
            Ok(pieces.into())
        }))
    }
}

impl<T: Member> From<Vec<T>> for JsonItems<T> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Member, const N: usize> From<[T; N]> for JsonItems<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

/// They may be secret, and may not be there yet.
impl<T> fmt::Debug for JsonItems<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonItems")
    }
}

impl Apart {
    fn framed(self, json: &[u8]) -> Vec<u8> {
        let before: &[u8] = match self {
            Self::Lines => b"",
            Self::Sequence => b"\x1E",
        };
        [before, json, b"\n"].concat()
    }
}

/// A stream of values as pieces of a body.
struct Written<S> {
    items: Pin<Box<S>>,
    apart: Apart,
}

impl<S> Written<S> {
    fn new(items: S, apart: Apart) -> Self {
        let items = Box::pin(items);
        Self { items, apart }
    }
}

impl<T: Member, E: Into<Cause>, S: Stream<Item = Result<T, E>>> Stream for Written<S> {
    type Item = Result<Bytes, Cause>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Cause>>> {
        let apart = self.apart;
        let item = self.items.as_mut().poll_next(context);
        item.map(|item| {
            let json = item?.map_err(E::into);
            let json = json.and_then(|item| whole_json(&item, None).map_err(unwritable));
            Some(json.map(|json| apart.framed(&json).into()))
        })
    }
}

fn unwritable(why: &str) -> Cause {
    format!("a file in the body {why}").into()
}

/// An iterator as a stream that never waits.
struct Iterated<I>(I);

/// Nothing in it is pinned.
impl<I> Unpin for Iterated<I> {}

impl<I: Iterator> Stream for Iterated<I> {
    type Item = Result<I::Item, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

#[cfg(test)]
mod tests {
    use super::{Apart, JsonItems};
    use crate::runtime::body::Body;
    use crate::runtime::body::items::Iterated;
    use crate::runtime::model::Upload;

    async fn text(body: Body) -> Result<String, String> {
        let bytes = body.bytes(100).await.map_err(|error| error.to_string())?;
        Ok(String::from_utf8(bytes.to_vec()).expect("text"))
    }

    fn lines<T>(items: impl Into<JsonItems<T>>) -> Body {
        items.into().into_body(Apart::Lines).expect("JSON")
    }

    #[tokio::test]
    async fn each_value_is_a_line_or_a_record() {
        let body = lines(["a\nb".to_owned(), "c".to_owned()]);
        assert_eq!(body.as_bytes().expect("in memory"), "\"a\\nb\"\n\"c\"\n");
        let sequence = JsonItems::from(vec![1_i64, 2]).into_body(Apart::Sequence);
        let sequence = text(sequence.expect("JSON")).await;
        assert_eq!(sequence.expect("text"), "\u{1e}1\n\u{1e}2\n");
        assert!(lines(Vec::<i64>::new()).is_empty());
    }

    #[tokio::test]
    async fn an_iterator_is_asked_while_the_body_is_sent_and_once() {
        let body = lines(JsonItems::one_by_one(1_i64..4));
        assert!(!body.is_replayable() && body.as_bytes().is_none());
        assert_eq!(text(body.clone()).await.expect("text"), "1\n2\n3\n");
        assert!(text(body).await.is_err());
    }

    #[tokio::test]
    async fn a_source_is_opened_each_time() {
        let body = lines(JsonItems::from_source(|| Iterated(1_i64..3)));
        for _ in 0..2 {
            assert_eq!(text(body.clone()).await.expect("text"), "1\n2\n");
        }
    }

    #[tokio::test]
    async fn a_file_that_is_streamed_cannot_stand_in_a_line() {
        let file = || Upload::from(Body::from_source(|| Iterated(Vec::new().into_iter())));
        let why = JsonItems::from([file()]).into_body(Apart::Lines);
        assert!(why.is_err_and(|why| why.contains("is streamed")));
        let said = text(lines(JsonItems::one_by_one([file()]))).await;
        assert!(
            said.expect_err("no text")
                .contains("a file in the body is streamed")
        );
    }
}
