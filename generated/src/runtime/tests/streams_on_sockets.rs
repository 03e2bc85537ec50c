//! Streams in both directions, on real sockets.

use http::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::API;
use super::bodies::Given;
use crate::runtime::BearerToken;
use crate::runtime::generated::*;

#[derive(Debug)]
enum Picture {}
operation!(Picture {
    id: "jars.picture",
    method: GET,
    path: "/picture",
    server: 0,
    security: [],
    resend: Safe,
    output: bytes,
    error: Undocumented,
});

#[derive(Debug)]
enum Watch {}
operation!(Watch {
    id: "jars.watch",
    method: GET,
    path: "/watch",
    server: 0,
    security: [],
    resend: Safe,
    output: text,
    error: Undocumented,
});
evented!(Watch { accept: "text/event-stream", events text });

/// A client of a server that does this with its first connection.
async fn served<F, T>(
    serve: impl FnOnce(TcpStream) -> F + Send + 'static,
) -> (Client, JoinHandle<T>)
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let serving = tokio::spawn(async move {
        let (socket, _) = listener.accept().await.expect("a connection");
        serve(socket).await
    });
    let builder = Builder::new(&API).base_url(url);
    let client = builder.credentials(BearerToken::new("b")).build();
    (client.expect("settings that make sense"), serving)
}

/// Reads until this was sent; gives all that was.
async fn read_until(socket: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    while !text.ends_with(end) {
        let mut bytes = [0; 1024];
        let read = socket.read(&mut bytes).await.expect("a request");
        assert_ne!(read, 0, "the request broke off: {text}");
        text.push_str(str::from_utf8(&bytes[..read]).expect("text"));
    }
    text
}

const HEAD: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

#[tokio::test]
async fn events_come_while_the_server_is_still_thinking() {
    let (seen, go_on) = oneshot::channel();
    let (client, server) = served(move |mut socket| async move {
        read_until(&mut socket, "\r\n\r\n").await;
        let first = format!("{HEAD}9\r\ndata: a\n\n\r\n");
        socket.write_all(first.as_bytes()).await.expect("a reader");
        go_on.await.expect("the first event");
        let second = b"9\r\ndata: b\n\n\r\n";
        socket.write_all(second).await.expect("a reader");
        // Nothing more comes, and nobody says so: the client has to go away.
        let mut rest = Vec::new();
        socket.read_to_end(&mut rest).await.map(|_| rest)
    })
    .await;
    let mut events = Call::<Watch>::new(&client).events().await.expect("a head");
    let event = events.next().await.expect("an event").expect("text");
    assert_eq!(event.data, "a");
    seen.send(()).expect("a server");
    let event = events.next().await.expect("an event").expect("text");
    assert_eq!(event.data, "b");
    drop(events);
    let rest = server.await.expect("no panic").expect("an end");
    assert!(rest.is_empty(), "{rest:?}");
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error() {
    let (client, server) = served(|mut socket| async move {
        read_until(&mut socket, "\r\n\r\n").await;
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc";
        socket.write_all(half.as_bytes()).await.expect("a reader");
    })
    .await;
    let mut download = Call::<Picture>::new(&client)
        .stream()
        .await
        .expect("a head");
    assert_eq!(download.content_length(), Some(6));
    let piece = download.next().await.expect("a piece").expect("half of it");
    assert_eq!(piece, "abc");
    let error = download
        .next()
        .await
        .expect("an end")
        .expect_err("too early");
    assert!(error.is_retryable(), "{error}");
    server.await.expect("no panic");
}

async fn put(body: Body, end: &'static str) -> String {
    let (client, server) = served(move |mut socket| async move {
        let request = read_until(&mut socket, end).await;
        let answer = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
        socket.write_all(answer.as_bytes()).await.expect("a reader");
        request
    })
    .await;
    let call = client.request(Method::PUT, "/x").body("text/plain", body);
    call.await.expect("a success");
    server.await.expect("no panic").to_ascii_lowercase()
}

#[tokio::test]
async fn a_stream_of_known_length_says_it_ahead() {
    let body = Body::from_stream(Given(vec!["ab", "c!"])).with_length(4);
    let request = put(body, "!").await;
    assert!(request.contains("content-length: 4\r\n"), "{request}");
    assert!(!request.contains("chunked"), "{request}");
    assert!(request.ends_with("\r\n\r\nabc!"), "{request}");
}

#[tokio::test]
async fn a_stream_of_unknown_length_goes_in_chunks() {
    let request = put(Body::from_stream(Given(vec!["ab", "c!"])), "\r\n0\r\n\r\n").await;
    assert!(
        request.contains("transfer-encoding: chunked\r\n"),
        "{request}"
    );
    assert!(request.contains("\r\n\r\n2\r\nab\r\n2\r\nc!"), "{request}");
}

#[tokio::test]
async fn a_stream_that_fails_is_an_error_that_says_why() {
    let (client, server) = served(|mut socket| async move {
        let mut all = Vec::new();
        // Whichever way the client leaves.
        let _ = socket.read_to_end(&mut all).await;
    })
    .await;
    let body = Body::from_stream(Given(vec!["ab", "?"]));
    let call = client.request(Method::PUT, "/x").body("text/plain", body);
    let error = call.await.expect_err("the stream fails");
    assert!(error.to_string().contains("the disk is gone"), "{error}");
    server.await.expect("no panic");
}
