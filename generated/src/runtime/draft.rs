//! Arguments become a request, not yet sent: what cannot be sent is kept and told first.

use std::borrow::Cow;
use std::sync::Arc;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use url::Url;

use crate::runtime::base_url::Base;
use crate::runtime::body::Body;
use crate::runtime::client::Client;
use crate::runtime::credentials::Authorization;
use crate::runtime::description::Info;
use crate::runtime::encode::{self, Escape};
use crate::runtime::error::{Called, Error, ErrorKind, Parts};
use crate::runtime::form::{self, Encodings};
use crate::runtime::model::{Member, View, whole_json};
use crate::runtime::options::Options;
use crate::runtime::style::{self, Style};

/// What bodies are unless something else is said.
const JSON: &str = "application/json";

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The room for what arguments add to a URL, and for the headers that most requests have: beyond six a
/// map takes twice the memory, and so does each of the copies that `reqwest` makes of it.
const SPARE: usize = 64;
const HEADERS: usize = 6;
const SPENT: &str = "the body was sent before, and its stream can be read only once";

/// A request being put together.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) client: Client,
    pub(crate) info: &'static Info,
    pub(crate) options: Options,
    pub(crate) credential: Credential,
    pub(crate) target: Target,
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    cookies: Vec<String>,
    body: Option<Body>,
    /// What the body is.
    media: Cow<'static, str>,
    /// What is accepted as an answer, when it is not what the operation says.
    pub(crate) accept: Option<&'static str>,
    problem: Option<String>,
}

/// Where the credential of a call comes from.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    /// From the client, by what the operation asks for.
    OfClient,
    /// From the client, by the first scheme of the API that it has one for, or none.
    OfAnyScheme,
    /// It is given.
    Given(Authorization),
}

/// Where on its server a request goes.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// To the path of the operation.
    Template,
    /// To this path, below the server's own.
    Path(Arc<str>),
    /// To this URL, which is one of the server's, with the query that it has.
    Url(Box<Url>),
    /// To this URL, which is none of the API's.
    Endpoint(Box<Base>),
}

