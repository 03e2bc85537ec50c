//! A paragraph of a document becomes one with nothing that rustdoc takes for HTML, for a link to an
//! item or for a bare URL.

use super::prose;

/// A blank inside a span of code, where no line is broken. No cleaned text contains it.
pub(super) const BOUND: char = '\0';

/// Formatting in HTML, of which only the text is kept.
const FORMATTING: &[&str] = &[
    "a", "b", "br", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "li", "ol", "p",
    "pre", "small", "span", "strong", "sub", "sup", "u", "ul",
];

/// Where a text stands: links do not nest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Link,
}

/// The same text, harmless; to be wrapped.
pub(super) fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    write(text, Within::Text, &mut out);
    out
}

/// The same text, harmless, as one line.
pub(super) fn unbroken(text: &str) -> String {
    safe(text).replace(['\n', BOUND], " ")
}

fn write(text: &str, within: Within, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(rest, out),
            '`' => code(rest, out),
            '<' => angle(rest, out),
            '!' if rest.starts_with("![") && link(&rest[1..]).is_some() => 1,
            '[' => bracket(rest, within, out),
            ' ' => blank(rest, out),
            _ if prose::is_word(c) && !out.ends_with(prose::is_word) => word(rest, within, out),
            _ => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
}

fn escape(rest: &str, out: &mut String) -> usize {
    let next = rest[1..].chars().next();
    if let Some(next) = next.filter(char::is_ascii_punctuation) {
        out.extend(['\\', next]);
        2
    } else {
        out.push_str("\\\\");
        1
    }
}

/// A span of code as it is; backticks that open none are escaped.
fn code(rest: &str, out: &mut String) -> usize {
    let after = rest.trim_start_matches('`');
    let length = rest.len() - after.len();
    let mut at = 0;
    while let Some(start) = after[at..].find('`').map(|start| at + start) {
        let run = after[start..].len() - after[start..].trim_start_matches('`').len();
        if run == length {
            let end = length + start + run;
            out.extend(
                rest[..end]
                    .chars()
                    .map(|c| if c == '\n' || c == ' ' { BOUND } else { c }),
            );
            return end;
        }
        at = start + run;
    }
    out.push_str(&"\\`".repeat(length));
    length
}

/// A URL in angle brackets stays, formatting goes, everything else is text.
fn angle(rest: &str, out: &mut String) -> usize {
    if let Some(inner) = rest[1..].split_once('>').map(|(inner, _)| inner) {
        if prose::is_url(inner) && prose::url_length(inner) == inner.len() {
            out.push_str(&rest[..inner.len() + 2]);
            return inner.len() + 2;
        }
        let tag = inner
            .trim_matches('/')
            .split([' ', '\n'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if FORMATTING.contains(&tag.as_str()) {
            if matches!(tag.as_str(), "br" | "p" | "li" | "div") && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            return inner.len() + 2;
        }
    }
    out.push_str("\\<");
    1
}

/// A link to the web stays; of another only the text, and where it leads, as code.
fn bracket(rest: &str, within: Within, out: &mut String) -> usize {
    if let (Within::Text, Some((text, target))) = (within, link(rest)) {
        let length = text.len() + target.len() + 4;
        let target = target.trim();
        let url = target.split([' ', '\n']).next().unwrap_or_default();
        if prose::is_url(url) && prose::url_length(url) == url.len() {
            out.push('[');
            write(text, Within::Link, out);
            out.push_str("](");
            out.push_str(url);
            out.push(')');
        } else {
            write(text, Within::Link, out);
            if !url.is_empty() && !url.contains('`') {
                out.push_str(" (`");
                out.push_str(url);
                out.push_str("`)");
            }
        }
        return length;
    }
    out.push_str("\\[");
    1
}

/// The text and the target of `[text](target)`.
fn link(rest: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            '`' | '\\' => return None,
            _ => {}
        }
        if depth == 0 {
            let target = rest[at + 1..].strip_prefix('(')?;
            let end = target.find(')')?;
            return Some((&rest[1..at], &target[..end]));
        }
    }
    None
}

/// Blanks in a row would be indentation, were they at the beginning of a line.
fn blank(rest: &str, out: &mut String) -> usize {
    if !out.ends_with(' ') {
        out.push(' ');
    }
    rest.len() - rest.trim_start_matches(' ').len()
}

fn word(rest: &str, within: Within, out: &mut String) -> usize {
    if prose::is_url(rest) {
        let length = prose::url_length(rest);
        let url = &rest[..length];
        match within {
            Within::Text => out.extend(["<", url, ">"]),
            Within::Link => out.push_str(url),
        }
        return length;
    }
    let word = prose::word(rest);
    if prose::is_code(word) {
        out.extend(["`", word, "`"]);
    } else {
        out.push_str(word);
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn bare_urls_become_links() {
        assert_eq!(
            unbroken("See https://a.b/c_d, or (http://x.y)."),
            "See <https://a.b/c_d>, or (<http://x.y>)."
        );
        assert_eq!(
            unbroken("<https://a.b> [a https://c.d](https://e.f \"t\")"),
            "<https://a.b> [a https://c.d](https://e.f)"
        );
    }

    #[test]
    fn html_is_text_and_its_formatting_goes() {
        assert_eq!(
            unbroken("<p>One<br/>two</p> Vec<String> <script>"),
            " One two Vec\\<String> \\<script>"
        );
    }

    #[test]
    fn brackets_that_lead_nowhere_are_escaped() {
        assert_eq!(
            unbroken("[foo] a[0] [x](y) ![z](https://z.z)"),
            "\\[foo] a\\[0] x (`y`) [z](https://z.z)"
        );
    }

    #[test]
    fn what_looks_like_code_becomes_code() {
        assert_eq!(
            unbroken("app_id and std::fmt, AppId, GitHub, _emphasis_"),
            "`app_id` and `std::fmt`, `AppId`, GitHub, _emphasis_"
        );
        assert_eq!(unbroken("a `b c` d` e"), "a `b c` d\\` e");
    }
}
