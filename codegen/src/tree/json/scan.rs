//! JSON text becomes tokens, each with the bytes where it stands.

use std::borrow::Cow;
use std::ops::Range;

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

/// Why the text is not JSON, and at which byte.
#[derive(Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) offset: usize,
    pub(crate) message: &'static str,
    pub(crate) help: Option<&'static str>,
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

pub(super) type Scanned<T> = Result<T, Fault>;

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
            (Next::Value, Some(byte)) => self.value(byte),
            (Next::FirstElement, Some(b']')) | (Next::FirstKey, Some(b'}')) => Ok(self.close()),
            (Next::FirstElement, Some(byte)) => self.value(byte),
            (Next::FirstKey, Some(_)) => self.key(),
            (Next::CommaOrEnd, Some(byte)) => self.after_value(byte),
        }
    }

    pub(crate) fn ended(&self) -> Fault {
        Fault {
            offset: self.text.trim_end().len(),
            message: "the file ends in the middle of a value",
            help: Some("a part of the file seems to be cut off"),
        }
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
        let start = self.at + 1;
        let mut text = Cow::Borrowed("");
        let mut plain = start;
        self.at = start;
        loop {
            let Some(length) = self.text.as_bytes()[self.at..]
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))
            else {
                return Err(self.ended());
            };
            self.at += length;
            let stretch = &self.text[plain..self.at];
            match self.text.as_bytes()[self.at] {
                b'"' => {
                    text += stretch;
                    self.at += 1;
                    return Ok(text);
                }
                b'\\' => {
                    text += stretch;
                    text.to_mut().push(self.escape()?);
                    plain = self.at;
                }
                _ => {
                    return Err(self.fault("a text of JSON has no line break or control character"));
                }
            }
        }
    }

    /// Half a surrogate pair becomes U+FFFD.
    fn escape(&mut self) -> Scanned<char> {
        let Some(byte) = self.text.as_bytes().get(self.at + 1) else {
            return Err(self.ended());
        };
        let character = match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.fault("JSON has no such escape")),
        };
        self.at += 2;
        Ok(character)
    }

    fn unicode(&mut self) -> Scanned<char> {
        let Some(first) = self.unit(self.at) else {
            return Err(self.fault("expected four hexadecimal digits after `\\u`"));
        };
        self.at += 6;
        if (0xd800..0xdc00).contains(&first)
            && let Some(second @ 0xdc00..0xe000) = self.unit(self.at)
        {
            self.at += 6;
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hexadecimal
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
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
        Fault {
            offset: self.at,
            message,
            help: None,
        }
    }
}

/// Whether JSON would write it as a number.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}
