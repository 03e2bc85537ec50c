//! What jiter refuses becomes text and numbers all the same where it can, else an error with its place.

use std::borrow::Cow;

use jiter::{JiterError, JiterErrorType, JsonErrorType};

use super::super::deviation::ReadError;
use super::super::repair::{end_of_number, end_of_text};
use super::{Outcome, Reader, mark};

impl<'j> Reader<'j> {
    /// A string with a lone surrogate or with bytes that are no text: jiter refuses it and stays
    /// where it is.
    #[cold]
    pub(super) fn odd_string(&mut self, error: &JiterError) -> Outcome<&'j [u8]> {
        let (text, start) = (self.text, self.index());
        match end_of_text(text, start).filter(|_| is_about_characters(error)) {
            Some(end) => {
                self.move_to(end + 1);
                Ok(&text[start + 1..end])
            }
            None => self.failed(error),
        }
    }

    #[cold]
    pub(super) fn odd_name(&mut self, error: &JiterError) -> Outcome<&'j [u8]> {
        let name = self.odd_string(error)?;
        let next = self.peek()?;
        if next.into_inner() != b':' {
            return self.error(self.json.current_index(), "expected `:`");
        }
        self.move_to(self.index() + 1);
        Ok(name)
    }

    /// A number of more digits than jiter reads.
    #[cold]
    pub(super) fn long_number(&mut self, error: &JiterError) -> Outcome<&'j [u8]> {
        let (text, start) = (self.text, self.index());
        let long = error.error_type == JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange);
        match end_of_number(text, start).filter(|_| long) {
            Some(end) => {
                self.move_to(end);
                Ok(&text[start..end])
            }
            None => self.failed(error),
        }
    }

    #[cold]
    pub(in super::super) fn too_deep<T>(&self) -> Outcome<T> {
        self.error(
            self.json.current_index(),
            "nested more than 128 levels deep",
        )
    }

    #[cold]
    pub(super) fn failed<T>(&self, error: &JiterError) -> Outcome<T> {
        if self.text[mark(self.text)..].trim_ascii().is_empty() {
            return Err(Box::new(ReadError {
                path: String::new(),
                offset: 0,
                message: Cow::Borrowed("the body is empty"),
            }));
        }
        self.error(error.index, error.error_type.to_string())
    }

    fn error<T>(&self, index: usize, message: impl Into<Cow<'static, str>>) -> Outcome<T> {
        let offset = self.base + index;
        Err(Box::new(ReadError {
            path: String::new(),
            offset,
            message: message.into(),
        }))
    }
}

/// Whether jiter refuses a string for its characters, and not for its form.
fn is_about_characters(error: &JiterError) -> bool {
    matches!(
        &error.error_type,
        JiterErrorType::JsonError(
            JsonErrorType::InvalidUnicodeCodePoint
                | JsonErrorType::LoneLeadingSurrogateInHexEscape
                | JsonErrorType::UnexpectedEndOfHexEscape
                | JsonErrorType::EofWhileParsingString
        )
    )
}
