//! A URL that somebody typed, or a template with its variables, becomes where calls go.

use http::Uri;
use url::{Host, Url};

/// Where calls go: scheme, host and the beginning of every path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    /// Without a slash at its end.
    text: String,
    url: Url,
}

impl Base {
    /// Reads a URL; the error names `setter`, which it was given to.
    pub(crate) fn parse(text: &str, setter: &str) -> Result<Self, String> {
        let url = checked(text, setter)?;
        if url.query().is_some() {
            return Err(wrong(text, setter, "has a query, which calls would lose"));
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        // Browsers take hosts that HTTP has no way to write.
        Uri::try_from(&text)
            .map_err(|error| wrong(&text, setter, &format!("cannot be sent to: {error}")))?;
        Ok(Self { text, url })
    }

    /// Reads a URL to which nothing is added, and which may have a query.
    pub(crate) fn endpoint(text: &str, setter: &str) -> Result<Self, String> {
        let url = checked(text, setter)?;
        let text = url.as_str().to_owned();
        Ok(Self { text, url })
    }

    /// The URL that a reference leads to from here, as from a folder.
    pub(crate) fn join(&self, reference: &str) -> Option<String> {
        let folder = Url::parse(&format!("{}/", self.text)).ok()?;
        folder.join(reference).ok().map(String::from)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port, by which two servers are told apart.
    pub(crate) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// The host, an IPv6 address without its brackets.
    pub(crate) fn host(&self) -> &str {
        let host = self.url.host_str().unwrap_or_default();
        host.trim_start_matches('[').trim_end_matches(']')
    }

    /// The port, by the scheme where none is written.
    pub(crate) fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or_default()
    }

    /// Whether a secret may be sent there: over TLS, or not over a network at all.
    pub(crate) fn is_private(&self) -> bool {
        self.is_tls() || self.is_loopback()
    }

    pub(crate) fn is_tls(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether this machine is meant.
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }
}

/// A URL that a request can be sent to.
fn checked(text: &str, setter: &str) -> Result<Url, String> {
    let wrong = |what: &str| wrong(text, setter, what);
    if !text.contains("://") {
        let mend = format!("has no scheme; write `https://{}`", without_userinfo(text));
        return Err(wrong(&mend));
    }
    let url = Url::parse(text).map_err(|error| wrong(&format!("is not a URL: {error}")))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(wrong("is neither `https` nor `http`"));
    }
    if url.host().is_none() {
        return Err(wrong("has no host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong(
            "has a user in it; pass a credential to `.credentials(…)` instead",
        ));
    }
    if url.fragment().is_some() {
        return Err(wrong("has a fragment, which is never sent"));
    }
    Ok(url)
}

fn wrong(text: &str, setter: &str, what: &str) -> String {
    format!("{setter}: `{}` {what}", without_userinfo(text))
}

/// Whether the host of a URL is this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// What a variable of a server is.
#[derive(Clone, Copy)]
pub(crate) enum Value<'v> {
    /// Somebody chose it.
    Chosen(&'v str),
    /// The description says so, who may mean nothing by it.
    Described(&'v str),
}

/// A template with its variables put in.
pub(crate) fn filled<'v>(
    template: &str,
    value: impl Fn(&str) -> Option<Value<'v>>,
) -> Result<String, String> {
    let mut url = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        url.push_str(before);
        let value = match value(name) {
            Some(Value::Chosen("")) | None => {
                return Err(format!("the server variable `{name}` has no value"));
            }
            Some(Value::Chosen(value) | Value::Described(value)) => value,
        };
        // Between scheme and path, a slash would make the text another host's.
        let in_host = url
            .split_once("://")
            .is_some_and(|(_, rest)| !rest.contains('/'));
        let harmful = |c: char| matches!(c, '?' | '#' | '@' | '\\') || (in_host && c == '/');
        if let Some(c) = value.chars().find(|c| harmful(*c) || c.is_whitespace()) {
            return Err(format!(
                "the server variable `{name}` has {c:?} in it, which would change the host"
            ));
        }
        url.push_str(value);
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

/// A URL from the environment: what it lacks of scheme and path, it gets from the template.
pub(crate) fn completed(typed: &str, template: &str) -> String {
    let (scheme, rest) = template.split_once("://").unwrap_or(("https", template));
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    let (scheme, rest) = typed.split_once("://").unwrap_or((scheme, typed));
    if rest.contains('/') {
        format!("{scheme}://{rest}")
    } else {
        format!("{scheme}://{rest}{path}")
    }
}

/// A password is not repeated in a message, wherever it is that it was put.
pub(crate) fn without_userinfo(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, host)) => format!("…@{host}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Base, Value, completed, filled};

    #[test]
    fn a_url_is_taken_as_it_is_but_for_the_slash_at_its_end() {
        let base = Base::parse("http://127.0.0.1:4010/v2/", "base_url").expect("a URL");
        assert_eq!(base.text(), "http://127.0.0.1:4010/v2");
    }

    #[test]
    fn a_url_that_cannot_be_a_base_says_why_and_names_the_setter() {
        let why = |text| Base::parse(text, "base_url").expect_err("refused");
        assert_eq!(
            why("localhost:8080"),
            "base_url: `localhost:8080` has no scheme; write `https://localhost:8080`"
        );
        assert!(why("https://a.example?x=1").contains("has a query"));
        assert!(why("https://a.example#x").contains("has a fragment"));
        assert!(why("ftp://a.example").contains("is neither"));
        assert!(why("http://\"").contains("cannot be sent to"));
        let userinfo = why("https://me:hunter2@a.example");
        assert!(userinfo.contains("has a user in it") && !userinfo.contains("hunter2"));
        assert!(!why("me:hunter2@a.example").contains("hunter2"));
    }

    #[test]
    fn host_and_port_are_known_however_they_are_written() {
        let place = |url| {
            let base = Base::parse(url, "base_url").expect("a URL");
            (base.host().to_owned(), base.port())
        };
        assert_eq!(place("https://a.example/v1"), ("a.example".to_owned(), 443));
        assert_eq!(place("http://[::1]:8080"), ("::1".to_owned(), 8080));
    }

    #[test]
    fn a_variable_cannot_move_the_host() {
        let url = |value| {
            filled("https://api.{region}.example.com/v1", |_| {
                Some(Value::Chosen(value))
            })
        };
        assert_eq!(
            url("osc-fr1"),
            Ok("https://api.osc-fr1.example.com/v1".to_owned())
        );
        assert!(url("evil.example/").is_err());
        assert!(url("x@evil.example").is_err());
        assert!(url("").is_err());
    }

    #[test]
    fn a_bare_host_from_the_environment_gets_scheme_and_version_path() {
        let template = "https://api.{region}.example.com/v1";
        let completed = |typed| completed(typed, template);
        assert_eq!(completed("api.example.com"), "https://api.example.com/v1");
        assert_eq!(completed("http://[::1]:80"), "http://[::1]:80/v1");
        assert_eq!(completed("http://localhost:80/"), "http://localhost:80/");
        assert_eq!(completed("https://x.example/v9"), "https://x.example/v9");
    }

    #[test]
    fn secrets_go_over_tls_or_stay_on_this_machine() {
        let private = |url| Base::parse(url, "base_url").expect("a URL").is_private();
        assert!(private("https://api.example.com"));
        assert!(private("http://localhost:1"));
        assert!(private("http://127.8.0.1"));
        assert!(private("http://[::1]:1"));
        assert!(!private("http://api.example.com"));
        assert!(!private("http://127.0.0.1.example.com"));
    }
}
