//! What goes wrong on real sockets, to the kinds of failure and to what may be sent again.

use std::error::Error as _;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::resent::order;
use super::{API, get};
use crate::runtime::generated::*;
use crate::runtime::{BearerToken, ErrorKind, GaveUp, ReqwestTransport, TimeLimit};

/// A server that does the same with each connection.
async fn server<F: Future<Output = ()> + Send + 'static>(
    with: impl Fn(TcpStream) -> F + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(with(socket));
        }
    });
    address
}

fn builder(url: String) -> Builder {
    let builder = Builder::new(&API).base_url(url);
    let builder = builder.credentials(BearerToken::new("b")).chance(|| 0.0);
    builder.connect_timeout(Duration::from_millis(100))
}

async fn met(url: String) -> Error {
    let client = builder(url).build().expect("settings that make sense");
    order(&client).await.expect_err("a failure").into()
}

/// The root cause is in the line, and no link of the chain repeats the one above.
fn assert_told_once(error: &Error) {
    let mut chain = vec![error.to_string()];
    let mut next = error.source();
    while let Some(cause) = next {
        chain.push(cause.to_string());
        next = cause.source();
    }
    let root = chain.last().expect("at least the line");
    assert!(chain[0].contains(root), "{chain:?}");
    for pair in chain[1..].windows(2) {
        assert_ne!(pair[0], pair[1], "{chain:?}");
    }
}

#[tokio::test]
async fn a_server_that_never_ends_its_handshake_is_not_connected_to_in_time() {
    let address = server(|mut socket| async move {
        let mut read = Vec::new();
        while socket.read_buf(&mut read).await.is_ok_and(|read| read > 0) {}
    })
    .await;
    let error = met(format!("https://{address}")).await;
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert_eq!(error.time_limit(), Some(TimeLimit::Connect));
    assert_eq!(error.gave_up(), Some(GaveUp::AttemptsExhausted));
    assert_told_once(&error);
}

// OpenSSL says one thing twice.
#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
#[tokio::test]
async fn a_server_without_tls_is_not_connected_to() {
    let address = server(|mut socket| async move {
        let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    })
    .await;
    let error = met(format!("https://{address}")).await;
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert_eq!(error.time_limit(), None);
    assert_told_once(&error);
}

#[tokio::test]
async fn a_host_without_an_address_is_not_connected_to() {
    struct Nowhere;
    impl reqwest::dns::Resolve for Nowhere {
        fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
            Box::pin(async { Err("no such host".into()) })
        }
    }
    let own = reqwest::Client::builder().dns_resolver(Arc::new(Nowhere));
    let own = ReqwestTransport::from(own.build().expect("a client"));
    let client = builder("https://nowhere.example".to_owned()).transport(own);
    let error = order(&client.build().expect("a client"))
        .await
        .expect_err("no address");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    let line = error.to_string();
    assert!(
        line.contains("https://nowhere.example: cannot connect: no such host"),
        "{line}"
    );
    assert_told_once(&error.into());
}

#[tokio::test]
async fn a_connection_that_ends_after_the_request_may_have_brought_it() {
    let address = server(|mut socket| async move {
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            socket.read_buf(&mut request).await.expect("a request");
        }
    })
    .await;
    let error = met(format!("http://{address}")).await;
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
    assert_told_once(&error);
}

#[tokio::test]
async fn a_connection_that_ends_at_once_counts_as_if_it_had_brought_the_request() {
    let address = server(|socket| async move { drop(socket) }).await;
    let error = met(format!("http://{address}")).await;
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
}

#[tokio::test]
async fn what_is_no_http_is_a_broken_connection() {
    let address = server(|mut socket| async move {
        let mut request = Vec::new();
        let _ = socket.read_buf(&mut request).await;
        let _ = socket.write_all(b"220 mail.example ESMTP\r\n").await;
    })
    .await;
    let client = builder(format!("http://{address}"))
        .build()
        .expect("a client");
    let error = get(&client).await.expect_err("no HTTP");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3));
    assert_told_once(&error.into());
}

#[tokio::test]
async fn a_limit_of_the_transports_own_is_a_timeout() {
    let address = server(|mut socket| async move {
        let mut request = Vec::new();
        while socket
            .read_buf(&mut request)
            .await
            .is_ok_and(|read| read > 0)
        {}
    })
    .await;
    let own = reqwest::Client::builder().timeout(Duration::from_millis(50));
    let own = ReqwestTransport::from(own.build().expect("a client"));
    let client = builder(format!("http://{address}")).transport(own);
    let error = order(&client.build().expect("a client"))
        .await
        .expect_err("late");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert_eq!(error.time_limit(), Some(TimeLimit::Attempt));
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
}
