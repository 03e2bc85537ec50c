//! JSON text becomes tokens, each with the bytes where it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::{Fault, Scanned};
use super::number::is_number;
use super::string::string;
use crate::tree::DEEPEST;

#[derive(Debug, PartialEq)]
pub(crate) enum Token<'t> {
    OpenMap,
    CloseMap,
    OpenList,
    CloseList,
    /// A key and its colon; the bytes are the key's.
    Key(Cow<'t, str>),
    Text(Cow<'t, str>),
    Number(&'t str),
    Bool(bool),
    Null,
}

/// Hands out the tokens of one value; what it hands out is well nested and at most [`DEEPEST`] deep.
#[derive(Debug)]
pub(crate) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
    next: Next,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Map,
    List,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Next {
    Value,
    FirstElement,
    FirstKey,
    CommaOrEnd,
    Nothing,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            next: Next::Value,
        }
    }

    /// The next token; nothing after the end of the value, when nothing but blanks follows it.
    pub(crate) fn next(&mut self) -> Scanned<Option<(Token<'t>, Range<usize>)>> {
        let byte = self.skip_blanks();
        match (self.next, byte) {
            (Next::Nothing, None) => Ok(None),
            (Next::Nothing, Some(_)) => Err(self.fault("text after the end of the document")),
            (_, None) => Err(self.ended()),
            (Next::FirstElement, Some(b']')) | (Next::FirstKey, Some(b'}')) => Ok(self.close()),
            (Next::Value | Next::FirstElement, Some(byte)) => self.value(byte),
            (Next::FirstKey, Some(_)) => self.key(),
            (Next::CommaOrEnd, Some(byte)) => self.after_value(byte),
        }
    }

    pub(super) fn ended(&self) -> Fault {
        Fault::ended(self.text)
    }

    fn after_value(&mut self, byte: u8) -> Scanned<Option<(Token<'t>, Range<usize>)>> {
        match (self.open.last(), byte) {
            (Some(Open::Map), b'}') | (Some(Open::List), b']') => Ok(self.close()),
            (Some(Open::Map), b',') => {
                self.at += 1;
                self.skip_blanks();
                self.key()
            }
            (Some(Open::List), b',') => {
                self.at += 1;
                self.next = Next::Value;
                self.next()
            }
            (Some(Open::Map), _) => Err(self.fault("expected `,` or `}`")),
            (Some(Open::List) | None, _) => Err(self.fault("expected `,` or `]`")),
        }
    }

    fn value(&mut self, byte: u8) -> Scanned<Option<(Token<'t>, Range<usize>)>> {
        let start = self.at;
        let token = match byte {
            b'{' => return self.open(Open::Map),
            b'[' => return self.open(Open::List),
            b'"' => Token::Text(self.string()?),
            b'-' | b'0'..=b'9' => Token::Number(self.number()?),
            _ => self.literal()?,
        };
        self.after();
        Ok(Some((token, start..self.at)))
    }

    fn literal(&mut self) -> Scanned<Token<'t>> {
        let rest = &self.text[self.at..];
        for (word, token) in [
            ("true", Token::Bool(true)),
            ("false", Token::Bool(false)),
            ("null", Token::Null),
        ] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(token);
            }
        }
        Err(self.fault("expected a value"))
    }

    fn open(&mut self, open: Open) -> Scanned<Option<(Token<'t>, Range<usize>)>> {
        if self.open.len() == DEEPEST {
            return Err(self.fault("nested more than 128 levels deep"));
        }
        self.open.push(open);
        self.at += 1;
        let (token, next) = match open {
            Open::Map => (Token::OpenMap, Next::FirstKey),
            Open::List => (Token::OpenList, Next::FirstElement),
        };
        self.next = next;
        Ok(Some((token, self.at - 1..self.at)))
    }

    fn close(&mut self) -> Option<(Token<'t>, Range<usize>)> {
        let token = match self.open.pop()? {
            Open::Map => Token::CloseMap,
            Open::List => Token::CloseList,
        };
        self.at += 1;
        self.after();
        Some((token, self.at - 1..self.at))
    }

    fn after(&mut self) {
        self.next = if self.open.is_empty() {
            Next::Nothing
        } else {
            Next::CommaOrEnd
        };
    }

    fn key(&mut self) -> Scanned<Option<(Token<'t>, Range<usize>)>> {
        match self.peek() {
            Some(b'"') => {}
            Some(b'}') => {
                let help = "JSON has no comma after the last member";
                return Err(Fault {
                    help: Some(help),
                    ..self.fault("expected a key")
                });
            }
            Some(_) => return Err(self.fault("expected a key in double quotes")),
            None => return Err(self.ended()),
        }
        let start = self.at;
        let key = self.string()?;
        let end = self.at;
        match self.skip_blanks() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(self.fault("expected `:` after the key")),
            None => return Err(self.ended()),
        }
        self.next = Next::Value;
        Ok(Some((Token::Key(key), start..end)))
    }

    fn number(&mut self) -> Scanned<&'t str> {
        let start = self.at;
        let length = self.text[start..]
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
            .count();
        let digits = &self.text[start..start + length];
        if !is_number(digits) {
            return Err(self.fault("not a number of JSON"));
        }
        self.at += length;
        Ok(digits)
    }

    fn string(&mut self) -> Scanned<Cow<'t, str>> {
        let (text, after) = string(self.text, self.at)?;
        self.at = after;
        Ok(text)
    }

    fn skip_blanks(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fault(&self, message: &'static str) -> Fault {
        Fault::at(self.at, message)
    }
}

#[cfg(test)]
mod tests {
    use super::Scanner;

    fn fault(text: &str) -> (usize, &'static str) {
        let mut scanner = Scanner::new(text);
        loop {
            match scanner.next() {
                Ok(Some(_)) => {}
                Ok(None) => panic!("{text} is JSON"),
                Err(fault) => return (fault.offset, fault.message),
            }
        }
    }

    #[test]
    fn what_is_not_json_is_refused_where_it_is() {
        assert_eq!(fault("{\"a\" 1}"), (5, "expected `:` after the key"));
        assert_eq!(fault("{\"a\": 1,}"), (8, "expected a key"));
        assert_eq!(fault("{a: 1}"), (1, "expected a key in double quotes"));
        assert_eq!(fault("[1 2]"), (3, "expected `,` or `]`"));
        assert_eq!(fault("[1,]"), (3, "expected a value"));
        assert_eq!(fault("[01]"), (1, "not a number of JSON"));
        assert_eq!(fault("[1] x"), (4, "text after the end of the document"));
        assert_eq!(
            fault("{\"a\": [1, "),
            (9, "the file ends in the middle of a value")
        );
    }
}
