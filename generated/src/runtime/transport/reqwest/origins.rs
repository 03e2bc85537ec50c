//! The URI of a request becomes the URL that `reqwest` asks for, with the host of a known server parsed once
//! and for all.

use std::sync::Arc;

use http::Uri;
use http::uri::Authority;
use url::{ParseError, Url};

use crate::runtime::base_url::Base;

/// The servers that requests mostly go to. Parsing their hosts again would be a tenth of a call.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins(Arc<[Origin]>);

#[derive(Debug)]
struct Origin {
    authority: Authority,
    /// With any path.
    url: Url,
}

impl Origins {
    pub(super) fn of(servers: &[&Base]) -> Self {
        let origins = servers.iter().filter_map(|server| Origin::of(server));
        Self(origins.collect())
    }

    /// The same URL that parsing the whole would give.
    pub(super) fn url(&self, uri: &Uri) -> Result<Url, ParseError> {
        let Some(origin) = self.0.iter().find(|origin| origin.is_of(uri)) else {
            return Url::parse(&uri.to_string());
        };
        let mut url = origin.url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    }
}

impl Origin {
    fn of(server: &Base) -> Option<Self> {
        let uri = Uri::try_from(server.text()).ok()?;
        let authority = uri.into_parts().authority?;
        let url = Url::parse(server.text()).ok()?;
        Some(Self { authority, url })
    }

    /// Both are written in one way: what a user typed has been parsed before.
    fn is_of(&self, uri: &Uri) -> bool {
        let authority = uri.authority().map(Authority::as_str);
        uri.scheme_str() == Some(self.url.scheme()) && authority == Some(self.authority.as_str())
    }
}

#[cfg(test)]
mod tests {
    use http::Uri;
    use url::Url;

    use super::Origins;
    use crate::runtime::base_url::Base;

    #[test]
    fn the_url_is_the_one_that_parsing_the_whole_gives() {
        let base = |text| Base::parse(text, "base_url").expect("a URL");
        let servers = [
            base("https://api.example.com/v1"),
            base("http://127.0.0.1:4010"),
            base("http://[::1]:8080/a/b"),
        ];
        let origins = Origins::of(&servers.iter().collect::<Vec<_>>());
        let rests = [
            "",
            "/",
            "//",
            "//evil.example/x",
            "/v1/apps/my-app/addons",
            "/v1/a%2Fb/%2e%2E/c?x=%27'\"&y=a+b|c",
            "/a/../b/./c/",
            "/a;b=1,2/{c}|\"^`\\d",
            "?",
            "?only=query",
            "/p?",
            "/p??a=b?/c",
        ];
        let others = ["http://api.example.com", "https://api.example.com:444"];
        let starts = servers.iter().map(Base::text).chain(others);
        for start in starts {
            for rest in rests {
                // Some of them a request cannot have.
                let Ok(uri) = Uri::try_from(format!("{start}{rest}")) else {
                    continue;
                };
                let whole = Url::parse(&uri.to_string());
                assert_eq!(origins.url(&uri), whole, "{start}{rest}");
            }
        }
    }
}
