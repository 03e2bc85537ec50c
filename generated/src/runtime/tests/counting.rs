//! A server on loopback that keeps connections open, and counts them.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What came so far.
#[derive(Clone, Default)]
pub(super) struct Counted {
    connections: Arc<Mutex<usize>>,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Counted {
    pub(super) fn connections(&self) -> usize {
        *self.connections.lock().expect("no panic")
    }

    /// Method and target of each request.
    pub(super) fn lines(&self) -> Vec<String> {
        self.lines.lock().expect("no panic").clone()
    }
}

/// Answers every request by what its head says. Gives the URL, too.
pub(super) fn counting(
    answer: impl Fn(&str) -> String + Send + Sync + 'static,
) -> (String, Counted) {
    serving(answer, |socket| Box::new(socket))
}

pub(super) trait Socket: Read + Write + Send {}
impl<T: Read + Write + Send> Socket for T {}

/// The same over what is made of each connection.
pub(super) fn serving(
    answer: impl Fn(&str) -> String + Send + Sync + 'static,
    socket: impl Fn(TcpStream) -> Box<dyn Socket> + Send + Sync + 'static,
) -> (String, Counted) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let counted = Counted::default();
    let seen = counted.clone();
    let shared = Arc::new((answer, socket));
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            *seen.connections.lock().expect("no panic") += 1;
            let (seen, shared) = (seen.clone(), shared.clone());
            // A client that goes away is no failure of the server's.
            thread::spawn(move || drop(answer_all((shared.1)(connection), &seen, &shared.0)));
        }
    });
    (url, counted)
}

fn answer_all(
    socket: Box<dyn Socket>,
    seen: &Counted,
    answer: &dyn Fn(&str) -> String,
) -> io::Result<()> {
    let mut socket = BufReader::new(socket);
    while let Some(head) = head(&mut socket)? {
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        io::copy(
            &mut socket.by_ref().take(length.unwrap_or(0)),
            &mut io::sink(),
        )?;
        let line = head.split(" HTTP/").next().unwrap_or_default().to_owned();
        seen.lines.lock().expect("no panic").push(line);
        socket.get_mut().write_all(answer(&head).as_bytes())?;
        socket.get_mut().flush()?;
    }
    Ok(())
}

/// Up to the empty line; nothing when there is no other request.
fn head(socket: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if socket.read_line(&mut head)? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(head))
}

pub(super) fn answer(status: u16, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} \r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}
