//! Bytes become what stands between separators, whichever pieces they come in.

/// What ends what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// Carriage return, line feed, or both.
    Line,
    /// The control character before each record of a sequence (RFC 7464).
    Record,
}

/// A line became longer than it may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Cuts bytes at separators.
pub(super) struct Lines {
    separator: Separator,
    limit: usize,
    /// What came behind the last separator.
    begun: Vec<u8>,
    /// A carriage return was the last byte, and a line feed would belong to it.
    after_return: bool,
    /// Nothing came yet.
    fresh: bool,
}

impl Lines {
    pub(super) fn new(separator: Separator, limit: usize) -> Self {
        Self {
            separator,
            limit,
            begun: Vec::new(),
            after_return: false,
            fresh: true,
        }
    }

    /// Takes a piece, and shows each line that ends in it.
    pub(super) fn push(
        &mut self,
        piece: &[u8],
        line: &mut dyn FnMut(&[u8]) -> Result<(), TooLong>,
    ) -> Result<(), TooLong> {
        let mut rest = piece;
        if self.after_return && !rest.is_empty() {
            self.after_return = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(end) = rest.iter().position(|byte| self.ends_at(*byte)) {
            self.extend(&rest[..end])?;
            let whole = std::mem::take(&mut self.begun);
            line(self.unmarked(&whole))?;
            self.begun = whole;
            self.begun.clear();
            let separator = rest[end];
            rest = &rest[end + 1..];
            if separator == b'\r' {
                self.after_return = rest.is_empty();
                rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            }
        }
        self.extend(rest)
    }

    /// What no separator has ended.
    pub(super) fn end(&mut self) -> Vec<u8> {
        let whole = std::mem::take(&mut self.begun);
        self.unmarked(&whole).to_vec()
    }

    fn ends_at(&self, byte: u8) -> bool {
        match self.separator {
            Separator::Line => byte == b'\n' || byte == b'\r',
            Separator::Record => byte == 0x1E,
        }
    }

    fn extend(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        if bytes.len() > self.limit - self.begun.len() {
            return Err(TooLong);
        }
        self.begun.extend_from_slice(bytes);
        Ok(())
    }

    /// Without the byte order mark, which may stand at the very beginning.
    fn unmarked<'l>(&mut self, line: &'l [u8]) -> &'l [u8] {
        if std::mem::take(&mut self.fresh) {
            line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
        } else {
            line
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Separator, TooLong};

    fn cut(separator: Separator, pieces: &[&str]) -> (Vec<String>, String) {
        let (mut lines, mut all) = (Lines::new(separator, 8), Vec::new());
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
        for piece in pieces {
            let pushed = lines.push(piece.as_bytes(), &mut |line| {
                all.push(text(line));
                Ok(())
            });
            pushed.expect("short lines");
        }
        (all, text(&lines.end()))
    }

    #[test]
    fn lines_end_in_three_ways_wherever_the_pieces_end() {
        let whole = "\u{feff}a\r\nb\rc\n\n\r\nd";
        let expected = ["a", "b", "c", "", ""].map(String::from).to_vec();
        assert_eq!(
            cut(Separator::Line, &[whole]),
            (expected.clone(), "d".to_owned())
        );
        let bytes: Vec<String> = whole.chars().map(String::from).collect();
        let bytes: Vec<&str> = bytes.iter().map(String::as_str).collect();
        assert_eq!(cut(Separator::Line, &bytes), (expected, "d".to_owned()));
        assert_eq!(cut(Separator::Line, &["a\r", "", "\nb\n"]).0, ["a", "b"]);
    }

    #[test]
    fn records_stand_behind_their_separators() {
        let (records, last) = cut(Separator::Record, &["\u{1e}[1,\n2]\n\u{1e}3", "\n"]);
        assert_eq!(
            (records, last.as_str()),
            (vec![String::new(), "[1,\n2]\n".into()], "3\n")
        );
    }

    #[test]
    fn a_line_that_never_ends_is_given_up() {
        let mut lines = Lines::new(Separator::Line, 8);
        let mut none = |_: &[u8]| Ok(());
        assert_eq!(lines.push(b"12345678", &mut none), Ok(()));
        assert_eq!(lines.push(b"9", &mut none), Err(TooLong));
    }
}
