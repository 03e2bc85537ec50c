//! Answers that are taken piece by piece without an async runtime of the caller's.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Response;

use super::{GetError, Jar, Reply, Shop, client, json, response};
use crate::runtime::generated::*;
use crate::runtime::{BoxFuture, Chunks, ErrorKind, Incoming, Options, TimeLimit, TransportError};

#[derive(Debug)]
enum Watch {}
operation!(Watch {
    id: "jars.watch", method: GET, path: "/jars/watch", server: 0,
    security: [], resend: Safe, success: [200],
    output: json(None) Jar, error: GetError,
});
evented!(Watch { accept: "text/event-stream", events json Jar });

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

enum Step {
    Piece(&'static str),
    Reset,
    Stall,
}

/// A body as a script says, which shows whether it is still there.
struct Played(VecDeque<Step>, Arc<()>);

impl Chunks for Played {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async {
            match self.0.pop_front() {
                None => Ok(None),
                Some(Step::Piece(piece)) => Ok(Some(piece.into())),
                Some(Step::Reset) => Err(TransportError::other("reset")),
                Some(Step::Stall) => std::future::pending().await,
            }
        })
    }
}

fn played(media: &str, steps: impl IntoIterator<Item = Step>) -> (Client, Arc<()>) {
    let here = Arc::new(());
    let body = Played(steps.into_iter().collect(), here.clone());
    let response = Response::builder()
        .header("content-type", media)
        .body(Incoming::new(body))
        .expect("a response");
    (client(&Shop::new([Reply::Answer(response)])), here)
}

fn download(client: &Client) -> crate::runtime::BlockingDownload {
    let call = Call::<Picture>::new(client);
    let call = call.with(|options| options.stall_timeout(Duration::from_millis(20)));
    call.stream().send().expect("a head")
}

#[test]
fn events_come_in_a_loop() {
    let body = "data: {\"id\":\"a\"}\n\ndata: {\n\ndata: {\"id\":\"b\"}\n\n";
    let shop = Shop::new([Reply::Answer(response(200, "text/event-stream", body))]);
    let client = client(&shop);
    let mut events = Call::<Watch>::new(&client).events().send().expect("a head");
    let first = events.next().expect("an event").expect("as described");
    assert_eq!(first.data.id, "a");
    assert_eq!(events.stream().expect("a stream").status(), 200);
    let rest: Vec<bool> = events.map(|event| event.is_ok()).collect();
    assert_eq!(rest, [false, true]);
    assert_eq!(shop.header("accept"), ["text/event-stream"]);
}

#[test]
fn a_documented_error_comes_instead_of_a_loop() {
    let client = client(&Shop::new([json(404, r#"{"error":"none"}"#)]));
    let error = Call::<Watch>::new(&client).events().send();
    let error = error.expect_err("no such jar");
    assert!(
        matches!(error.api(), Some(GetError::NotFound(_))),
        "{error:?}"
    );
    let error = Call::<Picture>::new(&client).stream().send();
    let error = error.expect_err("nothing left");
    assert_eq!(error.operation(), Some("jars.picture"), "{error}");
}

#[test]
fn events_that_were_left_are_not_received_in_the_background() {
    let steps = [Step::Piece("data: {\"id\":\"a\"}\n\n"), Step::Stall];
    let (client, here) = played("text/event-stream", steps);
    let mut events = Call::<Watch>::new(&client).events().send().expect("a head");
    events.next().expect("an event").expect("as described");
    assert_eq!(Arc::strong_count(&here), 2);
    drop(events);
    assert_eq!(Arc::strong_count(&here), 1);
}

#[test]
fn a_download_can_be_read_from() {
    let steps = ["ab", "", "cde", "f"].map(Step::Piece);
    let (client, here) = played("image/png", steps);
    let mut download = download(&client);
    assert_eq!(download.content_type(), Some("image/png"));
    let mut three = [0; 3];
    download.read_exact(&mut three).expect("three bytes");
    assert_eq!(&three, b"abc");
    let left = download.next().expect("a piece").expect("of what came");
    assert_eq!(left, "de");
    let mut rest = String::new();
    download.read_to_string(&mut rest).expect("the rest");
    assert_eq!((rest.as_str(), Arc::strong_count(&here)), ("f", 1));
    assert!(download.next().is_none());
}

#[test]
fn the_limits_of_a_download_hold() {
    let (client, _) = played("image/png", [Step::Piece("ab"), Step::Stall]);
    let mut stalled = download(&client);
    let error = io::copy(&mut stalled, &mut io::sink()).expect_err("a stall");
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    let error = error.downcast::<Error>().expect("an error of the client");
    assert_eq!(error.time_limit(), Some(TimeLimit::Body));
    assert!(stalled.next().is_none());

    let (client, _) = played("image/png", ["ab", "cd"].map(Step::Piece));
    let call = Call::<Picture>::new(&client).with(|options: Options| options.response_limit(3));
    let pieces: Vec<_> = call.stream().send().expect("a head").collect();
    let kinds = pieces
        .iter()
        .map(|piece| piece.as_ref().err().map(Error::kind));
    assert_eq!(kinds.collect::<Vec<_>>(), [None, Some(ErrorKind::TooLarge)]);
}

#[test]
fn a_download_that_breaks_off_is_an_error_of_its_reader() {
    let (client, here) = played("image/png", [Step::Piece("ab"), Step::Reset]);
    let mut text = String::new();
    let error = download(&client)
        .read_to_string(&mut text)
        .expect_err("a reset");
    assert_eq!(error.kind(), io::ErrorKind::Other);
    assert!(error.to_string().starts_with("jars.picture: "), "{error}");
    assert_eq!(Arc::strong_count(&here), 1);
}

#[cfg(feature = "reqwest")]
#[test]
fn the_connection_goes_with_a_download_that_was_left() {
    use std::io::Write;
    use std::net::TcpListener;

    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().expect("a connection");
        let mut request = [0; 1024];
        let read = socket.read(&mut request).expect("a request");
        assert_ne!(read, 0, "the request broke off");
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc";
        socket.write_all(half.as_bytes()).expect("a reader");
        let mut rest = Vec::new();
        socket.read_to_end(&mut rest).map(|_| rest)
    });
    let builder = Builder::new(&super::API).base_url(url);
    let client = builder
        .credentials(crate::runtime::BearerToken::new("b"))
        .build();
    let client = client.expect("settings that make sense");
    let mut download = download(&client);
    assert_eq!(
        download.next().expect("a piece").expect("half of it"),
        "abc"
    );
    drop(download);
    let rest = server.join().expect("no panic").expect("an end");
    assert!(rest.is_empty(), "{rest:?}");
}
