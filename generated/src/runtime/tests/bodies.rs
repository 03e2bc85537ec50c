//! Bodies that are streamed, and what that means for sending again.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};

use futures_core::Stream;
use http::{Method, Request, Response};

use super::{Shop, builder, json};
use crate::runtime::generated::*;
use crate::runtime::{
    BearerToken, BodyStream, BoxFuture, CustomCall, ErrorKind, GaveUp, Incoming, Transport,
    TransportError,
};

/// Gives these pieces.
pub(super) struct Given(pub(super) Vec<&'static str>);

impl Stream for Given {
    type Item = Result<Bytes, String>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, String>>> {
        if self.0.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.0.remove(0);
        Poll::Ready(Some(match piece {
            "?" => Err("the disk is gone".to_owned()),
            piece => Ok(Bytes::from_static(piece.as_bytes())),
        }))
    }
}

/// A transport that reads the whole body before it answers, but for what it cannot connect to.
#[derive(Clone)]
struct Reading(Shop);

impl Transport for Reading {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            if head.uri.path().ends_with("/unreachable") {
                return Err(TransportError::connect("refused"));
            }
            let bytes = body.bytes(100).await.map_err(TransportError::other)?;
            self.0.send(Request::from_parts(head, bytes.into())).await
        })
    }
}

fn put(shop: &Shop, path: &str, body: Body) -> CustomCall {
    let client = builder(shop)
        .transport(Reading(shop.clone()))
        .credentials(BearerToken::new("b"))
        .build()
        .expect("settings that make sense");
    client.request(Method::PUT, path).body("text/plain", body)
}

fn bodies(shop: &Shop) -> Vec<Bytes> {
    let body = |request: &Request<Body>| request.body().as_bytes().expect("whole").clone();
    shop.requests().iter().map(body).collect()
}

async fn pieces(mut stream: BodyStream) -> Result<Vec<Bytes>, String> {
    let mut pieces = Vec::new();
    while let Some(piece) = stream.next().await {
        match piece {
            Ok(piece) => pieces.push(piece),
            Err(error) => {
                assert!(stream.next().await.is_none(), "more after an error");
                return Err(error.to_string());
            }
        }
    }
    Ok(pieces)
}

#[tokio::test(start_paused = true)]
async fn a_source_that_can_be_opened_anew_is_sent_again() {
    let opened = Arc::new(AtomicU32::new(0));
    let counted = opened.clone();
    let body = Body::from_source(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        Given(vec!["a", "", "bc"])
    });
    let shop = Shop::new([json(503, ""), json(200, "null")]);
    put(&shop, "/x", body).await.expect("the second attempt");
    assert_eq!(bodies(&shop), ["abc", "abc"]);
    assert_eq!(opened.load(Ordering::Relaxed), 2);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_was_begun_is_never_sent_again() {
    for status in [503, 429] {
        let shop = Shop::new([json(status, "")]);
        let body = Body::from_stream(Given(vec!["abc"]));
        let error = put(&shop, "/x", body).await.expect_err("one attempt");
        assert_eq!(error.gave_up(), Some(GaveUp::BodySpent), "{status}");
        assert!(
            error.to_string().contains("can be read only once"),
            "{error}"
        );
        assert_eq!(shop.lines().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_was_not_begun_may_be_sent_again() {
    let error = put(
        &Shop::default(),
        "/unreachable",
        Body::from_stream(Given(vec!["abc"])),
    )
    .await
    .expect_err("nobody there");
    assert_eq!(
        (error.attempts(), error.gave_up()),
        (3, Some(GaveUp::AttemptsExhausted))
    );
}

#[tokio::test(start_paused = true)]
async fn the_clone_of_a_call_whose_stream_was_read_is_refused() {
    let shop = Shop::new([json(200, "null")]);
    let call = put(&shop, "/x", Body::from_stream(Given(vec!["abc"])));
    call.clone().await.expect("the first");
    let error = call.await.expect_err("the second");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(
        error.to_string().contains("the body was sent before"),
        "{error}"
    );
}

#[tokio::test]
async fn a_stream_is_as_long_as_was_said() {
    let sized = |length| Body::from_stream(Given(vec!["ab", "c"])).with_length(length);
    assert_eq!(
        (sized(3).len(), Body::from_stream(Given(Vec::new())).len()),
        (Some(3), None)
    );
    assert_eq!(
        pieces(sized(3).into_stream()).await.expect("three"),
        ["ab", "c"]
    );
    let short = pieces(sized(2).into_stream()).await.expect_err("too much");
    assert!(short.contains("more bytes than was said"), "{short}");
    let long = pieces(sized(4).into_stream())
        .await
        .expect_err("too little");
    assert!(long.contains("ended 1 bytes too early"), "{long}");
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_body_with_its_reason() {
    let body = Body::from_stream(Given(vec!["ab", "?", "c"]));
    let error = body.bytes(10).await.expect_err("a failure");
    assert_eq!(error.to_string(), "the disk is gone");
}

#[tokio::test]
async fn a_body_is_collected_up_to_a_limit() {
    let stream = || Body::from_stream(Given(vec!["ab", "c"]));
    assert_eq!(stream().bytes(3).await.expect("small enough"), "abc");
    assert!(stream().bytes(2).await.is_err());
    assert!(Body::from("abc").bytes(2).await.is_err());
}

#[tokio::test]
async fn a_form_with_streamed_files_is_joined_and_knows_its_length() {
    #[derive(Clone)]
    struct Form {
        file: Upload,
        note: String,
    }
    record!(Form { 0 file "file" required, 1 note "note" required });
    let sent = |body: Body| {
        let form = Form {
            file: Upload::from(body),
            note: "n".to_owned(),
        };
        let (_, body) =
            crate::runtime::form::multipart(crate::runtime::model::Member::view(&form), &[])
                .expect("an object");
        body
    };
    let whole = sent(Body::from("abc"));
    let streamed = sent(Body::from_source(|| Given(vec!["a", "bc"])).with_length(3));
    assert_eq!(streamed.len(), whole.len());
    assert!(streamed.is_replayable() && streamed.as_bytes().is_none());
    assert_eq!(sent(Body::from_source(|| Given(vec!["abc"]))).len(), None);
    let once = sent(Body::from_stream(Given(vec!["abc"])));
    assert!(!once.is_replayable() && !once.is_spent());
    let text = |bytes: Bytes| {
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        let boundary = text.lines().next().expect("a line").to_owned();
        text.replace(&boundary, "--b")
    };
    let (whole, streamed) = (whole.bytes(1000).await, streamed.bytes(1000).await);
    assert_eq!(
        text(streamed.expect("a body")),
        text(whole.expect("a body"))
    );
    once.clone().bytes(1000).await.expect("a body");
    assert!(once.is_spent());
}

#[test]
fn a_streamed_file_cannot_stand_in_json() {
    let shop = Shop::default();
    let client = super::client(&shop);
    let call = client.request(Method::POST, "/x");
    let upload = Upload::from(Body::from_stream(Given(vec!["abc"])));
    let error = call
        .json(&vec![upload])
        .into_request()
        .expect_err("no text");
    assert!(
        error.to_string().contains("a file in the body is streamed"),
        "{error}"
    );
}
