//! The transport over `reqwest`, on a real socket.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{API, get};
use crate::runtime::generated::*;
use crate::runtime::{BearerToken, ReqwestTransport};

/// Answers one request with these bytes and gives what it was sent.
async fn serve(answer: &'static str) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let served = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let read = socket.read_buf(&mut request).await.expect("a request");
            assert_ne!(read, 0, "the request broke off");
        }
        socket.write_all(answer.as_bytes()).await.expect("a reader");
        String::from_utf8(request).expect("text")
    });
    (url, served)
}

fn client(url: &str) -> Client {
    let builder = Builder::new(&API).base_url(url);
    let client = builder.credentials(BearerToken::new("b")).build();
    client.expect("settings that make sense")
}

#[tokio::test]
async fn a_call_goes_over_a_socket_and_back() {
    let (url, served) = serve(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n\
         8\r\n{\"jar\":{\r\n9\r\n\"id\":\"j\"}\r\n1\r\n}\r\n0\r\n\r\n",
    )
    .await;
    let jar = get(&client(&url)).await.expect("a jar");
    assert_eq!(jar.id, "j");
    let request = served.await.expect("no panic");
    assert!(
        request.starts_with("GET /shelves/top/jars/j%201 HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(request.contains("authorization: Bearer b\r\n"), "{request}");
    assert!(!request.contains("content-"), "{request}");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (url, served) =
        serve("HTTP/1.1 302 Found\r\nlocation: http://localhost:1/\r\ncontent-length: 0\r\n\r\n")
            .await;
    let error = get(&client(&url)).await.expect_err("a redirect");
    assert_eq!(
        error.to_string(),
        "jars.get: 302 Found: redirects are not followed"
    );
    served.await.expect("no panic");
}

#[tokio::test]
async fn nobody_there_is_a_connect_error_without_the_url() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    // Whoever brings a client has chosen how it speaks TLS.
    #[cfg(feature = "rustls")]
    let _ = rustls::crypto::ring::default_provider().install_default();
    let own = ReqwestTransport::from(reqwest::Client::new());
    let builder = Builder::new(&API)
        .transport(own)
        .base_url(format!("http://{address}"));
    let client = builder
        .credentials(BearerToken::new("b"))
        .build()
        .expect("a client");
    let error = get(&client).await.expect_err("nobody there");
    assert!(error.is_connect(), "{error:?}");
    assert!(
        !format!("{error:?} {error}").contains("shelves"),
        "{error:?}"
    );
}
