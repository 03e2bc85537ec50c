//! The URL of a server as it is written becomes the template that the client fills.

use crate::diagnostic::{Code, Diagnostic};
use crate::near::near;
use crate::openapi::Server;
use crate::source::NodeId;

use super::path;
use super::report::Report;

/// The template. What is wrong with it is said, and then it does not matter.
pub(super) fn checked(server: &Server, report: &mut Report<'_>) -> String {
    let node = server.id.child("url");
    let url = server.url.trim();
    refuse_odd_template(server, url, &node, report);
    let url = match url.split_once('#') {
        Some((url, _)) => {
            let message = "a fragment is never sent; the URL is used without it";
            report.at_value(Code::Ignored, &node, message);
            url
        }
        None => url,
    };
    if url.contains('?') {
        let message = format!("`{url}` has a query, which calls would lose");
        let help = "describe its parameters with the operations, or as an `apiKey`";
        report.push(&node, refused(&node, message).help(help));
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return relative(url, &node, report);
    };
    warn_of_scheme(scheme, &node, report);
    if rest.is_empty() || rest.starts_with('/') {
        return without_host(rest, &node, report);
    }
    refuse_odd_authority(rest, &node, report);
    url.to_owned()
}

fn refuse_odd_template(server: &Server, url: &str, node: &NodeId, report: &mut Report<'_>) {
    let names = path::placeholders(url);
    if names.is_none() || url.contains(char::is_whitespace) {
        let message = format!("`{url}` is no URL and no template of one");
        report.push(node, refused(node, message));
        return;
    }
    for name in names.unwrap_or_default() {
        let mut known = server.variables.iter();
        if known.all(|variable| variable.name != name) {
            let message = format!("`{{{name}}}` in the URL is not described among the variables");
            let help = format!("add `{name}: {{default: …}}` to `variables`");
            report.push(node, refused(node, message).help(help));
        }
    }
}

/// Without a scheme it is relative to where the description was got, which the user knows.
fn relative(url: &str, node: &NodeId, report: &mut Report<'_>) -> String {
    if url.starts_with("//") {
        return format!("https:{url}");
    }
    let first = url.split('/').next().unwrap_or_default();
    let is_path = first.is_empty() || first.contains('{') || matches!(first, "." | "..");
    if !is_path && first.contains(['.', ':']) {
        let message = format!("`{url}` has no scheme, so it is a path and no host");
        let diagnostic = Diagnostic::new(Code::NotModelled, node.value(), message);
        report.push(node, diagnostic.help(format!("write `https://{url}`")));
    }
    url.to_owned()
}

/// Some describe calls to wherever another answer says: who calls knows the host, as with a relative URL.
fn without_host(path: &str, node: &NodeId, report: &mut Report<'_>) -> String {
    let message = "the URL has no host, so whoever makes the client has to tell it one";
    let help = "write the host, or only the path: `/`";
    let diagnostic = Diagnostic::new(Code::LooseKind, node.value(), message);
    report.push(node, diagnostic.help(help));
    if path.is_empty() {
        return "/".to_owned();
    }
    path.to_owned()
}

fn warn_of_scheme(scheme: &str, node: &NodeId, report: &mut Report<'_>) {
    if ["http", "https"].contains(&scheme.to_lowercase().as_str()) || scheme.contains('{') {
        return;
    }
    let message = format!("a server of `{scheme}` cannot be called by the client");
    let mut diagnostic = Diagnostic::new(Code::NotModelled, node.value(), message);
    diagnostic.help =
        near(scheme, ["https", "http"]).map(|meant| format!("did you mean `{meant}`?"));
    report.push(node, diagnostic);
}

/// What stands between scheme and path is a host, and perhaps a port.
fn refuse_odd_authority(rest: &str, node: &NodeId, report: &mut Report<'_>) {
    let authority = rest.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        let help = "describe how one says who one is under `components.securitySchemes`";
        let message = "the URL has a user in it, which is no part of a server";
        report.push(node, refused(node, message).help(help));
        return;
    }
    let port = match authority.rsplit_once(':') {
        Some((_, port)) if !port.contains([']', '}']) => port,
        Some(_) | None => return,
    };
    if !port.is_empty() && !port.contains('{') && port.parse::<u16>().is_err() {
        report.push(node, refused(node, format!("`{port}` is no port")));
    }
}

fn refused(node: &NodeId, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadServer, node.value(), message)
}
