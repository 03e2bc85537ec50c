//! JSON becomes a tree. Our own reader, because `serde_json` refuses `1e400` and half surrogates and
//! loses the digits of long numbers, and because positions need the same tokens anyway.

mod fault;
mod number;
mod scan;
mod string;

use self::fault::Fault;
use super::members::{Repeated, Step, once};
use super::{Contents, Problem, Tree};

pub(crate) use number::is_number;
pub(crate) use scan::{Scanner, Token};

pub(super) fn read(text: &str) -> Result<Contents, Problem> {
    let mut scanner = Scanner::new(text);
    let mut repeated = Vec::new();
    let tree = Reader {
        scanner: &mut scanner,
        repeated: &mut repeated,
    }
    .value(Step::Root)
    .and_then(|tree| scanner.next().map(|_| tree))
    .map_err(|fault| Problem::Syntax {
        offset: Some(fault.offset),
        message: fault.message.to_owned(),
        help: fault.help.map(str::to_owned),
    })?;
    Ok(Contents { tree, repeated })
}

struct Reader<'r, 't> {
    scanner: &'r mut Scanner<'t>,
    repeated: &'r mut Vec<Repeated>,
}

impl<'t> Reader<'_, 't> {
    fn value(&mut self, at: Step<'_>) -> Result<Tree, Fault> {
        match self.scanner.next()? {
            Some((token, _)) => self.rest(token, at),
            None => Err(self.scanner.ended()),
        }
    }

    fn rest(&mut self, token: Token<'t>, at: Step<'_>) -> Result<Tree, Fault> {
        match token {
            Token::OpenMap => self.map(at),
            Token::OpenList => self.list(at),
            Token::Text(text) | Token::Key(text) => Ok(Tree::Text(text.into_owned())),
            Token::Number(digits) => Ok(Tree::Number(digits.to_owned())),
            Token::Bool(value) => Ok(Tree::Bool(value)),
            Token::Null | Token::CloseMap | Token::CloseList => Ok(Tree::Null),
        }
    }

    fn map(&mut self, at: Step<'_>) -> Result<Tree, Fault> {
        let mut members = Vec::new();
        while let Some((Token::Key(key), _)) = self.scanner.next()? {
            let value = self.value(Step::Key(&at, &key))?;
            members.push((key.into_owned(), value));
        }
        Ok(Tree::Map(once(members, at, self.repeated)))
    }

    fn list(&mut self, at: Step<'_>) -> Result<Tree, Fault> {
        let mut elements = Vec::new();
        while let Some((token, _)) = self.scanner.next()? {
            if matches!(token, Token::CloseList) {
                break;
            }
            let element = self.rest(token, Step::Index(&at, elements.len()))?;
            elements.push(element);
        }
        Ok(Tree::List(elements))
    }
}
