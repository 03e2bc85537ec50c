//! One reply after the other, over real HTTP on loopback.

use std::collections::VecDeque;
use std::io::{self, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::reply::Reply;
use super::request::Request;

/// How long a connection may stand still before the server looks for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server on a thread of its own; it stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    script: Mutex<Script>,
    stopped: AtomicBool,
}

#[derive(Debug, Default)]
struct Script {
    /// The last of them stays.
    replies: VecDeque<Reply>,
    requests: Vec<Request>,
}

/// A server that gives this answer to everybody.
pub(crate) fn serve(status: u16, media: &str, body: &str) -> Server {
    let server = Server::start();
    server.answers([Reply::new(status, media, body)]);
    server
}

impl Server {
    /// A server with nothing to say yet, to be asked over one connection at a time.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let address = listener.local_addr().expect("the listener is bound");
        let shared = Arc::new(Shared::default());
        let thread = thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.answer_all(&listener)
        });
        Self {
            url: format!("http://{address}"),
            shared,
            thread: Some(thread),
        }
    }

    /// Gives these replies from now on, the last of them again and again; forgets what it was asked before.
    pub(crate) fn answers(&self, replies: impl IntoIterator<Item = Reply>) {
        *self.shared.script() = Script {
            replies: replies.into_iter().collect(),
            requests: Vec::new(),
        };
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The only request that came.
    #[track_caller]
    pub(crate) fn request(&self) -> Request {
        let mut requests = self.requests();
        let request = requests.pop().expect("a request came");
        assert!(
            requests.is_empty(),
            "one request came, not these before it, too: {requests:#?}"
        );
        request
    }

    /// Every request that came, in its order.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.shared.script().requests.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread, which waits for a connection.
        let woken = TcpStream::connect(self.url.trim_start_matches("http://"));
        if let (Ok(_), Some(thread)) = (woken, self.thread.take()) {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn answer_all(&self, listener: &TcpListener) {
        for connection in listener.incoming() {
            if self.stopped.load(Ordering::SeqCst) {
                break;
            }
            // A client that goes away is no failure of the server's.
            let _ = connection.and_then(|connection| self.answer(&connection));
        }
    }

    fn answer(&self, connection: &TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(PATIENCE))?;
        if let Some(request) = Request::read(&mut BufReader::new(connection))? {
            let reply = self.script().reply_to(request);
            (&*connection).write_all(&reply.bytes())?;
        }
        Ok(())
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Script {
    fn reply_to(&mut self, request: Request) -> Reply {
        self.requests.push(request);
        let last = self.replies.len() == 1;
        let next = if last {
            self.replies.front().cloned()
        } else {
            self.replies.pop_front()
        };
        next.unwrap_or_else(|| Reply::empty(500))
    }
}
