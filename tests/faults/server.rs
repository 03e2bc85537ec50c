//! A server on loopback that treats its clients as chance has it, and remembers what it did.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use crate::chance::Chance;
use crate::deed::Deed;
use crate::record::Record;
use crate::wire::{Request, Socket, answer, closed_by_client, head_length, request};

const JSON: &str = "application/json";

/// How many connections in a thousand are closed before anything is read.
const TURNED_AWAY: u64 = 20;

/// How many exchanges in a thousand end without a token.
const WITHOUT_TOKEN: u64 = 150;

/// How long the server takes for a token, and between the pieces of a slow answer.
const MOMENT: Duration = Duration::from_millis(5);

pub(crate) struct Server {
    pub(crate) url: String,
    shared: Arc<Shared>,
}

struct Shared {
    chance: Chance,
    open: AtomicUsize,
    record: Mutex<Record>,
    /// An order and the list of addons, as they were recorded.
    order: String,
    list: String,
}

/// What becomes of the connection.
enum Then {
    Kept,
    Closed,
    Reset,
    /// Nothing, until the client gives up.
    Held,
}

/// Serves so many calls, as long as the runtime lives.
pub(crate) async fn serve(chance: Chance, calls: u32) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("an address"));
    let shared = Arc::new(Shared {
        chance,
        open: AtomicUsize::new(0),
        record: Mutex::new(Record::of_calls(calls)),
        order: recorded(include_str!(
            "../fixtures/recorded/addons-provision-201.json"
        )),
        list: recorded(include_str!("../fixtures/recorded/addons-for-200.json")),
    });
    tokio::spawn(accept(listener, shared.clone()));
    Server { url, shared }
}

impl Server {
    pub(crate) fn record(&self) -> Record {
        self.shared.record().clone()
    }

    pub(crate) fn open_connections(&self) -> usize {
        self.shared.open.load(Ordering::SeqCst)
    }
}

