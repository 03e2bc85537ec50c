//! The flows of OAuth 2 become what a client can go through by itself.

use super::cursor::Cursor;
use super::object::{Object, Unread};
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::Flows;

/// One flow, as far as a client needs to know.
struct Flow {
    token: Option<String>,
    refresh: Option<String>,
}

pub(super) fn flows(at: &Cursor<'_>) -> Flows {
    let Some(object) = at.object() else {
        return Flows::default();
    };
    let own = object.filled("clientCredentials");
    let own = own.and_then(|at| flow(&at, Object::needed));
    // Those that end with a token of a user's, which may come with a refresh token.
    let users: Vec<Flow> = ["authorizationCode", "password"]
        .into_iter()
        .filter_map(|word| flow(&object.filled(word)?, Object::member))
        .collect();
    let implicit = object.filled("implicit");
    let implicit = implicit.and_then(|at| flow(&at, Object::member));
    if let Some(device) = object.member("deviceAuthorization") {
        let message = "the client does not go through the device flow";
        let ignored = Diagnostic::new(Code::Ignored, device.key(), message);
        let help = "go through it in the application, and pass the token as a `BearerToken`";
        device.desk.say(ignored.help(help));
    }
    object.finish(Unread::nothing("OAuth flows"));
    let all = || users.iter().chain(&implicit).chain(&own);
    let refresh = all().find_map(|flow| flow.refresh.clone());
    let refresh = refresh.or_else(|| users.iter().find_map(|flow| flow.token.clone()));
    Flows {
        client_credentials: own.as_ref().and_then(|flow| flow.token.clone()),
        refresh,
    }
}

/// Reads a flow; `token` says whether it is nothing without a URL for tokens.
fn flow<'d>(
    at: &Cursor<'d>,
    token: impl Fn(&Object<'d>, &'static str) -> Option<Cursor<'d>>,
) -> Option<Flow> {
    let object = at.object()?;
    let text = |at: Cursor<'_>| at.text().filter(|text| !text.trim().is_empty());
    let token = token(&object, "tokenUrl").and_then(text);
    let refresh = object.filled("refreshUrl").and_then(text);
    object.finish(Unread {
        of: "OAuth flow",
        // The browser is sent there by the application; operations say which scopes they need.
        silent: &["authorizationUrl", "deviceAuthorizationUrl", "scopes"],
        missed: &[],
    });
    Some(Flow { token, refresh })
}
