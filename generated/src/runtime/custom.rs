//! A method and a path that no description has become a call like any other.

use std::fmt::{self, Display};
use std::future::IntoFuture;
use std::marker::PhantomData;

use http::{Method, Request};

use crate::runtime::answer::Answer;
use crate::runtime::body::Body;
use crate::runtime::call::{CallFuture, call};
use crate::runtime::client::Client;
use crate::runtime::description::{Info, Resend};
use crate::runtime::draft::{Credential, Draft, Target};
use crate::runtime::encode::is_dots;
use crate::runtime::error::{Error, Undocumented};
use crate::runtime::model::{Json, Member};
use crate::runtime::operation::Operation;
use crate::runtime::options::Options;
use crate::runtime::raw::RawCall;
use crate::runtime::read::{self, Read};
#[cfg(any(test, feature = "testing"))]
use crate::runtime::testing::written::{self, Written};

impl Client {
    /// Calls an endpoint that this client has no method for, in the way of all its calls: with the
    /// client's credential, limits and errors, and sent again when it fails on the way and the
    /// method allows it (a POST or PATCH only with an idempotency key, or when it was not carried
    /// out).
    ///
    /// The path is appended to the URL of the API's first server, and its segments are as you write
    /// them: what may hold other characters than letters and digits is to be percent-encoded. A
    /// path with an empty segment, `.` or `..` in it is refused before anything is sent.
    ///
    /// The credential is for the first of the API's schemes that the client has one for. The answer
    /// is read as JSON, null when there is none, or as what [`CustomCall::read`] names.
    ///
    /// ```ignore
    /// let drains = client.request(Method::GET, "/apps/my-app/log_drains").query("page", 2).await?;
    /// println!("{:?}", drains.get("drains"));
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a call takes what it is given"
    )]
    pub fn request(&self, method: Method, path: impl Into<String>) -> CustomCall {
        CustomCall {
            draft: Box::new(draft(self, &method, path.into())),
            of: PhantomData,
        }
    }
}

/// A call of an endpoint that the description does not have, to be awaited. `T` is what its answer
/// is read as.
#[must_use = "a call is sent when it is awaited"]
pub struct CustomCall<T = Json> {
    draft: Box<Draft>,
    of: PhantomData<fn() -> T>,
}

/// Marks the calls whose answer is read as `T`, whatever they call.
pub struct Custom<T>(PhantomData<fn() -> T>);

impl<T: Member + Send + 'static> CustomCall<T> {
    /// One more pair in the query.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.draft.query(name, &value.to_string());
        self
    }

    /// One more header; it replaces one of the same name.
    pub fn header(mut self, name: &str, value: impl Display) -> Self {
        self.draft.header(name, &value.to_string());
        self
    }

    /// Sends this as JSON: free-form, a model of this crate, a list or map of them.
    pub fn json(mut self, body: &impl Member) -> Self {
        self.draft.json(None, body);
        self
    }

    /// Sends this as it is, and calls it by this media type: `application/json` for what was
    /// written by other means.
    pub fn body(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.draft.content(media_type.to_owned(), body.into());
        self
    }

    /// Reads the answer as another type: a model of this crate, a list or map of them. What lies in
    /// an envelope is read as a map from its name: `BTreeMap<String, Addon>`.
    pub fn read<U: Member + Send + 'static>(self) -> CustomCall<U> {
        CustomCall {
            draft: self.draft,
            of: PhantomData,
        }
    }

    /// Changes the options of this call: its limits of time and size, an idempotency key.
    pub fn with(mut self, change: impl FnOnce(Options) -> Options) -> Self {
        self.draft.options = change(self.draft.options);
        self
    }

    /// Gives the whole answer: status, headers and bytes beside the value. Errors stay errors.
    pub fn raw(self) -> RawCall<Custom<T>> {
        call(self.draft).raw()
    }

    /// The request as it would be sent, but for the credential. Nothing is sent.
    ///
    /// # Errors
    ///
    /// The path or an argument cannot be sent, or there is no server for the call.
    pub fn into_request(self) -> Result<Request<Body>, Error> {
        self.draft.request()
    }
}

