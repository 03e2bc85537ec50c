//! The text of a filter becomes a test, and a test holds of a node or not.

use std::cmp::Ordering;
use std::ops::Range;

use super::read::{Reader, help};
use super::select::{Select, TooMuch};
use super::{Comparison, Fault, Operand, Start, Test};
use crate::tree::Tree;

const COMPARISONS: [(&str, Comparison); 6] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    ("<=", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
];

impl Reader<'_> {
    /// Alternatives, each of what has to hold together.
    pub(super) fn test(&mut self) -> Result<Test, Fault> {
        let mut any = vec![self.together()?];
        while self.joined("||") {
            any.push(self.together()?);
        }
        Ok(one_or(any, Test::Any))
    }

    fn together(&mut self) -> Result<Test, Fault> {
        let mut all = vec![self.basic()?];
        while self.joined("&&") {
            all.push(self.basic()?);
        }
        Ok(one_or(all, Test::All))
    }

    fn joined(&mut self, word: &str) -> bool {
        let before = self.text.at;
        self.text.blanks();
        let found = self.text.takes(word);
        if found {
            self.text.blanks();
        } else {
            self.text.at = before;
        }
        found
    }

    /// A test in parentheses, a negation, a comparison, or a path that has to exist.
    fn basic(&mut self) -> Result<Test, Fault> {
        if self.text.takes("!") {
            self.text.blanks();
            return self
                .deeper(Self::basic)
                .map(|test| Test::Not(Box::new(test)));
        }
        if self.text.takes("(") {
            self.text.blanks();
            let test = self.deeper(Self::test)?;
            self.text.blanks();
            if !self.text.takes(")") {
                return Err(self.text.fault("`)` is missing here"));
            }
            return Ok(test);
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Test, Fault> {
        let start = self.text.at;
        let left = self.operand()?;
        let end = self.text.at;
        self.text.blanks();
        let found = COMPARISONS
            .into_iter()
            .find(|(word, _)| self.text.takes(word));
        let Some((_, comparison)) = found else {
            self.text.at = end;
            if self.text.rest().trim_start().starts_with(['=', '~']) {
                self.text.blanks();
                let fault = self.text.fault("this is no comparison of JSONPath");
                return Err(help(fault, "write one of `==`, `!=`, `<`, `<=`, `>`, `>=`"));
            }
            return match left {
                Operand::One(query) => Ok(Test::Exists(query)),
                Operand::Literal(_) => {
                    let fault = self
                        .text
                        .fault_since(start, "a value alone tests nothing; compare it");
                    Err(help(fault, "compare a member with it: `?@.name == 'x'`"))
                }
            };
        };
        singular(&left, start..end)?;
        self.text.blanks();
        let start = self.text.at;
        let right = self.operand()?;
        singular(&right, start..self.text.at)?;
        Ok(Test::Compares(left, comparison, right))
    }

    fn operand(&mut self) -> Result<Operand, Fault> {
        let start = self.text.at;
        for (sign, from) in [("@", Start::Here), ("$", Start::Root)] {
            if self.text.takes(sign) {
                return self.segments(from).map(Operand::One);
            }
        }
        if let Some('\'' | '"') = self.text.peek() {
            return self.text.string().map(Tree::Text).map(Operand::Literal);
        }
        let word = self
            .text
            .run(|c| c.is_ascii_alphanumeric() || "+-._".contains(c));
        let literal = match word {
            "true" => Tree::Bool(true),
            "false" => Tree::Bool(false),
            "null" => Tree::Null,
            digits if crate::tree::json::is_number(digits) => Tree::Number(digits.to_owned()),
            "" => {
                let fault = self.text.fault("a path or a value is missing here");
                return Err(help(fault, "a filter looks at `@`: `?@.name == 'x'`"));
            }
            name if self.text.rest().starts_with('(') => {
                let message =
                    format!("`{name}()` is a function of JSONPath, and none is supported here");
                return Err(self.text.fault_since(start, message));
            }
            name => {
                let fault = self
                    .text
                    .fault_since(start, format!("`{name}` is no value"));
                return Err(help(
                    fault,
                    &format!("a text needs quotes: `'{name}'`; a member begins with `@.`"),
                ));
            }
        };
        Ok(Operand::Literal(literal))
    }
}

fn singular(operand: &Operand, at: Range<usize>) -> Result<(), Fault> {
    match operand {
        Operand::One(query) if !query.is_singular() => Err(Fault {
            at,
            message: "this path may select several nodes, and one value is compared".to_owned(),
            help: None,
        }),
        Operand::One(_) | Operand::Literal(_) => Ok(()),
    }
}

fn one_or(mut tests: Vec<Test>, several: fn(Vec<Test>) -> Test) -> Test {
    if tests.len() > 1 {
        return several(tests);
    }
    tests.pop().expect("a test was read")
}

impl<'t> Select<'t> {
    pub(super) fn holds(&self, test: &Test, here: &'t Tree) -> Result<bool, TooMuch> {
        match test {
            Test::Any(tests) => {
                for test in tests {
                    if self.holds(test, here)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Test::All(tests) => {
                for test in tests {
                    if !self.holds(test, here)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Test::Not(test) => self.holds(test, here).map(|holds| !holds),
            Test::Exists(query) => self.select(query, here).map(|found| !found.is_empty()),
            Test::Compares(left, comparison, right) => {
                let (left, right) = (self.value(left, here)?, self.value(right, here)?);
                self.compares(left, *comparison, right)
            }
        }
    }

    /// What is not there equals what is not there, and nothing else.
    fn compares(
        &self,
        left: Option<&Tree>,
        comparison: Comparison,
        right: Option<&Tree>,
    ) -> Result<bool, TooMuch> {
        let equal = || match (left, right) {
            (Some(left), Some(right)) => self.equals(left, right),
            (None, None) => Ok(true),
            (Some(_), None) | (None, Some(_)) => Ok(false),
        };
        let order = || left.zip(right).and_then(|(left, right)| order(left, right));
        Ok(match comparison {
            Comparison::Equal => equal()?,
            Comparison::NotEqual => !equal()?,
            Comparison::Less => order() == Some(Ordering::Less),
            Comparison::LessOrEqual => order() == Some(Ordering::Less) || equal()?,
            Comparison::Greater => order() == Some(Ordering::Greater),
            Comparison::GreaterOrEqual => order() == Some(Ordering::Greater) || equal()?,
        })
    }

    /// Numbers by value, members in any order.
    fn equals(&self, left: &Tree, right: &Tree) -> Result<bool, TooMuch> {
        self.spend(1)?;
        match (left, right) {
            (Tree::Number(left), Tree::Number(right)) => {
                Ok(by_value(left, right) == Some(Ordering::Equal))
            }
            (Tree::List(left), Tree::List(right)) => {
                let pairs = left.iter().zip(right);
                Ok(left.len() == right.len() && self.all_equal(pairs)?)
            }
            (Tree::Map(left), Tree::Map(right)) => {
                if left.len() != right.len() || sorted(left, right).any(|(a, b)| a.0 != b.0) {
                    return Ok(false);
                }
                self.all_equal(sorted(left, right).map(|(left, right)| (&left.1, &right.1)))
            }
            (left, right) => Ok(left == right),
        }
    }

    fn all_equal<'p>(
        &self,
        pairs: impl Iterator<Item = (&'p Tree, &'p Tree)>,
    ) -> Result<bool, TooMuch> {
        for (left, right) in pairs {
            if !self.equals(left, right)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn value<'v>(&self, operand: &'v Operand, here: &'t Tree) -> Result<Option<&'v Tree>, TooMuch>
    where
        't: 'v,
    {
        match operand {
            Operand::Literal(tree) => Ok(Some(tree)),
            Operand::One(query) => {
                let found = self.select(query, here)?;
                Ok(found.first().map(|found| found.tree))
            }
        }
    }
}

/// Both in the order of their keys.
fn sorted<'p>(
    left: &'p [(String, Tree)],
    right: &'p [(String, Tree)],
) -> impl Iterator<Item = (&'p (String, Tree), &'p (String, Tree))> {
    let [left, right] = [left, right].map(|members| {
        let mut members: Vec<_> = members.iter().collect();
        members.sort_by_key(|(key, _)| key);
        members
    });
    left.into_iter().zip(right)
}

/// Only numbers among themselves have an order, and texts.
fn order(left: &Tree, right: &Tree) -> Option<Ordering> {
    match (left, right) {
        (Tree::Text(left), Tree::Text(right)) => Some(left.cmp(right)),
        (Tree::Number(left), Tree::Number(right)) => by_value(left, right),
        _ => None,
    }
}

fn by_value(left: &str, right: &str) -> Option<Ordering> {
    if let (Ok(left), Ok(right)) = (left.parse::<i128>(), right.parse::<i128>()) {
        return Some(left.cmp(&right));
    }
    let (left, right) = (left.parse::<f64>().ok()?, right.parse::<f64>().ok()?);
    left.partial_cmp(&right)
}

#[cfg(test)]
mod tests {
    use crate::jsonpath::Query;

    #[test]
    fn what_is_no_filter_is_said_at_its_place() {
        for (text, at, said) in [
            ("$[?]", 3..4, "a path or a value is missing"),
            ("$[?@.a = 1]", 7..8, "no comparison"),
            ("$[?@.a =~ 'b']", 7..8, "no comparison"),
            ("$[?'a']", 3..6, "tests nothing"),
            ("$[?@.* == 1]", 3..6, "several nodes"),
            ("$[?(@.a]", 7..8, "`)` is missing"),
            ("$[?@.a == b]", 10..11, "`b` is no value"),
            ("$[?@.a == 01]", 10..12, "`01` is no value"),
            ("$[?length(@.a) > 1]", 3..9, "`length()` is a function"),
            ("$[?@.a == 'b' &&]", 16..17, "a path or a value is missing"),
        ] {
            let fault = Query::parse(text).expect_err(text);
            assert_eq!(fault.at, at, "{text}");
            assert!(fault.message.contains(said), "{text}: {}", fault.message);
        }
    }
}
