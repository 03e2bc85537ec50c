//! What arrived: the text of a request, in its parts.

use std::io::{self, BufRead, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::json::read;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Before the question mark, as it was written.
    pub(crate) path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The next request on a connection; nothing at its end.
    pub(crate) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some(line) = line(from)? else {
            return Ok(None);
        };
        let mut words = line.split(' ');
        let (method, target) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers = Vec::new();
        while let Some(line) = line_of_head(from)? {
            let (name, value) = line.split_once(':').unwrap_or((&line, ""));
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: pairs(query, '&'),
            headers,
            body: Vec::new(),
        };
        request.body = request.read_body(from)?;
        Ok(Some(request))
    }

    /// The pairs of the query in their order, decoded.
    pub(crate) fn query(&self) -> Vec<(&str, &str)> {
        self.query
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let pairs = pairs(self.header("cookie")?, ';');
        pairs
            .into_iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// The JSON that was sent, out of its envelope.
    #[track_caller]
    pub(crate) fn json(&self, envelope: Option<&str>) -> Value {
        let whole: Value = serde_json::from_slice(&self.body).expect("a body of JSON");
        match envelope {
            None => whole,
            Some(name) => {
                let members = whole.as_object().expect("an object around the body");
                assert_eq!(
                    members.keys().collect::<Vec<_>>(),
                    [name],
                    "only the envelope"
                );
                members[name].clone()
            }
        }
    }

    /// The lines of JSON that were sent.
    #[track_caller]
    pub(crate) fn lines(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        text.lines().map(read::<Value>).collect()
    }

    /// The records of a sequence of JSON that were sent.
    #[track_caller]
    pub(crate) fn sequence(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        let records = text.strip_prefix('\u{1e}').expect("a record");
        records.split('\u{1e}').map(read::<Value>).collect()
    }

    /// Whether a text was sent, in whatever place: a password of Basic is in base 64.
    pub(crate) fn carries(&self, text: &str) -> bool {
        let pairs = self.query.iter().chain(&self.headers);
        let mut values = pairs.map(|(_, value)| value.clone());
        let basic = self
            .header("authorization")
            .and_then(|value| STANDARD.decode(value.strip_prefix("Basic ")?).ok());
        values.any(|value| value.contains(text))
            || self.path.contains(text)
            || String::from_utf8_lossy(&self.body).contains(text)
            || basic.is_some_and(|pair| String::from_utf8_lossy(&pair).contains(text))
    }

    fn read_body(&self, from: &mut impl BufRead) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        if let Some(length) = self
            .header("content-length")
            .and_then(|length| length.parse().ok())
        {
            from.take(length).read_to_end(&mut body)?;
        } else if self.header("transfer-encoding").is_some() {
            while let Some(size) =
                line(from)?.and_then(|size| u64::from_str_radix(size.trim(), 16).ok())
            {
                from.by_ref().take(size).read_to_end(&mut body)?;
                line(from)?;
                if size == 0 {
                    break;
                }
            }
        }
        Ok(body)
    }
}

fn line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    let read = from.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim_end().to_owned()))
}

/// A line before the empty one.
fn line_of_head(from: &mut impl BufRead) -> io::Result<Option<String>> {
    Ok(line(from)?.filter(|line| !line.is_empty()))
}

pub(super) fn pairs(text: &str, separator: char) -> Vec<(String, String)> {
    let parts = text.split(separator).filter(|part| !part.is_empty());
    let pairs = parts.map(|part| part.trim().split_once('=').unwrap_or((part.trim(), "")));
    pairs
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = text.get(at + 1..at + 3).filter(|_| byte == b'%');
        if let Some(byte) = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            out.push(byte);
            at += 3;
        } else {
            out.push(if byte == b'+' { b' ' } else { byte });
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
