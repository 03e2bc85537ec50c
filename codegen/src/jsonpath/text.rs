//! Strings and numbers of a path become values, character by character.

use super::Fault;

/// A text under the reader, and how far it was read.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pub(super) whole: &'t str,
    pub(super) at: usize,
}

impl<'t> Text<'t> {
    pub(super) fn new(whole: &'t str) -> Self {
        Self { whole, at: 0 }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.whole[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    /// Passes these characters when they come next.
    pub(super) fn takes(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// Passes what consists of such characters.
    pub(super) fn run(&mut self, of: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !of(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// A complaint about the next character, or about the end.
    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        let length = self.peek().map_or(0, char::len_utf8);
        Fault {
            at: self.at..self.at + length,
            message: message.into(),
            help: None,
        }
    }

    /// A complaint about what was read since.
    pub(super) fn fault_since(&self, start: usize, message: impl Into<String>) -> Fault {
        Fault {
            at: start..self.at,
            message: message.into(),
            help: None,
        }
    }

    /// What stands between quotes of the kind that comes next.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let quote = self.next();
        let mut value = String::new();
        loop {
            let at = self.at;
            match self.next() {
                None => {
                    self.at = start;
                    return Err(self.fault("this text has no closing quote"));
                }
                next if next == quote => return Ok(value),
                Some('\\') => value.push(self.escape(at)?),
                Some(c) if c < ' ' => {
                    return Err(
                        self.fault_since(at, "a control character in a text needs an escape")
                    );
                }
                Some(c) => value.push(c),
            }
        }
    }

    fn escape(&mut self, start: usize) -> Result<char, Fault> {
        let value = match self.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(c @ ('/' | '\\' | '\'' | '"')) => c,
            Some('u') => return self.code(start),
            Some(_) | None => {
                return Err(self.fault_since(start, "there is no such escape in a JSONPath"));
            }
        };
        Ok(value)
    }

    /// The four digits after `\u`, or a pair of them.
    fn code(&mut self, start: usize) -> Result<char, Fault> {
        let first = self.four_digits(start)?;
        let code = if (0xd800..0xdc00).contains(&first) && self.takes("\\u") {
            let second = self.four_digits(start)?;
            let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400);
            low.map_or(first, |low| 0x10000 + ((first - 0xd800) << 10) + low)
        } else {
            first
        };
        char::from_u32(code)
            .ok_or_else(|| self.fault_since(start, "half of a surrogate pair is no character"))
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, Fault> {
        let digits = self.rest().get(..4).unwrap_or_default();
        let hexadecimal = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u32::from_str_radix(digits, 16) {
            Ok(code) if hexadecimal => {
                self.at += digits.len();
                Ok(code)
            }
            Ok(_) | Err(_) => Err(self.fault_since(start, "`\\u` takes four hexadecimal digits")),
        }
    }

    /// A whole number without leading zeros, as indexes and slices have them.
    pub(super) fn integer(&mut self) -> Result<Option<i64>, Fault> {
        const LARGEST: u64 = (1 << 53) - 1;
        let start = self.at;
        let negative = self.takes("-");
        let digits = self.run(|c| c.is_ascii_digit());
        if digits.is_empty() {
            self.at = start;
            return Ok(None);
        }
        let clean = digits == "0" && !negative || !digits.starts_with('0');
        let value = digits.parse::<i64>().ok();
        let value = value.filter(|value| clean && value.unsigned_abs() <= LARGEST);
        match value {
            Some(value) => Ok(Some(if negative { -value } else { value })),
            None => Err(self.fault_since(start, "this is no index")),
        }
    }
}
