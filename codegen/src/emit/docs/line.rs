//! Lines of Markdown: what each of them is, and how long ones are broken.

use std::borrow::Cow;

use super::{WIDTH, inline};

/// Our own fence; a document's are all written with it.
pub(super) const FENCE: &str = "```";

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

/// Without what could break a line, hide text or offend a lint.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !is_harmful(c)) {
        return Cow::Borrowed(text);
    }
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.replace('\t', "    ")
        .chars()
        .filter(|&c| c == '\n' || !is_harmful(c))
        .collect()
}

/// Control characters, those that change the direction of text, and ends of lines that are none to Rust.
pub(in crate::emit) fn is_harmful(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
        )
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

pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The mark, length and language of a line that opens code.
pub(super) fn fence(content: &str) -> Option<(char, usize, &'static str)> {
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
pub(super) fn marker(content: &str) -> Option<&str> {
    let (marker, _) = content.split_once(' ').unwrap_or((content, ""));
    let digits = marker.strip_suffix(['.', ')']).unwrap_or_default();
    let number =
        (1..=9).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    (number || matches!(marker, "-" | "+" | "*")).then_some(marker)
}

/// A line of nothing but marks.
pub(super) fn is_rule(content: &str) -> bool {
    let mut marks = content.chars().filter(|c| *c != ' ');
    let Some(mark) = marks.next().filter(|c| matches!(c, '-' | '=' | '*' | '_')) else {
        return false;
    };
    marks.clone().all(|c| c == mark) && (marks.count() >= 2 || mark == '=')
}

pub(super) fn is_heading(content: &str) -> bool {
    let text = content.trim_start_matches('#');
    (1..=6).contains(&(content.len() - text.len())) && text.starts_with(' ')
}
