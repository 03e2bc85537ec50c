//! Answers that are taken piece by piece.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::Response;

use super::{GetError, MORNING, Reply, Shop, client, json, stubborn};
use crate::runtime::generated::*;
use crate::runtime::{
    BoxFuture, Chunks, Download, ErrorKind, Incoming, Options, TimeLimit, TransportError,
};

#[derive(Debug)]
enum Picture {}
operation!(Picture {
    id: "jars.picture",
    method: GET,
    path: "/jars/picture",
    server: 0,
    security: [],
    resend: Safe,
    success: [200],
    output: bytes,
    error: GetError,
});

/// What comes, each after a pause; then nothing more, or a reset.
struct Slowly {
    pieces: Vec<(u64, &'static str)>,
    then: End,
    /// Held by the body, to see whether it is still there.
    _here: Arc<()>,
}

#[derive(Clone, Copy)]
enum End {
    Whole,
    Broken,
}

impl Chunks for Slowly {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async move {
            let Some((pause, piece)) = self.pieces.first().copied() else {
                return match self.then {
                    End::Whole => Ok(None),
                    End::Broken => Err(TransportError::other("reset")),
                };
            };
            tokio::time::sleep(Duration::from_secs(pause)).await;
            self.pieces.remove(0);
            Ok(Some(Bytes::from_static(piece.as_bytes())))
        })
    }
}

fn slowly(pieces: &[(u64, &'static str)], then: End) -> (Reply, Arc<()>) {
    let here = Arc::new(());
    let body = Slowly {
        pieces: pieces.to_vec(),
        then,
        _here: here.clone(),
    };
    let response = Response::builder()
        .header("content-length", "6")
        .header("content-type", "image/png")
        .header("content-disposition", "attachment; filename=\"a/jar.png\"")
        .body(Incoming::new(body))
        .expect("a response");
    (Reply::Answer(response), here)
}

fn picture(client: &Client) -> Call<Picture> {
    Call::new(client)
}

async fn opened(shop: &Shop, change: impl FnOnce(Options) -> Options) -> Download {
    let call = picture(&client(shop)).with(change);
    call.stream().await.expect("a head")
}

/// What came, and the error behind it.
async fn all(mut download: Download) -> (String, Option<Error>) {
    let mut text = String::new();
    while let Some(piece) = download.next().await {
        match piece {
            Ok(piece) => text.push_str(str::from_utf8(&piece).expect("text")),
            Err(error) => {
                assert!(download.next().await.is_none(), "more after an error");
                return (text, Some(error));
            }
        }
    }
    (text, None)
}

#[tokio::test(start_paused = true)]
async fn pieces_come_for_as_long_as_they_like_behind_a_head() {
    let (reply, _) = slowly(&[(19, "abc"), (19, "def"), (19, ""), (19, "g")], End::Whole);
    let short = Duration::from_secs(25);
    let download = opened(&Shop::new([reply]), |options| {
        options.timeout(short).attempt_timeout(short)
    })
    .await;
    assert_eq!(download.status(), 200);
    assert_eq!(download.content_length(), Some(6));
    assert_eq!(download.content_type(), Some("image/png"));
    assert_eq!(download.file_name().as_deref(), Some("jar.png"));
    let (text, error) = all(download).await;
    assert_eq!(text, "abcdefg");
    assert!(error.is_none(), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_body_must_not_stand_still() {
    let (reply, _) = slowly(&[(19, "abc"), (21, "def")], End::Whole);
    let (text, error) = all(opened(&Shop::new([reply]), |options| options).await).await;
    let error = error.expect("a stall");
    assert_eq!(
        (text.as_str(), error.time_limit()),
        ("abc", Some(TimeLimit::Body))
    );
    assert_eq!(
        error.to_string(),
        "jars.picture: the body of the answer stood still for 20s"
    );
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_for_the_body() {
    let (reply, _) = slowly(&[(8, "abc"), (8, "def")], End::Whole);
    let deadline = SystemTime::UNIX_EPOCH + Duration::from_secs(MORNING + 10);
    let download = opened(&Shop::new([reply]), |options| options.deadline(deadline)).await;
    let (text, error) = all(download).await;
    let limit = error.expect("too late").time_limit();
    assert_eq!((text.as_str(), limit), ("abc", Some(TimeLimit::Call)));
}

#[tokio::test(start_paused = true)]
async fn a_limit_of_size_holds_when_it_is_set() {
    let (reply, _) = slowly(&[(0, "abc"), (0, "def")], End::Whole);
    let download = opened(&Shop::new([reply]), |options| options.response_limit(5)).await;
    let (text, error) = all(download).await;
    assert_eq!(text, "abc");
    assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::TooLarge));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_breaks_is_an_error_and_not_asked_for_again() {
    let (reply, _) = slowly(&[(0, "abc")], End::Broken);
    let shop = Shop::new([reply]);
    let call = picture(&stubborn(&shop));
    let (text, error) = all(call.stream().await.expect("a head")).await;
    assert_eq!(text, "abc");
    let error = error.expect("a reset");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(shop.lines().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn until_the_head_it_is_a_call_like_any_other() {
    let (reply, _) = slowly(&[(0, "abc")], End::Whole);
    let shop = Shop::new([json(503, "{}"), reply, json(404, r#"{"error":"no jar"}"#)]);
    let client = stubborn(&shop);
    let (text, _) = all(picture(&client).stream().await.expect("a head")).await;
    assert_eq!((text.as_str(), shop.lines().len()), ("abc", 2));
    let error = picture(&client).stream().await.expect_err("none");
    assert!(matches!(error.api(), Some(GetError::NotFound(problem)) if problem.error == "no jar"));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_lost_by_giving_up_to_wait_and_all_by_dropping_it() {
    let (reply, here) = slowly(&[(2, "abc"), (0, "def")], End::Whole);
    let mut download = opened(&Shop::new([reply]), |options| options).await;
    let soon = tokio::time::timeout(Duration::from_secs(1), download.next()).await;
    assert!(soon.is_err(), "it came too early");
    let first = download.next().await.expect("a piece").expect("no failure");
    assert_eq!(first, "abc");
    assert_eq!(Arc::strong_count(&here), 2);
    drop(download);
    assert_eq!(Arc::strong_count(&here), 1, "the body is still there");
}
