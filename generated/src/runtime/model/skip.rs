//! Values that nobody asked for are passed, without recursion and without being built.

use jiter::Peek;

use super::deviation::{ReadError, Reading};
use super::reader::Reader;

impl Reader<'_> {
    /// Passes a value of any kind. What is inside it is checked for its form, not recorded.
    pub(super) fn skip(&mut self, next: Peek) -> Reading {
        let mut open = Open {
            objects: 0,
            depth: 0,
        };
        let mut next = next;
        loop {
            if matches!(next, Peek::Array | Peek::Object) && !self.may_enter(open.depth) {
                return self.too_deep();
            }
            let inner = match next {
                Peek::Array => self.first_element()?,
                Peek::Object => self.first_value()?,
                _ => {
                    self.skip_scalar(next)?;
                    None
                }
            };
            if let Some(inner) = inner {
                open.push(next);
                next = inner;
                continue;
            }
            match self.skip_ends(&mut open)? {
                Some(following) => next = following,
                None => return Ok(()),
            }
        }
    }

    /// Leaves what ends here; the value that follows, or nothing at the end of the outermost.
    fn skip_ends(&mut self, open: &mut Open) -> Result<Option<Peek>, Box<ReadError>> {
        while open.depth > 0 {
            let following = if open.in_object() {
                self.next_value()?
            } else {
                self.next_element()?
            };
            if following.is_some() {
                return Ok(following);
            }
            open.pop();
        }
        Ok(None)
    }

    fn skip_scalar(&mut self, next: Peek) -> Reading {
        match next {
            Peek::Null => self.null(),
            Peek::True | Peek::False => self.bool(next).map(drop),
            Peek::String => self.skip_string(),
            _ => self.number(next, |_| ()),
        }
    }

    fn first_value(&mut self) -> Result<Option<Peek>, Box<ReadError>> {
        match self.first_name(|_| ())? {
            Some(()) => self.peek().map(Some),
            None => Ok(None),
        }
    }

    fn next_value(&mut self) -> Result<Option<Peek>, Box<ReadError>> {
        match self.next_name(|_| ())? {
            Some(()) => self.peek().map(Some),
            None => Ok(None),
        }
    }
}

/// The objects and lists around the value being passed, one bit each.
struct Open {
    objects: u128,
    depth: usize,
}

impl Open {
    fn push(&mut self, opened: Peek) {
        self.objects = self.objects << 1 | u128::from(opened == Peek::Object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.objects >>= 1;
        self.depth -= 1;
    }

    fn in_object(&self) -> bool {
        self.objects & 1 == 1
    }
}
