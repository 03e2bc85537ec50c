//! A reply becomes the bytes that a connection carries.

/// What a server says to one request.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    media: Option<String>,
    body: Vec<u8>,
    framing: Framing,
}

/// How a client learns where a body ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// By its length.
    Length,
    /// By the last chunk.
    Chunks,
    /// Not at all: the length is longer than what comes, and the connection is closed.
    CutOff,
    /// There is no body, nor a head: the connection is closed without a word.
    Silence,
}

impl Reply {
    pub(crate) fn new(status: u16, media: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            media: Some(media.to_owned()),
            body: body.into(),
            framing: Framing::Length,
        }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Self {
            media: None,
            ..Self::new(status, "", "")
        }
    }

    pub(crate) fn framed(mut self, framing: Framing) -> Self {
        self.framing = framing;
        self
    }

    /// One reply for one connection.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let status = self.status;
        let media = self
            .media
            .as_ref()
            .map(|media| format!("content-type: {media}\r\n"));
        let media = media.unwrap_or_default();
        let length = self.body.len();
        let (length, end) = match self.framing {
            Framing::Silence => return Vec::new(),
            _ if matches!(status, 204 | 304) => (String::new(), ""),
            Framing::Length => (format!("content-length: {length}\r\n"), ""),
            Framing::CutOff => (format!("content-length: {}\r\n", length + 16), ""),
            Framing::Chunks => (
                // The first chunk's own length stands behind the head.
                format!("transfer-encoding: chunked\r\n\r\n{length:x}"),
                "\r\n0\r\n\r\n",
            ),
        };
        let head = format!("HTTP/1.1 {status} \r\nconnection: close\r\n{media}{length}\r\n");
        [head.as_bytes(), &self.body, end.as_bytes()].concat()
    }
}
