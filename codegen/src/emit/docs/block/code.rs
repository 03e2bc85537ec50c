//! Code of a document, fenced or indented, becomes fenced code that nothing runs.

use super::Page;
use crate::emit::docs::line::{FENCE, indentation};

#[derive(Clone, Copy)]
pub(super) enum Code {
    Fenced {
        mark: char,
        length: usize,
        indent: usize,
        quoted: bool,
    },
    Indented,
}

impl Page {
    pub(super) fn code_line(&mut self, code: Code, line: &str) {
        let indent = indentation(line);
        match code {
            Code::Fenced {
                mark,
                length,
                indent: outer,
                quoted,
            } => {
                let inner = match line.trim_start().strip_prefix('>') {
                    Some(inner) if quoted => inner.strip_prefix(' ').unwrap_or(inner),
                    Some(_) | None if !quoted => line,
                    Some(_) | None => {
                        self.close_code();
                        return self.text_line(line);
                    }
                };
                let closing = inner.trim();
                if closing.len() >= length && closing.chars().all(|c| c == mark) {
                    return self.close_code();
                }
                let inner = &inner[indentation(inner).min(outer)..];
                self.push_code(inner);
                self.code = Some(Code::Fenced {
                    mark,
                    length,
                    indent: outer,
                    quoted,
                });
            }
            Code::Indented if line.is_empty() || indent >= 4 => {
                self.push_code(line.get(4..).unwrap_or_default());
                self.code = Some(Code::Indented);
            }
            Code::Indented => {
                self.close_code();
                self.text_line(line);
            }
        }
    }

    pub(super) fn open_code(&mut self, language: &str) {
        self.flush();
        self.lists.clear();
        self.first.clear();
        self.rest.clear();
        self.blank();
        self.lines.push(format!("{FENCE}{language}"));
    }

    /// A line of code never closes our own fence.
    pub(super) fn push_code(&mut self, line: &str) {
        self.lines.push(if line.trim().starts_with(FENCE) {
            format!("    {line}")
        } else {
            line.to_owned()
        });
    }

    pub(super) fn close_code(&mut self) {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.push(FENCE.to_owned());
        self.lines.push(String::new());
    }
}
