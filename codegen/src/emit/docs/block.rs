//! Markdown of a document becomes Markdown of known shape: paragraphs, lists, quotes, headings and
//! fenced code, with no indented code anywhere, which rustdoc would run as a test.

use super::{WIDTH, inline};

/// Our own fence; a document's are all written with it.
const FENCE: &str = "```";

/// Languages that a fence may name. Others could be words of rustdoc, which makes tests of them.
const LANGUAGES: &[&str] = &[
    "bash",
    "console",
    "css",
    "csv",
    "curl",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsonc",
    "php",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
];

/// The lines of a doc comment.
pub(super) fn safe(text: &str) -> Vec<String> {
    let mut page = Page::default();
    for line in clean(text).lines() {
        page.line(line.trim_end());
    }
    page.finish()
}

/// Without what could break a line, hide text or offend a lint.
pub(super) fn clean(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.replace('\t', "    ")
        .chars()
        .filter(|&c| c == '\n' || !is_harmful(c))
        .collect()
}

/// Control characters, and those that change the direction of text.
pub(in crate::emit) fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Adds a line, broken at blanks where it is too long.
pub(super) fn wrap(text: &str, first: &str, rest: &str, lines: &mut Vec<String>) {
    let before = lines.len();
    let mut line = first.to_owned();
    let mut width = line.chars().count();
    let mut fresh = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !fresh && width + 1 + length > WIDTH && !begins_block(word) {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            width = rest.chars().count();
            fresh = true;
        }
        if !fresh {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += length;
        fresh = false;
    }
    lines.push(line);
    for line in &mut lines[before..] {
        *line = line.replace(inline::BOUND, " ");
    }
}

/// Whether a word at the beginning of a line would be more than a word.
fn begins_block(word: &str) -> bool {
    let heading = word.chars().all(|c| c == '#');
    heading
        || is_rule(word)
        || marker(word).is_some()
        || word.starts_with(['>', '|', '='])
        || fence(word).is_some()
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

enum Code {
    Fenced {
        mark: char,
        length: usize,
        indent: usize,
        quoted: bool,
    },
    Indented,
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

    fn code_line(&mut self, code: Code, line: &str) {
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

    fn open_code(&mut self, language: &str) {
        self.flush();
        self.lists.clear();
        self.first.clear();
        self.rest.clear();
        self.blank();
        self.lines.push(format!("{FENCE}{language}"));
    }

    /// A line of code never closes our own fence.
    fn push_code(&mut self, line: &str) {
        self.lines.push(if line.trim().starts_with(FENCE) {
            format!("    {line}")
        } else {
            line.to_owned()
        });
    }

    fn close_code(&mut self) {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.push(FENCE.to_owned());
        self.lines.push(String::new());
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The mark, length and language of a line that opens code.
fn fence(content: &str) -> Option<(char, usize, &'static str)> {
    let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = content.trim_start_matches(mark);
    let length = content.len() - info.len();
    if length < FENCE.len() || (mark == '`' && info.contains('`')) {
        return None;
    }
    let word = info
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let language = LANGUAGES.iter().find(|language| **language == word);
    Some((mark, length, language.copied().unwrap_or("text")))
}

/// `-` or `1.` at the beginning of a list's item.
fn marker(content: &str) -> Option<&str> {
    let (marker, _) = content.split_once(' ').unwrap_or((content, ""));
    let digits = marker.strip_suffix(['.', ')']).unwrap_or_default();
    let number =
        (1..=9).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    (number || matches!(marker, "-" | "+" | "*")).then_some(marker)
}

/// A line of nothing but marks.
fn is_rule(content: &str) -> bool {
    let mut marks = content.chars().filter(|c| *c != ' ');
    let Some(mark) = marks.next().filter(|c| matches!(c, '-' | '=' | '*' | '_')) else {
        return false;
    };
    marks.clone().all(|c| c == mark) && (marks.count() >= 2 || mark == '=')
}

fn is_heading(content: &str) -> bool {
    let text = content.trim_start_matches('#');
    (1..=6).contains(&(content.len() - text.len())) && text.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_is_a_test() {
        assert_eq!(safe("```rust,ignore\nlet a;"), ["```text", "let a;", "```"]);
        assert_eq!(
            safe("~~~json\n{}\n```\n~~~"),
            ["```json", "{}", "    ```", "```"]
        );
        assert_eq!(
            safe("Text:\n\n    code\n\n      more\nafter"),
            [
                "Text:", "", "```text", "code", "", "  more", "```", "", "after"
            ]
        );
        assert_eq!(
            safe("-     code\n\n          more"),
            ["- code", "", "  more"]
        );
        assert_eq!(safe("- ```\n  a\n  ```"), ["```text", "a", "```"]);
        assert_eq!(safe("> ```\n> a\n\nb"), ["```text", "a", "```", "", "b"]);
        assert_eq!(
            safe("- - ```rust\n  panic!()```"),
            ["- - ```rust panic!()```"]
        );
        assert_eq!(safe(">      code"), ["> code"]);
    }

    #[test]
    fn lists_keep_their_depth_and_their_lines_are_indented() {
        assert_eq!(
            safe("A:\n- one\ntwo\n    * three\n\n      four\n\nfive"),
            [
                "A:",
                "",
                "- one",
                "  two",
                "  * three",
                "",
                "    four",
                "",
                "five"
            ]
        );
        assert_eq!(safe("in\n2014. It was"), ["in", "", "2014. It was"]);
    }

    #[test]
    fn long_lines_are_wrapped_but_not_inside_code() {
        let lines = safe(&format!(
            "- {} `{}` - {}",
            "word ".repeat(18),
            "code ".repeat(5),
            "word ".repeat(5)
        ));
        assert_eq!(lines.len(), 2, "{lines:#?}");
        assert!(lines[1].starts_with("  `code code"), "{lines:#?}");
    }

    #[test]
    fn headings_and_tables_stay() {
        assert_eq!(
            safe("Title\n=====\ntext\n## Two\n| a | b |\n|---|---|\n| 1 | 2 |"),
            [
                "# Title",
                "",
                "text",
                "",
                "## Two",
                "",
                "| a | b |",
                "|---|---|",
                "| 1 | 2 |"
            ]
        );
    }
}
