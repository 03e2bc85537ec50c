//! Requests as they come over a socket, and answers as they go.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::TcpStream;

pub(crate) type Socket = BufReader<TcpStream>;

/// What the server looks at of a request.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Which call it belongs to.
    pub(crate) tag: Option<u32>,
    /// What stands behind `Bearer`.
    pub(crate) token: String,
}

/// The next request, read to its end; nothing when the client closed the connection.
pub(crate) async fn request(socket: &mut Socket) -> io::Result<Option<Request>> {
    let mut line = String::new();
    if socket.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    let mut words = line.split(' ').map(str::to_owned);
    let mut request = Request {
        method: words.next().unwrap_or_default(),
        path: words.next().unwrap_or_default(),
        tag: None,
        token: String::new(),
    };
    let mut length = 0;
    loop {
        line.clear();
        if socket.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        match name {
            "x-tag" => request.tag = value.parse().ok(),
            "authorization" => value
                .trim_start_matches("Bearer ")
                .clone_into(&mut request.token),
            "content-length" => length = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    socket.read_exact(&mut body).await?;
    Ok(Some(request))
}

/// Waits until the client closes the connection.
pub(crate) async fn closed_by_client(socket: &mut Socket) {
    let mut rest = [0; 1024];
    while socket.read(&mut rest).await.is_ok_and(|read| read > 0) {}
}

/// A whole answer.
pub(crate) fn answer(status: u16, media: &str, more: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    // An answer without content has no length of it.
    let about = if status == 204 {
        String::new()
    } else {
        format!("content-type: {media}\r\ncontent-length: {length}\r\n")
    };
    format!("HTTP/1.1 {status} \r\n{about}{more}\r\n{body}").into_bytes()
}

/// Where the body of an answer begins.
pub(crate) fn head_length(answer: &[u8]) -> usize {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    end.map_or(answer.len(), |end| end + 4)
}
