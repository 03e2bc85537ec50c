//! Arguments become a request, not yet sent: what cannot be sent is kept and told first.

use std::borrow::Cow;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};

use crate::runtime::base_url::Base;
use crate::runtime::body::Body;
use crate::runtime::client::Client;
use crate::runtime::credentials::Authorization;
use crate::runtime::description::{Info, ListStyle};
use crate::runtime::encode;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::{Member, View, write_json};
use crate::runtime::options::Options;

/// A request being put together.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) client: Client,
    pub(crate) info: &'static Info,
    pub(crate) options: Options,
    pub(crate) credential: Credential,
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    cookies: Vec<String>,
    body: Option<Body>,
    problem: Option<String>,
}

/// Where the credential of a call comes from.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    /// From the client, by what the operation asks for.
    OfClient,
    /// It is given.
    Given(Authorization),
}

impl Draft {
    pub(crate) fn new(client: &Client, info: &'static Info) -> Self {
        Self {
            client: client.clone(),
            info,
            options: client.options().clone(),
            credential: Credential::OfClient,
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            problem: None,
        }
    }

    pub(crate) fn path(&mut self, name: &'static str, value: &dyn Member) {
        let Some(text) = self.text("path parameter", name, value.view()) else {
            return self.refuse(format!("the path parameter `{name}` has no value"));
        };
        if text.is_empty() {
            return self.refuse(format!("the path parameter `{name}` is empty"));
        }
        if is_dots(&text) {
            return self.refuse(format!(
                "the path parameter `{name}` is `{text}`, which means another path"
            ));
        }
        let segment = encode::escaped(&text);
        self.path.push((name, segment));
    }

    pub(crate) fn query(&mut self, name: &str, value: &dyn Member) {
        if let Some(text) = self.text("query parameter", name, value.view()) {
            let pair = (encode::escaped(name), encode::escaped(&text));
            self.query.push(pair);
        }
    }

    pub(crate) fn query_list(&mut self, name: &str, style: ListStyle, value: &dyn Member) {
        match encode::list(name, style, value.view()) {
            Ok(pairs) => self.query.extend(pairs),
            Err(why) => self.refuse(format!("the query parameter `{name}` {why}")),
        }
    }

    pub(crate) fn header(&mut self, name: &'static str, value: &dyn Member) {
        let Some(text) = self.text("header", name, value.view()) else {
            return;
        };
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(&text),
        ) {
            (Ok(name), Ok(mut text)) => {
                text.set_sensitive(is_secret(value.view()));
                self.headers.insert(name, text);
            }
            (Ok(_), Err(_)) => self.refuse(format!(
                "the header `{name}` has characters that a header cannot carry"
            )),
            (Err(_), _) => self.refuse(format!("`{name}` cannot be the name of a header")),
        }
    }

    pub(crate) fn cookie(&mut self, name: &str, value: &dyn Member) {
        if let Some(text) = self.text("cookie", name, value.view()) {
            let pair = format!("{name}={}", encode::escaped(&text));
            self.cookies.push(pair);
        }
    }

    pub(crate) fn json(&mut self, envelope: Option<&str>, value: &dyn Member) {
        self.body = Some(write_json(value, envelope).into());
    }

    /// The request as it is sent, but for the credential.
    pub(crate) fn request(&self) -> Result<Request<Body>, Error> {
        if let Some(problem) = self.problem.as_ref().or(self.options.problem.as_ref()) {
            return Err(self.refused(ErrorKind::Request, problem.clone()));
        }
        let base = self.base()?;
        let uri = self.uri(base)?;
        let mut request = Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.info.method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = self.head()?;
        Ok(request)
    }

    /// The server that the call goes to.
    pub(crate) fn base(&self) -> Result<&Base, Error> {
        self.client
            .server(self.info.server)
            .map_err(|why| self.refused(ErrorKind::Configuration, why.to_owned()))
    }

    pub(crate) fn refused(&self, kind: ErrorKind, message: String) -> Error {
        Parts::new(kind, message).operation(self.info.id).into()
    }

    fn uri(&self, base: &Base) -> Result<Uri, Error> {
        let mut url = base.text().to_owned();
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
        let mut glue = if url.contains('?') { '&' } else { '?' };
        let more = &self.options.query;
        let more = more
            .iter()
            .map(|(n, v)| (encode::escaped(n), encode::escaped(v)));
        for (name, value) in self.query.iter().cloned().chain(more) {
            url.extend([glue.to_string(), name, "=".to_owned(), value]);
            glue = '&';
        }
        Uri::try_from(url).map_err(|error| {
            Parts::new(ErrorKind::Request, "the URL cannot be sent")
                .operation(self.info.id)
                .source(error)
                .into()
        })
    }

    fn head(&self) -> Result<HeaderMap, Error> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(self.info.accept));
        headers.insert(USER_AGENT, self.client.user_agent().clone());
        // Some servers answer 411 to a body that they expect and that nobody says is absent.
        let expects_body = [Method::POST, Method::PUT, Method::PATCH].contains(&self.info.method);
        if self.body.is_none() && expects_body {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if self.body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        headers.extend(self.headers.clone());
        if !self.cookies.is_empty() {
            let mut cookies = HeaderValue::try_from(self.cookies.join("; ")).map_err(|_| {
                let message = "a cookie has a name that a header cannot carry".to_owned();
                self.refused(ErrorKind::Request, message)
            })?;
            // What stands in cookies mostly says who one is.
            cookies.set_sensitive(true);
            headers.insert(COOKIE, cookies);
        }
        headers.extend(self.options.headers.clone());
        Ok(headers)
    }

    fn text<'v>(&mut self, place: &str, name: &str, view: View<'v>) -> Option<Cow<'v, str>> {
        encode::text(view).unwrap_or_else(|why| {
            self.refuse(format!("the {place} `{name}` {why}"));
            None
        })
    }

    fn refuse(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }
}

/// Whether there is a secret in a header.
fn is_secret(view: View<'_>) -> bool {
    match view {
        View::Secret(_) => true,
        View::Variant(_, inner) => is_secret(inner.view()),
        View::List(list) => (0..list.count())
            .filter_map(|position| list.element(position))
            .any(|element| is_secret(element.view())),
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Float(_)
        | View::Number(_)
        | View::Text(_)
        | View::Choice { .. }
        | View::Map(_)
        | View::Record(_)
        | View::Json(_) => false,
    }
}

/// Whether a segment would be taken for this folder or the one above, written plainly or escaped.
fn is_dots(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    plain == "." || plain == ".."
}
