//! The header `Content-Disposition` becomes the name of a file (RFC 6266).

use http::HeaderMap;
use http::header::CONTENT_DISPOSITION;
use percent_encoding::percent_decode_str;

/// The name that a server proposes, without the folders in it.
pub(super) fn proposed(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_DISPOSITION)?;
    let text = String::from_utf8_lossy(value.as_bytes());
    let parameters = parameters(&text);
    let named = |wanted: &str| {
        let mut all = parameters.iter();
        all.find(|(name, _)| name.eq_ignore_ascii_case(wanted))
            .map(|(_, value)| value.clone())
    };
    let name = named("filename*")
        .and_then(|value| extended(&value))
        .or_else(|| named("filename"))?;
    alone(&name).map(str::to_owned)
}

/// `UTF-8''na%C3%AFve.txt`; other encodings are not read.
fn extended(value: &str) -> Option<String> {
    let (encoding, rest) = value.split_once('\'')?;
    let (_, escaped) = rest.split_once('\'')?;
    if !encoding.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    let name = percent_decode_str(escaped).decode_utf8().ok()?;
    Some(name.into_owned())
}

/// The last segment of what may be a path, with slashes of either kind.
fn alone(name: &str) -> Option<&str> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let is_name = !matches!(last, "" | "." | "..") && !last.contains(char::is_control);
    is_name.then_some(last)
}

/// What stands behind the first semicolon, by name.
fn parameters(text: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = text.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = value(after.trim_start());
        parameters.push((name.trim_matches([' ', '\t', ';']).to_owned(), value));
        rest = after;
    }
    parameters
}

/// A word, or a text in quotes with backslashes before what means itself; and what follows.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim_end().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::CONTENT_DISPOSITION;

    use super::proposed;

    fn of(value: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_DISPOSITION, value.parse().expect("a header"));
        proposed(&headers)
    }

    #[test]
    fn names_are_read_however_they_are_written() {
        for value in [
            "attachment; filename=a.txt",
            "attachment;filename=\"a.txt\"",
            "ATTACHMENT; size=3; FileName = a.txt ; x=y",
            "attachment; filename=\"other\"; filename*=UTF-8''a%2Etxt",
            "attachment; filename*=latin1''b; filename=a.txt",
            "attachment; filename=\"../../etc/a.txt\"",
            "attachment; filename=\"C:\\\\temp\\\\a.txt\"",
        ] {
            assert_eq!(of(value).as_deref(), Some("a.txt"), "{value}");
        }
        assert_eq!(
            of("inline; filename*=utf-8'en'na%C3%AFve").as_deref(),
            Some("naïve")
        );
    }

    #[test]
    fn what_is_no_name_is_none() {
        for value in [
            "attachment",
            "attachment; filename=",
            "attachment; filename=\"..\"",
            "attachment; filename=\"a/\"",
            "filename=a.txt",
        ] {
            assert_eq!(of(value), None, "{value}");
        }
    }
}
