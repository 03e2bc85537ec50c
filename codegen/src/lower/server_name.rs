//! What is known of a server becomes what it is called.

use crate::ir::ServerChoice;
use crate::naming::{Ident, Scope};
use crate::openapi::Server;

use super::report::Report;

/// By which of several servers of the root one is chosen.
pub(super) fn choice(
    root: &[&Server],
    roots: &mut Scope,
    report: &mut Report<'_>,
) -> Option<ServerChoice> {
    let [first, _, ..] = root else {
        return None;
    };
    let name = report.ident(roots.name("ApiServer"), &first.id);
    let mut scope = Scope::variants();
    let variants = root
        .iter()
        .map(|server| variant(server, &mut scope, report));
    let variants = variants.collect();
    Some(ServerChoice { name, variants })
}

fn variant(server: &Server, scope: &mut Scope, report: &mut Report<'_>) -> Ident {
    let url = server.url.split('#').next().unwrap_or_default();
    let by_url = of_url(url);
    if let Some(name) = &server.name {
        return report.ident(scope.name_or(name, &by_url), &server.id);
    }
    // What the document did not name is not called otherwise than it says.
    let described = server.description.as_deref().filter(is_name);
    scope.name_or(described.unwrap_or(&by_url), url).ident
}

/// Whether a description is as short as a name.
fn is_name(text: &&str) -> bool {
    const WORDS: usize = 4;
    const LONGEST: usize = 40;
    let words = text.split_whitespace().count();
    (1..=WORDS).contains(&words) && text.len() <= LONGEST && !text.contains(['/', '\n'])
}

/// `https://auth.scalingo.com/v1` is `auth`, and `/files/v2` is `files`.
pub(super) fn of_url(url: &str) -> String {
    let (host, path) = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", url),
    };
    let host = host.split(':').next().unwrap_or_default();
    let is_word = |word: &&str| word.contains(char::is_alphabetic) && !word.contains(['{', '[']);
    let mut of_host = host.split('.').filter(is_word);
    let mut of_path = path.split('/').filter(is_word);
    of_host
        .find(|word| !matches!(*word, "www" | "api"))
        .or_else(|| of_path.find(|word| !is_version(word)))
        .unwrap_or("other")
        .to_owned()
}

fn is_version(word: &str) -> bool {
    let digits = word.trim_start_matches(['v', 'V']);
    digits.contains(|c: char| c.is_ascii_digit()) && !digits.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::of_url;

    #[test]
    fn a_server_is_called_after_its_host_or_its_path() {
        assert_eq!(of_url("https://auth.scalingo.com/v1"), "auth");
        assert_eq!(of_url("https://api.uploads.test:8080"), "uploads");
        assert_eq!(of_url("/files/v2"), "files");
        for nameless in ["/v2", "http://[::1]:8080/v2", "http://127.0.0.1", "", "./"] {
            assert_eq!(of_url(nameless), "other", "{nameless}");
        }
    }
}
