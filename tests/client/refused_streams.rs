//! HTTP/2: a server that refuses a stream has not looked at it, and one that breaks it off may have.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use h2::Reason;
use h2::server::{Connection, SendResponse};
use http::Response;
use scalingo::types::NewAddon;
use scalingo::{BearerToken, Client, Error, GaveUp, ReqwestTransport};
use tokio::net::{TcpListener, TcpStream};

/// What a server does with a request.
#[derive(Clone, Copy)]
enum Fate {
    Answered,
    /// `REFUSED_STREAM`: it was not looked at.
    Refused,
    /// The stream ends with an error, and nobody knows how far it came.
    BrokenOff,
    /// The connection ends with a `GOAWAY` that counts the request among those that were taken.
    TakenAway,
}

/// A server that does these to the requests that come, and the last of them to all others.
struct Server {
    client: Client,
    seen: Arc<AtomicUsize>,
}

impl Server {
    async fn of(fates: &'static [Fate]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::<AtomicUsize>::default();
        let counted = seen.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(served(socket, fates, counted.clone()));
            }
        });
        // Installs what speaks TLS, which `reqwest` asks for even where there is none.
        let _ = Client::builder().base_url(&url).build();
        let http = reqwest::Client::builder()
            .http2_prior_knowledge()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("reqwest can be set up");
        let client = Client::builder()
            .transport(ReqwestTransport::from(http))
            .credentials(BearerToken::new("token"))
            .base_url(url)
            .build()
            .expect("the settings make sense");
        Self { client, seen }
    }

    /// A POST.
    async fn order(&self) -> Result<(), Error> {
        let order = NewAddon::new("postgresql", "plan");
        let provisioned = self.client.addons().provision("my-app", order).await?;
        assert_eq!(provisioned.message, "done");
        Ok(())
    }

    fn seen(&self) -> usize {
        self.seen.load(Ordering::SeqCst)
    }
}

async fn served(socket: TcpStream, fates: &[Fate], seen: Arc<AtomicUsize>) {
    let mut connection = h2::server::handshake(socket).await.expect("a client");
    // A stream whose ends are dropped is reset, which would be another fate.
    let mut held = Vec::new();
    while let Some(Ok((request, respond))) = connection.accept().await {
        let number = seen.fetch_add(1, Ordering::SeqCst);
        let fate = fates.get(number).or(fates.last());
        let fate = *fate.expect("there is one");
        held.push((meet(fate, respond, &mut connection), request));
    }
}

fn meet(
    fate: Fate,
    mut respond: SendResponse<Bytes>,
    connection: &mut Connection<TcpStream, Bytes>,
) -> SendResponse<Bytes> {
    match fate {
        Fate::Answered => {
            let head = Response::builder().status(201).body(()).expect("a head");
            let mut body = respond.send_response(head, false).expect("a client");
            let answer = Bytes::from_static(br#"{"addon":{"id":"ad-1"},"message":"done"}"#);
            body.send_data(answer, true).expect("a client");
        }
        Fate::Refused => respond.send_reset(Reason::REFUSED_STREAM),
        Fate::BrokenOff => respond.send_reset(Reason::INTERNAL_ERROR),
        Fate::TakenAway => connection.abrupt_shutdown(Reason::NO_ERROR),
    }
    respond
}

#[tokio::test]
async fn a_post_whose_stream_is_refused_is_sent_again_as_nobody_looked_at_it() {
    let server = Server::of(&[Fate::Refused, Fate::Answered]).await;
    server.order().await.expect("an addon");
    assert_eq!(server.seen(), 2);
}

#[tokio::test]
async fn a_post_that_is_refused_again_and_again_ends_in_an_error() {
    let server = Server::of(&[Fate::Refused]).await;
    server.order().await.expect_err("nothing but refusals");
    assert!(server.seen() <= 3, "{} requests", server.seen());
}

#[tokio::test]
async fn a_post_that_was_refused_and_then_broken_off_is_not_sent_a_third_time() {
    let server = Server::of(&[Fate::Refused, Fate::BrokenOff, Fate::Answered]).await;
    let error = server.order().await.expect_err("a broken stream");
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
    assert_eq!(server.seen(), 2);
}

#[tokio::test]
async fn a_post_whose_stream_breaks_off_is_sent_once() {
    let server = Server::of(&[Fate::BrokenOff, Fate::Answered]).await;
    let error = server.order().await.expect_err("a broken stream");
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
    assert_eq!(server.seen(), 1);
}

#[tokio::test]
async fn a_post_that_was_taken_by_a_connection_that_goes_away_is_sent_once() {
    let server = Server::of(&[Fate::TakenAway, Fate::Answered]).await;
    let error = server.order().await.expect_err("a closed connection");
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
    assert_eq!(server.seen(), 1);
}

#[tokio::test]
async fn a_get_whose_stream_breaks_off_is_sent_again() {
    let server = Server::of(&[Fate::BrokenOff, Fate::Answered]).await;
    let call = server.client.addons().get("my-app", "ad-1");
    call.await.expect("an addon");
    assert_eq!(server.seen(), 2);
}
