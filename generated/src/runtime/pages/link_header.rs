//! The `Link` headers of an answer become the address of the next page.
//!
//! RFC 8288: links are parted by commas, each `<address>; name=value; name="value"`, and `rel` holds
//! the names of several relations, parted by spaces.

use http::HeaderMap;
use http::header::LINK;

/// The address of the first link with the relation `next` that is about the answer itself.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(LINK)
        .iter()
        .find_map(|value| next_in(&String::from_utf8_lossy(value.as_bytes())))
}

fn next_in(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        // Whatever stands before a link is no link.
        rest = &rest[rest.find('<')? + 1..];
        let (address, after) = rest.split_once('>')?;
        let (link, after) = parameters(after);
        if link.is_next() {
            return Some(address.trim().to_owned());
        }
        rest = after;
    }
}

/// What is said of one link, as far as it matters.
#[derive(Default)]
struct Link {
    /// The first `rel`; others do not count.
    rel: Option<String>,
    /// It leads from another resource than the one that was answered.
    anchored: bool,
}

impl Link {
    fn is_next(&self) -> bool {
        let rels = self.rel.as_deref().unwrap_or_default();
        let mut rels = rels.split_ascii_whitespace();
        !self.anchored && rels.any(|rel| rel.eq_ignore_ascii_case("next"))
    }

    fn set(&mut self, name: &str, value: String) {
        if name.eq_ignore_ascii_case("rel") {
            self.rel.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("anchor") {
            self.anchored = true;
        }
    }
}

/// The parameters of a link, and what stands behind the comma after them.
fn parameters(text: &str) -> (Link, &str) {
    let mut link = Link::default();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c == ';' || c.is_ascii_whitespace());
        let end = rest.find(['=', ';', ',']).unwrap_or(rest.len());
        let name = rest[..end].trim_ascii_end();
        rest = &rest[end..];
        if let Some(after) = rest.strip_prefix('=') {
            let (value, after) = value(after.trim_ascii_start());
            link.set(name, value);
            rest = after;
        }
        match rest.as_bytes().first() {
            None => return (link, ""),
            Some(b',') => return (link, &rest[1..]),
            Some(_) => {}
        }
    }
}

/// A word, or a text in quotes with backslashes before what means itself; and what follows.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        return (text[..end].trim_ascii_end().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let after = &quoted[at + 1..];
                let end = after.find([';', ',']).unwrap_or(after.len());
                return (value, &after[end..]);
            }
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::LINK;

    use super::next;

    fn of(values: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, value.parse().expect("a header"));
        }
        next(&headers)
    }

    #[test]
    fn the_next_page_is_found_among_other_links() {
        let next = Some("/a?page=2,3;x".to_owned());
        for text in [
            "</a?page=2,3;x>; rel=\"next\"",
            "</a?page=2,3;x>;rel=next",
            "</z>; rel=\"prev\", </a?page=2,3;x>; rel=\"last next\"",
            "</z>; title=\"a, <b>; rel=\\\"next\\\"\"; rel=last , </a?page=2,3;x> ; REL = Next ; x",
            "</z>;rel=prev,, </a?page=2,3;x>; title*=UTF-8''b; rel=next; rel=prev",
            "</z>, < /a?page=2,3;x >; rel=\"next\"",
        ] {
            assert_eq!(of(&[text]), next, "{text}");
        }
        assert_eq!(of(&["</z>; rel=last", "</a?page=2,3;x>; rel=next"]), next);
    }

    #[test]
    fn what_is_not_the_next_page_of_this_list_is_not_taken_for_it() {
        for text in [
            "",
            "</a>",
            "</a>; rel=\"nextish next-page\"",
            "</a>; rel=prev; rel=next",
            "</a>; rel=next; anchor=\"/b\"",
            "</a; rel=next",
            "</a>; title=\"; rel=next",
            "/a; rel=next",
        ] {
            assert_eq!(of(&[text]), None, "{text}");
        }
        assert_eq!(of(&[]), None);
    }
}
