//! Markdown of a document becomes Markdown of known shape: paragraphs, lists, quotes, headings and
//! fenced code, with no indented code anywhere, which rustdoc would run as a test.

mod code;

use self::code::Code;
use super::inline;
use super::line::{clean, fence, indentation, is_heading, is_rule, marker, wrap};

/// The lines of a doc comment.
pub(super) fn safe(text: &str) -> Vec<String> {
    let mut page = Page::default();
    for line in clean(text).lines() {
        page.line(line.trim_end());
    }
    page.finish()
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    /// The paragraph being read, and what stands before its first and its other lines.
    paragraph: Vec<String>,
    first: String,
    rest: String,
    /// The lists we are in: where their content begins in the document and where in ours.
    lists: Vec<(usize, usize)>,
    quoted: bool,
    code: Option<Code>,
}

impl Page {
    fn line(&mut self, line: &str) {
        match self.code.take() {
            Some(code) => self.code_line(code, line),
            None => self.text_line(line),
        }
    }

    fn finish(mut self) -> Vec<String> {
        if self.code.take().is_some() {
            self.close_code();
        }
        self.end_paragraph();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }

    fn text_line(&mut self, line: &str) {
        let indent = indentation(line);
        let content = line.trim();
        let after_blank = self.paragraph.is_empty();
        if content.is_empty() {
            return self.end_paragraph();
        }
        if indent >= 4 && after_blank && self.lists.is_empty() {
            self.open_code("text");
            self.push_code(&line[4..]);
            self.code = Some(Code::Indented);
            return;
        }
        if let Some((mark, length, language)) = fence(content) {
            self.end_paragraph();
            self.open_code(language);
            self.code = Some(Code::Fenced {
                mark,
                length,
                indent,
                quoted: false,
            });
            return;
        }
        if let Some(inner) = content.strip_prefix('>') {
            return self.quote(inner.trim_start_matches(['>', ' ']));
        }
        if is_rule(content) {
            return self.underline(content);
        }
        if let Some(marker) = marker(content) {
            return self.item(indent, marker, content[marker.len()..].trim_start());
        }
        if is_heading(content) || content.starts_with('|') {
            return self.alone(content);
        }
        if after_blank {
            self.place(indent);
        }
        self.paragraph.push(content.to_owned());
    }

    /// A new paragraph belongs to the innermost list whose content begins no later than it.
    fn place(&mut self, indent: usize) {
        self.quoted = false;
        while self
            .lists
            .last()
            .is_some_and(|&(theirs, _)| theirs > indent)
        {
            self.lists.pop();
        }
        self.rest = " ".repeat(self.lists.last().map_or(0, |&(_, ours)| ours));
        self.first.clone_from(&self.rest);
    }

    fn item(&mut self, indent: usize, marker: &str, content: &str) {
        let tight = self.paragraph.is_empty() || !self.lists.is_empty();
        self.flush();
        if !tight {
            self.blank();
        }
        if content.is_empty() {
            return;
        }
        self.place(indent);
        let outer = self.rest.len();
        let inner = outer + marker.len() + 1;
        self.lists.push((indent + marker.len() + 1, inner));
        self.first = format!("{}{marker} ", self.rest);
        self.rest = " ".repeat(inner);
        match fence(content) {
            Some((mark, length, language)) => {
                self.open_code(language);
                self.code = Some(Code::Fenced {
                    mark,
                    length,
                    indent: indent + marker.len() + 1,
                    quoted: false,
                });
            }
            None => self.paragraph.push(content.to_owned()),
        }
    }

    fn quote(&mut self, content: &str) {
        if !self.quoted || content.is_empty() {
            self.end_paragraph();
            self.lists.clear();
        }
        self.quoted = true;
        ("> ").clone_into(&mut self.first);
        ("> ").clone_into(&mut self.rest);
        match fence(content) {
            Some((mark, length, language)) => {
                self.end_paragraph();
                self.open_code(language);
                self.code = Some(Code::Fenced {
                    mark,
                    length,
                    indent: 0,
                    quoted: true,
                });
            }
            None if content.is_empty() => {}
            None => self.paragraph.push(content.to_owned()),
        }
    }

    /// A line under a text makes it a heading; alone it only parts what it stands between.
    fn underline(&mut self, content: &str) {
        if let [text] = self.paragraph.as_slice()
            && self.lists.is_empty()
            && !content.starts_with(['*', '_'])
        {
            let mark = if content.starts_with('=') { "#" } else { "##" };
            self.paragraph = vec![format!("{mark} {text}")];
        }
        self.end_paragraph();
    }

    /// A heading, or a row of a table, which stays one line.
    fn alone(&mut self, content: &str) {
        let row = content.starts_with('|');
        self.flush();
        self.lists.clear();
        if !row || !self.lines.last().is_some_and(|line| line.starts_with('|')) {
            self.blank();
        }
        self.lines.push(inline::unbroken(content));
        if !row {
            self.blank();
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        self.blank();
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn flush(&mut self) {
        let text = inline::safe(&std::mem::take(&mut self.paragraph).join("\n"));
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let line = if fence(line).is_some() {
                format!("\\{line}")
            } else {
                line.to_owned()
            };
            wrap(&line, &self.first, &self.rest, &mut self.lines);
            self.first.clone_from(&self.rest);
        }
    }
}

#[cfg(test)]
mod tests;
