//! A request, whatever it says, becomes one and the same answer, from another process.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::{env, thread};

use crate::documents;

/// A server in a process of its own, which ends with this one.
pub(crate) struct Server {
    child: Child,
    url: String,
}

impl Server {
    pub(crate) fn start() -> Self {
        let program = env::current_exe().expect("this program has a path");
        let mut child = Command::new(program)
            .arg("--server")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started again");
        let mut url = String::new();
        let output = child.stdout.take().expect("the output is a pipe");
        BufReader::new(output)
            .read_line(&mut url)
            .expect("the server says where it is");
        let url = url.trim().to_owned();
        Self { child, url }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its input ends, and so does it.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// Serves until the input ends.
pub(crate) fn run() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    println!("http://{address}");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || served(stream));
        }
    });
    let _ = io::stdin().read_to_end(&mut Vec::new());
}

fn served(stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let answer = answer();
    let mut write = stream.try_clone()?;
    let mut read = BufReader::new(stream);
    let mut line = Vec::new();
    loop {
        line.clear();
        if read.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line == b"\r\n" {
            write.write_all(&answer)?;
        }
    }
}

fn answer() -> Vec<u8> {
    let body = documents::list(2);
    let mut answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: {}\r\n\
         date: Fri, 29 May 2020 13:08:59 GMT\r\netag: W/\"11c09f61bfabc27524efd76463b5afb3\"\r\n\
         cache-control: max-age=0, private, must-revalidate\r\nx-request-id: 3f1c\r\n\r\n",
        body.len()
    )
    .into_bytes();
    answer.extend_from_slice(body.as_bytes());
    answer
}
