//! One answer to every request, over real HTTP on loopback.

use std::io::{self, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

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

#[derive(Debug)]
struct Shared {
    answer: Vec<u8>,
    requests: Mutex<Vec<Request>>,
    stopped: AtomicBool,
}

/// A server that gives this answer to everybody, one connection at a time.
pub(crate) fn serve(status: u16, media: &str, body: &str) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    let address = listener.local_addr().expect("the listener is bound");
    let head = match status {
        204 | 304 => format!("HTTP/1.1 {status} \r\nconnection: close\r\n\r\n"),
        _ => format!(
            "HTTP/1.1 {status} \r\nconnection: close\r\ncontent-type: {media}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        ),
    };
    let shared = Arc::new(Shared {
        answer: head.into_bytes(),
        requests: Mutex::default(),
        stopped: AtomicBool::new(false),
    });
    let thread = thread::spawn({
        let shared = Arc::clone(&shared);
        move || shared.answer_all(&listener)
    });
    Server {
        url: format!("http://{address}"),
        shared,
        thread: Some(thread),
    }
}

impl Server {
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
        self.shared
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
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
            self.requests
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(request);
            (&*connection).write_all(&self.answer)?;
        }
        Ok(())
    }
}
