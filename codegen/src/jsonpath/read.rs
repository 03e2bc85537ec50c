//! The text of a path becomes its segments and selectors.

use super::text::Text;
use super::{Fault, Query, Reach, Segment, Selector, Start};

/// How deep filters may be nested in one another, which bounds the recursion.
const DEEPEST: usize = 24;

pub(super) fn query(text: &str) -> Result<Query, Fault> {
    let mut reader = Reader {
        text: Text::new(text),
        depth: 0,
    };
    if !reader.text.takes("$") {
        let fault = reader.text.fault("a JSONPath begins with `$`");
        return Err(help(fault, "`$` is the whole document: `$.paths`"));
    }
    let query = reader.segments(Start::Root)?;
    match reader.text.peek() {
        None => Ok(query),
        Some(c) => Err(reader.unexpected(c)),
    }
}

pub(super) struct Reader<'t> {
    pub(super) text: Text<'t>,
    depth: usize,
}

impl Reader<'_> {
    /// What follows `$` or `@`.
    pub(super) fn segments(&mut self, start: Start) -> Result<Query, Fault> {
        let mut segments = Vec::new();
        loop {
            let before = self.text.at;
            self.text.blanks();
            let segment = if self.text.takes("..") {
                let selectors = if self.text.takes("[") {
                    self.bracketed()?
                } else {
                    vec![self.short()?]
                };
                let reach = Reach::Descendants;
                Segment { reach, selectors }
            } else if self.text.takes(".") {
                children(vec![self.short()?])
            } else if self.text.takes("[") {
                children(self.bracketed()?)
            } else {
                self.text.at = before;
                return Ok(Query { start, segments });
            };
            segments.push(segment);
        }
    }

    /// `name` or `*` after a dot.
    fn short(&mut self) -> Result<Selector, Fault> {
        if self.text.takes("*") {
            return Ok(Selector::Wildcard);
        }
        let start = self.text.at;
        let first = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
        let name = self.text.run(|c| first(c) || c.is_ascii_digit());
        let more = self
            .text
            .run(|c| !c.is_whitespace() && !".[]()'\"*,=<>!&|".contains(c));
        if !more.is_empty() || !name.starts_with(first) {
            let name = format!("{name}{more}");
            if name.is_empty() {
                return Err(self.text.fault("a name or `*` is missing after the dot"));
            }
            let message = format!("the name `{name}` needs brackets and quotes");
            let written = name.replace('\\', "\\\\").replace('\'', "\\'");
            let fault = self.text.fault_since(start, message);
            return Err(help(
                fault,
                &format!("write `['{written}']`, without the dot"),
            ));
        }
        Ok(Selector::Name(name.to_owned()))
    }

    /// One or several selectors, and the closing bracket.
    fn bracketed(&mut self) -> Result<Vec<Selector>, Fault> {
        let mut selectors = Vec::new();
        loop {
            self.text.blanks();
            selectors.push(self.selector()?);
            self.text.blanks();
            if self.text.takes("]") {
                return Ok(selectors);
            }
            if !self.text.takes(",") {
                return Err(self.text.fault("`]` or `,` is missing here"));
            }
        }
    }

    fn selector(&mut self) -> Result<Selector, Fault> {
        match self.text.peek() {
            Some('*') => {
                self.text.next();
                Ok(Selector::Wildcard)
            }
            Some('\'' | '"') => self.text.string().map(Selector::Name),
            Some('?') => {
                self.text.next();
                self.text.blanks();
                self.deeper(Self::test).map(Selector::Filter)
            }
            Some('-' | ':' | '0'..='9') => self.position(),
            Some('(') => Err(self.text.fault("scripts are no part of JSONPath")),
            Some(_) | None => {
                let fault = self.text.fault("a selector is missing here");
                Err(help(
                    fault,
                    "write a name in quotes, an index, `*`, a slice such as `0:2`, or a filter such as \
                     `?@.name == 'x'`",
                ))
            }
        }
    }

    /// An index or a slice.
    fn position(&mut self) -> Result<Selector, Fault> {
        let start = self.text.integer()?;
        let before = self.text.at;
        self.text.blanks();
        if !self.text.takes(":") {
            self.text.at = before;
            let missing = || self.text.fault("this is no index");
            return start.map(Selector::Index).ok_or_else(missing);
        }
        self.text.blanks();
        let end = self.text.integer()?;
        self.text.blanks();
        let step = if self.text.takes(":") {
            self.text.blanks();
            self.text.integer()?
        } else {
            None
        };
        let step = step.unwrap_or(1);
        Ok(Selector::Slice { start, end, step })
    }

    /// Reads what may hold itself, not too often.
    pub(super) fn deeper<T>(
        &mut self,
        read: fn(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if self.depth == DEEPEST {
            return Err(self.text.fault("filters are nested too deep"));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn unexpected(&self, c: char) -> Fault {
        let fault = self.text.fault(format!("`{c}` is not expected here"));
        let is_blank = self.text.whole[..self.text.at].ends_with(char::is_whitespace);
        match c {
            _ if is_blank => fault,
            c if c.is_alphanumeric() => help(fault, "a name stands after a dot: `$.name`"),
            _ => fault,
        }
    }
}

fn children(selectors: Vec<Selector>) -> Segment {
    let reach = Reach::Children;
    Segment { reach, selectors }
}

pub(super) fn help(fault: Fault, help: &str) -> Fault {
    let help = Some(help.to_owned());
    Fault { help, ..fault }
}

#[cfg(test)]
mod tests {
    use super::query;
    use crate::jsonpath::{Reach, Selector};

    #[test]
    fn every_way_to_say_a_name_is_the_same() {
        let selectors = |text: &str| query(text).expect("a path").segments;
        let name = selectors("$.a");
        assert_eq!(selectors("$ [ 'a' ]"), name);
        assert_eq!(selectors("$[\"\\u0061\"]"), name);
        assert_eq!(
            selectors("$['a\\'b', \"c\"]")[0].selectors,
            ["a'b", "c"].map(|name| Selector::Name(name.to_owned()))
        );
        assert_eq!(selectors("$..*")[0].reach, Reach::Descendants);
        assert_eq!(
            selectors("$['\\uD83D\\uDE00']")[0].selectors,
            [Selector::Name("😀".to_owned())]
        );
    }

    #[test]
    fn a_fault_has_its_place_and_says_what_is_wrong() {
        for (text, at, said) in [
            ("paths", 0..1, "begins with `$`"),
            ("", 0..0, "begins with `$`"),
            ("$.", 2..2, "missing after the dot"),
            ("$.x-logo.y", 2..8, "`x-logo` needs brackets"),
            ("$.1a", 2..4, "`1a` needs brackets"),
            ("$./pets", 2..7, "`/pets` needs brackets"),
            ("$['a", 2..3, "no closing quote"),
            ("$['\\x']", 3..5, "no such escape"),
            ("$['\\uD800']", 3..9, "surrogate"),
            ("$[01]", 2..4, "no index"),
            ("$[-0]", 2..4, "no index"),
            ("$[99999999999999999999]", 2..22, "no index"),
            ("$[1", 3..3, "`]` or `,` is missing"),
            ("$[]", 2..3, "a selector is missing"),
            ("$[(@.length)]", 2..3, "scripts"),
            ("$.a ", 3..4, "not expected"),
            ("$a", 1..2, "not expected"),
        ] {
            let fault = query(text).expect_err(text);
            assert_eq!(fault.at, at, "{text}");
            assert!(fault.message.contains(said), "{text}: {}", fault.message);
        }
    }

    #[test]
    fn whatever_is_left_out_the_fault_lies_in_the_text() {
        let text =
            "$ ['é\\u00e9', \"a\\n\"]..*.b[-1, 1:2:-1][?!(@.é[0] >= -1e5 || $..x) && @ != null]";
        assert!(query(text).is_ok());
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for (index, start) in ends.iter().enumerate() {
            for end in &ends[index..] {
                let cut = format!("{}{}", &text[..*start], &text[*end..]);
                if let Err(fault) = query(&cut) {
                    assert!(cut.get(fault.at.clone()).is_some(), "{cut}: {fault:?}");
                }
            }
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let text = format!("$[?{}@.a{}]", "(".repeat(100_000), ")".repeat(100_000));
        assert!(query(&text).is_err());
        let text = format!("$[?{}@.a]", "!".repeat(100_000));
        assert!(query(&text).is_err());
        let text = format!("$[?@{}", "[?@".repeat(100_000));
        assert!(query(&text).is_err());
    }
}
