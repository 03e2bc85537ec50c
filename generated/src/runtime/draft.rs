//! Arguments become a draft of a request: what cannot be sent is kept and told first.

mod request;

use std::borrow::Cow;
use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use crate::runtime::base_url::Base;
use crate::runtime::body::Body;
use crate::runtime::client::Client;
use crate::runtime::credentials::Authorization;
use crate::runtime::description::Info;
use crate::runtime::encode::{self, Escape, is_dots};
use crate::runtime::error::{Called, Error, ErrorKind, Parts};
#[cfg(any(test, feature = "__forms"))]
use crate::runtime::form::{self, Encodings};
use crate::runtime::model::{Member, View, whole_json};
use crate::runtime::options::Options;
use crate::runtime::style::{self, Style};

/// What bodies are unless something else is said.
const JSON: &str = "application/json";

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

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
#[derive(Clone)]
pub(crate) enum Credential {
    /// From the client, by what the operation asks for.
    OfClient,
    /// From the client, by the first scheme of the API that it has one for, or none.
    OfAnyScheme,
    /// It is given.
    Given(Authorization),
}

/// Where on its server a request goes.
#[derive(Clone)]
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

    #[cfg(any(test, feature = "__forms"))]
    pub(crate) fn form(&mut self, encodings: Encodings, value: &dyn Member) {
        match form::urlencoded(value.view(), encodings) {
            Ok(text) => self.content(FORM, text.into()),
            Err(why) => self.refuse(format!("the body {why}")),
        }
    }

    #[cfg(any(test, feature = "__forms"))]
    pub(crate) fn multipart(&mut self, encodings: Encodings, value: &dyn Member) {
        match form::multipart(value.view(), encodings) {
            Ok((media, body)) => self.content(media, body),
            Err(why) => self.refuse(format!("the body {why}")),
        }
    }

    #[cfg(any(test, feature = "__items"))]
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

    fn text<'v>(&mut self, place: &str, name: &str, view: View<'v>) -> Option<Cow<'v, str>> {
        encode::text(view).unwrap_or_else(|why| {
            self.refuse(format!("the {place} `{name}` {why}"));
            None
        })
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
        | View::Constant(_)
        | View::Choice { .. }
        | View::Code { .. }
        | View::Upload(_)
        | View::Json(_) => false,
    }
}
