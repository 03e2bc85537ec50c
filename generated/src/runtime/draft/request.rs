//! A draft becomes the request that is sent: its URL and its headers.

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};

use crate::runtime::base_url::Base;
use crate::runtime::body::Body;
use crate::runtime::draft::{Draft, Target};
use crate::runtime::encode;
use crate::runtime::error::{Error, ErrorKind, Parts};

/// The room for what arguments add to a URL, and for the headers that most requests have: beyond six a
/// map takes twice the memory, and so does each of the copies that `reqwest` makes of it.
const SPARE: usize = 64;
const HEADERS: usize = 6;
const SPENT: &str = "the body was sent before, and its stream can be read only once";

impl Draft {
    /// The request as it is sent, but for the credential.
    pub(crate) fn request(&self) -> Result<Request<Body>, Error> {
        if let Some(problem) = self.problem.as_ref().or(self.options.problem.as_ref()) {
            return Err(self.refused(ErrorKind::Request, problem.clone()));
        }
        if self.is_spent() {
            return Err(self.refused(ErrorKind::Request, SPENT.to_owned()));
        }
        let base = self.base()?;
        let uri = self.uri(base)?;
        let mut request = Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.method()?;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.head()?;
        #[cfg(any(test, feature = "testing"))]
        request.extensions_mut().insert(self.info);
        Ok(request)
    }

    fn method(&self) -> Result<Method, Error> {
        let method = self.info.method;
        Method::from_bytes(method.as_bytes()).map_err(|_| {
            let message = format!("`{method}` cannot be a method");
            self.refused(ErrorKind::Request, message)
        })
    }

    fn uri(&self, base: &Base) -> Result<Uri, Error> {
        let (mut url, query) = match &self.target {
            Target::Template => (self.filled(base.text())?, self.query.as_slice()),
            Target::Path(path) => ([base.text(), path].concat(), self.query.as_slice()),
            Target::Url(url) => (url.to_string(), [].as_slice()),
            Target::Endpoint(base) => (base.text().to_owned(), [].as_slice()),
        };
        let mut glue = if url.contains('?') { '&' } else { '?' };
        let mut pair = |name: &str, value: &str| {
            url.push(glue);
            url.push_str(name);
            url.push('=');
            url.push_str(value);
            glue = '&';
        };
        for (name, value) in query {
            pair(name, value);
        }
        for (name, value) in &self.options.query {
            if !self.has(name) {
                pair(&encode::escaped(name), &encode::escaped(value));
            }
        }
        Uri::try_from(url).map_err(|error| {
            Parts::new(ErrorKind::Request, "the URL cannot be sent")
                .operation(self.called())
                .source(error)
                .into()
        })
    }

    /// Whether the target says this of the query itself: it stands in a link that the server made.
    fn has(&self, name: &str) -> bool {
        match &self.target {
            Target::Url(url) => url.query_pairs().any(|(known, _)| known == name),
            Target::Template | Target::Path(_) | Target::Endpoint(_) => false,
        }
    }

    /// The operation's path with its parameters, behind what a URL begins with.
    fn filled(&self, begin: &str) -> Result<String, Error> {
        // Most arguments are no longer than their names and what is around them.
        let mut url = String::with_capacity(begin.len() + self.info.path.len() + SPARE);
        url.push_str(begin);
        let mut rest = self.info.path;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let Some((_, segment)) = self.path.iter().find(|(known, _)| *known == name) else {
                let message = format!("the path parameter `{name}` has no value");
                return Err(self.refused(ErrorKind::Request, message));
            };
            url.push_str(before);
            url.push_str(segment);
            rest = after;
        }
        url.push_str(rest);
        Ok(url)
    }

    fn head(&self) -> Result<HeaderMap, Error> {
        let mut headers = HeaderMap::with_capacity(HEADERS);
        let accept = self.accept.unwrap_or(self.info.accept);
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        headers.insert(USER_AGENT, self.client.user_agent().clone());
        // Some servers answer 411 to a body that they expect and that nobody says is absent.
        let expects_body = ["POST", "PUT", "PATCH"].contains(&self.info.method);
        if self.body.is_none() && expects_body {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if self.body.is_some() {
            let media = HeaderValue::try_from(&*self.media).map_err(|_| {
                let message = "the media type of the body cannot stand in a header".to_owned();
                self.refused(ErrorKind::Request, message)
            })?;
            headers.insert(CONTENT_TYPE, media);
        }
        put(&mut headers, &self.headers);
        if !self.cookies.is_empty() {
            let mut cookies = HeaderValue::try_from(self.cookies.join("; ")).map_err(|_| {
                let message = "a cookie has a name that a header cannot carry".to_owned();
                self.refused(ErrorKind::Request, message)
            })?;
            // What stands in cookies mostly says who one is.
            cookies.set_sensitive(true);
            headers.insert(COOKIE, cookies);
        }
        put(&mut headers, &self.options.headers);
        Ok(headers)
    }
}

/// Headers that replace those of the same name.
fn put(headers: &mut HeaderMap, more: &HeaderMap) {
    if !more.is_empty() {
        headers.extend(more.clone());
    }
}