impl Draft {
    pub(crate) fn new(client: &Client, info: &'static Info) -> Self {
        Self {
            client: client.clone(),
            info,
            options: client.options().clone(),
            credential: Credential::OfClient,
            target: Target::Template,
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            media: Cow::Borrowed(JSON),
            accept: None,
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

    pub(crate) fn path_as(
        &mut self,
        name: &'static str,
        style: Style,
        escape: Escape,
        value: &dyn Member,
    ) {
        match style::text(style, name, value.view(), escape) {
            Ok(Some(text)) if is_dots(&text) => self.refuse(format!(
                "the path parameter `{name}` is `{text}`, which means another path"
            )),
            Ok(Some(text)) if !text.is_empty() => self.path.push((name, text)),
            Ok(_) => self.refuse(format!("the path parameter `{name}` is empty")),
            Err(why) => self.refuse(format!("the path parameter `{name}` {why}")),
        }
    }

    pub(crate) fn query(&mut self, name: &str, value: &dyn Member) {
        if let Some(text) = self.text("query parameter", name, value.view()) {
            let pair = (encode::escaped(name), encode::escaped(&text));
            self.query.push(pair);
        }
    }

    /// Sets a query parameter where it stands, or as the last one.
    pub(crate) fn set_query(&mut self, name: &str, value: &str) {
        let (name, value) = (encode::escaped(name), encode::escaped(value));
        match self.query.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.query.push((name, value)),
        }
    }

    pub(crate) fn query_as(
        &mut self,
        name: &str,
        style: Style,
        escape: Escape,
        value: &dyn Member,
    ) {
        match style::pairs(style, name, value.view(), escape) {
            Ok(pairs) => self.query.extend(pairs),
            Err(why) => self.refuse(format!("the query parameter `{name}` {why}")),
        }
    }

    pub(crate) fn header(&mut self, name: &str, value: &dyn Member) {
        self.header_as(name, Style::Simple, value);
    }

    pub(crate) fn header_as(&mut self, name: &str, style: Style, value: &dyn Member) {
        match style::text(style, name, value.view(), Escape::Nothing) {
            Ok(Some(text)) => self.header_text(name, &text, value.view()),
            Ok(None) => {}
            Err(why) => self.refuse(format!("the header `{name}` {why}")),
        }
    }

    fn header_text(&mut self, name: &str, text: &str, view: View<'_>) {
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(text),
        ) {
            (Ok(name), Ok(mut text)) => {
                text.set_sensitive(is_secret(view));
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

    pub(crate) fn cookie_as(&mut self, name: &str, style: Style, value: &dyn Member) {
        match style::pairs(style, name, value.view(), Escape::All) {
            Ok(pairs) => {
                let pairs = pairs
                    .into_iter()
                    .map(|(name, value)| format!("{name}={value}"));
                self.cookies.extend(pairs);
            }
            Err(why) => self.refuse(format!("the cookie `{name}` {why}")),
        }
    }

    pub(crate) fn json(&mut self, envelope: Option<&str>, value: &dyn Member) {
        match whole_json(value, envelope) {
            Ok(json) => self.body = Some(json.into()),
            Err(why) => self.refuse(format!("a file in the body {why}")),
        }
    }

    pub(crate) fn form(&mut self, encodings: Encodings, value: &dyn Member) {
        match form::urlencoded(value.view(), encodings) {
            Ok(text) => self.content(FORM, text.into()),
            Err(why) => self.refuse(format!("the body {why}")),
        }
    }

    pub(crate) fn multipart(&mut self, encodings: Encodings, value: &dyn Member) {
        match form::multipart(value.view(), encodings) {
            Ok((media, body)) => self.content(media, body),
            Err(why) => self.refuse(format!("the body {why}")),
        }
    }

    pub(crate) fn items(&mut self, media: &'static str, body: Result<Body, &'static str>) {
        match body {
            Ok(body) => self.content(media, body),
            Err(why) => self.refuse(format!("a file in the body {why}")),
        }
    }

    /// A body that is sent as it is.
    pub(crate) fn content(&mut self, media: impl Into<Cow<'static, str>>, body: Body) {
        self.body = Some(body);
        self.media(media);
    }

    /// What the body is, when it is something else than plain JSON.
    pub(crate) fn media(&mut self, media: impl Into<Cow<'static, str>>) {
        self.media = media.into();
    }

    /// What is told instead of sending, when nothing else was before.
    pub(crate) fn refuse(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }

    /// What is called, as messages name it.
    pub(crate) fn called(&self) -> Called {
        let id = self.info.id;
        match &self.target {
            Target::Path(path) => Called::at(id, path.clone()),
            Target::Template | Target::Url(_) | Target::Endpoint(_) => id.into(),
        }
    }

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

    /// Whether the body was read, and cannot be read again.
    pub(crate) fn is_spent(&self) -> bool {
        self.body.as_ref().is_some_and(Body::is_spent)
    }

    /// The server that the call goes to.
    pub(crate) fn base(&self) -> Result<&Base, Error> {
        if let Target::Endpoint(base) = &self.target {
            return Ok(base);
        }
        self.client
            .server(self.info.server)
            .map_err(|why| self.refused(ErrorKind::Configuration, why.to_owned()))
    }

    pub(crate) fn refused(&self, kind: ErrorKind, message: String) -> Error {
        Parts::new(kind, message).operation(self.called()).into()
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

    fn text<'v>(&mut self, place: &str, name: &str, view: View<'v>) -> Option<Cow<'v, str>> {
        encode::text(view).unwrap_or_else(|why| {
            self.refuse(format!("the {place} `{name}` {why}"));
            None
        })
    }
}

/// Headers that replace those of the same name.
fn put(headers: &mut HeaderMap, more: &HeaderMap) {
    if !more.is_empty() {
        headers.extend(more.clone());
    }
}

/// Whether there is a secret in a header.
fn is_secret(view: View<'_>) -> bool {
    match view {
        // There may be one in an object.
        View::Secret(_) | View::Map(_) | View::Record(_) => true,
        View::Variant(_, inner) => is_secret(inner.view()),
        View::List(list) => (0..list.count())
            .filter_map(|position| list.element(position))
            .any(|element| is_secret(element.view())),
        View::Absent
        | View::Null
        | View::Bool(_)
        | View::Integer(_)
        | View::Unsigned(_)
        | View::Float(_)
        | View::Number(_)
        | View::Text(_)
        | View::Choice { .. }
        | View::Code { .. }
        | View::Upload(_)
        | View::Json(_) => false,
    }
}

/// Whether a segment would be taken for this folder or the one above, written plainly or escaped.
pub(crate) fn is_dots(segment: &str) -> bool {
    let (mut rest, mut dots) = (segment, 0);
    while let Some(after) = [".", "%2e", "%2E"]
        .iter()
        .find_map(|dot| rest.strip_prefix(dot))
    {
        (rest, dots) = (after, dots + 1);
    }
    rest.is_empty() && (dots == 1 || dots == 2)
}