impl<T: Member + Send + 'static> IntoFuture for CustomCall<T> {
    type Output = Result<T, Error<Undocumented>>;
    type IntoFuture = CallFuture<Custom<T>>;

    fn into_future(self) -> CallFuture<Custom<T>> {
        call(self.draft).into_future()
    }
}

impl<T> Clone for CustomCall<T> {
    fn clone(&self) -> Self {
        Self {
            draft: self.draft.clone(),
            of: PhantomData,
        }
    }
}

/// Names the method and the path; the rest may be secret.
impl<T> fmt::Debug for CustomCall<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CustomCall({})", self.draft.called())
    }
}

impl<T: Member + Send + 'static> Operation for Custom<T> {
    type Output = T;
    type Error = Undocumented;

    const INFO: &'static Info = &UNKNOWN;

    fn read(answer: &Answer) -> Read<T> {
        if T::holds_null() && answer.bytes.trim_ascii().is_empty() {
            return Ok((T::empty(), Vec::new()));
        }
        read::json(None, answer)
    }

    #[cfg(any(test, feature = "testing"))]
    fn write(output: &T) -> Written {
        written::json(200, None, output)
    }
}

fn draft(client: &Client, method: &Method, path: String) -> Draft {
    let known = info(method);
    let mut draft = Draft::new(client, known.unwrap_or(&UNKNOWN));
    if known.is_none() {
        draft.refuse(format!("the method {method} is none that is sent"));
    }
    if let Err(why) = checked(&path) {
        draft.refuse(why);
    }
    draft.credential = Credential::OfAnyScheme;
    draft.target = Target::Path(path.into());
    draft
}

static UNKNOWN: Info = described("request", "GET", Resend::Never);

const fn described(id: &'static str, method: &'static str, resend: Resend) -> Info {
    Info {
        id,
        method,
        path: "",
        server: 0,
        security: &[],
        resend,
        successes: &[],
        accept: "application/json",
    }
}

/// What HTTP says of a method; nothing of those that are not for resources.
fn info(method: &Method) -> Option<&'static Info> {
    static GET: Info = described("GET", "GET", Resend::Safe);
    static HEAD: Info = described("HEAD", "HEAD", Resend::Safe);
    static OPTIONS: Info = described("OPTIONS", "OPTIONS", Resend::Safe);
    static QUERY: Info = described("QUERY", "QUERY", Resend::Safe);
    static PUT: Info = described("PUT", "PUT", Resend::Idempotent);
    static DELETE: Info = described("DELETE", "DELETE", Resend::Idempotent);
    static POST: Info = described("POST", "POST", Resend::Never);
    static PATCH: Info = described("PATCH", "PATCH", Resend::Never);
    [&GET, &HEAD, &OPTIONS, &QUERY, &PUT, &DELETE, &POST, &PATCH]
        .into_iter()
        .find(|info| info.method == method.as_str())
}

/// Whether a path is one, and leads to where it seems to.
fn checked(path: &str) -> Result<(), String> {
    let Some(inner) = path.strip_prefix('/') else {
        return Err(if path.contains("://") {
            "the path is a whole URL: write what follows the URL of the server".to_owned()
        } else {
            format!("the path does not begin with a slash: write `/{path}`")
        });
    };
    match path.chars().find(|c| !may_stand_in_a_path(*c)) {
        Some('?') => return Err("the path has a query: pass it to `.query(…)`".to_owned()),
        Some('#') => return Err("the path has a fragment, which is never sent".to_owned()),
        Some(c) => {
            return Err(format!(
                "the path has {c:?} in it, which is to be percent-encoded"
            ));
        }
        None => {}
    }
    let mut segments = inner.split('/').peekable();
    while let Some(segment) = segments.next() {
        if is_dots(segment) {
            return Err(format!(
                "the path has the segment `{segment}`, which means another path"
            ));
        }
        if segment.is_empty() && segments.peek().is_some() {
            return Err("the path has an empty segment".to_owned());
        }
    }
    Ok(())
}

fn may_stand_in_a_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/%-._~!$&'()*+,;=:@".contains(c)
}
