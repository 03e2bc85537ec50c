//! The script as servers on loopback, which read requests from real sockets and write answers by the byte.

use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use super::scenario::{End, Fail, Reply};
use super::script::{Script, line};
use super::words::Place;
use crate::runtime::{Body, BoxFuture, Incoming, ReqwestTransport, Transport, TransportError};

/// Two servers that do not listen yet: connections to them are refused.
pub(super) struct Ports {
    root: TcpSocket,
    auth: TcpSocket,
    pub(super) place: Place,
}

impl Ports {
    pub(super) fn taken() -> Self {
        let (root, auth) = (port(), port());
        let url = |socket: &TcpSocket| {
            let address = socket.local_addr().expect("an address");
            format!("http://{address}/v1")
        };
        let place = Place {
            root: url(&root),
            auth: url(&auth),
            began: SystemTime::now(),
        };
        Self { root, auth, place }
    }
}

fn port() -> TcpSocket {
    let socket = TcpSocket::new_v4().expect("a socket");
    let any = "127.0.0.1:0".parse().expect("an address");
    socket.bind(any).expect("a port");
    socket
}

/// `reqwest`, in front of which the servers begin to listen when the script says that there is a
/// connection.
pub(super) struct OverSockets {
    script: Arc<Script>,
    ports: std::sync::Mutex<Option<Ports>>,
    listening: OnceLock<()>,
    inner: ReqwestTransport,
}

impl OverSockets {
    pub(super) fn new(script: Arc<Script>, ports: Ports, inner: ReqwestTransport) -> Self {
        Self {
            script,
            ports: std::sync::Mutex::new(Some(ports)),
            listening: OnceLock::new(),
            inner,
        }
    }

    /// What is refused arrives nowhere, so it is noted here.
    fn prepare(&self, request: &Request<Body>) {
        let line = line(request);
        if self.script.refuses(&line) {
            assert!(self.listening.get().is_none(), "refused after an answer");
            let body = request.body().as_bytes().expect("no stream").clone();
            self.script.reply_to(line, request.headers().clone(), body);
            return;
        }
        self.listening.get_or_init(|| {
            let ports = self.ports.lock().expect("no panic").take();
            let Ports { root, auth, place } = ports.expect("they begin to listen once");
            listen(root, &place.root, &self.script);
            listen(auth, &place.auth, &self.script);
        });
    }
}

impl Transport for OverSockets {
    fn send(
        &self,
        request: Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Incoming>, TransportError>> {
        self.prepare(&request);
        self.inner.send(request)
    }
}

fn listen(socket: TcpSocket, url: &str, script: &Arc<Script>) {
    let listener = socket.listen(1024).expect("a listener");
    let origin = url.trim_end_matches("/v1").to_owned();
    let script = script.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            script.connected();
            tokio::spawn(serve(stream, origin.clone(), script.clone()));
        }
    });
}

/// Answers the requests of one connection. A client may go away at any time.
async fn serve(mut stream: TcpStream, origin: String, script: Arc<Script>) {
    let mut unread = Vec::new();
    while let Some((line, headers, body)) = request(&mut stream, &mut unread, &origin).await {
        let Some(reply) = script.reply_to(line.clone(), headers, body) else {
            return;
        };
        if let Some(fail) = reply.fails {
            return failed(fail, stream).await;
        }
        let bodiless = line.starts_with("HEAD ");
        let answer = written(&reply, bodiless);
        let open = stream.write_all(&answer).await.is_ok() && stream.flush().await.is_ok();
        if !open || reply.close || !bodiless && cut(&reply) {
            return;
        }
    }
}

async fn failed(fail: Fail, mut stream: TcpStream) {
    match fail {
        Fail::Reset => stream.set_zero_linger().expect("a setting of sockets"),
        Fail::Garbage => {
            let _ = stream.write_all(b"SSH-2.0-OpenSSH_9.7\r\n\r\n").await;
        }
        Fail::Closed => {}
        Fail::Refused | Fail::Late | Fail::Unsent | Fail::Silent => {
            unreachable!("only in process")
        }
    }
}

/// Whether the connection ends before the body does.
fn cut(reply: &Reply) -> bool {
    let more = reply
        .length
        .is_some_and(|said| said > reply.body().len() as u64);
    more || reply.ends == End::Broken
}

/// The answer as it goes over the wire.
fn written(reply: &Reply, bodiless: bool) -> Vec<u8> {
    let mut head = reply.head();
    let in_pieces = reply.piece.is_some() || reply.ends == End::Broken && reply.length.is_none();
    if in_pieces {
        head.remove("content-length");
        head.insert("transfer-encoding".to_owned(), "chunked".to_owned());
    }
    if reply.close {
        head.insert("connection".to_owned(), "close".to_owned());
    }
    let status = reply.status.unwrap_or(200);
    let mut answer = format!("HTTP/1.1 {status} Whatever\r\n").into_bytes();
    for (name, value) in head {
        answer.extend(format!("{name}: {value}\r\n").bytes());
    }
    answer.extend(b"\r\n");
    if bodiless {
        return answer;
    }
    for piece in reply.pieces() {
        if in_pieces {
            answer.extend(format!("{:x}\r\n", piece.len()).bytes());
            answer.extend(piece);
            answer.extend(b"\r\n");
        } else {
            answer.extend(piece);
        }
    }
    if in_pieces && reply.ends == End::Whole {
        answer.extend(b"0\r\n\r\n");
    }
    answer
}

/// The next request; nothing when there is none.
async fn request(
    stream: &mut TcpStream,
    unread: &mut Vec<u8>,
    origin: &str,
) -> Option<(String, HeaderMap, Bytes)> {
    let end = loop {
        if let Some(at) = unread.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        more(stream, unread).await?;
    };
    let head = String::from_utf8(unread.drain(..end).collect()).expect("a head of ASCII");
    let mut lines = head.lines();
    let (method, target) = lines.next()?.split_once(' ')?;
    let target = target.trim_end_matches(" HTTP/1.1");
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let name: HeaderName = name.parse().expect("a header's name");
        headers.append(name, HeaderValue::from_str(value).expect("a header"));
    }
    assert_eq!(
        headers.get("host").map(HeaderValue::as_bytes),
        origin.strip_prefix("http://").map(str::as_bytes)
    );
    let length = headers.get("content-length").map_or(0, |length| {
        let length = length.to_str().expect("a number").parse();
        length.expect("a number")
    });
    while unread.len() < length {
        more(stream, unread).await?;
    }
    let body = unread.drain(..length).collect::<Vec<u8>>().into();
    Some((format!("{method} {origin}{target}"), headers, body))
}

async fn more(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<()> {
    let read = stream.read_buf(unread).await.ok()?;
    (read > 0).then_some(())
}