/// The body of a recorded answer.
fn recorded(interaction: &str) -> String {
    let interaction: serde_json::Value = serde_json::from_str(interaction).expect("JSON");
    interaction["response"]["json_body"].to_string()
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let (socket, _) = listener.accept().await.expect("a connection");
        shared.open.fetch_add(1, Ordering::SeqCst);
        let shared = shared.clone();
        tokio::spawn(async move {
            // A client that goes away is no failure of the server's.
            let _ = shared.treat(socket).await;
            shared.open.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

impl Shared {
    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().expect("nothing panics with the record")
    }

    async fn treat(&self, socket: TcpStream) -> io::Result<()> {
        if self.turns_away() {
            return socket.set_zero_linger();
        }
        let mut socket = BufReader::new(socket);
        while let Some(request) = request(&mut socket).await? {
            match self.answer(&mut socket, &request).await? {
                Then::Kept => {}
                Then::Closed => return socket.shutdown().await,
                Then::Reset => return socket.get_ref().set_zero_linger(),
                Then::Held => closed_by_client(&mut socket).await,
            }
        }
        Ok(())
    }

    fn turns_away(&self) -> bool {
        let mut record = self.record();
        record.connections += 1;
        let chance = self.chance.per_mille("connection", record.connections, 0);
        let away = chance < TURNED_AWAY;
        record.turned_away += u32::from(away);
        away
    }

    async fn answer(&self, socket: &mut Socket, request: &Request) -> io::Result<Then> {
        if request.path.ends_with("/tokens/exchange") {
            return self.exchange(socket).await;
        }
        let Some(tag) = request.tag else {
            let line = format!("{} {}", request.method, request.path);
            self.record().strangers.push(line);
            return Ok(Then::Closed);
        };
        let deed = self.deed(request, tag);
        self.act(socket, request, deed).await
    }

    async fn exchange(&self, socket: &mut Socket) -> io::Result<Then> {
        let number = self.record().exchanges.begin();
        sleep(MOMENT).await;
        let chance = self.chance.per_mille("exchange", number, 0);
        // What is remembered is so before the client can hear of it.
        let (answer, then) = {
            let exchanges = &mut self.record().exchanges;
            if chance < WITHOUT_TOKEN {
                exchanges.fail();
                no_token(chance)
            } else {
                let token = exchanges.give();
                let body = format!(r#"{{"token":"{token}"}}"#);
                (answer(200, JSON, "", &body), Then::Kept)
            }
        };
        socket.write_all(&answer).await?;
        Ok(then)
    }

    /// What is done to a request, which is noted before.
    fn deed(&self, request: &Request, tag: u32) -> Deed {
        let mut record = self.record();
        let (nth, carried_out) = record.before(tag);
        let deed = Deed::by(self.chance.per_mille("call", tag, nth));
        let deed = if record.exchanges.is_revoked(&request.token) {
            Deed::Unauthorized
        } else if request.method == "DELETE" && carried_out && deed == Deed::Fine {
            Deed::Gone
        } else {
            deed
        };
        if deed == Deed::Unauthorized {
            record.exchanges.refuse(&request.token);
        }
        if deed == Deed::Revoked {
            record.exchanges.revoke(&request.token);
        }
        record.note(tag, &request.method, deed);
        deed
    }

    async fn act(&self, socket: &mut Socket, request: &Request, deed: Deed) -> io::Result<Then> {
        let error =
            |status, more: &str| (answer(status, JSON, more, r#"{"error":"no"}"#), Then::Kept);
        let (answer, then) = match deed {
            Deed::Fine => (self.fine(request), Then::Kept),
            Deed::FineThenClosed => (self.fine(request), Then::Closed),
            Deed::Slow => return self.slowly(socket, request).await,
            Deed::Gone => error(404, ""),
            Deed::Reset => (Vec::new(), Then::Reset),
            Deed::ResetInHead => (b"HTTP/1.1 200 OK\r\ncontent-le".to_vec(), Then::Reset),
            Deed::ResetInBody => (self.half(), Then::Reset),
            Deed::Truncated => (self.half(), Then::Closed),
            Deed::Stalled => (Vec::new(), Then::Held),
            Deed::StalledInBody => (self.half(), Then::Held),
            Deed::TooMany => (answer(429, "text/plain", "", "Retry later\n"), Then::Kept),
            Deed::TooManyForNow => error(429, "retry-after: 0\r\n"),
            Deed::TooManyForLong => error(429, "retry-after: 3600\r\n"),
            Deed::Unauthorized | Deed::Revoked => error(401, ""),
            Deed::Broken => error(500, ""),
            Deed::Unavailable => (
                answer(503, "text/html", "", "<html>down</html>"),
                Then::Kept,
            ),
            Deed::Garbage => (b"\x16\x03\x01 what?\r\n\r\n".to_vec(), Then::Closed),
            Deed::GarbageBody => (answer(200, JSON, "", "{\"addons\":[tru"), Then::Kept),
            Deed::Page => (
                answer(200, "text/html", "", "<html>Log in</html>"),
                Then::Kept,
            ),
        };
        socket.write_all(&answer).await?;
        Ok(then)
    }

    async fn slowly(&self, socket: &mut Socket, request: &Request) -> io::Result<Then> {
        let answer = self.fine(request);
        for piece in answer.chunks(answer.len().div_ceil(4)) {
            socket.write_all(piece).await?;
            sleep(MOMENT).await;
        }
        Ok(Then::Kept)
    }

    fn fine(&self, request: &Request) -> Vec<u8> {
        match request.method.as_str() {
            "GET" => answer(200, JSON, "", &self.list),
            "POST" => answer(201, JSON, "", &self.order),
            "PATCH" => answer(200, JSON, "", &self.order),
            _ => answer(204, JSON, "", ""),
        }
    }

    /// The head of an answer and half of its body.
    fn half(&self) -> Vec<u8> {
        let mut answer = answer(200, JSON, "", &self.order);
        let head = head_length(&answer);
        answer.truncate(head + (answer.len() - head) / 2);
        answer
    }
}

fn no_token(chance: u64) -> (Vec<u8>, Then) {
    match chance {
        ..50 => (
            answer(429, "text/plain", "retry-after: 0\r\n", "Retry later"),
            Then::Kept,
        ),
        50..100 => (answer(503, JSON, "", r#"{"error":"later"}"#), Then::Kept),
        100..130 => (answer(200, JSON, "", r#"{"token":"#), Then::Kept),
        _ => (Vec::new(), Then::Reset),
    }
}
